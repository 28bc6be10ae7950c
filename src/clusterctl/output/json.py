"""Findings as JSON: the promise is schemas/report.schema.json; fields are added, never renamed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from clusterctl.output.escape import encodable

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic, Place, Related
    from clusterctl.output.report import Report, Waiving

VERSION = 1


def told(report: Report) -> str:
    """The report as one JSON object, with a newline at its end."""
    whole = {
        "version": VERSION,
        "as_of": report.as_of.isoformat(),
        "summary": {
            "documents": report.documents,
            **{severity.value: n for severity, n in report.counts.items()},
            "waived": report.waived,
        },
        "findings": [finding(report, d, mark) for d, mark in report.marked()],
        "waived": [_waiving(report, waiving) for waiving in report.waivings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def finding(report: Report, d: Diagnostic, mark: str) -> dict[str, Any]:
    """One finding as the promise has it."""
    return {
        "code": d.code,
        "severity": d.severity.value,
        "message": encodable(d.message.text(report.language)),
        "help": encodable(d.help.text(report.language)) if d.help else None,
        "paragraph": d.paragraph or None,
        "document": d.document or None,
        "route": list(d.route),
        "fingerprint": mark,
        "place": _place(report, d.place),
        "related": [_related(report, r) for r in d.related],
    }


def _waiving(report: Report, waiving: Waiving) -> dict[str, Any]:
    waiver = waiving.waiver
    return {
        **finding(report, waiving.finding, waiving.fingerprint),
        "waiver": {
            "reason": encodable(waiver.reason),
            "accepted_by": encodable(waiver.accepted_by),
            "until": waiver.until.isoformat() if waiver.until else None,
        },
    }


def _related(report: Report, related: Related) -> dict[str, Any]:
    return {
        "message": encodable(related.message.text(report.language)),
        "place": _place(report, related.place),
    }


def _place(report: Report, place: Place) -> dict[str, Any]:
    return {
        "file": encodable(report.shown_path(place.file)),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
