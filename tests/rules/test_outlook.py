"""The outlook of section 2."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found
from programs import program

JOBS = [{"year": 2027, "count": 60}, {"year": 2028, "count": 40}]


@pytest.mark.parametrize(
    ("projects", "told"),
    [
        ([{"title": "Цех", "new_jobs": 100}], 0),
        ([{"title": "Цех", "new_jobs": 60}, {"title": "Участок", "new_jobs": 41}], 1),
        ([{"title": "Цех", "amount": 900}], 0),
        ([], 0),
    ],
)
def test_projects_bring_no_more_jobs_than_are_expected(
    projects: list[dict[str, Any]], told: int
) -> None:
    outlook = {"investment_projects": projects, "new_jobs": JOBS}

    assert len(found("C021", program({"industry_outlook": outlook}))) == told


def test_a_year_of_which_no_need_is_told_is_not_judged() -> None:
    need = {"staff_need": [{"year": 2027, "organization": "emp-a", "headcount": 1}]}
    placements = {"placements": [{"year": 2028, "employer": "emp-b", "count": 9}]}

    text = program({"industry_outlook": need, "employment_forecast": placements})

    assert found("C022", text) == []


@pytest.mark.parametrize(("count", "told"), [(9, 0), (10, 1)])
def test_all_who_are_needed_can_be_placed(count: int, told: int) -> None:
    need = {"staff_need": [{"year": 2028, "organization": "emp-a", "headcount": 9}]}
    placements = {"placements": [{"year": 2028, "employer": "emp-b", "count": count}]}

    text = program({"industry_outlook": need, "employment_forecast": placements})

    assert len(found("C022", text)) == told
