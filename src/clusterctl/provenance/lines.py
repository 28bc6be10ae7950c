"""What a Word file says, line by line: a paragraph, or a row of a table with its cells.

Spaces, fonts, runs, marks of proof-reading and page numbers say nothing: a file that went through
Word or LibreOffice says what it said before.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.word.ooxml import parsed, w
from clusterctl.word.relationships import main_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from clusterctl.messages import Message

Cell = tuple[str, ...]
"""The paragraphs of a cell."""

_ASIDE: Final = {
    "header": _("header"),
    "footer": _("footer"),
    "footnotes": _("a footnote"),
    "endnotes": _("an endnote"),
}
"""Parts that say something outside of the body, by what their names begin with."""

_ASIDE_PART: Final = re.compile(rf"word/({'|'.join(_ASIDE)})[^/]*\.xml")
_BYTES: Final = 6
_SAID: Final = {w("br"): " ", w("cr"): " ", w("tab"): " ", w("noBreakHyphen"): "-"}
_T, _FIELD, _CODE = w("t"), w("fldChar"), w("instrText")
_READ: Final = (_T, _FIELD, _CODE, *_SAID)
_COUNTED: Final = frozenset({"TOC", "PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES"})
"""Fields whose results depend on where pages end."""

_SAME: Final = (("\u2011", "-"), ("\u00ad", ""), ("\u200b", ""))
"""Hyphens and spaces that only say where a line may break."""


@dataclass(frozen=True)
class Line:
    """A paragraph, which has one cell, or a row of a table; `place` tells people where it is.

    `row` has the numbers of the table and of the row; it is empty for a paragraph. What stands
    `aside` is told by headers, footers and notes, not by the body.
    """

    cells: tuple[Cell, ...]
    place: Message
    row: tuple[int, ...] = ()
    aside: bool = False

    @cached_property
    def mark(self) -> str:
        """What the line is known by: the same for the same cells, without telling them."""
        whole = "\x1e".join("\x1f".join(cell) for cell in self.cells)
        return mark(whole.replace(" ", ""), _BYTES)

    @property
    def text(self) -> str:
        """The line as one text, its cells apart by bars."""
        return " | ".join(" ".join(cell) for cell in self.cells)


def mark(text: str, size: int) -> str:
    """So many bytes that stand for a text, as letters, digits, `-` and `_`."""
    made = blake2b(text.encode("utf-8", "replace"), digest_size=size).digest()
    return urlsafe_b64encode(made).decode("ascii").rstrip("=")


def lines(parts: Mapping[str, bytes]) -> list[Line]:
    """The lines of the body that say anything, then what headers, footers and notes say."""
    body = _settled(parts[main_part(parts)])[0]
    return [*_Reader(body).blocks(body), *_aside(parts)]


def _aside(parts: Mapping[str, bytes]) -> Iterator[Line]:
    """Each text outside of the body once: programs save one header as several parts."""
    found: dict[tuple[str, str], None] = {}
    for name in sorted(parts):
        if told := _ASIDE_PART.fullmatch(name):
            root = _settled(parts[name])
            texts = map(_Reader(root).text, root.iter(w("p")))
            found |= {(told[1], text): None for text in texts if text}
    for kind, text in sorted(found):
        yield Line(((text,),), _ASIDE[kind], aside=True)


def _settled(xml: bytes) -> _Element:
    """A part without what was moved elsewhere, and without numbers that depend on pages."""
    root = parsed(xml)
    for gone in list(root.iter(w("moveFrom"), w("fldSimple"))):
        holder = gone.getparent()
        if holder is not None and (gone.tag == w("moveFrom") or _is_counted(gone.get(w("instr")))):
            holder.remove(gone)
    return root


class _Reader:
    """Reads a part from its beginning, with the fields that are open on the way."""

    def __init__(self, root: _Element) -> None:
        self._special = {
            block for piece in root.iter(_FIELD, *_SAID) for block in piece.iterancestors(w("p"))
        }
        self._fields: list[str] = []
        self._counted = False
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: _Element) -> Iterator[Line]:
        """The lines below an element."""
        for block in parent:
            if block.tag == w("p"):
                self._paragraphs += 1
                if text := self.text(block):
                    yield Line(((text,),), _("paragraph {n}", n=self._paragraphs))
            elif block.tag == w("tbl"):
                self._tables += 1
                yield from self._rows(block, self._tables)
            elif block.tag in _WRAPPERS:
                yield from self.blocks(block)

    def _rows(self, table: _Element, number: int) -> Iterator[Line]:
        for n, row in enumerate(_below(table, w("tr")), 1):
            cells = tuple(
                tuple(text for block in cell.iter(w("p")) if (text := self.text(block)))
                for cell in _below(row, w("tc"))
            )
            yield Line(cells, _("table {n}, row {row}", n=number, row=n), (number, n))

    def text(self, block: _Element) -> str:
        """What a paragraph says, in one line."""
        if block in self._special:
            return plain("".join(self._pieces(block)))
        return (
            "" if self._counted else plain("".join(map(str, block.itertext(_T, with_tail=False))))
        )

    def _pieces(self, block: _Element) -> Iterator[str]:
        for piece in block.iter(*_READ):
            if piece.tag == _FIELD:
                self._turn(piece.get(w("fldCharType"), ""))
            elif piece.tag == _CODE:
                self._learn(piece.text or "")
            elif not self._counted:
                yield _SAID.get(piece.tag, piece.text or "")

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()
        self._counted = any(map(_is_counted, self._fields))

    def _learn(self, code: str) -> None:
        if self._fields:
            self._fields[-1] += code
            self._counted = any(map(_is_counted, self._fields))


_WRAPPERS: Final = frozenset(
    w(name) for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag")
)


def plain(text: str) -> str:
    """A text as lines are compared: in one line, one kind of spaces and hyphens."""
    for fancy, simple in _SAME:
        text = text.replace(fancy, simple)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _below(holder: _Element, tag: str) -> Iterator[_Element]:
    """The rows of a table, the cells of a row, whatever wraps them."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _below(child, tag)


def _is_counted(code: str | None) -> bool:
    words = (code or "").split(maxsplit=1)
    return bool(words) and words[0].upper() in _COUNTED
