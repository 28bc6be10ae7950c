"""Rows that stand twice."""

from __future__ import annotations

from judging import found, says
from programs import program


def test_professions_activities_and_years_stand_once() -> None:
    plan = [{"edu_year": "2026/2027", "budget": 1}] * 2
    professions = [{"code": "15.02.16", "admission_plan": plan}, {"code": "15.02.16"}]
    text = program(
        {"education_programs": {"list": professions}},
        activities=[{"id": "m-01"}, {"id": "m-02"}, {"id": "m-01"}],
    )

    assert sorted(says("C007", text)) == [
        "15.02.16 stands here a second time",
        "2026/2027 stands here a second time",
        "m-01 stands here a second time",
    ]


def test_two_projects_may_have_one_title() -> None:
    projects = {"investment_projects": [{"title": "Цех"}, {"title": "Цех"}]}

    assert found("C007", program({"industry_outlook": projects})) == []


def test_the_same_year_of_two_professions_is_no_repetition() -> None:
    need = [{"year": 2028, "employer": "emp-a", "total": 1}]
    rows = [{"code": code, "need_calc": need} for code in ("15.02.16", "15.01.38")]

    assert found("C008", program({"education_programs": {"list": rows}})) == []
    assert found("C007", program({"education_programs": {"list": rows}})) == []


def test_one_employer_counted_twice_for_a_profession_is_told() -> None:
    need = [{"year": 2028, "employer": "emp-a", "total": 1}] * 2
    text = program({"education_programs": {"list": [{"code": "15.02.16", "need_calc": need}]}})

    assert says("C008", text) == ["a second row for 15.02.16, 2028, emp-a"]
