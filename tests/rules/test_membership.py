"""A participant missing somewhere is told once, with all papers that have to do with it."""

from __future__ import annotations

import pytest

from clusterctl.diagnostics import Severity
from judging import found, lines, says

CODES = ("P04-30", "P04-33", "P05-02", "P08-01")

STAYS = "since: 2026-03-02}\n"
LEFT = "since: 2026-03-02, until: 2026-08-31}\n"

EXAMPLE = """\
kind: cluster
id: c
created_by: o-1
participants:
  - {organization: a, role: operator, since: 2026-03-02}
  - {organization: b, role: employer, since: 2026-03-02}
council:
  formed_on: 2026-03-20
  members:
    - {organization: a, person: {name: А}, role: chair, since: 2026-03-20}
    - {organization: b, person: {name: Б}, role: member, since: 2026-03-20}  # council
---
kind: order
id: o-1
date: 2026-03-02
action: create
cluster: c
participants:
  - a
  - b  # order
---
kind: program
id: p
signatures:
  - {organization: a, signed_on: 2026-03-18}
  - {organization: b, signed_on: 2026-03-18}  # signatures
sections:
  participants:
    list:
      - {organization: a, role: operator, since: 2026-03-02}
      - {organization: b, role: employer, since: 2026-03-02}  # program
---
kind: agreement
id: s
date: 2026-03-25
parties:
  - {organization: a, signed_on: 2026-03-25}
  - {organization: b, signed_on: 2026-03-25}  # agreement
---
kind: organization
id: b
name: {short: АО «Пример»}
"""


def without(*marks: str) -> str:
    return "".join(
        line
        for line in EXAMPLE.splitlines(keepends=True)
        if line.partition("# ")[2].strip() not in marks
    )


@pytest.mark.parametrize(
    ("marks", "code", "message"),
    [
        (["council"], "P04-30", "1 participant has no member in the council: АО «Пример»"),
        (["signatures"], "P05-02", "1 participant has not signed the program: АО «Пример»"),
        (["agreement"], "P08-01", "1 participant is no party of the agreement: АО «Пример»"),
        (
            ["order", "council"],
            "P04-33",
            (
                "the organisation АО «Пример» is missing in the order, in the council; "
                "the other papers name it"
            ),
        ),
        (
            ["order", "program", "agreement", "signatures"],
            "P04-33",
            (
                "the organisation АО «Пример» stands here, but not in the order, "
                "in section 1 of the program, among the parties of the agreement, "
                "among the signatures of the program"
            ),
        ),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else "",
)
def test_a_participant_missing_somewhere_is_one_finding(
    marks: list[str], code: str, message: str
) -> None:
    told = {c: says(c, without(*marks)) for c in CODES}

    assert told == {c: [message] if c == code else [] for c in CODES}


def test_the_finding_names_the_other_papers() -> None:
    (finding,) = found("P04-33", without("order", "council"))

    assert finding.place.file == "orders/o-1.yaml"
    assert [(r.place.file.rpartition("/")[2], r.message.text("en")) for r in finding.related] == [
        ("cluster.yaml", "stands among the cluster’s participants"),
        ("program.yaml", "stands in section 1 of the program"),
        ("agreement.yaml", "stands among the parties of the agreement"),
        ("program.yaml", "stands among the signatures of the program"),
        ("cluster.yaml", "is missing in the council"),
    ]


def test_several_missing_in_one_paper_are_one_finding() -> None:
    example = EXAMPLE.replace("  - {organization: a, signed_on: 2026-03-25}\n", "").replace(
        "  - {organization: b, signed_on: 2026-03-25}", "  - {organization: d}"
    )

    assert says("P08-01", example)[0].startswith("2 participants are no parties of the agreement")


@pytest.mark.parametrize(
    ("where", "code", "message"),
    [
        ("council", "P04-30", "x has a member in the council, but is no participant"),
        ("signatures", "P05-02", "x has signed the program, but is no participant"),
        (
            "agreement",
            "P08-01",
            "x is a party, but was no participant when the agreement was concluded",
        ),
    ],
)
def test_a_stranger_is_told_where_it_stands(where: str, code: str, message: str) -> None:
    (line,) = (text for text in EXAMPLE.splitlines(keepends=True) if f"# {where}" in text)
    example = EXAMPLE.replace(line, line + line.replace("organization: b", "organization: x"))

    assert {c: says(c, example) for c in CODES} == {
        c: [message] if c == code else [] for c in CODES
    }


def left() -> str:
    """The example with the enterprise gone, from the council too."""
    return EXAMPLE.replace(f"employer, {STAYS}", f"employer, {LEFT}", 1).replace(
        "since: 2026-03-20}  # council", "since: 2026-03-20, until: 2026-08-31}"
    )


def test_who_left_and_is_still_in_the_order_is_a_warning() -> None:
    (finding,) = found("P04-33", left())

    assert finding.severity is Severity.WARNING
    assert finding.message.text("en") == (
        "АО «Пример» left the cluster on 2026-08-31, the order lists it still"
    )
    assert finding.place.file == "orders/o-1.yaml"


def test_an_order_of_exclusion_ends_that() -> None:
    order = "kind: order\nid: o-2\ndate: 2026-09-10\naction: exclude\ncluster: c\n"

    assert says("P04-33", f"{left()}---\n{order}participants: [b]\n") == []


def test_a_program_nobody_has_signed_is_told_as_such() -> None:
    start, rest = EXAMPLE.split("signatures:\n")
    example = start + rest[rest.index("sections:") :]

    assert says("P05-02", example) == ["nobody has signed the program yet"]
    assert lines("P04-33", example) == []


def test_signatures_missing_in_a_draft_are_information() -> None:
    example = without("signatures").replace("id: p\n", "id: p\nstatus: draft\n")

    (finding,) = found("P05-02", example)

    assert finding.severity is Severity.INFO
    assert finding.message.text("en") == "1 participant has not signed the program: АО «Пример»"


def test_a_participant_missing_in_the_draft_of_a_program_is_an_error_still() -> None:
    example = without("program").replace("id: p\n", "id: p\nstatus: draft\n")

    assert [d.severity for d in found("P04-33", example)] == [Severity.ERROR]
