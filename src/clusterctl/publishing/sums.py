"""Which totals of a table are plain sums, and of which rows: those a workbook can add up itself."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clusterctl.reports.model import Kind, Weight

if TYPE_CHECKING:
    from clusterctl.reports.model import Cell, Row, Table

Stretch = tuple[int, int]
"""The first and the last of rows without a gap."""

_SUMMED: Final = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY})
_MOST: Final = 200
"""Stretches of a sum; a function of a workbook takes 255."""


def sums(table: Table) -> dict[tuple[int, int], tuple[Stretch, ...]]:
    """The totals that are sums, by row and column.

    A total may add up the rows since the last heading or total, or all plain rows above it.
    """
    columns = [n for n, column in enumerate(table.columns) if column.kind in _SUMMED]
    found: dict[tuple[int, int], tuple[Stretch, ...]] = {}
    part, whole = _Sum(), _Sum()
    for number, row in enumerate(table.rows):
        if row.weight is Weight.PLAIN:
            part.add(number, row, columns)
            whole.add(number, row, columns)
            continue
        for column in columns if row.weight is Weight.TOTAL else ():
            of = next((s for s in (part, whole) if s.makes(row.cells[column], column)), None)
            if of is not None:
                found[number, column] = tuple(of.stretches)
        part = _Sum()
    return found


@dataclass(slots=True)
class _Sum:
    """What the rows so far amount to, column by column."""

    stretches: list[Stretch] = field(default_factory=list)
    amounts: dict[int, Decimal] = field(default_factory=dict)

    def add(self, number: int, row: Row, columns: list[int]) -> None:
        for column in columns:
            value = row.cells[column]
            if isinstance(value, int | Decimal) and math.isfinite(value):
                self.amounts[column] = self.amounts.get(column, Decimal(0)) + value
        if self.stretches and self.stretches[-1][1] == number - 1:
            self.stretches[-1] = (self.stretches[-1][0], number)
        else:
            self.stretches.append((number, number))

    def makes(self, cell: Cell, column: int) -> bool:
        """Whether a cell is this sum, and of few enough stretches."""
        return self.amounts.get(column) == cell is not None and len(self.stretches) <= _MOST
