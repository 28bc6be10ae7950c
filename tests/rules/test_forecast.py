"""The forecast of employment against graduates and needs."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program

GRADUATES = [
    {"year": 2028, "profession": "15.02.16", "college": "college-a", "count": 10},
    {"year": 2028, "profession": "15.02.16", "college": "college-b", "count": 5},
]


def forecast(placed: int, outcomes: list[dict[str, Any]] | None = None, **more: Any) -> str:
    tables = {
        "graduates": GRADUATES,
        "placements": [
            {"year": 2028, "employer": "emp-a", "profession": "15.02.16", "count": placed}
        ],
    }
    if outcomes is not None:
        tables["other_outcomes"] = outcomes
    return program({"employment_forecast": tables, **more})


def outcome(**people: int) -> list[dict[str, Any]]:
    return [{"year": 2028, "profession": "15.02.16", **people}]


@pytest.mark.parametrize(("placed", "count"), [(15, 0), (16, 1)])
def test_the_graduates_of_all_colleges_can_be_placed(placed: int, count: int) -> None:
    assert len(found("C091", forecast(placed))) == count


def test_nobody_can_be_placed_where_nobody_graduates() -> None:
    placements = [{"year": 2029, "employer": "emp-a", "profession": "15.02.16", "count": 3}]
    text = program({"employment_forecast": {"graduates": GRADUATES, "placements": placements}})

    assert says("C091", text) == ["15.02.16, 2029: graduates 0, placed 3, 3 too many"]


@pytest.mark.parametrize(
    ("placed", "outcomes", "told"),
    [
        pytest.param(10, None, 0, id="no-outcomes-told"),
        pytest.param(10, outcome(army=3, unemployed=2), 0, id="all-accounted-for"),
        pytest.param(10, outcome(army=3), 1, id="some-forgotten"),
        pytest.param(10, outcome(army=6), 1, id="some-counted-twice"),
        pytest.param(15, outcome(army=1), 1, id="one-beyond-all"),
        pytest.param(16, outcome(army=3), 0, id="too-many-placed-is-C091"),
    ],
)
def test_outcomes_account_for_every_graduate(
    placed: int, outcomes: list[dict[str, Any]] | None, told: int
) -> None:
    assert len(found("C092", forecast(placed, outcomes))) == told


def test_outcomes_told_by_years_alone_are_compared_by_years() -> None:
    text = forecast(10, [{"year": 2028, "army": 4}])

    assert says("C092", text) == [
        "2028: graduates 15, placed 10 + otherwise 4 = 14, a difference of 1"
    ]


def need(headcount: int, total: int) -> dict[str, Any]:
    row = {"year": 2028, "employer": "emp-a", "total": total}
    return {
        "industry_outlook": {
            "staff_need": [{"year": 2028, "organization": "emp-a", "headcount": headcount}]
        },
        "education_programs": {"list": [{"code": "15.02.16", "need_calc": [row]}]},
    }


@pytest.mark.parametrize(
    ("headcount", "total", "told"), [(10, 0, 0), (0, 10, 0), (9, 8, 1), (9, 9, 1)]
)
def test_the_greater_of_both_needs_counts(headcount: int, total: int, told: int) -> None:
    assert len(found("C093", forecast(10, **need(headcount, total)))) == told


def test_an_employer_beyond_its_need_is_not_told_for_the_whole_year_again() -> None:
    text = forecast(10, **need(6, 6))

    assert len(found("C093", text)) == 1
    assert found("C022", text) == []


def test_an_employer_who_declared_no_need_counts_for_the_whole_year() -> None:
    other = {"staff_need": [{"year": 2028, "organization": "emp-b", "headcount": 9}]}
    text = forecast(10, industry_outlook=other)

    assert found("C093", text) == []
    assert says("C022", text) == ["need for staff in 2028: 9, graduates placed: 10, 1 more"]


@pytest.mark.parametrize(("under", "told"), [(10, 0), (11, 1)])
def test_all_of_the_placed_may_come_under_contracts(under: int, told: int) -> None:
    placements = [{"year": 2028, "employer": "emp-a", "count": 10, "under_target": under}]

    assert len(found("C094", program({"employment_forecast": {"placements": placements}}))) == told
