"""Findings as Markdown: the summary of a job, a comment on a merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import _, n_
from clusterctl.output import words
from clusterctl.output.escape import cut, markdown
from clusterctl.output.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.output.report import Report

_MOST_BYTES = 1_000_000
"""GitHub takes 1024 KiB for a job's summary and shows nothing of a longer one."""

_LONGEST = 1000
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}
_HEADS = (_("Severity"), _("Place"), _("Rule"), _("Finding"))


def told(report: Report) -> str:
    """A heading with the counts and a table of the findings, the gravest first."""
    head = "".join(f"{line}\n" for line in _head(report))
    rows = [_row(report, d) for d in sorted(report.findings, key=lambda d: d.severity.rank)]
    room = _MOST_BYTES - len(head.encode())
    fitting = _fitting(rows, room)
    rest = len(rows) - fitting
    told = head + "".join(rows[:fitting])
    return f"{told}\n{_left_out(report, rest)}\n" if rest else told


def _head(report: Report) -> Iterator[str]:
    yield f"## clusterctl: {markdown(words.found(report))}"
    yield ""
    day = _("as of {day}", day=report.as_of)
    yield f"{markdown(words.checked(report))} {markdown(report.text(day))}."
    if report.findings:
        yield ""
        yield f"| {' | '.join(report.text(head) for head in _HEADS)} |"
        yield "|---" * len(_HEADS) + "|"


def _row(report: Report, d: Diagnostic) -> str:
    severity = f"{_SIGNS[d.severity]} {report.text(WORDS[d.severity])}"
    rule = "<br>".join(filter(None, [d.code, markdown(report.law(d.paragraph))]))
    said = [_cell(report.text(d.message))]
    said += [f"{_place(report.where(r.place))}: {_cell(report.text(r.message))}" for r in d.related]
    if d.help is not None:
        said.append(f"*{report.text(_('help'))}:* {_cell(report.text(d.help))}")
    return f"| {severity} | {_place(report.where(d.place))} | {rule} | {'<br>'.join(said)} |\n"


def _cell(text: str) -> str:
    return markdown(cut(text, _LONGEST))


def _place(where: str) -> str:
    return f"<code>{_cell(where)}</code>"


def _fitting(rows: list[str], room: int) -> int:
    """How many of the rows fit into so many bytes."""
    for number, row in enumerate(rows):
        room -= len(row.encode())
        if room < 0:
            return number
    return len(rows)


def _left_out(report: Report, rest: int) -> str:
    message = n_(
        "{n} more finding does not fit in here",
        "{n} more findings do not fit in here",
        rest,
    )
    return f"*{markdown(report.text(message))}*"
