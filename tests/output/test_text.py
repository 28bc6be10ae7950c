"""What is read at a terminal or in a build's log."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from clusterctl.diagnostics import Diagnostic, Place, Severity
from clusterctl.messages import said
from clusterctl.output import concise, text
from clusterctl.output.escape import visible
from hostile import NAMES, TEXTS
from reporting import FILE, finding, hostile, reported
from workflow import understood

if TYPE_CHECKING:
    from clusterctl.output.report import Report


def at(place: Place, line: str) -> str:
    """What is told of a finding at that place of a line."""
    d = Diagnostic(place, "D001", Severity.ERROR, said("x"))
    return text.told(reported(d, texts={FILE: line}))


def drawn(report: Report) -> str:
    """What a terminal with colours would get."""
    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=True, highlight=False, markup=False, emoji=False, soft_wrap=True
    )
    for block in text.blocks(report, 100):
        console.print(block)
    return stream.getvalue()


def test_lines_are_those_of_the_reader_not_of_unicode() -> None:
    told = at(Place(FILE, 2, 1, 2, 2), "a: 1\u2028\x0b\x0c\x1c\x85\nb: 2\r")

    assert "\n 2 | b: 2\n" in told


@pytest.mark.parametrize(
    ("line", "place", "shown"),
    [
        ("date: 2026", Place(FILE, 1, 7, 1, 11), (" 1 | date: 2026", "   |       ^^^^")),
        ("дата: год", Place(FILE, 1, 7, 1, 10), (" 1 | дата: год", "   |       ^^^")),
        ("a: 漢字x", Place(FILE, 1, 6, 1, 7), (" 1 | a: 漢字x", "   |        ^")),
        ("a: b", Place(FILE, 1, 5, 1, 5), (" 1 | a: b", "   |     ^")),
        ("a: {b: 1,", Place(FILE, 1, 4, 3, 2), (" 1 | a: {b: 1,", "   |    ^^^^^^")),
    ],
    ids=["ascii", "cyrillic", "wide", "no width", "over lines"],
)
def test_carets_stand_below_their_stretch(line: str, place: Place, shown: tuple[str, str]) -> None:
    assert tuple(at(place, f"{line}\n").splitlines()[1:3]) == shown


def test_a_long_line_is_cut_around_its_mark() -> None:
    line = f"a: {'x' * 300}ЗДЕСЬ{'y' * 300}"

    _head, shown, carets, *_rest = at(Place(FILE, 1, 304, 1, 309), f"{line}\n").splitlines()

    assert len(shown) <= 100
    assert shown[5] == shown[-1] == "…"
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "ЗДЕСЬ"


@pytest.mark.parametrize("line", ["", "   "])
def test_an_empty_line_is_not_shown(line: str) -> None:
    assert "|" not in at(Place(FILE, 1, 1, 1, 1), f"{line}\nb: 1\n")


@pytest.mark.parametrize("foreign", TEXTS)
def test_a_hostile_text_steers_neither_a_terminal_nor_a_build(foreign: str) -> None:
    report = reported(hostile(foreign))
    plain = reported(hostile("plain"))

    told = text.told(report)

    assert len(told.splitlines()) == len(text.told(plain).splitlines())
    assert [line for line in told.splitlines() if understood(line)] == []
    assert visible(foreign) in told
    assert concise.told(report).count("\n") == 1
    assert "\x1b]" not in drawn(report)
    assert visible(foreign) in drawn(report)


@pytest.mark.parametrize("prefix", ["", "orders/"])
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_name_steers_neither(name: str, prefix: str) -> None:
    report = reported(finding(file=f"{prefix}{name}", related="x"))

    for told in (text.told(report), concise.told(report)):
        assert [line for line in told.splitlines() if understood(line)] == []
        assert f"{visible(f'{prefix}{name}')}:1:1: " in told
        assert "\x1b" not in told
