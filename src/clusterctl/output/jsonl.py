"""Findings as JSON Lines: each a line of its own, with the fields of a finding in `json`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from clusterctl.output.json import finding

if TYPE_CHECKING:
    from clusterctl.output.report import Report

_LINE_ENDS = re.compile("[\u007f-\u009f\u2028\u2029]")
"""What JSON may hold as it is and some readers end a line at."""


def told(report: Report) -> str:
    """A line for each finding."""
    found = (finding(report, d, mark) for d, mark in report.marked())
    lines = (json.dumps(each, ensure_ascii=False) for each in found)
    return "".join(f"{_LINE_ENDS.sub(_escaped, line)}\n" for line in lines)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
