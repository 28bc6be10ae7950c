"""Who acts in the sections of a program."""

from __future__ import annotations

from typing import Any

from judging import found, says
from programs import folder, organizations, program

INSIDE = {"participants": {"list": [{"organization": "emp-a", "role": "employer"}]}}


def with_sections(**sections: Any) -> dict[str, Any]:
    return {**INSIDE, **sections}


def test_an_outsider_is_told_once_with_every_place_that_names_it() -> None:
    placements = [{"year": y, "employer": "emp-z", "count": 1} for y in (2027, 2028)]
    mentors = {"mentors": {"list": [{"organization": "emp-z", "count": 2}]}}
    text = program(
        with_sections(employment_forecast={"placements": placements}, staff_development=mentors)
    )

    (finding,) = found("C013", text)

    assert finding.route == ("sections", "staff_development", "mentors", "list", 0, "organization")
    assert len(finding.related) == 2


def test_an_outsider_of_two_kinds_of_tables_is_told_by_one_rule() -> None:
    text = program(
        with_sections(
            employment_forecast={"placements": [{"year": 2027, "employer": "emp-z"}]},
            vocational_training={"list": [{"customer": "emp-z"}]},
        )
    )

    assert len(found("C013", text)) == 1
    assert found("C014", text) == []


def test_of_the_funding_only_employers_have_to_be_participants() -> None:
    funding = [
        {"year": 2027, "source": source, "organization": id, "amount": 1}
        for source, id in (("federal", "ministry"), ("employer_cash", "emp-z"))
    ]
    text = program(with_sections(schedule_and_funding={"funding": funding}))

    assert says("C014", text) == ["emp-z is not among the participants of section 1"]


def test_names_of_the_registry_are_told() -> None:
    text = folder(
        program(with_sections(grant_participation={"plans": [{"applicant": "emp-a"}]})),
        *organizations(emp_a="enterprise"),
    ).replace('"type": "enterprise"', '"type": "enterprise", "name": {"short": "АО «ПМЗ»"}')

    assert says("C016", text) == ["АО «ПМЗ» is not a college, which is expected"]


def test_an_organisation_of_unknown_type_is_not_judged() -> None:
    text = program(
        {
            "grant_participation": {"plans": [{"applicant": "emp-a"}]},
            "employment_forecast": {"placements": [{"employer": "college-a"}]},
        }
    )

    assert found("C015", text) == found("C016", text) == []
