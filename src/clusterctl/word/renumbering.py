"""Fields that show numbers, brought up to date: tables counted, references to clauses.

Word does so itself, but only when asked to (F9): until then a paper would name the clauses of the
template it was made of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl.word.counting import Counted
from clusterctl.word.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_SEQUENCE: Final = re.compile(r"\s*SEQ\s+(\S+)((?:\s+\\\*\s+(?:ARABIC|MERGEFORMAT))*)\s*")
_REFERENCE: Final = re.compile(r"\s*REF\s+(\S+)((?:\s+\\(?:h|r|n|w|\*\s+MERGEFORMAT))*)\s*")
_NUMBERED: Final = re.compile(r"\\[rnw]\b")


@dataclass(frozen=True, slots=True)
class _Field:
    """A field: its code, and the texts that show its result."""

    code: str
    shown: list[_Element]

    def show(self, text: str) -> None:
        for number, each in enumerate(self.shown):
            each.text = "" if number else text


def renumber(body: _Element, parts: Mapping[str, bytes]) -> None:
    """Counts tables and figures anew, and gives references the numbers of what they name.

    What is numbered in a way that isn't known here stays as it was.
    """
    fields = [field for field in _fields(body) if field.shown]
    references = [(f, found) for f in fields if (found := _REFERENCE.fullmatch(f.code))]
    counts: dict[str, int] = {}
    for field in fields:
        if found := _SEQUENCE.fullmatch(field.code):
            counts[found[1]] = counts.get(found[1], 0) + 1
            field.show(str(counts[found[1]]))
    if not references:
        return
    labels, texts = _labels(body, Counted(parts)), dict(_texts(body))
    for field, found in references:
        known = labels if _NUMBERED.search(found[2]) else texts
        if shown := known.get(found[1]):
            field.show(shown)


def _fields(body: _Element) -> Iterator[_Field]:
    """The fields of a text in order of their ends; one within another is a field of its own."""
    opened: list[tuple[list[str], list[_Element], list[bool]]] = []
    for each in body.iter(w("fldSimple"), w("fldChar"), w("instrText"), w("t")):
        if each.tag == w("fldSimple"):
            yield _Field(each.get(w("instr"), ""), list(each.iter(w("t"))))
        elif each.tag == w("fldChar"):
            match each.get(w("fldCharType")):
                case "begin":
                    opened.append(([], [], []))
                case "separate" if opened:
                    opened[-1][2].append(True)
                case "end" if opened:
                    code, shown, _parted = opened.pop()
                    yield _Field("".join(code), shown)
        elif opened:
            code, shown, parted = opened[-1]
            if each.tag == w("instrText") and not parted:
                code.append(each.text or "")
            elif each.tag == w("t") and parted:
                shown.append(each)


def _labels(body: _Element, counted: Counted) -> dict[str, str]:
    """The numbers of the paragraphs that bookmarks stand in."""
    found: dict[str, str] = {}
    for block in body.iter(w("p")):
        shown = counted.of(block).removesuffix(".")
        if shown and counted.is_sure(block):
            for mark in block.iter(w("bookmarkStart")):
                found[mark.get(w("name"), "")] = shown
    return found


def _texts(body: _Element) -> Iterator[tuple[str, str]]:
    """The numbers that bookmarks hold: the text between their ends, where it is a number."""
    opened: dict[str, tuple[str, list[str]]] = {}
    for each in body.iter(w("bookmarkStart"), w("bookmarkEnd"), w("t")):
        if each.tag == w("bookmarkStart"):
            opened[each.get(w("id"), "")] = each.get(w("name"), ""), []
        elif each.tag == w("bookmarkEnd"):
            name, texts = opened.pop(each.get(w("id"), ""), ("", []))
            if (shown := "".join(texts)).isdecimal():
                yield name, shown
        else:
            for _name, texts in opened.values():
                texts.append(each.text or "")
