"""Numbers of paragraphs: the lists of a document, and what Word shows before each item."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from clusterctl.word.ooxml import add, element, w

if TYPE_CHECKING:
    from lxml.etree import _Element

KINDS: Final = {"clause": 1, "dash": 2, "digit": 3, "letter": 4}
"""The kinds of lists by their number in templates/reference/numbering.xml."""

# What Word counts by in Russian: without ё, й, ъ and ь (ECMA-376, 17.18.59).
_LETTERS: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """The lists a document counts by, and how far each has counted."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        definitions = {d.get(w("abstractNumId")): _levels(d) for d in root.iter(w("abstractNum"))}
        self._definitions = definitions
        self._lists: dict[str, list[_Level]] = {}
        self._counts: dict[str, list[int]] = {}
        for num in root.iter(w("num")):
            definition = num.find(w("abstractNumId"))
            if definition is not None:
                levels = definitions.get(definition.get(w("val")), [])
                self._lists[num.get(w("numId"), "")] = levels

    def new(self, kind: str) -> str:
        """The id of a new list of that kind, which counts from the beginning."""
        definition = str(KINDS[kind])
        levels = self._definitions[definition]
        num_id = str(len(self._lists) + 1)
        num = deepcopy(_list(definition, len(levels)))
        num.set(w("numId"), num_id)
        self.root.append(num)
        self._lists[num_id] = levels
        return num_id

    def depth(self, num_id: str) -> int:
        """How many levels of the list are counting: an item may stand one deeper at most."""
        return len(self._counts.get(num_id, []))

    def label(self, num_id: str, level: int) -> str:
        """The number of the list's next item at a level counted from 0, as Word shows it."""
        levels = self._lists.get(num_id, [])
        if level >= len(levels):
            return ""
        counts = self._counts.setdefault(num_id, [])
        while len(counts) < level:
            counts.append(levels[len(counts)].start)
        del counts[level + 1 :]
        if len(counts) > level:
            counts[level] += 1
        else:
            counts.append(levels[level].start)
        return re.sub(
            r"%(\d)",
            lambda of: _number(levels[int(of[1]) - 1], counts[int(of[1]) - 1]),
            levels[level].text,
        )


@cache
def _list(definition: str, levels: int) -> _Element:
    """A list that counts all its levels from the beginning, to be copied."""
    num = element("num", numId="")
    add(num, "abstractNumId", val=definition)
    for level in range(levels):
        add(add(num, "lvlOverride", ilvl=level), "startOverride", val=1)
    return num


def _levels(definition: _Element) -> list[_Level]:
    return [
        _Level(
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText"),
            int(_value(level, "start") or 1),
        )
        for level in definition.iter(w("lvl"))
    ]


def _value(level: _Element, name: str) -> str:
    found = level.find(w(name))
    return found.get(w("val"), "") if found is not None else ""


def _number(level: _Level, count: int) -> str:
    if level.format == "russianLower":
        return _LETTERS[(count - 1) % len(_LETTERS)] * (1 + (count - 1) // len(_LETTERS))
    return str(count)
