"""Who belongs to a cluster on a day, by each paper that says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl import membership, rulebook

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

TODAY = date(2026, 11, 16)

CLUSTER = """\
kind: cluster
id: c
created_by: o-1
participants:
  - {organization: a, role: operator, since: 2026-03-02}
  - {organization: b, role: employer, since: 2026-03-02, until: 2026-08-31}
  - {organization: d, role: employer, since: 2026-10-12, until: null}
council:
  formed_on: 2026-03-20
  members:
    - {organization: b, person: {name: Первый}, role: chair, since: 2026-03-20, until: 2026-08-31}
    - {organization: a, person: {name: Второй}, role: chair, since: 2026-08-31}
    - {organization: a, person: {name: Третий}, role: member, since: 2026-03-20}
"""
ORDERS = """\
kind: order
id: o-1
date: 2026-03-02
action: create
cluster: c
participants: [a, b]
---
kind: order
id: o-2
date: 2026-11-01
action: include
cluster: c
participants: [d]
---
kind: order
id: o-3
date: 2026-11-20
action: exclude
cluster: c
participants: [b]
---
kind: order
id: o-4
date: 2026-05-01
action: include
cluster: other
participants: [x]
"""


def folder(*documents: str) -> Folder:
    return rulebook.folder_of("---\n".join(documents), TODAY)


def cluster(text: str = CLUSTER) -> Document:
    return folder(text).of("cluster")[0]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-01", ""),
        ("2026-03-02", "ab"),
        ("2026-08-31", "ab"),
        ("2026-09-01", "a"),
        ("2026-10-12", "ad"),
    ],
)
def test_participants_take_part_from_their_first_to_their_last_day(day: str, expected: str) -> None:
    here = membership.participants(cluster(), date.fromisoformat(day))

    assert "".join(here or ()) == expected


def test_everyone_counts_the_past_and_the_future() -> None:
    assert membership.ever(cluster()) == {"a", "b", "d"}


@pytest.mark.parametrize(
    "route",
    [
        ("participants",),
        ("participants", 1),
        ("participants", 1, "organization"),
        ("participants", 1, "since"),
        ("participants", 1, "until"),
    ],
)
def test_a_broken_list_names_nobody(route: tuple[str | int, ...]) -> None:
    broken = cluster().without([route])

    assert membership.participants(broken, TODAY) is None


def test_a_broken_role_breaks_no_list() -> None:
    broken = cluster().without([("participants", 1, "role")])

    assert membership.participants(broken, TODAY) is not None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-19", []),
        ("2026-03-20", ["Первый"]),
        ("2026-08-30", ["Первый"]),
        ("2026-08-31", ["Второй"]),
        ("2027-01-01", ["Второй"]),
    ],
)
def test_on_the_day_of_handing_over_the_chair_is_the_new_one(day: str, expected: list[str]) -> None:
    chairs = membership.chairs(cluster(), date.fromisoformat(day))

    assert chairs is not None
    assert [c.person for c in chairs] == expected


def test_two_chairs_on_a_day_are_both_told() -> None:
    two = cluster(CLUSTER.replace("role: member", "role: chair"))

    assert len(membership.chairs(two, date(2026, 6, 1)) or ()) == 2


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-03-02", "ab"), ("2026-11-01", "abd"), ("2026-11-20", "ad")],
)
def test_orders_are_read_as_amended_by_the_day(day: str, expected: str) -> None:
    read = folder(CLUSTER, ORDERS)

    named = membership.ordered(read, read.of("cluster")[0], date.fromisoformat(day))

    assert "".join(sorted(named or ())) == expected


def test_a_draft_of_an_order_changes_nothing() -> None:
    read = folder(CLUSTER, ORDERS.replace("id: o-2", "id: o-2\nstatus: draft"))

    assert "d" not in (membership.ordered(read, read.of("cluster")[0], TODAY) or {})


@pytest.mark.parametrize("without", ["created_by: o-1\n", "participants: [a, b]\n"])
def test_without_the_order_nothing_is_known_of_it(without: str) -> None:
    read = folder(CLUSTER.replace(without, ""), ORDERS.replace(without, ""))

    assert membership.ordered(read, read.of("cluster")[0], TODAY) is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("date: 2026-03-25", {"d"}),
        ("date: 2026-11-01", set()),
        ("date: 2026-01-10", {"d"}),
        ("place: Тула", set()),
        ("date: 2026-03-25\nstatus: draft", set()),
    ],
    ids=["later", "earlier", "agreed before the order", "no date", "draft"],
)
def test_newcomers_came_after_the_agreement(head: str, expected: set[str]) -> None:
    read = folder(CLUSTER, f"kind: agreement\nid: s\n{head}\n")

    assert membership.newcomers(read, read.of("cluster")[0]) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-01-01", "2026-03-02"), ("2026-05-05", "2026-05-05")]
)
def test_nothing_is_judged_before_the_clusters_first_day(day: str, expected: str) -> None:
    found = membership.since_founding(cluster(), date.fromisoformat(day))

    assert found == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("signatures: [{organization: a, signed_on: 2026-03-18}, {organization: b}]", "2026-03-18"),
        ("signatures: []", None),
        ("title: П", None),
    ],
)
def test_the_program_is_signed_with_its_last_signature(text: str, expected: str | None) -> None:
    (program,) = folder(f"kind: program\nid: p\n{text}\n").of("program")

    signed = membership.signed_on(program)

    assert (signed.isoformat() if signed else None) == expected


def test_a_paper_knows_its_cluster() -> None:
    read = folder(CLUSTER, "kind: program\nid: p\n", "kind: order\nid: o\n")

    found = membership.cluster_of(read, read.of("program")[0])

    assert found is not None
    assert found.id == "c"
    assert membership.cluster_of(read, read.of("order")[0]) is None
