"""The money of section 16 against its totals."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program

ROWS: list[dict[str, Any]] = [
    {"year": 2027, "source": "federal", "amount": 100},
    {"year": 2027, "source": "regional", "amount": 20},
    {"year": 2028, "source": "regional", "amount": 3},
]
BY_YEAR: dict[int, float] = {2027: 120, 2028: 3}
BY_SOURCE: dict[str, float] = {"federal": 100, "regional": 23}


def money(
    rows: list[dict[str, Any]] = ROWS,
    by_year: dict[int, float] = BY_YEAR,
    by_source: dict[str, float] = BY_SOURCE,
    total: float = 123,
) -> str:
    totals = {
        "by_year": [{"year": y, "amount": n} for y, n in by_year.items()],
        "by_source": [{"source": s, "amount": n} for s, n in by_source.items()],
        "total": total,
    }
    return program({"schedule_and_funding": {"funding": rows, "totals": totals}})


def places(text: str) -> list[tuple[str | int, ...]]:
    return [d.route[3:] for d in found("C161", text)]


def test_totals_that_agree_with_the_rows_are_found_nothing_in() -> None:
    assert found("C161", money()) == []


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        pytest.param({"total": 124}, ("total",), id="total"),
        pytest.param({"by_year": {**BY_YEAR, 2028: 4}}, ("by_year", 1, "amount"), id="a-year"),
        pytest.param(
            {"by_source": {**BY_SOURCE, "federal": 99}}, ("by_source", 0, "amount"), id="a-source"
        ),
        pytest.param({"by_year": {2027: 120}}, ("by_year",), id="a-year-without-a-total"),
        pytest.param(
            {"by_year": {**BY_YEAR, 2029: 5}}, ("by_year", 2, "amount"), id="a-year-without-rows"
        ),
    ],
)
def test_one_wrong_total_is_told_once_where_it_stands(
    changed: dict[str, Any], place: tuple[str | int, ...]
) -> None:
    assert places(money(**changed)) == [place]


def test_a_row_at_odds_with_all_totals_is_one_finding_with_the_cells_it_touches() -> None:
    rows = [*ROWS[:2], {**ROWS[2], "amount": 5}]

    (finding,) = found("C161", money(rows))

    assert finding.route[3:] == ("total",)
    assert [r.message.text("ru").replace("\u00a0", " ") for r in finding.related] == [
        "бюджет области: указано 23 ₽, по строкам 25 ₽, расхождение 2 ₽",
        "2028: указано 3 ₽, по строкам 5 ₽, расхождение 2 ₽",
        "первая из строк",
    ]


def test_a_row_under_a_wrong_year_is_told_at_the_years_alone() -> None:
    rows = [ROWS[0], {**ROWS[1], "year": 2028}, ROWS[2]]

    assert says("C161", money(rows)) == [
        "2027: the total is 120 RUB, the rows make 100 RUB, a difference of 20 RUB"
    ]


def test_two_wrong_totals_of_different_kinds_are_two_findings() -> None:
    text = money(by_year={**BY_YEAR, 2028: 4}, by_source={**BY_SOURCE, "federal": 90})

    assert len(found("C161", text)) == 2


def test_kopecks_are_exact() -> None:
    rows = [{"year": 2027, "source": "federal", "amount": 0.1} for _ in range(3)]

    assert found("C161", money(rows, {2027: 0.3}, {"federal": 0.3}, 0.3)) == []
    assert len(found("C161", money(rows, {2027: 0.3}, {"federal": 0.3}, 0.31))) == 1


def test_totals_that_are_not_given_are_not_missed() -> None:
    assert found("C161", program({"schedule_and_funding": {"funding": ROWS}})) == []


def test_a_year_told_twice_among_the_totals_is_another_rule_s_finding() -> None:
    twice = [{"year": 2027, "amount": 120}, {"year": 2027, "amount": 3}]
    text = program({"schedule_and_funding": {"funding": ROWS, "totals": {"by_year": twice}}})

    assert found("C161", text) == []
    assert len(found("C007", text)) == 1


def test_years_without_money_are_listed_and_nothing_is_no_money() -> None:
    rows = [{"year": y, "source": "federal", "amount": n} for y, n in [(2026, 1), (2028, 0)]]

    assert says("C162", program({"schedule_and_funding": {"funding": rows}})) == [
        "no money for 2027, 2028, 2029, 2030, 2031"
    ]


def test_only_employers_must_be_named() -> None:
    rows = [{"year": 2027, "source": s, "amount": 1} for s in ("employer_inkind", "college_own")]
    text = program({"schedule_and_funding": {"funding": rows}})

    assert [d.route[3] for d in found("C163", text)] == [0]
