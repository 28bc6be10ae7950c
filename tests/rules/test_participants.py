"""The participants of section 1."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import folder, organizations, paper, program


def participants(*rows: dict[str, Any], **sections: Any) -> dict[str, Any]:
    return {"participants": {"list": list(rows)}, **sections}


def one(organization: str, role: str = "employer", **term: str) -> dict[str, Any]:
    return {"organization": organization, "role": role, "since": "2026-03-02", **term}


def test_two_operators_are_one_too_many() -> None:
    sections = participants(one("college-a", "operator"), one("college-b", "operator"))

    assert says("C011", program(sections)) == ["a second operator, one is expected"]


def test_the_operator_is_the_one_of_the_cluster() -> None:
    text = folder(
        program(participants(one("college-a", "operator"))),
        paper("cluster", "c", operator="college-b"),
        *organizations(college_a="college"),
    )

    assert says("C011", text) == [
        "the operator is college-a, in the cluster’s document it is college-b"
    ]


def test_without_a_cluster_document_any_one_operator_will_do() -> None:
    assert found("C011", program(participants(one("college-a", "operator")))) == []


def test_a_cluster_of_colleges_alone_is_told_by_paragraph_4a() -> None:
    text = folder(
        program(participants(one("college-a", "operator"))), *organizations(college_a="college")
    )

    assert found("C012", text) == []


@pytest.mark.parametrize(
    ("term", "years", "told"),
    [
        ({}, [2026, 2031], []),
        ({"since": "2027-12-31"}, [2027], []),
        (
            {"since": "2028-01-01"},
            [2026, 2027, 2028],
            ["2026, 2027, it takes part from 2028-01-01"],
        ),
        ({"until": "2028-01-01"}, [2028], []),
        ({"until": "2028-01-01"}, [2028, 2029], ["2029, it takes part until 2028-01-01"]),
    ],
)
def test_an_enterprise_counts_in_the_years_it_is_there(
    term: dict[str, str], years: list[int], told: list[str]
) -> None:
    placements = [{"year": y, "employer": "emp-a", "count": 1} for y in years]
    sections = participants(one("emp-a", **term), employment_forecast={"placements": placements})

    assert says("C017", program(sections)) == [f"emp-a is counted in {text}" for text in told]


def test_who_left_and_came_back_counts_in_both_stays() -> None:
    rows = (one("emp-a", until="2027-01-31"), one("emp-a", since="2029-02-01"))
    placements = [{"year": y, "employer": "emp-a", "count": 1} for y in (2027, 2028, 2029)]
    text = program(participants(*rows, employment_forecast={"placements": placements}))

    assert found("C018", text) == []
    assert says("C017", text) == ["emp-a is counted in 2028, it takes part from 2029-02-01"]


def test_a_stranger_is_another_rule_s_finding() -> None:
    placements = [{"year": 2027, "employer": "emp-z", "count": 1}]
    text = program(participants(one("emp-a"), employment_forecast={"placements": placements}))

    assert found("C017", text) == []
    assert len(found("C013", text)) == 1


@pytest.mark.parametrize(
    ("until", "told"), [("2027-01-30", 0), ("2027-01-31", 0), ("2027-02-01", 1)]
)
def test_two_stays_have_no_day_in_common(until: str, told: int) -> None:
    stays = [one("emp-a", until=until), one("emp-a", since="2027-02-01")]

    assert [len(found("C018", program(participants(*rows)))) for rows in (stays, stays[::-1])] == [
        told,
        told,
    ]
