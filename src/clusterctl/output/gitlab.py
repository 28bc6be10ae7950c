"""Findings as a Code Quality report: GitLab shows them in a merge request and beside its lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from clusterctl.diagnostics import Severity
from clusterctl.output.escape import encodable

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.output.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def told(report: Report) -> str:
    """A JSON list with an object for each finding."""
    found = [_issue(report, d, mark) for d, mark in report.marked()]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _issue(report: Report, d: Diagnostic, mark: str) -> dict[str, Any]:
    law = f" ({report.law(d.paragraph)})" if d.paragraph else ""
    return {
        "description": f"{report.text(d.message)}{law}",
        "check_name": d.code,
        "fingerprint": mark,
        "severity": _SEVERITIES[d.severity],
        "location": {
            "path": encodable(report.repository_path(d.place.file)),
            "lines": {"begin": d.place.line, "end": d.place.end_line},
        },
    }
