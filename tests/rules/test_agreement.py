"""The agreement: its directions, its date, its term and its end."""

from __future__ import annotations

import pytest

from clusterctl.diagnostics import Severity
from judging import found, lines, says

PROGRAM = "---\nkind: program\nid: p\ncluster: c\nperiod: {start: 2026-09-01, end: 2031-08-31}\n"
PARTICIPANT = "participants: [{organization: a, role: operator, since: 2026-03-02}]\n"


def agreement(rest: str = "", **values: str) -> str:
    told = {
        "date": "2026-03-25",
        "program": "p",
        "valid": "{from: 2026-03-25, until: 2031-08-31}",
    } | values
    rows = "".join(f"{key}: {value}\n" for key, value in told.items() if value)
    return f"kind: agreement\nid: s\ncluster: c\n{rows}{rest}"


def supplement(rest: str, id: str = "ds-1", date: str = "2027-02-01") -> str:
    return f"---\nkind: supplement\nid: {id}\ncluster: c\nagreement: s\ndate: {date}\n{rest}"


@pytest.mark.parametrize(
    ("example", "place"),
    [
        (agreement(), None),
        (agreement(valid="{from: 2026-03-25, indefinite: true}"), None),
        (agreement(valid="{from: 2026-03-25, until: 2031-08-30}"), ("agreement.yaml", 6)),
        (agreement() + supplement("new_valid_until: 2030-12-31\n"), ("ds-1.yaml", 6)),
        (
            agreement(valid="{from: 2026-03-25, until: 2030-12-31}")
            + supplement("new_valid_until: 2031-08-31\n"),
            None,
        ),
        (
            agreement(valid="{from: 2026-03-25, indefinite: true}")
            + supplement("new_valid_until: 2030-12-31\n"),
            ("ds-1.yaml", 6),
        ),
        (agreement(valid=""), None),
        (agreement(program="q"), None),
    ],
    ids=[
        "the same day",
        "indefinite",
        "a day short",
        "shortened",
        "prolonged",
        "made definite",
        "no term",
        "no program",
    ],
)
def test_an_agreement_lasts_as_long_as_its_program(
    example: str, place: tuple[str, int] | None
) -> None:
    told = [(file.rpartition("/")[2], line) for file, line in lines("P12-01", example + PROGRAM)]

    assert told == ([place] if place else [])


@pytest.mark.parametrize(
    ("as_of", "rest", "expected"),
    [
        ("2026-03-24", "", []),
        ("2031-08-31", "", []),
        ("2031-09-01", "", ["the agreement ended on 2031-08-31, and the cluster has no other"]),
        ("2029-12-31", "termination: {date: 2029-12-31, ground: mutual}\n", []),
        (
            "2030-01-01",
            "termination: {date: 2029-12-31, ground: mutual}\n",
            ["the agreement ended on 2029-12-31, and the cluster has no other"],
        ),
        ("2031-09-01", "status: draft\n", []),
    ],
)
def test_a_cluster_rests_on_an_agreement_in_force(
    as_of: str, rest: str, expected: list[str]
) -> None:
    example = agreement(rest) + f"---\nkind: cluster\nid: c\n{PARTICIPANT}"

    assert says("P04-02", example + f"---\nkind: settings\nas_of: {as_of}\n") == expected


def test_a_cluster_that_all_have_left_needs_no_agreement() -> None:
    gone = PARTICIPANT.replace("2026-03-02", "2026-03-02, until: 2031-08-31")
    example = agreement() + f"---\nkind: cluster\nid: c\n{gone}"

    assert says("P04-02", example + "---\nkind: settings\nas_of: 2032-01-01\n") == []


def test_a_cluster_with_an_order_only_is_declared() -> None:
    assert says("P04-02", f"kind: cluster\nid: c\n{PARTICIPANT}") == []


def parties(*days: str) -> str:
    rows = ""
    for i, day in enumerate(days):
        signed = f", signed_on: {day}" if day else ""
        rows += f"  - {{organization: o-{i}, signatory: {{name: А}}{signed}}}\n"
    return f"parties:\n{rows}"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2026-03-20", "2026-03-25"], []),
        (["2026-03-20"], ["the agreement is dated 2026-03-25, the last signature 2026-03-20"]),
        (
            ["2026-03-25", "2026-03-30"],
            ["the agreement is dated 2026-03-25, the last signature 2026-03-30"],
        ),
    ],
)
def test_the_agreement_bears_the_day_of_the_last_signature(
    days: list[str], expected: list[str]
) -> None:
    told = found("P08-03", agreement(parties(*days)))

    assert [d.message.text("en") for d in told] == expected
    assert {d.severity for d in told} <= {Severity.WARNING}


def test_while_a_signature_is_missing_only_that_is_told() -> None:
    (missing,) = found("P08-03", agreement(parties("2026-03-20", "")))

    assert (missing.severity, missing.route) == (Severity.ERROR, ("parties", 1, "signed_on"))


def test_a_signature_missing_in_a_draft_is_information() -> None:
    (missing,) = found("P08-03", agreement("status: draft\n" + parties("2026-03-20", "")))

    assert missing.severity is Severity.INFO


def conclusion(date: str, verdict: str = "agreed", by: str = "regional_coordinator") -> str:
    return (
        f"---\nkind: conclusion\nid: z-{date}\ncluster: c\nprogram: p\nissued_by: {by}\n"
        f"verdict: {verdict}\ndate: {date}\n"
    )


