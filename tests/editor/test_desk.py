"""What the desk of an editor tells of changes: against the main line, and only where git is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl.editor.desk import Desk
from repositories import git, replace, save

if TYPE_CHECKING:
    from pathlib import Path

AGREEMENT = "clusters/himiya/agreement.yaml"
TODAY = date(2026, 11, 16)


@pytest.fixture
def saved(tula: Path) -> Path:
    git(tula, "init", "-q", "-b", "main")
    save(tula)
    return tula


def consequences(desk: Desk) -> list[str]:
    return [d.code for d in desk.findings if d.code.startswith("diff-")]


def edit(root: Path) -> None:
    replace(root, AGREEMENT, "valid: {from:", "valid:  {from:")
    text = (root / AGREEMENT).read_text(encoding="utf-8")
    (root / AGREEMENT).write_text(text.replace("2/2026", "3/2026", 1), encoding="utf-8")


def test_without_changes_there_are_no_consequences(saved: Path) -> None:
    assert consequences(Desk(saved, TODAY)) == []


def test_a_text_not_saved_yet_counts(saved: Path) -> None:
    desk = Desk(saved, TODAY)
    text = (saved / AGREEMENT).read_text(encoding="utf-8")
    desk.put(AGREEMENT, text.replace("2/2026", "3/2026", 1))

    assert consequences(desk) == ["diff-frozen"]

    desk.put(AGREEMENT, None)

    assert consequences(desk) == []


def test_what_the_branch_has_committed_is_still_told(saved: Path) -> None:
    git(saved, "checkout", "-q", "-b", "branch")
    edit(saved)
    save(saved)

    assert consequences(Desk(saved, TODAY)) == ["diff-frozen"]


def test_a_commit_on_the_main_line_is_what_is_compared_with_after_the_next_save(
    saved: Path,
) -> None:
    desk = Desk(saved, TODAY)
    edit(saved)
    desk.refresh()
    before = consequences(desk)
    save(saved)

    desk.refresh()

    assert (before, consequences(desk)) == (["diff-frozen"], [])


def test_without_git_or_a_commit_nothing_is_told(tula: Path) -> None:
    edit(tula)
    without = consequences(Desk(tula, TODAY))
    git(tula, "init", "-q")

    assert (without, consequences(Desk(tula, TODAY))) == ([], [])
