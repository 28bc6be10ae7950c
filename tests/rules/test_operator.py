"""The operator: one mistake about it is one finding."""

from __future__ import annotations

import pytest

from judging import found, lines

AGREED = "25\noperator: college-a"
CODES = ("P04-32", "P04-33", "P20-01")

EXAMPLE = """\
kind: cluster
id: c
operator: college-a
participants:
  - {organization: college-a, role: operator, since: 2026-03-02}
  - {organization: college-b, role: network_college, since: 2026-03-02}
  - {organization: emp-a, role: employer, since: 2026-03-02}
---
kind: agreement
id: s
cluster: c
date: 2026-03-25
operator: college-a
---
kind: organization
id: college-a
type: college
---
kind: organization
id: college-b
type: college
---
kind: organization
id: emp-a
type: enterprise
"""


def told(*changes: tuple[str, str]) -> list[tuple[str, str, int]]:
    example = EXAMPLE
    for old, new in changes:
        assert old in example
        example = example.replace(old, new, 1)
    return [
        (code, file.rpartition("/")[2], line)
        for code in CODES
        for file, line in lines(code, example)
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], []),
        ([("operator: college-a", "operator: emp-a")], [("P04-32", "cluster.yaml", 3)]),
        ([("operator: college-a", "operator: college-x")], [("P04-32", "cluster.yaml", 3)]),
        ([("operator: college-a", "operator: college-b")], [("P04-32", "cluster.yaml", 5)]),
        (
            [("25\noperator: college-a", "25\noperator: college-b")],
            [("P20-01", "agreement.yaml", 5)],
        ),
        ([(AGREED, "25")], [("P20-01", "agreement.yaml", 1)]),
        ([("role: network_college", "role: operator")], [("P04-32", "cluster.yaml", 6)]),
        (
            [
                (
                    "role: network_college, since: 2026-03-02",
                    "role: operator, since: 2026-03-02, until: 2026-06-01",
                )
            ],
            [],
        ),
    ],
    ids=[
        "all agree",
        "an enterprise",
        "no participant",
        "another college",
        "another one in the agreement",
        "none in the agreement",
        "two have the role",
        "the role of one who left",
    ],
)
def test_one_mistake_is_one_finding(
    changes: list[tuple[str, str]], expected: list[tuple[str, str, int]]
) -> None:
    assert told(*changes) == expected


def test_a_participant_forgotten_by_the_cluster_is_told_by_its_list() -> None:
    order = (
        "---\nkind: order\nid: o\naction: create\ncluster: c\n"
        "participants: [college-a, college-b, emp-a]\n"
    )
    example = EXAMPLE.replace(
        "  - {organization: college-a, role: operator, since: 2026-03-02}\n", ""
    ).replace("id: c\n", "id: c\ncreated_by: o\n", 1)
    program = (
        "---\nkind: program\nid: p\nsections:\n  participants:\n    list:\n"
        "      - {organization: college-a, role: operator, since: 2026-03-02}\n"
        "      - {organization: college-b, role: network_college, since: 2026-03-02}\n"
        "      - {organization: emp-a, role: employer, since: 2026-03-02}\n"
    )

    assert len(found("P04-33", example + order + program)) == 1
    assert found("P04-32", example + order + program) == []


def test_a_second_operator_is_told_with_the_papers_that_name_the_first() -> None:
    (finding,) = found("P04-32", EXAMPLE.replace("operator: college-a", "operator: college-b", 1))

    assert [r.place.file for r in finding.related] == [
        "clusters/c/cluster.yaml",
        "clusters/c/agreement.yaml",
    ]
