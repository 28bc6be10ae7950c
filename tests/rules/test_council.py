"""The council: one chair on every day, there once the agreement is, with functions."""

from __future__ import annotations

import pytest

from judging import found, lines, says


def council(*chairs: str, formed: str = "2026-03-20") -> str:
    """A council with chairs from one day to another, `2026-03-20..2026-08-31`."""
    rows = ""
    for i, stay in enumerate(chairs):
        since, _, until = stay.partition("..")
        rows += f"    - organization: a\n      person: {{name: Ч{i}}}\n      role: chair\n"
        rows += f"      since: {since}\n" + (f"      until: {until}\n" if until else "")
    return (
        f"kind: cluster\nid: c\ncouncil:\n  formed_on: {formed}\n  members:\n{rows or '    []'}\n"
    )


@pytest.mark.parametrize(
    ("chairs", "expected"),
    [
        (["2026-03-20"], []),
        (["2026-03-01"], []),
        (["2026-03-20..2026-08-31", "2026-09-01"], []),
        (["2026-03-20..2026-08-31", "2026-08-31"], []),
        (["2026-09-01", "2026-03-20..2026-08-31"], []),
        (["2026-03-20..2026-12-31"], []),
        ([], ["no member of the council is its chair"]),
        (["2026-03-25"], ["no chair from 2026-03-20 to 2026-03-24"]),
        (["2026-03-20..2026-08-31"], ["no chair since 2026-09-01"]),
        (
            ["2026-03-20..2026-08-31", "2026-09-15"],
            ["no chair from 2026-09-01 to 2026-09-14"],
        ),
        (
            ["2026-03-20", "2026-09-01"],
            ["a second chair from 2026-09-01, while Ч0 holds the office"],
        ),
        (
            ["2026-03-20..2026-09-30", "2026-09-01"],
            ["a second chair from 2026-09-01, while Ч0 holds the office"],
        ),
        (
            ["2026-03-20", "2026-05-01..2026-06-01"],
            ["a second chair from 2026-05-01, while Ч0 holds the office"],
        ),
        (["2027-01-15"], ["no chair from 2026-03-20 to 2027-01-14"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_one_chair_on_every_day(chairs: list[str], expected: list[str]) -> None:
    assert says("P04-31", council(*chairs)) == expected


def test_a_council_to_be_formed_has_time() -> None:
    assert says("P04-31", council("2027-03-20", formed="2027-03-20")) == []


def test_a_list_that_cannot_be_relied_on_is_not_judged() -> None:
    assert says("P04-31", council("2026-05-01").replace("since: 2026-05-01", "since: soon")) == []


AGREEMENT = "---\nkind: agreement\nid: s\ncluster: c\ndate: 2026-03-25\n"


@pytest.mark.parametrize(
    ("rest", "agreement", "told"),
    [
        ("", AGREEMENT, True),
        ("", "", False),
        ("", AGREEMENT + "status: draft\n", False),
        ("", AGREEMENT.replace("2026-03-25", "2027-03-25"), False),
        ("", AGREEMENT + "termination: {date: 2026-05-01}\n", False),
        ("council: {formed_on: 2026-03-20, members: []}\n", AGREEMENT, False),
        ("council: {formed_on: 2027-03-20, members: []}\n", AGREEMENT, True),
    ],
    ids=[
        "no council",
        "not agreed",
        "a draft",
        "agreed later",
        "terminated",
        "a council",
        "a council to come",
    ],
)
def test_a_concluded_agreement_wants_a_council(
    rest: str,
    agreement: str,
    told: bool,  # noqa: FBT001 a column of the table
) -> None:
    found_lines = lines("P18-01", f"kind: cluster\nid: c\n{rest}{agreement}")

    assert bool(found_lines) is told


def test_the_functions_of_the_council_are_missing_once() -> None:
    (missing,) = found("P19-01", "kind: agreement\nid: s\n")
    (empty,) = found("P19-01", "kind: agreement\nid: s\ncouncil_functions: []\n")

    assert (missing.place.line, empty.place.line) == (1, 3)