@pytest.mark.parametrize(
    ("conclusions", "told"),
    [
        ([], False),
        ([conclusion("2026-03-25")], False),
        ([conclusion("2026-03-26")], True),
        ([conclusion("2026-03-20"), conclusion("2027-03-26")], False),
        ([conclusion("2026-03-20", verdict="refused"), conclusion("2026-03-26")], True),
        ([conclusion("2026-03-20", by="regional_operator"), conclusion("2026-03-26")], True),
        ([conclusion("2026-03-20", verdict="agreed_with_remarks")], False),
    ],
    ids=["none", "same day", "later", "first and later", "refused", "operator's", "remarks"],
)
def test_the_program_is_agreed_before_the_conclusion(
    conclusions: list[str],
    told: bool,  # noqa: FBT001 a column of the table
) -> None:
    example = agreement() + PROGRAM + "".join(conclusions)

    assert bool(says("P10-01", example)) is told


def test_an_agreement_under_a_draft_of_the_program_is_told() -> None:
    example = agreement() + PROGRAM + "status: draft\n" + conclusion("2026-03-26")

    assert says("P10-01", example) == [
        "concluded on 2026-03-25, while the program is a draft still"
    ]
    assert says("P10-01", agreement("status: draft\n") + PROGRAM + "status: draft\n") == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("{date: 2029-12-31, ground: other, clause: '14.2'}", 0),
        ("{date: 2029-12-31, ground: mutual}", 0),
        ("{date: 2029-12-31, ground: other}", 1),
        ("{ground: mutual}", 1),
        ("{date: 2029-12-31}", 1),
    ],
)
def test_a_termination_says_why_and_when(values: str, expected: int) -> None:
    told = found("P14-01", f"kind: agreement\nid: s\ntermination: {values}\n")

    assert [d.severity for d in told] == [Severity.WARNING] * expected


def directions(*names: str) -> str:
    return "directions:\n" + "".join(f"  - {{direction: {name}}}\n" for name in names)


def activities(*names: str) -> str:
    return "activities:\n" + "".join(f"  - {{direction: {name}}}\n" for name in names)


@pytest.mark.parametrize(
    ("agreed", "done", "expected"),
    [
        (["facilities"], ["facilities"], []),
        (["facilities", "career_guidance"], ["facilities"], ["agreement.yaml"]),
        (["facilities"], ["facilities", "career_guidance"], ["program.yaml"]),
        (["facilities"], ["career_guidance"], ["agreement.yaml", "program.yaml"]),
        (["facilities"], [], []),
        ([], ["facilities"], []),
    ],
)
def test_directions_and_activities_match(
    agreed: list[str], done: list[str], expected: list[str]
) -> None:
    example = agreement(directions(*agreed)) + PROGRAM + activities(*done)

    assert [file.rpartition("/")[2] for file, _ in lines("P07-03", example)] == expected


def test_a_direction_that_a_supplement_adds_is_agreed_on() -> None:
    example = (
        agreement(directions("facilities"))
        + PROGRAM
        + activities("facilities", "career_guidance")
        + supplement("directions: [career_guidance]\n")
    )

    assert lines("P07-03", example) == []


def test_a_direction_that_cannot_be_read_hides_what_is_missing() -> None:
    example = agreement(directions("facilities")) + PROGRAM + "activities:\n  - {id: m-01}\n"

    assert lines("P07-03", example) == []


def test_an_obligation_from_a_supplement_counts() -> None:
    base = agreement(
        "directions:\n  - direction: facilities\n    obligations: [{parties: [b], text: т}]\n"
        "parties:\n  - {organization: a}\n  - {organization: b}\n"
    )
    registry = "---\nkind: organization\nid: a\ntype: enterprise\n"

    assert says("P07-02", base + registry) == ["a has no obligation in any direction"]
    assert says("P07-02", base + registry.replace("enterprise", "college")) == []
    assert (
        says("P07-02", base + registry + supplement("obligations: [{parties: [a], text: т}]\n"))
        == []
    )


@pytest.mark.parametrize("row", ["direction: facilities", "direction: facilities, obligations: []"])
def test_a_direction_without_obligations_is_told_once(row: str) -> None:
    example = f"kind: agreement\nid: s\ndirections: [{{{row}}}]\nparties: [{{organization: a}}]\n"

    assert len(found("P07-02", example)) == 1


def test_no_directions_at_all_are_told_once() -> None:
    assert len(found("P07-01", "kind: agreement\nid: s\ndirections: []\n")) == 1
    assert found("P07-02", "kind: agreement\nid: s\ndirections: []\n") == []


@pytest.mark.parametrize("letter", ["а", "a", "science", "Facilities"])
def test_a_direction_is_one_of_four_words(letter: str) -> None:
    assert (
        len(found("P06-01", f"kind: agreement\nid: s\ndirections: [{{direction: {letter}}}]\n"))
        == 1
    )


def test_lines_of_synchronisation_without_an_activity_are_told_together() -> None:
    example = "kind: program\nid: p\nactivities: [{section: facilities}]\n"

    assert says("P03-01", example) == [
        (
            "no activity serves 3 of the directions of synchronisation: staff need and admission "
            "figures, education programs at the employers’ request, training of teachers"
        )
    ]
