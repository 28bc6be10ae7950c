"""The words that all formats share: severities, counts, the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import rulebook
from clusterctl.diagnostics import Severity
from clusterctl.messages import Message, _, n_
from clusterctl.rules import every_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.output.report import Report

WORDS = {
    Severity.ERROR: _("error"),
    Severity.WARNING: _("warning"),
    Severity.INFO: _("info"),
}


def summary(report: Report) -> str:
    """How much was read, and how many findings there are of each severity, in one line."""
    return f"{checked(report)}: {found(report)}"


def found(report: Report) -> str:
    """How many findings there are of each severity, and how many are accepted."""
    told = ", ".join(text for _severity, text in counted(report)) or nothing(report)
    return f"{told}; {waived(report)}" if report.waived else told


def checked(report: Report) -> str:
    """How many documents were checked."""
    read = n_("{n} document checked", "{n} documents checked", report.documents)
    return read.text(report.language)


def counted(report: Report) -> Iterator[tuple[Severity, str]]:
    """The severities there are findings of, each with their number in words."""
    for severity, n in report.counts.items():
        if n:
            yield severity, count(severity, n).text(report.language)


def count(severity: Severity, n: int) -> Message:
    """So many findings of a severity."""
    match severity:
        case Severity.ERROR:
            return n_("{n} error", "{n} errors", n)
        case Severity.WARNING:
            return n_("{n} warning", "{n} warnings", n)
        case Severity.INFO:
            return n_("{n} remark", "{n} remarks", n)


def nothing(report: Report) -> str:
    """What is said where nothing was found."""
    return _("nothing to remark").text(report.language)


def waived(report: Report) -> str:
    """How many findings are accepted."""
    return _("waived: {n}", n=report.waived).text(report.language)


def title(report: Report, code: str) -> str:
    """What the rule of a code demands, in one sentence."""
    return rulebook.page(every_rule()[code]).title.text(report.language)
