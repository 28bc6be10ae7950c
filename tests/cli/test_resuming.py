"""`clusterctl render`: what an interruption leaves, and the run that goes on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clusterctl.cli import making
from clusterctl.cli.resuming import STATE

if TYPE_CHECKING:
    from pathlib import Path

    from running import Outcome, Runner

LINE: tuple[str, ...] = ("render", "pack", "himiya", "-o", "out", "--lang", "en")


@pytest.fixture
def interrupted(
    clusterctl: Runner, tula: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Outcome]:
    """A folder in which somebody pressed Ctrl-C before the fourth paper."""
    made, left = making.sheet, iter([True] * 3)

    def sheet(*given: object, **named: object) -> making.Sheet:
        if not next(left, False):
            raise KeyboardInterrupt
        return made(*given, **named)  # type: ignore[arg-type]  # passed on as they come

    with monkeypatch.context() as patch:
        patch.setattr(making, "sheet", sheet)
        outcome = clusterctl(*LINE, cwd=tula)
    return tula / "out", outcome


def papers(target: Path) -> dict[str, bytes]:
    found = (f for f in target.rglob("*") if f.is_file() and f.name != STATE)
    return {f.relative_to(target).as_posix(): f.read_bytes() for f in found}


def test_an_interruption_leaves_whole_papers_and_says_how_many(
    interrupted: tuple[Path, Outcome],
) -> None:
    target, outcome = interrupted

    assert outcome.code == 130
    assert "3 papers of 23 are made; the same command goes on from there" in outcome.err
    assert [content[:2] for content in papers(target).values()] == [b"PK"] * 3


def test_the_same_command_goes_on_and_makes_what_one_run_makes(
    clusterctl: Runner, interrupted: tuple[Path, Outcome]
) -> None:
    target, _outcome = interrupted
    clusterctl(*LINE[:3], "-o", "whole", cwd=target.parent)

    told = clusterctl(*LINE, cwd=target.parent)

    assert told.code == 0
    assert told.out.count("made before the interruption") == 3
    assert papers(target) == papers(target.parent / "whole")
    assert not (target / STATE).exists()


@pytest.mark.parametrize("change", ["document", "paper", "asked"])
def test_what_changed_meanwhile_is_made_anew(
    clusterctl: Runner, interrupted: tuple[Path, Outcome], change: str
) -> None:
    target, _outcome = interrupted
    again, line = 0, LINE
    if change == "document":
        card = target.parent / "organizations" / "emp-himiya.yaml"
        card.write_text(card.read_text(encoding="utf-8") + "# сверено\n", encoding="utf-8")
    elif change == "paper":
        first = next(target.rglob("*.docx"))
        first.write_bytes(first.read_bytes() + b" ")
        again = 2
    else:
        line = (*LINE, "--draft")

    told = clusterctl(*line, cwd=target.parent)

    assert told.out.count("made before the interruption") == again


@pytest.mark.parametrize("state", ["", "[]", '{"mark": 1}', '{"mark": "x", "made": 5}', "\x00"])
def test_a_damaged_word_of_an_earlier_run_is_as_good_as_none(
    clusterctl: Runner, tula: Path, state: str
) -> None:
    (tula / "out").mkdir()
    (tula / "out" / STATE).write_text(state, encoding="utf-8")

    told = clusterctl("render", "agreement", "himiya", "-o", "out", cwd=tula)

    assert told.code == 0
    assert not (tula / "out" / STATE).exists()
