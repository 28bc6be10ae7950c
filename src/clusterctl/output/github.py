"""Findings as workflow commands: GitHub shows them beside the lines of a pull request.

The escaping is that of the runner, which undoes it: github.com/actions/runner, `ActionCommand`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import n_
from clusterctl.output import words
from clusterctl.output.escape import cut, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic, Place
    from clusterctl.output.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.INFO: 9}
"""A step shows ten of each command; the last notice is the total."""

_LONGEST = 4000
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def told(report: Report) -> str:
    """A command for each of the gravest findings, and one that tells how many there are."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    shown = 0
    for severity, most in _MOST.items():
        found = [d for d in report.findings if d.severity is severity][:most]
        shown += len(found)
        yield from (_annotation(report, d) for d in found)
    if report.findings:
        yield command("notice", {"title": "clusterctl"}, _total(report, shown))


def _annotation(report: Report, d: Diagnostic) -> str:
    told = [report.text(d.message), *map(report.text, [d.help] if d.help else [])]
    told += [f"{report.where(r.place)}: {report.text(r.message)}" for r in d.related]
    properties = {
        "file": _path(report.repository_path(d.place.file)),
        **_stretch(d.place),
        "title": " · ".join(filter(None, [d.code, report.law(d.paragraph)])),
    }
    return command(_COMMANDS[d.severity], properties, cut("\n".join(told), _LONGEST))


def _path(path: str) -> str:
    """The path, which must stay what it is to be found, but for what steers a terminal."""
    return "".join(c if c in "\r\n" else visible(c) for c in path)


def _stretch(place: Place) -> dict[str, str]:
    """Lines, and columns where they mean something: within one line."""
    lines = {"line": str(place.line), "endLine": str(place.end_line)}
    if place.line != place.end_line:
        return lines
    return {**lines, "col": str(place.column), "endColumn": str(place.end_column)}


def _total(report: Report, shown: int) -> str:
    rest = len(report.findings) - shown
    if not rest:
        return words.summary(report)
    more = n_(
        "{n} more finding is not shown beside the lines",
        "{n} more findings are not shown beside the lines",
        rest,
    )
    return f"{words.summary(report)}; {more.text(report.language)}"


def command(name: str, properties: dict[str, str], data: str) -> str:
    """A workflow command in one line, whatever its values are."""
    told = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items())
    return f"::{name} {told}::{_escaped(data, _DATA)}"


def _escaped(text: str, replacements: dict[str, str]) -> str:
    return "".join(replacements.get(character, character) for character in text)
