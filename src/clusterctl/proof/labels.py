"""Automatic numbers of any Word file: by the paragraph's own list or by its style's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from clusterctl.word.ooxml import parsed, w
from clusterctl.word.relationships import links, main_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST_LEVELS: Final = 9
_MOST_STYLES: Final = 30
"""How far styles are followed to what they are based on."""


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    decimal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """What a numbered list counts by; lists of one definition count on together."""

    definition: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Labels:
    """The numbers of a file's paragraphs; to be asked for each of them in order, once."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        main = main_part(parts)
        roots = {
            link.kind: parsed(parts[link.target])
            for link in links(parts, main)
            if link.kind in {"numbering", "styles"} and link.target in parts
        }
        self._styles = {
            style.get(w("styleId"), ""): style
            for style in (roots["styles"].iter(w("style")) if "styles" in roots else ())
        }
        self._default = next(
            (id for id, style in self._styles.items()
             if style.get(w("default")) in {"1", "true"} and style.get(w("type")) == "paragraph"),
            "",
        )  # fmt: skip
        self._lists = _lists(roots["numbering"], self._styles) if "numbering" in roots else {}
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, paragraph: _Element) -> str:
        """What Word shows before the paragraph: «3.2.», «а)»; nothing for bullets."""
        list_id, level = self._place(paragraph)
        found = self._lists.get(list_id)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.definition, {})
        if not found.begun:
            found.begun = True
            for at in found.restarts:
                counts.pop(at, None)
        self._count(found, counts, level)
        return _told(found.levels, counts, level)

    def _count(self, found: _List, counts: dict[int, int], level: int) -> None:
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        for above in range(level):
            if above in found.levels:
                counts.setdefault(above, _start(found, above))
        counts[level] = counts[level] + 1 if level in counts else _start(found, level)

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """The list and the level of a paragraph, its own or its style's."""
        list_id, level = _numbered(paragraph.find(w("pPr")))
        properties = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        style = properties.get(w("val"), "") if properties is not None else self._default
        for _step in range(_MOST_STYLES):
            found = self._styles.get(style)
            if found is None or (list_id is not None and level is not None):
                break
            styled_id, styled_level = _numbered(found.find(w("pPr")))
            if list_id is None and styled_id is not None:
                list_id = styled_id
                level = (
                    level if level is not None else self._level_of(styled_id, style, styled_level)
                )
            based = found.find(w("basedOn"))
            style = based.get(w("val"), "") if based is not None else ""
        return list_id or "", level or 0

    def _level_of(self, list_id: str, style: str, written: int | None) -> int | None:
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((at for at, level in levels.items() if level.style == style), written)


def _numbered(properties: _Element | None) -> tuple[str | None, int | None]:
    numbering = properties.find(w("numPr")) if properties is not None else None
    if numbering is None:
        return None, None
    list_id, level = _value(numbering, "numId"), _value(numbering, "ilvl")
    return list_id or None, int(level) if level.isdigit() else None


def _lists(root: _Element, styles: Mapping[str, _Element]) -> dict[str, _List]:
    definitions = {d.get(w("abstractNumId"), ""): d for d in root.iter(w("abstractNum"))}
    of_list = {n.get(w("numId"), ""): _value(n, "abstractNumId") for n in root.iter(w("num"))}
    found: dict[str, _List] = {}
    for num in root.iter(w("num")):
        id = _value(num, "abstractNumId")
        definition = definitions.get(id)
        linked = _value(definition, "numStyleLink") if definition is not None else ""
        if linked and linked in styles:
            other, _at = _numbered(styles[linked].find(w("pPr")))
            id = of_list.get(other or "", id)
            definition = definitions.get(id)
        levels = _levels(definition) if definition is not None else {}
        restarts = {}
        for override in num.iter(w("lvlOverride")):
            at = override.get(w("ilvl"), "")
            start = _value(override, "startOverride")
            if at.isdigit() and start.isdigit():
                restarts[int(at)] = int(start)
            if at.isdigit() and (own := override.find(w("lvl"))) is not None:
                levels[int(at)] = _level(own)
        found[num.get(w("numId"), "")] = _List(id, levels, restarts)
    return found


def _levels(definition: _Element) -> dict[int, _Level]:
    found = ((level.get(w("ilvl"), ""), level) for level in definition.iterchildren(w("lvl")))
    return {
        int(at): _level(level) for at, level in found if at.isdigit() and int(at) < _MOST_LEVELS
    }


def _level(level: _Element) -> _Level:
    start = _value(level, "start")
    legal = level.find(w("isLgl"))
    return _Level(
        _value(level, "numFmt") or "decimal",
        _value(level, "lvlText"),
        int(start) if start.isdigit() else 1,
        legal is not None and legal.get(w("val"), "1") not in {"0", "false"},
        _value(level, "pStyle"),
    )


def _value(holder: _Element, name: str) -> str:
    found = holder.find(w(name))
    return found.get(w("val"), "") if found is not None else ""


def _start(found: _List, level: int) -> int:
    return found.restarts.get(level, found.levels[level].start)


def _told(levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
    own = levels[level]
    if own.format in {"bullet", "none"}:
        return ""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at not in levels or at not in counts:
            return ""
        return _written(counts[at], "decimal" if own.decimal else levels[at].format)

    return re.sub(r"%(\d)", number, own.text)


def _written(n: int, how: str) -> str:
    match how:
        case "russianLower" | "russianUpper":
            told = _lettered(n, _RUSSIAN)
        case "lowerLetter" | "upperLetter":
            told = _lettered(n, _LATIN)
        case "lowerRoman" | "upperRoman":
            told = _roman(n).lower()
        case "decimalZero":
            return f"{n:02d}"
        case _:
            return str(n)
    return told.upper() if how.endswith("Upper") or how.startswith("upper") else told


def _lettered(n: int, letters: str) -> str:
    return letters[(n - 1) % len(letters)] * min(1 + (n - 1) // len(letters), 9) if n > 0 else ""


def _roman(n: int) -> str:
    told = ""
    for value, sign in _ROMAN:
        told += sign * (min(n, 9999) // value)
        n = n % value if n >= value else n
    return told
