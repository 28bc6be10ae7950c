"""Numbers in figures, and the noun beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.language import counted, number, plural

DAY = ("день", "дня", "дней")


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1234, "1 234"),
        (1234567, "1 234 567"),
        (Decimal("1234.56"), "1 234,56"),
        (Decimal("1.50"), "1,50"),
        (Decimal("1E+4"), "10 000"),
        (-1234, "−1 234"),
    ],
)
def test_thousands_stand_apart_and_the_comma_is_decimal(n: int | Decimal, text: str) -> None:
    assert number(n) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("n", "form"),
    [
        *((n, "день") for n in (1, 21, 101, 1001, -1)),
        *((n, "дня") for n in (2, 3, 4, 22, 34, 104, -2)),
        *((n, "дней") for n in (0, 5, 9, 10, 11, 12, 14, 19, 20, 25, 111, 112, 1000)),
        (Decimal("1.5"), "дня"),
        (Decimal("5.0"), "дней"),
    ],
)
def test_noun_takes_its_form_after_the_number(n: int | Decimal, form: str) -> None:
    assert plural(n, *DAY) == form


@given(st.integers())
def test_noun_depends_on_the_last_two_digits_alone(n: int) -> None:
    assert plural(n, *DAY) == plural(abs(n) % 100, *DAY)


@given(st.integers(min_value=0), st.integers(11, 19))
def test_the_second_ten_takes_many(hundreds: int, n: int) -> None:
    assert plural(hundreds * 100 + n, *DAY) == "дней"


def test_number_and_noun_stay_on_one_line() -> None:
    assert counted(5, *DAY) == "5\u00a0дней"
