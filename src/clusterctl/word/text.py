"""The text of a DOCX, read back from its bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING
from xml.parsers import expat

from clusterctl.word.numbering import Numbering
from clusterctl.word.ooxml import parsed, w
from clusterctl.word.package import DOCUMENT, NUMBERING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_SAID = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "\u2011"}


def text_of(docx: bytes, *, numbers: bool = True) -> str:
    """The paragraphs of a document in lines, with their numbers; cells of a row apart by tabs."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        body = parsed(package.read(DOCUMENT))[0]
        counted = numbers and NUMBERING in package.namelist()
        numbering = Numbering(parsed(package.read(NUMBERING))) if counted else None
    return "\n".join(_blocks(body, numbering)) + "\n"


def said(docx: bytes) -> str:
    """All that the document says, in one stretch: fast, for looking things up."""
    pieces: list[str] = []
    reader = expat.ParserCreate()
    reader.buffer_text = True
    reader.CharacterDataHandler = pieces.append
    with zipfile.ZipFile(BytesIO(docx)) as package:
        reader.Parse(package.read(DOCUMENT), True)
    return "".join(pieces)


def paragraph_of(block: _Element, numbering: Numbering | None) -> str:
    """A paragraph's number and text; its breaks are line ends."""
    return _number(block, numbering) + _text(block)


def _blocks(parent: _Element, numbering: Numbering | None) -> Iterator[str]:
    for block in parent:
        if block.tag == w("p"):
            yield paragraph_of(block, numbering)
        elif block.tag == w("tr"):
            cells = [list(_blocks(cell, numbering)) for cell in block.iter(w("tc"))]
            if any("\n" in "\n".join(cell) for cell in cells):  # columns of text, not a table
                yield from chain.from_iterable(cells)
            else:
                yield "\t".join(line for cell in cells for line in cell or [""])
        elif block.tag in {w("tbl"), w("sdt"), w("sdtContent")}:
            yield from _blocks(block, numbering)


def _text(block: _Element) -> str:
    pieces = (piece for run in block.iter(w("r")) for piece in run.iterchildren(w("t"), *_SAID))
    return "".join(_SAID.get(piece.tag, piece.text or "") for piece in pieces)


def _number(block: _Element, numbering: Numbering | None) -> str:
    level, num = (block.find(f"{w('pPr')}/{w('numPr')}/{w(name)}") for name in ("ilvl", "numId"))
    if numbering is None or level is None or num is None:
        return ""
    return numbering.label(num.get(w("val"), ""), int(level.get(w("val"), "0"))) + " "
