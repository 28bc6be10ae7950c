"""Tables as wide as the page: columns measured, cells that span columns and rows put together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clusterctl.messages import _, n_
from clusterctl.templating import widths
from clusterctl.templating.errors import Refusal
from clusterctl.word.ooxml import add, c, element, put, replace, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element


_WIDTH, _ABOVE, _CELL, _AT = w("w"), c("above"), w("tc"), c("at")
_HEAD, _SPAN = w("tblHeader"), c("span")


def fit(table: _Element, width: int) -> None:
    """Gives columns and cells their widths in twips; raises Refusal at a row of another length.

    A table in which the values left no rows or no columns goes.
    """
    look, grid, rows = table[0], table[1], table.findall(w("tr"))
    if not rows or not len(grid):
        replace(table, [])
        return
    cells = [_columns(row, len(grid)) for row in rows]
    wide = _widths(table, cells, width)
    for column, each in zip(grid, wide, strict=True):
        column.set(w("w"), str(each))
    look[1].set(w("w"), str(width))
    for above, below in pairwise([[], *cells]):
        _fit_row(below, wide, above)
    for row, across in zip(rows[:-1], cells, strict=False):
        if len(across) > 1 and across[0] is across[-1] and not _is_head(row):
            put(across[0][-1], "keepNext")  # a row of one cell is a heading of those below
    for head, first in pairwise(rows):
        if _is_head(head) and not _is_head(first):
            _soften(first)
    if look[0].get(w("val")) == "Plain":
        _end_flush(table)


def _widths(table: _Element, cells: Sequence[Sequence[_Element]], width: int) -> list[int]:
    """The columns' widths: by their dashes, and with lines as wide as their words need."""
    look, grid = table[0], table[1]
    weights = [int(column.get(w("w"), "1")) for column in grid]
    if look[0].get(w("val")) != "Grid":
        return widths.shares(weights, width)
    return widths.divided(weights, widths.needs(cells, len(grid), width), width)


def _is_head(row: _Element) -> bool:
    return any(True for _mark in row[0].iterchildren(_HEAD))


def _soften(row: _Element) -> None:
    """Keeps a row whole by its paragraphs and not by itself.

    LibreOffice loses the rest of a table when the row below the head may not be split and fits the
    page but for its lower line.
    """
    row[0].remove(row[0][0])  # w:cantSplit
    for block in row.iter(w("p")):
        put(block, "keepLines")


def _fit_row(columns: Sequence[_Element], wide: Sequence[int], above: Sequence[_Element]) -> None:
    """Sets the widths of the cells that stand in a row's columns, and what they span."""
    start = 0
    for end, cell in enumerate(columns, 1):
        if end < len(columns) and columns[end] is cell:
            continue  # it spans the next column, too
        width = cell[0][0]
        width.set(_WIDTH, str(sum(wide[start:end])))
        if cell.attrib and cell.attrib.pop(_ABOVE, ""):
            width.addnext(element("vMerge"))
            if above:
                _begin_merged(above[start][0])
        if end - start > 1:
            width.addnext(element("gridSpan", val=end - start))
        start = end


def _columns(row: _Element, number: int) -> list[_Element]:
    """The cell of each column; raises Refusal when there are more or fewer."""
    at = str(row.attrib.pop(_AT, ""))
    columns: list[_Element] = []
    for child in list(row)[1:]:
        if child.tag == _CELL:
            columns.append(child)
        else:  # “||”: the cell before goes on
            columns += columns[-1:]
            row.remove(child)
    if len(columns) != number:
        cells = n_("{n} cell", "{n} cells", len(columns))
        of_table = n_("{n} column", "{n} columns", number)
        message = _("the row has {cells}, the table {columns}", cells=cells, columns=of_table)
        raise Refusal(message, at=at)
    return columns


def _begin_merged(properties: _Element) -> None:
    """Begins a cell that goes on in the row below."""
    if properties.find(w("vMerge")) is None:
        spanned = properties.find(w("gridSpan"))
        before = properties[0] if spanned is None else spanned
        before.addnext(element("vMerge", val="restart"))


def _end_flush(table: _Element) -> None:
    """Ends a table without lines at the right margin."""
    for row in table.findall(w("tr")):
        properties = row[-1][0]
        margins = element("tcMar")
        add(margins, "right", w=0, type="dxa")
        aligned = properties.find(w("vAlign"))
        properties.insert(len(properties) if aligned is None else -1, margins)
