"""Tables whose columns a loop has repeated: as wide as they were, a grid of as many columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.word.ooxml import add, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element


_MOST: Final = 63
"""Columns of a table that Word knows."""

_DIGITS: Final = 9


def fit(root: _Element) -> None:
    """Sets right the widths of tables that have got more or fewer columns than they had."""
    for table in root.iter(w("tbl")):
        grid = table.find(w("tblGrid"))
        rows = [list(row.iterchildren(w("tc"))) for row in _rows(table)]
        if grid is None or not rows:
            continue
        longest = max(rows, key=_length)
        if 0 < _length(longest) != len(grid) and _grows(rows, len(grid)):
            _refit(grid, rows, longest)


def _grows(rows: Iterable[Sequence[_Element]], columns: int) -> bool:
    """Whether no row fits the grid any more: Word leaves grids longer than their rows, too."""
    return all(_length(row) != columns for row in rows)


def _refit(grid: _Element, rows: Iterable[Sequence[_Element]], longest: Sequence[_Element]) -> None:
    whole = sum(_number(column, "w") for column in grid) or sum(map(_width, longest))
    for row in rows:
        _scale(row, whole)
    for column in list(grid):
        grid.remove(column)
    for cell in longest:
        for _column in range(_span(cell)):
            add(grid, "gridCol", w=_width(cell) // _span(cell))


def _scale(row: Sequence[_Element], whole: int) -> None:
    """Makes the cells of a row fill the width together, in the proportions they have."""
    total = sum(map(_width, row))
    if not total or not whole:
        return
    for cell in row:
        wide = cell.find(f"{w('tcPr')}/{w('tcW')}")
        if wide is not None and wide.get(w("type"), "dxa") == "dxa":
            wide.set(w("w"), str(_width(cell) * whole // total))


def _rows(table: _Element) -> Iterable[_Element]:
    return (row for row in table.iter(w("tr")) if next(row.iterancestors(w("tbl"))) is table)


def _length(row: Sequence[_Element]) -> int:
    return sum(map(_span, row))


def _span(cell: _Element) -> int:
    found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return min(max(1, _number(found, "val")), _MOST) if found is not None else 1


def _width(cell: _Element) -> int:
    found = cell.find(f"{w('tcPr')}/{w('tcW')}")
    return _number(found, "w") if found is not None else 0


def _number(element: _Element, name: str) -> int:
    text = element.get(w(name), "")
    return int(text) if text.isdecimal() and len(text) < _DIGITS else 0
