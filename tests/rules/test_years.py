"""The years that the tables of a program are filled for."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program

JOBS = "industry_outlook", "new_jobs"


def with_years(*years: int) -> dict[str, Any]:
    return {"industry_outlook": {"new_jobs": [{"year": y, "count": 1} for y in years]}}


@pytest.mark.parametrize("year", [2026, 2031])
def test_a_year_that_the_period_only_touches_is_a_year_of_the_program(year: int) -> None:
    assert found("C001", program(with_years(year))) == []


def test_one_wrong_year_is_told_once_with_all_its_places() -> None:
    sections = {
        **with_years(2027, 2032, 2025),
        "schedule_and_funding": {"funding": [{"year": 2032, "source": "federal", "amount": 1}]},
    }

    found_years = found("C001", program(sections))

    assert [d.message.text("en") for d in found_years] == [
        "2032, the program runs from 2026-09-01 to 2031-08-31",
        "2025, the program runs from 2026-09-01 to 2031-08-31",
    ]
    assert len(found_years[0].related) == 2


@pytest.mark.parametrize(
    ("edu_year", "count"), [("2022/2023", 0), ("2030/2031", 0), ("2031/2032", 1)]
)
def test_an_academic_year_may_lie_before_the_program_and_not_begin_after_it(
    edu_year: str, count: int
) -> None:
    plan = [{"edu_year": edu_year, "budget": 25}]

    told = found("C001", program({"education_programs": {"list": [{"admission_plan": plan}]}}))

    assert len(told) == count


def test_results_of_the_program_are_judged_too() -> None:
    results = [{"id": "r-1", "targets": [{"year": 2040, "value": 1}]}]

    assert len(found("C001", program({}, results=results))) == 1


def test_a_period_that_ends_before_it_begins_makes_no_year_wrong() -> None:
    period = {"start": "2031-09-01", "end": "2026-08-31"}

    assert says("C001", program(with_years(2027), period=period)) == []
