"""An organisation that the papers disagree on is one break, and one rule tells it."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl import rosters, rulebook

TODAY = date(2026, 11, 16)

PAPERS = {
    "cluster": """\
kind: cluster
id: c
created_by: o-1
participants:
  - {organization: a, role: operator, since: 2026-03-02}
  - {organization: b, role: employer, since: 2026-03-02}  # cluster
council:
  formed_on: 2026-03-20
  members:
    - {organization: a, person: {name: А}, role: chair, since: 2026-03-20}
    - {organization: b, person: {name: Б}, role: member, since: 2026-03-20}  # council
""",
    "order": """\
kind: order
id: o-1
date: 2026-03-02
action: create
cluster: c
participants:
  - a
  - b  # order
""",
    "program": """\
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
""",
    "agreement": """\
kind: agreement
id: s
date: 2026-03-25
parties:
  - {organization: a, signed_on: 2026-03-25}
  - {organization: b, signed_on: 2026-03-25}  # agreement
""",
}
ALL = ("cluster", "order", "program", "agreement", "signatures", "council")


def without(*marks: str, papers: dict[str, str] = PAPERS) -> str:
    """The papers without the lines of those marks."""
    lines = "---\n".join(papers.values()).splitlines()
    return "\n".join(line for line in lines if line.partition("# ")[2] not in marks) + "\n"


def breaks(example: str, owner: str = "") -> list[tuple[str, str, str, int]]:
    """Organisation, owner, and file and line of the spot of each break."""
    folder = rulebook.folder_of(example, TODAY)
    (cluster,) = folder.of("cluster")
    return [
        (b.organization, b.owner, b.spot.place.file.rpartition("/")[2], b.spot.place.line)
        for b in rosters.breaks(folder, cluster, owner)
    ]


def test_papers_that_agree_have_no_breaks() -> None:
    assert breaks(without()) == []


@pytest.mark.parametrize(
    ("missing", "owner", "file", "line"),
    [
        (["council"], "P04-30", "cluster.yaml", 9),
        (["signatures"], "P05-02", "program.yaml", 3),
        (["agreement"], "P08-01", "agreement.yaml", 4),
        (["order"], "P04-33", "o-1.yaml", 6),
        (["program"], "P04-33", "program.yaml", 8),
        (["cluster"], "P04-33", "cluster.yaml", 4),
        (["order", "council"], "P04-33", "o-1.yaml", 6),
        (["program", "agreement", "signatures"], "P04-33", "program.yaml", 7),
        (["order", "program", "agreement", "signatures"], "P04-33", "cluster.yaml", 6),
        (["order", "program", "agreement", "signatures", "council"], "P04-33", "cluster.yaml", 6),
        (["cluster", "order", "program", "agreement", "signatures"], "P04-30", "cluster.yaml", 10),
        (["cluster", "order", "program", "agreement", "council"], "P05-02", "program.yaml", 5),
        (["cluster", "order", "program", "signatures", "council"], "P08-01", "agreement.yaml", 6),
        (["cluster", "order", "program", "agreement"], "P04-33", "program.yaml", 5),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else None,
)
def test_one_organisation_missing_anywhere_is_one_break(
    missing: list[str], owner: str, file: str, line: int
) -> None:
    assert breaks(without(*missing)) == [("b", owner, file, line)]


def test_breaks_can_be_asked_for_by_their_owner() -> None:
    example = without("council")

    assert breaks(example, "P04-33") == []
    assert len(breaks(example, "P04-30")) == 1


def test_who_joined_after_the_agreement_is_due_in_the_council_only() -> None:
    late = {
        **PAPERS,
        "cluster": PAPERS["cluster"].replace(
            "council:", "  - {organization: d, role: employer, since: 2026-10-12}\ncouncil:"
        ),
    }

    assert breaks(without(papers=late)) == [("d", "P04-30", "cluster.yaml", 10)]


def test_who_left_is_missed_nowhere_but_has_no_member_any_more() -> None:
    left = {
        **PAPERS,
        "cluster": PAPERS["cluster"].replace(
            "since: 2026-03-02}  # cluster", "since: 2026-03-02, until: 2026-08-31}"
        ),
    }

    assert breaks(without(papers=left)) == [("b", "P04-30", "cluster.yaml", 11)]


def test_a_party_that_joined_later_is_a_stranger_to_the_agreement() -> None:
    late = {
        **PAPERS,
        "cluster": PAPERS["cluster"].replace("since: 2026-03-02}  # cluster", "since: 2026-04-10}"),
    }

    assert breaks(without("order", "program", "signatures", papers=late)) == [
        ("b", "P08-01", "agreement.yaml", 6)
    ]


def test_a_party_that_acceded_is_none() -> None:
    late = {
        **PAPERS,
        "cluster": PAPERS["cluster"].replace("since: 2026-03-02}  # cluster", "since: 2026-04-10}"),
        "supplement": "kind: supplement\nid: ds-1\nagreement: s\ndate: 2026-04-10\n"
        "change: accession\nparticipant: b\n",
    }

    assert breaks(without("order", "program", "signatures", papers=late)) == []


@pytest.mark.parametrize(
    ("paper", "change"),
    [
        ("program", ("id: p\n", "id: p\nstatus: draft\n")),
        ("program", ("signatures:\n  - {organization: a, signed_on: 2026-03-18}", "x:")),
    ],
    ids=["a draft", "no signatures"],
)
def test_a_program_nobody_or_not_everybody_signed_yet_misses_nobody_in_particular(
    paper: str, change: tuple[str, str]
) -> None:
    papers = {**PAPERS, paper: PAPERS[paper].replace(*change)}

    assert breaks(without("signatures", papers=papers)) == []


def test_before_the_clusters_first_day_its_first_members_are_compared() -> None:
    later = {name: text.replace("2026-", "2027-") for name, text in PAPERS.items()}

    assert breaks(without(papers=later)) == []
    assert breaks(without("order", papers=later)) == [("b", "P04-33", "o-1.yaml", 6)]


@pytest.mark.parametrize("paper", ["order", "program", "agreement"])
def test_a_paper_that_is_not_there_misses_nobody(paper: str) -> None:
    rest = {name: text for name, text in PAPERS.items() if name != paper}

    assert breaks(without(papers=rest)) == []


@pytest.mark.parametrize(
    ("file", "route"),
    [
        ("orders/o-1.yaml", ("participants", 0)),
        ("clusters/c/agreement.yaml", ("parties", 0, "organization")),
        ("clusters/c/program.yaml", ("sections", "participants", "list", 0, "since")),
        ("clusters/c/cluster.yaml", ("participants", 0)),
    ],
)
def test_a_broken_list_is_left_out(file: str, route: tuple[str | int, ...]) -> None:
    mark = {"orders/o-1.yaml": "order", "clusters/c/agreement.yaml": "agreement"}
    example = without(mark.get(file, "program"))
    folder = rulebook.folder_of(example, TODAY).without({file: [route]})
    (cluster,) = folder.of("cluster")

    assert rosters.breaks(folder, cluster) == ()


def test_an_agreement_is_judged_by_its_own_day() -> None:
    gone = {
        **PAPERS,
        "cluster": PAPERS["cluster"].replace(
            "since: 2026-03-02}  # cluster", "since: 2026-03-02, until: 2026-04-30}"
        ),
    }

    assert breaks(without("council", papers=gone)) == []
    assert breaks(without("council", "agreement", papers=gone)) == [
        ("b", "P08-01", "agreement.yaml", 4)
    ]
