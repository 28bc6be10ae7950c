"""A DOCX as Markdown to read on a screen or to compare: headings, paragraphs, tables."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from clusterctl.word.numbering import Numbering
from clusterctl.word.ooxml import parsed, w
from clusterctl.word.package import DOCUMENT, NUMBERING
from clusterctl.word.text import paragraph_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_LEVELS = {"Title": "# ", "Heading1": "## ", "Heading2": "### ", "Heading3": "#### "}


def markdown_of(docx: bytes) -> str:
    """The paragraphs and tables of a DOCX as Markdown, one empty line between them."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        body = parsed(package.read(DOCUMENT))[0]
        numbering = (
            Numbering(parsed(package.read(NUMBERING))) if NUMBERING in package.namelist() else None
        )
    return "\n\n".join(block for block in _blocks(body, numbering) if block.strip()) + "\n"


def _blocks(parent: _Element, numbering: Numbering | None) -> Iterator[str]:
    for block in parent:
        if block.tag == w("p"):
            yield _paragraph(block, numbering)
        elif block.tag == w("tbl"):
            yield from _table(block, numbering)
        elif block.tag in {w("sdt"), w("sdtContent")}:
            yield from _blocks(block, numbering)


def _paragraph(block: _Element, numbering: Numbering | None) -> str:
    style = _style(block, "pPr/pStyle")
    text = paragraph_of(block, numbering)
    if level := _LEVELS.get(style):
        return level + " ".join(text.split("\n"))
    return text.replace("\n", "  \n")


def _table(table: _Element, numbering: Numbering | None) -> Iterator[str]:
    """Rows between bars where the table has lines; else its cells one after another."""
    rows = [
        [" ".join(_blocks(cell, numbering)).strip() for cell in row.findall(w("tc"))]
        for row in table.findall(w("tr"))
    ]
    if _style(table, "tblPr/tblStyle") != "Grid":
        for row in rows:
            yield "   ".join(filter(None, row))
        return
    rule = ["---"] * max(map(len, rows), default=1)
    head, *body = rows
    yield "\n".join(_row(cells) for cells in [head, rule, *body])


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("  \n", " ").replace("|", "\\|") for cell in cells) + " |"


def _style(block: _Element, path: str) -> str:
    found = block.find("/".join(w(step) for step in path.split("/")))
    return "" if found is None else found.get(w("val"), "")
