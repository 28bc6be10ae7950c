"""A table on a sheet of a workbook: typed cells, totals that add themselves up, a frozen head."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, TypeGuard

from xlsxwriter.utility import xl_range

from clusterctl.messages import Message
from clusterctl.output.escape import cut
from clusterctl.publishing import cells
from clusterctl.publishing.native import number_format
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.model import Kind, Light, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from clusterctl.messages import Language
    from clusterctl.publishing.looks import Looks
    from clusterctl.reports.model import Cell, Column, Table

MOST_TEXT = 32_767
"""Characters of a cell."""

_SUMMED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY})
_WIDTHS = {Kind.TEXT: (12, 32), Kind.LIGHT: (14, 22)}
"""The narrowest and the widest column of a kind, in letters."""
_WIDE = (36, 60)
_MOST_RANGES = 200
"""A function takes 255; totals of more stretches are written as numbers."""

_LINE = 15.0
_MOST_HEIGHT = 405.0
"""Points of a line, and of the highest row."""
_MOST_DECIMALS = 4
_FIRST_DAY = date(1900, 3, 1)
"""Before it, workbooks count days in two ways."""
_DATE = {"ru": "dd.mm.yyyy", "en": "yyyy-mm-dd"}


@dataclass(frozen=True, slots=True)
class _Manner:
    """What a value is, in what row it stands, how its number is shown."""

    kind: Kind
    weight: Weight
    numbers: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Writes tables on one sheet."""

    sheet: Worksheet
    looks: Looks
    language: Language

    def table(self, table: Table, top: int) -> int:
        """Writes a table from that row on; the first row below it."""
        titles = [
            heading(cells.heading(column, self.language), self.language) for column in table.columns
        ]
        widths = [self._width(table, number, title) for number, title in enumerate(titles)]
        self.lines(top, titles, widths)
        for number, (title, width) in enumerate(zip(titles, widths, strict=True)):
            self.text(top, number, title, "head")
            self.sheet.set_column(number, number, width)
        shown = [self._shown(column, table, n) for n, column in enumerate(table.columns)]
        for row, each in enumerate(table.rows, top + 1):
            if each.weight is not Weight.GROUP:
                texts = [plain(c, self.language) if _is_text(c) else "" for c in each.cells]
                self.lines(row, texts, widths)
            for number, (cell, column) in enumerate(zip(each.cells, table.columns, strict=True)):
                ranges = _summed(table, row - top - 1, number, top + 1)
                manner = _Manner(column.kind, each.weight, shown[number])
                if ranges and isinstance(cell, int | Decimal):
                    formula = f"=SUM({','.join(ranges)})"
                    look = self.looks.cell(manner.kind, manner.weight, manner.numbers)
                    self.sheet.write_formula(row, number, formula, look, float(cell))
                else:
                    self._write(row, number, cell, manner)
        bottom = top + len(table.rows)
        body = len(table.rows) - _closing(table)
        if body:
            self.sheet.autofilter(top, 0, top + body, len(table.columns) - 1)
        self.sheet.freeze_panes(top + 1, 1)
        self.sheet.repeat_rows(top)
        return bottom + 1

    def text(self, row: int, column: int, text: str, look: str) -> None:
        """Writes a text as a text, whatever it begins with."""
        self.sheet.write_string(row, column, cut(text, MOST_TEXT), self.looks.fixed(look))

    def lines(self, row: int, texts: Sequence[str], widths: Sequence[int]) -> None:
        """Makes a row as high as its texts need: not every program does so by itself."""
        lines = max(map(_lines, texts, widths), default=1)
        if lines > 1:
            self.sheet.set_row(row, min(lines * _LINE, _MOST_HEIGHT))

    def value(self, row: int, column: int, cell: Cell, kind: Kind) -> None:
        """Writes a value of that kind outside of tables."""
        decimals = _decimals(cell)
        shown = _DATE[self.language] if kind is Kind.DATE else number_format(kind, decimals)
        self._write(row, column, cell, _Manner(kind, Weight.PLAIN, shown))

    def _write(self, row: int, column: int, cell: Cell, manner: _Manner) -> None:
        look = self.looks.cell(manner.kind, manner.weight, manner.numbers)
        match cell:
            case None:
                self.sheet.write_blank(row, column, None, look)
            case Light():
                light = self.looks.light(cell, bold=manner.weight is Weight.TOTAL)
                self.sheet.write_string(row, column, cells.light(cell, self.language), light)
            case date() if cell >= _FIRST_DAY:
                self.sheet.write_datetime(row, column, cell, look)
            case Decimal() if not cell.is_finite():
                self.sheet.write_string(row, column, str(cell), look)
            case int() | Decimal() if manner.kind is not Kind.TEXT:
                self.sheet.write_number(row, column, float(cell), look)
            case str() | Message():
                told = cut(plain(cell, self.language), MOST_TEXT)
                self.sheet.write_string(row, column, told, look)
            case _:
                self.sheet.write_string(
                    row, column, cells.written(cell, manner.kind, self.language), look
                )

    def _shown(self, column: Column, table: Table, number: int) -> str:
        if column.kind is Kind.DATE:
            return _DATE[self.language]
        decimals = max((_decimals(row.cells[number]) for row in table.rows), default=0)
        return number_format(column.kind, decimals)

    def _width(self, table: Table, number: int, title: str) -> int:
        column = table.columns[number]
        texts = (
            cells.written(row.cells[number], column.kind, self.language)
            for row in table.rows
            if row.weight is not Weight.GROUP
        )
        longest = max(map(len, texts), default=0)
        word = max(map(len, title.split()), default=0)
        least, most = _WIDE if column.wide else _WIDTHS.get(column.kind, (9, 24))
        return min(max(least, longest + 3, word + 4), most)


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes: words end lines before they are full."""
    return 1 if len(text) <= width else -(-len(text) * 11 // (width * 10))


def _is_text(cell: Cell) -> TypeGuard[str | Message]:
    return isinstance(cell, Message) or (isinstance(cell, str) and not isinstance(cell, Light))


def _decimals(cell: Cell) -> int:
    """How many figures a number has after the point, as far as they say something."""
    if not isinstance(cell, Decimal) or not cell.is_finite():
        return 0
    exponent = cell.normalize().as_tuple().exponent
    return min(max(-exponent, 0), _MOST_DECIMALS) if isinstance(exponent, int) else 0


def _closing(table: Table) -> int:
    """How many totals the table ends with: they take no part in sorting."""
    weight, rows = next(groupby(reversed(table.rows), key=lambda row: row.weight))
    return len(list(rows)) if weight is Weight.TOTAL else 0


def _summed(table: Table, row: int, number: int, top: int) -> list[str]:
    """The stretches of cells that a total is the plain sum of; nothing when it is of none.

    It may be the sum of the rows since the last heading or total, or of all above it.
    """
    each = table.rows[row]
    cell = each.cells[number]
    if each.weight is not Weight.TOTAL or table.columns[number].kind not in _SUMMED:
        return []
    for rows in _candidates([above.weight for above in table.rows[:row]]):
        values = [table.rows[n].cells[number] for n in rows]
        numbers = [v for v in values if isinstance(v, int | Decimal)]
        if numbers and sum(numbers, Decimal(0)) == cell:
            ranges = [xl_range(top + a, number, top + b, number) for a, b in _stretches(rows)]
            return ranges if len(ranges) <= _MOST_RANGES else []
    return []


def _candidates(weights: Sequence[Weight]) -> tuple[list[int], list[int]]:
    """The plain rows since the last heading or total, and all plain rows."""
    plain_rows = [n for n, weight in enumerate(weights) if weight is Weight.PLAIN]
    parted = [n for n, weight in enumerate(weights) if weight is not Weight.PLAIN]
    last = parted[-1] if parted else -1
    return [n for n in plain_rows if n > last], plain_rows


def _stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of each stretch of rows without a gap."""
    runs = (
        [row for _place, row in run]
        for _key, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    )
    return [(run[0], run[-1]) for run in runs]
