"""The tags of a Word template: found in a paragraph's text, however Word has split it in runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from clusterctl.diagnostics import Place
from clusterctl.messages import Message, _
from clusterctl.templating.errors import RenderError
from clusterctl.templating.tags import Tag, Written, spans, tag_of
from clusterctl.word.ooxml import w
from clusterctl.word.places import INLINE, SAID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from clusterctl.word.places import Spot

_OPENER: Final = re.compile(r"\{\{|\{%|\{#")
_CLOSER: Final = {"{{": "}}", "{%": "%}"}
_LEVEL: Final = re.compile(r"\s*(p|tr|tc|r)\s+(?=\S)")
_CLOSES: Final = {"“": "”“", "”": "”", "„": "“”", "«": "»", "‘": "’", "’": "’", "‚": "‘’"}
"""Quotes that Word sets by itself, and what closes them."""

_SINGLE: Final = "‘’‚"


@dataclass(frozen=True, slots=True)
class Found:
    """A tag and its characters in the paragraph; a comment has no `tag`.

    `level` is what docxtpl's letters before it say: `p`, `tr`, `tc`, `r`, or nothing.
    """

    start: int
    end: int
    level: str
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's own text, and the elements that say it, by where they begin."""

    text: str
    elements: list[_Element]
    starts: list[int]

    def over(self, start: int, end: int) -> Iterator[tuple[_Element, int]]:
        """The elements that say the characters from `start` to `end`, with their beginnings."""
        first = bisect_right(self.starts, start) - 1
        for number in range(first, len(self.starts)):
            if self.starts[number] >= end:
                return
            yield self.elements[number], self.starts[number]


@dataclass(frozen=True, slots=True)
class _Told(Written):
    """A paragraph's text: every stretch of it has the place of the paragraph."""

    within: Message | None = field(default=None)

    def place(self, start: int, end: int) -> Place:
        del start, end
        return Place(self.file, within=self.within)


def line(paragraph: _Element) -> Line:
    """The text of a paragraph without its text boxes, in pieces."""
    pieces = list(_pieces(paragraph))
    starts, position = [], 0
    for _element, text in pieces:
        starts.append(position)
        position += len(text)
    return Line("".join(text for _e, text in pieces), [e for e, _text in pieces], starts)


def tags_of(spot: Spot, of: Line, file: str) -> list[Found]:
    """The tags and comments of a paragraph; raises RenderError at one that can't be read."""
    written = _Told(straightened(of.text), file, within=spot.place)
    return [_found(written, start, end) for start, end in spans(written)]


def straightened(text: str) -> str:
    """The text with the quotes straight that Word has bent within tags; as long as before."""
    made, position, alone = list(text), 0, set[str]()
    while opener := _OPENER.search(text, position):
        position = opener.end()
        if closer := _CLOSER.get(opener[0]):
            position = _straighten(text, made, position, closer, alone)
        elif (end := text.find("#}", position)) >= 0:
            position = end
    return "".join(made)


def _straighten(text: str, made: list[str], position: int, closer: str, alone: set[str]) -> int:
    """Straightens the quotes of one tag and gives its end.

    Quotes without a pair are put in `alone`, so that nothing is looked for twice.
    """
    while position < len(text) and not text.startswith(closer, position):
        char = text[position]
        if _OPENER.match(text, position):
            return position
        if ends := _CLOSES.get(char) or (char if char in "\"'" else ""):
            end = -1 if char in alone else _first(text, ends, position + 1)
            if end < 0:
                alone.add(char)
            elif char in _CLOSES:
                made[position] = made[end] = _straight(char, text[position + 1 : end])
            position = max(position, end)
        position += 1
    return position


def _first(text: str, chars: str, start: int) -> int:
    return min((n for char in chars if (n := text.find(char, start)) >= 0), default=-1)


def _straight(char: str, inside: str) -> str:
    wanted = "'" if char in _SINGLE else '"'
    other = {"'": '"', '"': "'"}[wanted]
    return other if wanted in inside else wanted


def _found(written: Written, start: int, end: int) -> Found:
    opener, inside = written.text[start : start + 2], written.text[start + 2 : end - 2]
    level = ""
    if (letters := _LEVEL.match(inside)) and (opener != "{{" or not inside[0].isspace()):
        level, inside = letters[1], inside[letters.end() :]
    if opener == "{#":
        return Found(start, end, level, None)
    place = written.place(start, end)
    if opener == "{{" and level not in {"", "r"}:
        raise RenderError(
            _("“{tag}” would put in a part of another document", tag=written.text[start:end]),
            place,
            _("a value is printed by braces without letters after them"),
        )
    return Found(start, end, level, tag_of(opener, inside, place))


def _pieces(element: _Element) -> Iterator[tuple[_Element, str]]:
    for child in element:
        if child.tag == w("t") and element.tag == w("r"):
            yield child, child.text or ""
        elif child.tag in SAID and element.tag == w("r"):
            yield child, SAID[str(child.tag)]
        elif child.tag in INLINE:
            yield from _pieces(child)
