"""Findings one line each: what an editor or a search reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.output.escape import visible

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.output.report import Report


def told(report: Report) -> str:
    """A line `file:line:column: severity[code] message` for each finding."""
    return "".join(f"{line(report, d)}\n" for d in report.findings)


def line(report: Report, d: Diagnostic) -> str:
    """One finding in one line; the severity stays English, for those who search."""
    where = f"{report.shown_path(d.place.file)}:{d.place.line}:{d.place.column}"
    return f"{visible(where)}: {d.severity}[{d.code}] {visible(d.message.text(report.language))}"
