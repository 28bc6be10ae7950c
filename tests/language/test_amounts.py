"""Terms, copies and money as contracts write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.language import Case, counted_in_words, money_in_words, number, unit
from clusterctl.language.wordlists import table


@pytest.mark.parametrize(
    ("n", "of", "case", "text"),
    [
        (30, "рабочий день", Case.NOMINATIVE, "30 (тридцать) рабочих дней"),
        (30, "календарный день", Case.GENITIVE, "30 (тридцати) календарных дней"),
        (10, "рабочий день", Case.GENITIVE, "10 (десяти) рабочих дней"),
        (1, "рабочий день", Case.GENITIVE, "1 (одного) рабочего дня"),
        (3, "рабочий день", Case.NOMINATIVE, "3 (три) рабочих дня"),
        (3, "рабочий день", Case.GENITIVE, "3 (трёх) рабочих дней"),
        (21, "рабочий день", Case.ACCUSATIVE, "21 (двадцать один) рабочий день"),
        (2, "неделя", Case.NOMINATIVE, "2 (две) недели"),
        (1, "неделя", Case.ACCUSATIVE, "1 (одну) неделю"),
        (5, "год", Case.NOMINATIVE, "5 (пять) лет"),
        (3, "год", Case.GENITIVE, "3 (трёх) лет"),
        (2, "год", Case.NOMINATIVE, "2 (два) года"),
        (3, "экземпляр", Case.PREPOSITIONAL, "3 (трёх) экземплярах"),
        (1, "экземпляр", Case.PREPOSITIONAL, "1 (одном) экземпляре"),
        (5, "лист", Case.PREPOSITIONAL, "5 (пяти) листах"),
        (1200, "рабочее место", Case.NOMINATIVE, "1 200 (одна тысяча двести) рабочих мест"),
        (2, "рабочее место", Case.NOMINATIVE, "2 (два) рабочих места"),
    ],
)
def test_count_stands_in_figures_and_in_words(n: int, of: str, case: Case, text: str) -> None:
    assert counted_in_words(n, of, case).replace("\u00a0", " ") == text


def test_figures_are_not_parted_from_their_words() -> None:
    assert counted_in_words(1200, "день").startswith("1\u00a0200\u00a0(")


@pytest.mark.parametrize("name", table("units"))
def test_every_unit_has_six_cases_and_begins_with_its_name(name: str) -> None:
    found = unit(name)

    assert (len(found.singular), len(found.plural), found.singular[0]) == (6, 6, name)


def test_unknown_unit_is_an_error() -> None:
    with pytest.raises(KeyError, match="пуд"):
        unit("пуд")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1234.56", "1 234,56 (одна тысяча двести тридцать четыре) рубля 56 копеек"),
        ("1500000", "1 500 000,00 (один миллион пятьсот тысяч) рублей 00 копеек"),
        ("21.01", "21,01 (двадцать один) рубль 01 копейка"),
        ("0.02", "0,02 (ноль) рублей 02 копейки"),
        ("11.11", "11,11 (одиннадцать) рублей 11 копеек"),
        ("2", "2,00 (два) рубля 00 копеек"),
        ("-3.5", "−3,50 (минус три) рубля 50 копеек"),
        ("-0.5", "−0,50 (минус ноль) рублей 50 копеек"),
    ],
)
def test_money_is_written_as_contracts_want_it(amount: str, text: str) -> None:
    assert money_in_words(Decimal(amount)).replace("\u00a0", " ") == text


def test_money_declines() -> None:
    text = money_in_words(Decimal("1234.56"), Case.GENITIVE).replace("\u00a0", " ")

    assert text == "1 234,56 (одной тысячи двухсот тридцати четырёх) рублей 56 копеек"


def test_parts_of_a_kopeck_are_refused() -> None:
    with pytest.raises(ValueError, match=r"1\.005"):
        money_in_words(Decimal("1.005"))


@given(st.decimals(0, 10**12, places=2))
def test_figures_of_money_are_its_number(amount: Decimal) -> None:
    assert money_in_words(amount).startswith(f"{number(amount)} (")
