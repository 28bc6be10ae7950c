"""Findings one line each: what an editor or a search reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.escape import visible, where

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.messages import Language
    from clusterctl.output.report import Report


def told(report: Report) -> str:
    """A line `file:line:column: severity[code] message` for each finding."""
    lines = (line(report.shown_path, report.language, d) for d in report.findings)
    return "".join(f"{line}\n" for line in lines)


def line(shown_path: Callable[[str], str], language: Language, d: Diagnostic) -> str:
    """One finding in one line; the severity stays English, for those who search."""
    place = where(shown_path(d.place.file), d.place)
    return f"{place}: {d.severity}[{d.code}] {visible(d.message.text(language))}"
