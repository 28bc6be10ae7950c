"""The papers of a cluster in their order, each with its mark, as of a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clusterctl import check, folder
from clusterctl.chain import Link, chain
from clusterctl.deadlines import deadlines

CASE = Path(__file__).parent / "cases" / "two-clusters"


def links(cluster: str, today: str = "2026-11-16", root: Path = CASE) -> tuple[Link, ...]:
    day = date.fromisoformat(today)
    verdict = check.check(folder.load(root, day, day))
    own = [d for d in deadlines(verdict) if d.cluster.id == cluster]
    document = verdict.folder.get("cluster", cluster)
    assert document is not None
    return chain(verdict.folder, document, own)


def told(found: tuple[Link, ...]) -> list[str]:
    return [
        " ".join(filter(None, ["  " * link.depth + link.mark, link.key, link.number]))
        for link in found
    ]


def test_papers_stand_in_the_order_of_a_clusters_life_with_their_acts_below() -> None:
    assert told(links("himiya")) == [
        "done order 1-осн",
        "done program_signed",
        "done program_agreed",
        "late agreement 1/2026",
        "  overdue copy",
        "done supplement 1",
        "  done protocol 1",
        "  done P13-04",
        "  done copy",
        "  done notification",
        "  overdue inclusion",
        "done revision 2",
        "done supplement 2",
        "  done copy",
        "done report 2026-q3",
        "done protocol 2",
        "  done P13-03",
        "  pending P13-02",
        "draft supplement 3",
    ]


def test_a_cluster_that_is_only_ordered_has_the_rest_ahead() -> None:
    assert told(links("agro")) == [
        "done order 2-осн",
        "missing program",
        "pending agreement",
    ]


@pytest.mark.parametrize(
    ("today", "head"),
    [
        ("2026-03-01", ["pending order 1-осн", "missing program_signed", "pending program_agreed",
                        "pending agreement 1/2026"]),
        ("2026-03-17", ["done order 1-осн", "missing program_signed", "pending program_agreed",
                        "pending agreement 1/2026"]),
        ("2026-04-02", ["done order 1-осн", "done program_signed", "done program_agreed",
                        "overdue agreement 1/2026"]),
    ],
)  # fmt: skip
def test_what_lies_ahead_is_not_done_yet(today: str, head: list[str]) -> None:
    assert told(links("himiya", today))[:4] == head


def remarks(found: tuple[Link, ...], key: str) -> list[str]:
    link = next(link for link in found if link.key == key)
    return [remark.text("en") for remark in link.remarks]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("program_signed", ["3 of 3"]),
        ("program_agreed", ["No. РК-1", "agreed"]),
        ("agreement", ["6 days late", "valid until 2031-08-31"]),
        ("copy", ["overdue by 209 days (2026-04-21)"]),
        ("supplement", ["accession", "ООО «Новый»"]),
        ("notification", ["received on 2026-06-15"]),
        ("P13-04", []),
    ],
)
def test_remarks_tell_what_the_mark_leaves_out(key: str, said: list[str]) -> None:
    assert remarks(links("himiya"), key) == said
