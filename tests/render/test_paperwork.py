"""The papers around an agreement: letters, protocols, supplements, orders, conclusions."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from clusterctl import check, folder
from clusterctl.render.jobs import jobs
from clusterctl.render.papers import PAPERS
from clusterctl.render.text import text_of
from conftest import TULA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clusterctl.check import Verdict

DAY = date(2026, 11, 16)

GOLDEN = [
    ("supplement", "mashinostroenie", "ds-2026-01"),
    ("supplement", "mashinostroenie", "ds-2026-02"),
    ("supplement", "himiya", "ds-2026-01"),
    ("protocol", "mashinostroenie", "protokol-2026-02"),
    ("protocol", "himiya", "protokol-2026-02"),
    ("registration", "mashinostroenie", "protokol-2026-02"),
    ("extract", "mashinostroenie", "protokol-2026-03"),
    ("notice", "mashinostroenie", "soglashenie"),
    ("notice", "mashinostroenie", "ds-2026-01"),
    ("notice", "mashinostroenie", "ds-2026-02"),
    ("notice", "mashinostroenie", "protokol-2026-04"),
    ("notice", "himiya", "protokol-2026-01"),
    ("notification", "mashinostroenie", "ds-2026-01"),
    ("notification", "himiya", "ds-2026-01"),
    ("certification", "mashinostroenie", "soglashenie"),
    ("certification", "mashinostroenie", "protokol-2026-04"),
    ("conclusion", "mashinostroenie", "rk-2026-01"),
    ("conclusion", "mashinostroenie", "rk-2026-03"),
    ("conclusion", "mashinostroenie", "ro-2026-01"),
    ("order", "mashinostroenie", "prikaz-2026-101"),
    ("order", "mashinostroenie", "prikaz-2026-214"),
    ("order", "himiya", "prikaz-2026-318"),
    ("order", "selskoe-hozyaystvo", "prikaz-2026-322"),
]


@cache
def judged(root: Path = TULA) -> Verdict:
    return check.check(folder.load(root, DAY, DAY))


def made(verdict: Verdict, paper: str, cluster: str, id: str) -> bytes:
    """The paper of a document."""
    found = [j for j in jobs(verdict.folder, PAPERS[paper], cluster) if j.document.id == id]
    findings = verdict.of(found[0].paper.sources(verdict.folder, found[0].document))
    return found[0].paper.made(verdict.folder, found[0].document, 0, draft=False, found=findings)


@pytest.mark.parametrize(("paper", "cluster", "id"), GOLDEN, ids="-".join)
def test_papers_read_as_a_clerk_would_write_them(
    paper: str, cluster: str, id: str, golden: Callable[[str, str], None]
) -> None:
    text = text_of(made(judged(), paper, cluster, id))

    golden(f"papers/{cluster}-{paper}-{id}.txt", text)


@pytest.mark.parametrize(("paper", "cluster", "id"), GOLDEN, ids="-".join)
def test_no_paper_runs_full_stops_or_spaces_together(paper: str, cluster: str, id: str) -> None:
    text = text_of(made(judged(), paper, cluster, id))

    assert "None" not in text
    assert not [slip for slip in ("..", "  ", " ,", " .", ",,", "«»") if slip in text]
