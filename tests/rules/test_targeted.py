"""Targeted training in section 8."""

from __future__ import annotations

import pytest

from judging import found
from programs import program


def contracts(year: int, count: int, students: dict[str, int]) -> str:
    contingent = [{"edu_year": y, "count": n} for y, n in students.items()]
    signed = [{"profession": "15.02.16", "contracts": [{"year": year, "count": count}]}]
    return program(
        {
            "education_programs": {"list": [{"code": "15.02.16", "contingent": contingent}]},
            "dual_and_targeted_training": {"targeted": signed},
        }
    )


@pytest.mark.parametrize(
    ("students", "told"),
    [
        pytest.param({"2027/2028": 20}, 0, id="as-many-students"),
        pytest.param({"2027/2028": 19}, 1, id="fewer-students"),
        pytest.param({"2026/2027": 20, "2027/2028": 10}, 0, id="the-fuller-year-counts"),
        pytest.param({"2025/2026": 1}, 0, id="nothing-told-of-that-year"),
    ],
)
def test_contracts_are_compared_with_the_students_of_the_year(
    students: dict[str, int], told: int
) -> None:
    assert len(found("C081", contracts(2027, 20, students))) == told
