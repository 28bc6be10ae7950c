"""The broken region: every mistake that its files promise is found, and nothing else.

A line with a mistake ends in `ждём CODE: what is wrong`, once for each code. Files in which no
such remark can stand have their mistakes in `expected.txt`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl import check, folder
from clusterctl.diagnostics import Diagnostic, Severity
from clusterctl.rules import every_rule
from conftest import ROOT, TULA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BROKEN = ROOT / "examples" / "broken"
ANOTHER_DAY = date(2020, 1, 1)
"""The clock of a machine; the folder's own `as_of` is what counts."""

PROMISE = re.compile(r"ждём ([A-Z][0-9]{2,3}(?:-[0-9]{2})?): \S")
LISTED = re.compile(r"(\S+):([0-9]+) ([A-Z][0-9]{2,3}(?:-[0-9]{2})?)")

Told = tuple[str, int, str]

UNSHOWN = {
    "P22-01": "the schema wants an admission plan and a calculation of the need, and says so first",
    "W002": "it is not told while other mistakes may hide the finding that was accepted",
    "Y007": "a file of that size is no example",
    "Y009": "git keeps no rights of files",
    "Y010": "git on Windows makes no links",
}


def promised() -> Iterator[Told]:
    for path in sorted(p for p in BROKEN.rglob("*.yaml") if p.is_file()):
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        file = path.relative_to(BROKEN).as_posix()
        for number, line in enumerate(lines, 1):
            yield from ((file, number, code) for code in PROMISE.findall(line))
    for line in (BROKEN / "expected.txt").read_text(encoding="utf-8").splitlines():
        if listed := LISTED.fullmatch(line):
            yield listed[1], int(listed[2]), listed[3]


def findings(root: Path) -> tuple[Diagnostic, ...]:
    return check.check(folder.load(root, ANOTHER_DAY)).findings


@pytest.fixture(scope="module")
def found() -> tuple[Diagnostic, ...]:
    return findings(BROKEN)


def test_what_is_promised_is_found_once_and_nothing_else(found: tuple[Diagnostic, ...]) -> None:
    assert sorted((d.place.file, d.place.line, d.code) for d in found) == sorted(promised())


def test_every_rule_has_a_mistake_or_a_reason_why_not() -> None:
    shown = {code for _file, _line, code in promised()}

    assert shown | UNSHOWN.keys() == every_rule().keys()
    assert not shown & UNSHOWN.keys()


def test_every_finding_is_told_in_russian(found: tuple[Diagnostic, ...]) -> None:
    texts = [text for d in found for text in (d.message, d.help, *(r.message for r in d.related))]

    told = [(text.text("ru"), text.text("en")) for text in texts if text]

    assert [en for ru, en in told if ru == en and en.strip("<=>")] == []


def test_the_region_without_mistakes_has_nothing_to_mend() -> None:
    assert [d.code for d in findings(TULA) if d.severity is not Severity.INFO] == []
