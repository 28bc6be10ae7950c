"""Which professions there are, who teaches them, and why."""

from __future__ import annotations

from judging import found, says
from programs import folder, organizations, program

OWN = {"education_programs": {"list": [{"code": "15.02.16", "colleges": ["college-a"]}]}}


def test_a_strange_profession_is_told_once_with_every_place_that_names_it() -> None:
    text = program(
        {
            **OWN,
            "competency_map": {"maps": [{"profession": "18.02.14"}]},
            "facilities": {"zones": [{"professions": ["15.02.16", "18.02.14"]}]},
        }
    )

    (finding,) = found("C041", text)

    assert finding.message.text("ru") == "в разделе 4 нет профессии или специальности 18.02.14"
    assert len(finding.related) == 1


def test_the_need_of_the_industry_may_speak_of_any_profession() -> None:
    need = {"staff_need": [{"year": 2028, "profession": "18.02.14", "headcount": 3}]}

    assert found("C041", program({**OWN, "industry_outlook": need})) == []


def test_a_college_that_tells_nothing_of_its_professions_is_not_judged() -> None:
    assert found("C045", folder(program(OWN), *organizations(college_a="college"))) == []


def test_an_old_program_needs_no_reasons() -> None:
    old = {"education_programs": {"list": [{"code": "15.02.16", "new": False}]}}

    assert says("C046", program(old)) == []
