"""Findings for people at a terminal: the source line, the spot, the paragraph, the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from clusterctl.diagnostics import Severity
from clusterctl.messages import Message, _, n_
from clusterctl.output.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic, Place
    from clusterctl.output.report import Report

WORDS = {
    Severity.ERROR: _("error"),
    Severity.WARNING: _("warning"),
    Severity.INFO: _("info"),
}
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}

_MARGIN = 4
_ELLIPSIS = "…"


def told(report: Report, width: int = 100) -> Iterator[Text]:
    """The findings, each a block of lines cut to the width, then the summary."""
    for d in report.findings:
        yield Text("\n").join([*_block(report, d, width), Text("")])
    yield summary(report)


def summary(report: Report) -> Text:
    """How much was read, and how many findings there are of each severity."""
    said = [
        (n, Text(words.text(report.language), STYLES[severity]))
        for severity, n, words in ((s, n, _counted(s, n)) for s, n in report.counts.items())
        if n
    ]
    read = n_("{n} document checked", "{n} documents checked", report.documents)
    line = Text(f"{read.text(report.language)}: ")
    if said:
        line += Text(", ").join(text for _n, text in said)
    else:
        line += Text(_("nothing to remark").text(report.language), "bold green")
    if report.waived:
        line += Text(f"; {_('waived: {n}', n=report.waived).text(report.language)}", "dim")
    return line


def _counted(severity: Severity, n: int) -> Message:
    match severity:
        case Severity.ERROR:
            return n_("{n} error", "{n} errors", n)
        case Severity.WARNING:
            return n_("{n} warning", "{n} warnings", n)
        case Severity.INFO:
            return n_("{n} remark", "{n} remarks", n)


def _block(report: Report, d: Diagnostic, width: int) -> Iterator[Text]:
    yield Text.assemble(
        (_where(report, d.place), "bold"),
        ": ",
        (f"{WORDS[d.severity].text(report.language)}[{d.code}]", STYLES[d.severity]),
        f" {visible(d.message.text(report.language))}",
    )
    yield from _excerpt(report, d, width)
    for related in d.related:
        told = visible(related.message.text(report.language))
        yield Text.assemble("  ", (_where(report, related.place), "bold"), f": {told}")
    if d.help is not None:
        label = _("help").text(report.language)
        yield Text.assemble(
            "  ", (label, "bold cyan"), f": {visible(d.help.text(report.language))}"
        )


def _where(report: Report, place: Place) -> str:
    return visible(f"{report.shown_path(place.file)}:{place.line}:{place.column}")


def _excerpt(report: Report, d: Diagnostic, width: int) -> Iterator[Text]:
    """The source line with carets below it, and the paragraph the finding rests on."""
    lines = _lines(report, d.place.file)
    law = _law(report, d)
    if not 1 <= d.place.line <= len(lines) or not lines[d.place.line - 1].strip():
        if law:
            yield Text(f"  = {law}", "dim")
        return
    number = str(d.place.line)
    gutter = " " * max(_MARGIN - 1, len(number) + 1)
    shown, before, marked = _window(lines[d.place.line - 1], d.place, width - len(gutter) - 3)
    yield Text.assemble((f"{number:>{len(gutter) - 1}} | ", "blue"), shown)
    yield Text.assemble(
        (f"{gutter}| "[: len(gutter) + 2], "blue"),
        " " * cell_len(before),
        ("^" * max(1, cell_len(marked)), STYLES[d.severity]),
        (f" {law}" if law else "", "dim"),
    )


def _law(report: Report, d: Diagnostic) -> str:
    """The paragraph cited; what it says in short is for `explain`."""
    return report.regulation.refer(d.paragraph, report.language) if d.paragraph else ""


def _lines(report: Report, file: str) -> list[str]:
    source = report.sources.get(file)
    return source.text.splitlines() if source else []


def _window(line: str, place: Place, room: int) -> tuple[str, str, str]:
    """What fits of the line around its mark: shown, what stands before the mark, the mark."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
    end = max(end, start + 1)
    cut = max(0, min(start - room // 3, len(line) - room)) if len(line) > room else 0
    shown = line[cut : cut + room].rstrip()
    if cut:
        shown = _ELLIPSIS + shown[1:]
    if cut + room < len(line):
        shown = shown[:-1] + _ELLIPSIS
    shown = visible(shown)
    return shown, visible(line[cut:start]), visible(line[start : min(end, cut + room)])
