"""A Word file as lines of text for `git diff`: whatever the file is, something is told of it.

Unlike `opening` it refuses nothing: a file nobody would take for a template may have to be
compared. Time and memory are bounded all the same.
"""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from clusterctl.word.counting import Counted
from clusterctl.word.ooxml import w
from clusterctl.word.places import Story, boxes, stories, words
from clusterctl.word.relationships import ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from clusterctl.messages import Language

MOST_OF_PART: Final = 20_000_000
MOST_BYTES: Final = 60_000_000
MOST_PARTS: Final = 2_000
MOST_LINES: Final = 200_000

_WANTED: Final = (".xml", ENDING)
_THROUGH: Final = {w(n) for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_BULLETS: Final = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "‣", "\uf02d": "–", "o": "○"}
"""Bullets of fonts that have signs for letters."""


def plain_text(content: bytes, language: Language = "ru") -> str:
    """The paragraphs of a file in lines with their numbers, cells apart by tabs, headers last.

    Of what is no Word file the first line says so, with its length and the sum of its bytes.
    """
    try:
        told = list(_lines(_parts(content), language))
    except Exception as error:  # noqa: BLE001 - git stops at a file that can't be told
        return _opaque(content, error)
    if len(told) > MOST_LINES:
        told = [*told[:MOST_LINES], "…", _sum(content)]
    return "".join(f"{line}\n" for line in told) or "\n"


def _opaque(content: bytes, error: Exception) -> str:
    """What is told of a file that can't be read: another file is told otherwise."""
    return f"[{type(error).__name__}] {_sum(content)}\n"


def _sum(content: bytes) -> str:
    return f"{len(content)} B, SHA-256 {hashlib.sha256(content).hexdigest()}"


def _parts(content: bytes) -> dict[str, bytes]:
    """The XML parts of a file, as far as there is room for them."""
    parts: dict[str, bytes] = {}
    room = MOST_BYTES
    with zipfile.ZipFile(BytesIO(content)) as file:
        for entry in file.infolist()[:MOST_PARTS]:
            if not entry.filename.endswith(_WANTED):
                parts.setdefault(entry.filename, b"")
                continue
            with file.open(entry) as stream:
                text = stream.read(min(MOST_OF_PART, room) + 1)
            room -= len(text)
            if len(text) > MOST_OF_PART or room < 0:
                raise ValueError(entry.filename)
            parts.setdefault(entry.filename, text)
    return parts


def _lines(parts: Mapping[str, bytes], language: Language) -> Iterator[str]:
    numbers = Counted(parts)
    for story in stories(parts):
        lines = [line for line in _story(story, numbers) if story.name is None or line.strip()]
        if story.name is not None and lines:
            yield f"[{story.name.text(language)}]"
        yield from lines


def _story(story: Story, numbers: Counted) -> Iterator[str]:
    body = story.root.find(w("body"))
    yield from _blocks(story.root if body is None else body, numbers)


def _blocks(holder: _Element, numbers: Counted) -> Iterator[str]:
    for block in holder:
        if block.tag == w("p"):
            yield from (_labelled(numbers.of(block)) + words(block)).split("\n")
            for box in boxes(block):
                yield from _blocks(box, numbers)
        elif block.tag == w("tbl"):
            yield from _table(block, numbers)
        elif block.tag in _THROUGH or block.tag in {w("footnote"), w("endnote")}:
            yield from _blocks(block, numbers)


def _labelled(label: str) -> str:
    return f"{_BULLETS.get(label, label)} " if label else ""


def _table(table: _Element, numbers: Counted) -> Iterator[str]:
    """A row in a line; a cell's paragraphs are parted by a bar."""
    for row in _found(table, "tr"):
        cells = (list(_blocks(cell, numbers)) for cell in _found(row, "tc"))
        yield "\t".join(" | ".join(filter(str.strip, cell)) for cell in cells)


def _found(holder: _Element, name: str) -> Iterator[_Element]:
    for child in holder:
        if child.tag == w(name):
            yield child
        elif child.tag in _THROUGH:
            yield from _found(child, name)
