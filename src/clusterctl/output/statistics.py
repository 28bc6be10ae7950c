"""Findings counted by code: where to begin."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.output import words

if TYPE_CHECKING:
    from clusterctl.output.report import Report


def told(report: Report) -> str:
    """A line `count code title` for each code, the most frequent first."""
    counted = Counter(d.code for d in report.findings)
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return "".join(f"{n:>5}  {code:<7}  {words.title(report, code)}\n" for code, n in ranked)
