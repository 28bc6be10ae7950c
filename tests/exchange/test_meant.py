"""What is typed into cells, and what is meant by it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl import schema
from clusterctl.exchange.lexicon import Lexicon, Names
from clusterctl.exchange.meant import Misread, meant

if TYPE_CHECKING:
    from clusterctl.diagnostics import Route

FUNDING = ("sections", "schedule_and_funding", "funding", 0)
PROGRAMS = ("sections", "education_programs", "list", 0)
FIELDS: dict[str, Route] = {
    "money": (*FUNDING, "amount"),
    "year": (*FUNDING, "year"),
    "source": (*FUNDING, "source"),
    "organization": (*FUNDING, "organization"),
    "document": (*FUNDING, "document"),
    "count": ("sections", "employment_forecast", "graduates", 0, "count"),
    "value": ("results", 0, "targets", 0, "value"),
    "date": ("activities", 0, "start"),
    "start": ("sections", "industry_outlook", "investment_projects", 0, "start"),
    "profession": ("sections", "competency_map", "maps", 0, "profession"),
    "new": (*PROGRAMS, "new"),
    "base": (*PROGRAMS, "base"),
    "colleges": (*PROGRAMS, "colleges"),
    "qualifications": (*PROGRAMS, "qualifications"),
    "measures": ("activities", 0, "measures"),
    "indicators": ("activities", 0, "indicators"),
    "grades": ("sections", "career_support", "prof_trials", 0, "grades"),
    "occupation": ("sections", "vocational_training", "list", 0, "occupation_code"),
}
LEXICON = Lexicon(
    Names.of(
        [("emp-a", "АО «Завод; и сыновья»"), ("emp-b", "ООО «Бета»")],
        [("Акционерное общество «Завод»", "emp-a")],
    ),
    Names.of([("15.01.38", "15.01.38")], [("Оператор-наладчик станков", "15.01.38")]),
)


def value(name: str, raw: Any) -> Any:
    field = schema.field("program", FIELDS[name])
    assert field is not None
    return meant(raw, field, LEXICON).value


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("money", 1200.5, Decimal("1200.5")),
        ("money", 0.1 + 0.2, Decimal("0.3")),
        ("money", "1 200,50", Decimal("1200.5")),
        ("money", "1\u00a0200,50\u00a0руб.", Decimal("1200.5")),
        ("money", "1.200,50", Decimal("1200.5")),
        ("money", "1,200.50", Decimal("1200.5")),
        ("money", "12.500.000", 12500000),
        ("money", "1200.50 ₽", Decimal("1200.5")),
        ("money", " 1200000 ", 1200000),
        ("count", 25.0, 25),
        ("count", "12 шт.", 12),
        ("count", "25 человек", 25),
        ("count", "—", None),
        ("count", "", None),
        ("value", "82,5 %", Decimal("82.5")),
        ("value", "0,125", Decimal("0.125")),
        ("value", "−3", -3),
        ("year", 2027.0, 2027),
        ("year", "2027 г.", 2027),
        ("year", "2027 год", 2027),
        ("date", datetime(2027, 3, 15), "2027-03-15"),  # noqa: DTZ001 a cell knows no zone
        ("date", date(2027, 3, 15), "2027-03-15"),
        ("date", "15.03.2027", "2027-03-15"),
        ("date", "15.03.2027 г.", "2027-03-15"),
        ("date", "15/3/27", "2027-03-15"),
        ("date", "2027-03-15", "2027-03-15"),
        ("date", "15 марта 2027 года", "2027-03-15"),
        ("date", "1 мая 2027", "2027-05-01"),
        ("date", 46461.0, "2027-03-15"),
        ("start", 2027.0, 2027),
        ("start", "2027 г.", 2027),
        ("start", date(2027, 3, 15), "2027-03-15"),
        ("profession", "15.01.38", "15.01.38"),
        ("profession", " 15.01. 38\u00a0", "15.01.38"),
        ("profession", date(1938, 1, 15), "15.01.38"),
        ("profession", "15.01.38 Оператор", "15.01.38"),
        ("profession", "оператор-наладчик  станков", "15.01.38"),
        ("source", "Бюджет области", "regional"),
        ("source", "regional", "regional"),
        ("organization", 'АО "Завод; и сыновья"', "emp-a"),
        ("organization", "акционерное общество «завод»", "emp-a"),
        ("organization", "emp-b", "emp-b"),
        ("new", "да", True),
        ("new", "Нет ", False),
        ("new", True, True),
        ("base", 9.0, 9),
        ("base", "11", 11),
        ("document", 45.0, "45"),
        ("document", date(2027, 3, 1), "01.03.2027"),
        ("document", "=1+1", "=1+1"),
        ("document", "—", "—"),
        ("document", " договор\u200b № 7 ", "договор № 7"),
        ("colleges", "АО «Завод; и сыновья»\nООО «Бета»", ["emp-a", "emp-b"]),
        ("colleges", "АО «Завод; и сыновья»", ["emp-a"]),
        ("colleges", "emp-a; emp-b", ["emp-a", "emp-b"]),
        ("qualifications", "слесарь; токарь\nсварщик", ["слесарь; токарь", "сварщик"]),
        ("measures", "22а, 23б", ["22а", "23б"]),
        ("measures", "22а\n23б", ["22а", "23б"]),
        ("indicators", "ind-01 ind-02", ["ind-01", "ind-02"]),
        ("grades", "8, 9", [8, 9]),
        ("grades", 8.0, [8]),
        ("occupation", 11695.0, "11695"),
    ],
)
def test_cells_are_read_as_they_were_meant(name: str, raw: Any, expected: Any) -> None:
    found = value(name, raw)

    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("money", "12 тыс. руб.", "«12 тыс. руб.»; нужно: сумма в рублях"),
        ("money", "1,200", "«1,200» можно понять двояко: разница в тысячу раз"),
        ("money", "12 13", "«12 13»; нужно: сумма в рублях"),
        ("money", "1.2.3", "«1.2.3»; нужно: сумма в рублях"),
        ("money", date(2027, 3, 1), "«01.03.2027»; нужно: сумма в рублях"),
        ("money", float("inf"), "«inf»; нужно: сумма в рублях"),
        ("money", True, "«да»; нужно: сумма в рублях"),
        ("count", 25.5, "«25,5»; нужно: целое число"),
        ("count", "двадцать", "«двадцать»; нужно: целое число"),
        ("year", date(2027, 1, 1), "«01.01.2027»; нужно: год, например 2027"),
        ("date", "31.02.2027", "«31.02.2027»; нужно: дата, например 15.03.2027"),
        ("date", "март 2027", "«март 2027»; нужно: дата, например 15.03.2027"),
        ("source", "бюджет облости", "«бюджет облости» не найдено; нужно: значение из списка"),
        ("organization", "ООО «Бетта»", "«ООО «Бетта»» не найдено; нужно: организация из списка"),
        ("new", "может быть", "«может быть» не найдено; нужно: «да» или «нет»"),
        ("colleges", "emp-a\nemp-z", "«emp-z» не найдено; нужно: организация из списка"),
    ],
)
def test_what_nobody_can_be_sure_of_is_not_guessed(name: str, raw: Any, said: str) -> None:
    with pytest.raises(Misread) as caught:
        value(name, raw)

    assert caught.value.message.text("ru") == said


def test_a_slip_in_a_name_is_told_with_the_likely_one() -> None:
    with pytest.raises(Misread) as caught:
        value("organization", "ООО «Бетта»")

    assert caught.value.help is not None
    assert caught.value.help.text("ru") == "может быть, ООО «Бета»?"
