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
from clusterctl.publishing.sums import sums
from clusterctl.reports.model import Kind, Light, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from clusterctl.messages import Language
    from clusterctl.publishing.looks import Looks
    from clusterctl.reports.model import Cell, Column, Row, Table

MOST_TEXT = 32_767
"""Characters of a cell."""

_WIDTHS = {Kind.TEXT: (12, 32), Kind.LIGHT: (14, 22)}
"""The narrowest and the widest column of a kind, in letters."""
_WIDE = (36, 60)
_LINE = 15.0
_MOST_HEIGHT = 405.0
"""Points of a line, and of the highest row."""
_MOST_DECIMALS = 4
_FIRST_DAY = date(1900, 3, 1)
"""Before it, workbooks count days in two ways."""
_DATE = {"ru": "dd.mm.yyyy", "en": "yyyy-mm-dd"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Writes tables on one sheet."""

    sheet: Worksheet
    looks: Looks
    language: Language

    def table(self, table: Table, top: int) -> int:
        """Writes a table from that row on; the first row below it."""
        first = top + 1
        widths = self._head(table, top)
        for number, row in enumerate(table.rows, first):
            self._row(row, table.columns, number, widths)
        for (total, column), stretches in sums(table).items():
            ranges = [xl_range(first + a, column, first + b, column) for a, b in stretches]
            cell = table.rows[total].cells[column]
            if isinstance(cell, int | Decimal):
                look = self._look(cell, table.columns[column].kind, Weight.TOTAL)
                formula = f"=SUM({','.join(ranges)})"
                self.sheet.write_formula(first + total, column, formula, look, float(cell))
        body = len(table.rows) - _closing(table)
        if body:
            self.sheet.autofilter(top, 0, top + body, len(table.columns) - 1)
        self.sheet.freeze_panes(top + 1, 1)
        self.sheet.repeat_rows(top)
        return top + 1 + len(table.rows)

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
        self._write(row, column, cell, kind)

    def _head(self, table: Table, top: int) -> list[int]:
        """Writes the head, sets the columns' widths and gives them."""
        titles = [
            heading(cells.heading(column, self.language), self.language) for column in table.columns
        ]
        widths = [self._width(table, number, title) for number, title in enumerate(titles)]
        self.lines(top, titles, widths)
        for number, (title, width) in enumerate(zip(titles, widths, strict=True)):
            self.text(top, number, title, "head")
            self.sheet.set_column(number, number, width)
        return widths

    def _row(self, row: Row, columns: Sequence[Column], number: int, widths: Sequence[int]) -> None:
        if row.weight is not Weight.GROUP:
            texts = [plain(c, self.language) if _is_text(c) else "" for c in row.cells]
            self.lines(number, texts, widths)
        for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
            self._write(number, place, cell, column.kind, row.weight)

    def _write(
        self, row: int, column: int, cell: Cell, kind: Kind, weight: Weight = Weight.PLAIN
    ) -> None:
        look = self._look(cell, kind, weight)
        match cell:
            case None:
                self.sheet.write_blank(row, column, None, look)
            case Light():
                light = self.looks.light(cell, bold=weight is Weight.TOTAL)
                self.sheet.write_string(row, column, cells.light(cell, self.language), light)
            case date() if cell >= _FIRST_DAY:
                self.sheet.write_datetime(row, column, cell, look)
            case Decimal() if not cell.is_finite():
                self.sheet.write_string(row, column, str(cell), look)
            case int() | Decimal() if kind is not Kind.TEXT:
                self.sheet.write_number(row, column, float(cell), look)
            case str() | Message():
                told = cut(plain(cell, self.language), MOST_TEXT)
                self.sheet.write_string(row, column, told, look)
            case _:
                self.sheet.write_string(row, column, cells.written(cell, kind, self.language), look)

    def _look(self, cell: Cell, kind: Kind, weight: Weight) -> Format:
        """A number shows as many figures after the point as it has, or as its kind demands."""
        is_day = kind is Kind.DATE
        shown = _DATE[self.language] if is_day else number_format(kind, _decimals(cell))
        return self.looks.cell(kind, weight, shown)

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
        return min(max(least, longest + 4, word + 4), most)


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
