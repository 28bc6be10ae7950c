"""What the program's paper works out: signers, acts, tables in an order for reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from clusterctl.render import program
from render.region import read

HIMIYA = "himiya"


def told(cluster: str = HIMIYA, **changes: Any) -> dict[str, Any]:
    """The values of a cluster's program with some of its keys changed."""
    (document,) = read().of("program", cluster)
    return program.values(read(), replace(document, value={**document.value, **changes}))


def test_who_signed_comes_first_then_who_has_yet_to() -> None:
    (document,) = read().of("program", HIMIYA)
    signatures = document.value["signatures"]

    values = told(signatures=signatures[2:])

    rows = [(row["id"], row["signed_on"] is not None) for row in values["signatures"]]
    assert rows[-2:] == [("college-primer-chem", False), ("college-uslov-eco", False)]
    assert values["signatures"][-1]["name"] == "Ткаченко Людмила Викторовна"
    assert not values["signed_by_all"]


def test_who_left_is_told_with_the_last_day() -> None:
    left = {row["id"]: row["left_on"] for row in told()["signatures"] if row["left_on"]}

    assert left == {"emp-vodohim": date(2026, 10, 15)}


def test_verdicts_come_by_date_each_with_its_act() -> None:
    verdicts = told("mashinostroenie")["verdicts"]

    assert [row["revision"] for row in verdicts] == [1, 2, 3, 4]
    assert verdicts[-1]["by"] == "министерство образования Тульской области"
    assert (
        verdicts[-1]["act"].replace("\u00a0", " ")
        == "заключение от 9 ноября 2026 г. № 16-01-10/912"
    )


def test_a_revision_rests_on_acts_or_on_a_reason() -> None:
    revision = {"number": 3, "date": "2026-12-01", "summary": "…", "caused_by": "nobody",
                "agreement_not_needed": "исправлены опечатки"}  # fmt: skip

    (row,) = told(revisions=[revision])["revisions"]

    assert row["grounds"] == ["nobody", "исправлены опечатки"]


def test_the_day_of_the_revision_is_that_of_its_row() -> None:
    assert told()["revised_on"] == date(2026, 11, 5)
    assert told(revision=7)["revised_on"] is None


def test_money_comes_by_source_then_purpose_as_the_schema_lists_them() -> None:
    rows = told("mashinostroenie")["tables"]["funding"]["rows"]

    sources = list(dict.fromkeys(row["keys"][0] for row in rows))
    assert sources == [
        "федеральный бюджет", "бюджет области", "местный бюджет", "деньги предприятий",
        "вклад предприятий в натуральной форме", "собственные средства колледжа", "иной источник",
    ]  # fmt: skip


def test_activities_name_paragraphs_sections_and_indicators_by_numbers() -> None:
    row = told("mashinostroenie")["tables"]["activities"][2]

    assert (row["section"], row["paragraphs"], row["indicators"]) == (2, ["6а", "22а"], [4])


@pytest.mark.parametrize(
    ("plan", "contingent", "expected"),
    [
        ([("2026/2027", 25, 5)], [("2026/2027", 90)], [("2026/2027", 30, 90)]),
        ([("2026/2027", 25, None)], [], [("2026/2027", 25, None)]),
        ([], [("2027/2028", 90)], [("2027/2028", None, 90)]),
        ([("2027/2028", 1, 1)], [("2026/2027", 90)],
         [("2026/2027", None, 90), ("2027/2028", 2, None)]),
    ],
)  # fmt: skip
def test_admission_and_students_stand_year_by_year(
    plan: list[Any], contingent: list[Any], expected: list[Any]
) -> None:
    row = {
        "code": "1",
        "admission_plan": [dict(zip(("edu_year", "budget", "paid"), p, strict=True)) for p in plan],
        "contingent": [dict(zip(("edu_year", "count"), c, strict=True)) for c in contingent],
    }

    table = told(sections={"education_programs": {"list": [row]}})["tables"]["admission"]["1"]

    assert [(r["edu_year"], r["all"], r["students"]) for r in table] == expected


def test_a_step_tells_what_it_follows_unless_that_is_the_one_above() -> None:
    maps = told("mashinostroenie")["tables"]["career_maps"]
    steps = next(m["steps"] for m in maps if m["profession"] == "15.02.10")

    assert [step["after"] for step in steps] == [[], [], [], [2]]
