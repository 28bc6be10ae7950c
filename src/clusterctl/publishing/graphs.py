"""Charts of a report drawn for a terminal: bars with their numbers, sparklines with their ends."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from clusterctl.publishing import bars, cells
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.model import Light

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from clusterctl.messages import Language
    from clusterctl.reports.model import Chart, Series

BAR = 24
_NARROW = 60
"""A terminal narrower than that has shorter bars."""

STYLES = {
    Light.GREEN: "green",
    Light.AMBER: "yellow",
    Light.RED: "bold red",
    Light.OVER: "magenta",
    Light.NONE: "dim",
}
_SERIES = ("cyan", "green", "yellow", "red")


@dataclass(frozen=True, slots=True)
class Graphs:
    """Draws charts in a language for a terminal of a width."""

    language: Language
    width: int

    def sparklines(self, charts: Sequence[Chart]) -> RenderableType:
        """All the lines of a section below each other: what, how it goes, from where to where."""
        grid = Table.grid(padding=(0, 2))
        grid.add_column(overflow="fold", ratio=1)
        for _column in range(3):
            grid.add_column(no_wrap=True)
        for chart in charts:
            values = [v for each in chart.series for v in each.values if v is not None]
            title = self._title(chart)
            for each in chart.series:
                line = bars.sparkline(each.values, min(values), max(values)) if values else ""
                name = plain(each.name, self.language)
                ends = Text(self._ends(chart, each.values))
                grid.add_row(Text(title), Text(name, "dim"), Text(line, "cyan"), ends)
                title = ""
        return Padding(grid, (1, 0, 0, 0))

    def _ends(self, chart: Chart, values: Sequence[Decimal | None]) -> str:
        """The first and the last of the values, with what they are of."""
        told = [
            f"{cells.figure(value, chart.kind, self.language)} ({plain(label, self.language)})"
            for label, value in zip(chart.labels, values, strict=True)
            if value is not None
        ]
        return " → ".join(dict.fromkeys([*told[:1], *told[-1:]]))

    def _title(self, chart: Chart) -> str:
        parts = [heading(chart.title, self.language), plain(chart.unit, self.language)]
        return ", ".join(filter(None, parts))

    def bars(self, chart: Chart) -> RenderableType:
        """A bar for each value, the series of a label below each other."""
        most = max((v for each in chart.series for v in each.values if v), default=Decimal(0))
        grid = _grid(3)
        for n, label in enumerate(chart.labels):
            name = plain(label, self.language)
            for k, each in enumerate(chart.series):
                value = each.values[n]
                drawn = Text(bars.bar(value, most, self._bar), _style(each, k))
                told = "" if value is None else cells.figure(value, chart.kind, self.language)
                series = Text(plain(each.name, self.language), "dim")
                grid.add_row(Text(name), series, drawn, Text(told))
                name = ""
        return Group(Text(self._title(chart), "bold"), grid)

    def stacked(self, chart: Chart) -> RenderableType:
        """A bar for each label, its parts filled differently; above it what the fills mean."""
        columns = [[each.values[n] for each in chart.series] for n in range(len(chart.labels))]
        sums = [sum((v for v in column if v and v > 0), Decimal(0)) for column in columns]
        grid = _grid(2)
        for label, column, total in zip(chart.labels, columns, sums, strict=True):
            parts = bars.stacked(column, max(sums), self._bar)
            styled = zip(parts, map(_style, chart.series, count()), strict=False)
            drawn = Text.assemble(*styled)
            told = cells.figure(total, chart.kind, self.language)
            grid.add_row(Text(plain(label, self.language)), drawn, Text(told))
        legend = Text("  ").join(
            Text.assemble(
                (bars.FILLS[k % len(bars.FILLS)], _style(each, k)),
                f" {heading(each.name, self.language)}",
            )
            for k, each in enumerate(chart.series)
        )
        return Group(Text(self._title(chart), "bold"), legend, grid)

    @property
    def _bar(self) -> int:
        """How long the longest bar is."""
        return BAR if self.width >= _NARROW else BAR // 2


def _grid(columns: int) -> Table:
    """Names, which may be folded, and columns that stay whole, the numbers last."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    for n in range(columns):
        grid.add_column(no_wrap=True, justify="right" if n == columns - 1 else "left")
    return grid


def _style(series: Series, number: int) -> str:
    """The colour of a series: that of its light, else by its place."""
    return STYLES[series.light] if series.light else _SERIES[number % len(_SERIES)]
