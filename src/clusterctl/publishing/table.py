"""Reports for a terminal: tables that fit its width, small bars and sparklines."""

from __future__ import annotations

import io
from decimal import Decimal
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Drawn
from rich.text import Text as Words

from clusterctl.messages import _
from clusterctl.publishing import bars, cells
from clusterctl.publishing.fitting import Fitted, fitted, wrapped, written
from clusterctl.publishing.graphs import BAR, STYLES, Graphs
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.model import Chart, Facts, Kind, Light, Shape, Table, Text, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from clusterctl.messages import Language
    from clusterctl.reports.model import Fact, Part, Report, Section

PAGE = 100
"""How wide a report is that goes to a file."""

_WIDEST = 160
"""A line longer than that is hard to follow, however wide the terminal."""
_WEIGHTS = {Weight.PLAIN: "", Weight.GROUP: "bold", Weight.TOTAL: "bold"}


def told(report: Report, language: Language) -> str:
    """The report as a text of a page's width, without colours."""
    text = io.StringIO()
    console = Console(file=text, width=PAGE, color_system=None, force_terminal=False)
    for drawing in drawings(report, language, PAGE):
        console.print(drawing)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def drawings(report: Report, language: Language, width: int) -> Iterator[RenderableType]:
    """What to print of a report on a terminal of that width, one below the other."""
    teller = _Teller(language, min(width, _WIDEST))
    yield teller.head(report)
    for section in report.sections:
        yield from teller.section(section)
    for number, note in enumerate(report.notes):
        yield Words(f"{'' if number else chr(10)}* {heading(note, language)}", "dim")


class _Teller:
    """Draws the parts of a report."""

    def __init__(self, language: Language, width: int) -> None:
        self.language: Language = language
        self.width = width
        self.graphs = Graphs(language, width)

    def head(self, report: Report) -> RenderableType:
        day = plain(_("as of {day}", day=report.as_of), self.language)
        line = ", ".join(filter(None, [heading(report.subject, self.language), day]))
        return Words.assemble((heading(report.title, self.language), "bold"), f"\n{line}")

    def section(self, section: Section) -> Iterator[RenderableType]:
        title = heading(section.title, self.language)
        yield Words(f"\n{title}\n{'─' * min(len(title), self.width)}", "bold cyan")
        for lines, parts in groupby(section.parts, key=_is_line):
            if lines:
                yield self.graphs.sparklines([part for part in parts if isinstance(part, Chart)])
                continue
            for part in parts:
                yield from self.part(part)

    def part(self, part: Part) -> Iterator[RenderableType]:
        match part:
            case Facts(facts):
                yield Padding(self.facts(facts), (1, 0, 0, 0))
            case Table():
                yield from self.table(part)
            case Chart(shape=Shape.STACKED):
                yield Padding(self.graphs.stacked(part), (1, 0, 0, 0))
            case Chart():
                yield Padding(self.graphs.bars(part), (1, 0, 0, 0))
            case Text():
                words = heading(part.text, self.language)
                light = part.light
                sign = f"{cells.LIGHTS[light][0]} " if light else ""
                yield Words(f"\n{sign}{words}", STYLES[light] if light else "")

    def facts(self, facts: Sequence[Fact]) -> RenderableType:
        grid = Drawn.grid(padding=(0, 2))
        grid.add_column(overflow="fold")
        grid.add_column(justify="left", overflow="fold", ratio=1)
        for fact in facts:
            grid.add_row(Words(heading(fact.title, self.language), "dim"), self.fact(fact))
        return grid

    def fact(self, fact: Fact) -> Words:
        value = written(fact.value, fact.kind, self.language) or "—"
        style = STYLES[fact.light] if fact.light else ""
        told = Words(value, f"bold {style}")
        if fact.light:
            told.append(f" {cells.LIGHTS[fact.light][0]}", style)
        if fact.kind is Kind.SHARE and isinstance(fact.value, Decimal):
            told.append(f"  {bars.bar(fact.value, Decimal(1), BAR // 2)}", "cyan")
        if fact.note is not None:
            told.append(f" ({plain(fact.note, self.language)})", "dim")
        return told

    def table(self, table: Table) -> Iterator[RenderableType]:
        yield Words(f"\n{heading(table.title, self.language)}", "bold")
        if not table.rows:
            yield Words(f"  {heading(table.empty, self.language)}", "dim")
            return
        fit = fitted(table, self.language, self.width)
        groups = [n for n, row in enumerate(table.rows) if row.weight is Weight.GROUP]
        bounds = [*groups, len(table.rows)]
        yield self.grid(fit, range(bounds[0]), head=True)
        for start, end in pairwise(bounds):
            line = "\n" if start else ""
            yield Words(f"{line}{fit.rows[start][0]}", _WEIGHTS[Weight.GROUP])
            yield self.grid(fit, range(start + 1, end), head=False)
        if table.note is not None:
            yield Words(heading(table.note, self.language), "dim")

    def grid(self, fit: Fitted, rows: range, *, head: bool) -> RenderableType:
        drawn = Drawn(
            box=box.SIMPLE_HEAD,
            show_header=head,
            show_edge=False,
            pad_edge=False,
            padding=(0, 1, 0, 0),
        )
        for n, width in fit.widths.items():
            drawn.add_column(
                Words(fit.titles[n]),
                justify="right" if fit.table.columns[n].kind in cells.NUMBERS else "left",
                width=width,
                overflow="fold",
            )
        for number in rows:
            after = fit.table.rows[number + 1 : number + 2]
            ends = any(each.weight is Weight.TOTAL for each in after)
            drawn.add_row(*self.row(fit, number), end_section=ends)
        return drawn

    def row(self, fit: Fitted, number: int) -> Iterator[Words]:
        row = fit.table.rows[number]
        style = _WEIGHTS[row.weight]
        for n, width in fit.widths.items():
            cell = row.cells[n]
            if n == 0:
                yield self.first(fit, number, style)
            elif isinstance(cell, Light):
                yield Words(fit.rows[number][n], STYLES[cell])
            else:
                yield Words(wrapped(fit.rows[number][n], width), style)

    def first(self, fit: Fitted, number: int, style: str) -> Words:
        """The first cell, and below it what has no room of its own."""
        width = fit.widths[0]
        again = "" if fit.again(number) else fit.first(number)
        told = Words(wrapped(again, width), style)
        for text in fit.below(number):
            told.append(f"\n{wrapped(text, width)}", "dim")
        return told


def _is_line(part: Part) -> bool:
    return isinstance(part, Chart) and part.shape is Shape.LINES
