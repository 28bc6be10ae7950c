"""What can be laid out only when the values are in: boxes, columns, page breaks, sections."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clusterctl.templating import contents, references, tables, widths
from clusterctl.word.ooxml import add, c, element, paragraph, put, replace, text_of, unwrap, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from clusterctl.word.numbering import Numbering
    from clusterctl.word.page import Page


_PARAGRAPH, _TABLE, _TEXT = w("p"), w("tbl"), w("t")
_LANDSCAPE, _COLUMNS, _GAP = c("landscape"), c("columns"), c("gap")
_VAL = w("val")


def lay_out(body: _Element, page: Page, numbering: Numbering) -> None:
    """Replaces all that is ours in a document's body; raises Refusal where it can't be done."""
    _flow(body, page.width(), page)
    _break_pages(body)
    headings = references.number(body, numbering)
    contents.fill(body, headings)
    _hold_colons(body)
    _divide(body, page)
    _part_tables(body)


def _flow(parent: _Element, width: int, page: Page) -> None:
    """Fits tables to the width, sets columns side by side, drops what the values left empty."""
    for block in list(parent):
        kind = block.tag
        if kind == _PARAGRAPH:
            _drop_empty(block)
        elif kind == _TABLE:
            tables.fit(block, width)
        elif kind == _LANDSCAPE:
            _flow(block, page.width(landscape=True), page)
            if not len(block):
                replace(block, [])
        elif kind in _BOXES:
            _flow(block, width, page)
            _BOXES[kind](block)
            unwrap(block)
        elif kind == _COLUMNS:
            for column in block:
                _flow(column, width, page)
            replace(block, [_set_columns(block, width)])


def _drop_empty(block: _Element) -> None:
    is_gap = block.attrib.pop(_GAP, "") if block.attrib else ""
    if is_gap or any(text.text and text.text.strip() for text in block.iter(_TEXT)):
        return
    if not any(True for _kept in block.iter(*_KEPT)):
        replace(block, [])


def _begin_appendix(box: _Element) -> None:
    """A new page, and numbers from the beginning."""
    first = box.find(w("p"))
    if first is not None:
        put(first, "pageBreakBefore")
        first.set(c("restart"), "1")


_KEPT = (c("ref"), c("sequence"), w("drawing"))
"""What a paragraph without a text of its own is kept for."""

_MOST_KEPT = 15
"""Rows of a table that stay together when asked to; a longer one may fit no page."""


def _keep(box: _Element) -> None:
    """Every paragraph stays on the page of the next one, but for those of the last block's end."""
    kept = [block for block in list(box)[:-1] if block.tag == w("p")]
    for table in box.findall(w("tbl")):
        rows = table.findall(w("tr"))
        if len(rows) <= _MOST_KEPT:
            kept += [p for row in rows for p in row.iter(w("p"))]
            _end_kept(table)
    for block in kept:
        put(block, "keepNext")


def _end_kept(table: _Element) -> None:
    """Ends what is kept below a table.

    LibreOffice keeps a table whole only if its last row, too, stays with what follows.
    """
    if table.getnext() is None:
        table.addnext(paragraph("Thin"))


_BOXES: dict[object, Callable[[_Element], None]] = {
    c("appendix"): _begin_appendix,
    c("keep"): _keep,
}


def _set_columns(box: _Element, width: int) -> _Element:
    """A table without lines, as many columns as the box has widths, each row on one page."""
    shares = widths.shares([int(share) for share in box.get("widths", "1").split()], width)
    table = element("tbl")
    properties = add(table, "tblPr")
    add(properties, "tblStyle", val="Columns")
    add(properties, "tblW", w=width, type="dxa")
    add(properties, "tblLayout", type="fixed")
    grid = add(table, "tblGrid")
    for wide in shares:
        add(grid, "gridCol", w=wide)
    columns = list(box)
    for start in range(0, len(columns), len(shares)):
        row = add(table, "tr")
        add(add(row, "trPr"), "cantSplit")
        for number, wide in enumerate(shares, start):
            cell = add(row, "tc")
            add(add(cell, "tcPr"), "tcW", w=wide, type="dxa")
            inside = list(columns[number]) if number < len(columns) else []
            cell.extend(inside or [paragraph("Requisite")])
    return table


def _break_pages(body: _Element) -> None:
    for mark in list(body.iter(c("pagebreak"))):
        following = mark.getnext()
        if following is not None and following.tag == w("p"):
            put(following, "pageBreakBefore")
        elif following is not None:
            opening = paragraph("Thin")
            put(opening, "pageBreakBefore")
            mark.addprevious(opening)
        replace(mark, [])


def _hold_colons(body: _Element) -> None:
    """What ends with a colon stays on the page of what it announces."""
    for parent in (body, *body.findall(c("landscape"))):
        for block in parent.iterchildren(_PARAGRAPH):
            if block[0][0].get(_VAL) in _TIGHT and text_of(block).rstrip().endswith(":"):
                put(block, "keepNext")


def _divide(body: _Element, page: Page) -> None:
    """Gives each stretch of upright or landscape pages its section."""
    stretches = [
        (landscape, [block for part in parts for block in (part if landscape else [part])])
        for landscape, parts in groupby(body, key=lambda block: block.tag == c("landscape"))
    ]
    stretches = [(landscape, blocks) for landscape, blocks in stretches if blocks]
    for box in body.findall(c("landscape")):
        unwrap(box)
    for number, (landscape, blocks) in enumerate(stretches or [(False, [])]):
        section = page.section(landscape=landscape, first=number == 0)
        if number >= len(stretches) - 1:
            body.append(section)
            return
        if blocks[-1].tag != w("p"):
            last = paragraph("Thin")
            blocks[-1].addnext(last)
            blocks.append(last)
        blocks[-1][0].append(section)  # w:sectPr is the last of the properties


def _part_tables(body: _Element) -> None:
    """Air around tables with lines, and something between tables, which would grow together."""
    for table in body.iter(w("tbl")):
        before, after = table.getprevious(), table.getnext()
        if after is None or after.tag != w("p"):
            after = paragraph("Thin")
            table.addnext(after)
        if table[0][0].get(w("val")) == "Grid":
            _space(before, "after", 60)
            is_thin = after[0][0].get(w("val")) == "Thin"
            _space(after.getnext() if is_thin else after, "before", 120)


def _space(block: _Element | None, side: str, twips: int) -> None:
    """Sets a paragraph apart, unless its style does so."""
    if block is not None and block.tag == w("p") and block[0][0].get(w("val")) in _TIGHT:
        put(block, "spacing").set(w(side), str(twips))


_TIGHT = {"BodyText", "Clause", "ListItem", "Requisite", "RequisiteRight", "RequisiteCenter"}
