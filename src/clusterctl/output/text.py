"""Findings for people at a terminal: the source line, the spot, the paragraph, the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.output import words
from clusterctl.output.excerpt import excerpts
from clusterctl.output.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.diagnostics import Diagnostic, Place
    from clusterctl.output.excerpt import Excerpt
    from clusterctl.output.report import Report

__all__ = ["STYLES", "WORDS", "blocks", "summary", "told"]

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}

_MARGIN = 4
_PAGE = 100


def told(report: Report) -> str:
    """The findings without colours, and the summary."""
    return "".join(f"{block.plain}\n" for block in blocks(report, _PAGE))


def blocks(report: Report, width: int) -> Iterator[Text]:
    """The findings, each a block of lines cut to the width, then the summary."""
    excerpt = excerpts(report.sources)
    for d in report.findings:
        yield Text("\n").join([*_block(report, d, excerpt, width), Text("")])
    yield summary(report)


def summary(report: Report) -> Text:
    """How much was read, and how many findings there are of each severity."""
    line = Text(f"{words.checked(report)}: ")
    found = [Text(text, STYLES[severity]) for severity, text in words.counted(report)]
    line += Text(", ").join(found) if found else Text(words.nothing(report), "bold green")
    if report.waived:
        line += Text(f"; {words.waived(report)}", "dim")
    return line


def _block(
    report: Report, d: Diagnostic, excerpt: Callable[[Place, int], Excerpt | None], width: int
) -> Iterator[Text]:
    yield Text.assemble(
        (report.where(d.place), "bold"),
        ": ",
        (f"{WORDS[d.severity].text(report.language)}[{d.code}]", STYLES[d.severity]),
        f" {report.text(d.message)}",
    )
    gutter = " " * max(_MARGIN - 1, len(str(d.place.line)) + 1)
    line = excerpt(d.place, width - len(gutter) - 3)
    law = report.law(d.paragraph)
    if line is not None:
        yield from _drawn(line, gutter, law, STYLES[d.severity])
    elif law:
        yield Text(f"  = {law}", "dim")
    for related in d.related:
        said = report.text(related.message)
        yield Text.assemble("  ", (report.where(related.place), "bold"), f": {said}")
    if d.help is not None:
        label = _("help").text(report.language)
        yield Text.assemble("  ", (label, "bold cyan"), f": {report.text(d.help)}")


def _drawn(line: Excerpt, gutter: str, law: str, style: str) -> Iterator[Text]:
    """The source line with carets below it, and the paragraph the finding rests on."""
    number = f"{line.number:>{len(gutter) - 1}} | "
    yield Text.assemble((number, "blue"), f"{line.before}{line.marked}{line.after}".rstrip())
    yield Text.assemble(
        (f"{gutter}| ", "blue"),
        " " * cell_len(line.before),
        ("^" * max(1, cell_len(line.marked)), style),
        (f" {law}" if law else "", "dim"),
    )
