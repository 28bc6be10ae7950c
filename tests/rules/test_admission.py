"""Numbers of section 4: need, admission and graduates."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program


def profession(**fields: Any) -> dict[str, Any]:
    return {"education_programs": {"list": [{"code": "15.02.16", **fields}]}}


@pytest.mark.parametrize(
    ("need", "told"),
    [
        pytest.param({"total": 7}, [], id="a-total-alone"),
        pytest.param({"retirement": 7, "total": 7}, [], id="one-part"),
        pytest.param({"retirement": 7}, [], id="no-total"),
        pytest.param({"retirement": 0, "turnover": 0, "total": 0}, [], id="no-need"),
        pytest.param(
            {"retirement": 3, "expansion": 2, "total": 6},
            ["the total is 6, 3 + 2 make 5, a difference of 1"],
            id="two-parts",
        ),
        pytest.param(
            {"retirement": 0, "total": 6},
            ["the total is 6, 0 make 0, a difference of 6"],
            id="a-part-of-nothing",
        ),
    ],
)
def test_the_parts_of_the_need_make_its_total(need: dict[str, int], told: list[str]) -> None:
    row = {"year": 2028, "employer": "emp-a", **need}

    assert says("C042", program(profession(need_calc=[row]))) == told


@pytest.mark.parametrize(
    ("targeted", "codes"), [(0, []), (20, []), (21, ["C044"]), (30, ["C044"]), (31, ["C043"])]
)
def test_targeted_places_beyond_all_or_beyond_the_budget_are_told_by_one_rule(
    targeted: int, codes: list[str]
) -> None:
    plan = [{"edu_year": "2026/2027", "budget": 20, "paid": 10, "targeted": targeted}]
    text = program(profession(admission_plan=plan))

    assert [code for code in ("C043", "C044") if found(code, text)] == codes


@pytest.mark.parametrize(
    ("months", "entry"),
    [(10, "2029/2030"), (22, "2028/2029"), (34, "2027/2028"), (46, "2026/2027"), (36, "2027/2028")],
)
def test_a_cohort_is_found_by_the_duration(months: int, entry: str) -> None:
    text = program(
        {
            **profession(
                duration_months=months,
                admission_plan=[{"edu_year": entry, "budget": 20, "paid": 0}],
            ),
            "employment_forecast": {
                "graduates": [{"year": 2030, "profession": "15.02.16", "count": 21}]
            },
        }
    )

    assert says("C047", text) == [f"15.02.16: 21 graduate in 2030, 20 came in {entry}, 1 more"]


@pytest.mark.parametrize(("count", "told"), [(12, 0), (13, 1)])
def test_the_graduates_of_all_colleges_are_one_cohort(count: int, told: int) -> None:
    graduates = [
        {"year": 2030, "profession": "15.02.16", "college": id, "count": count} for id in "ab"
    ]
    plan = [{"edu_year": "2026/2027", "budget": 20, "paid": 4}]
    sections = profession(duration_months=46, admission_plan=plan)

    text = program({**sections, "employment_forecast": {"graduates": graduates}})

    assert [d.route[3] for d in found("C047", text)] == [0] * told
