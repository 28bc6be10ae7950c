"""Widths of columns: by the dashes of the template, but no word is torn while there is room."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from clusterctl.word.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

# Advance widths of Times New Roman in thousandths of the size of letters, as its metric twin
# Liberation Serif has them; what is not listed is as wide as a figure.
_WIDTHS: Final = {
    char: width
    for width, chars in {
        180: "'", 200: "|", 250: " ,.\u00a0", 278: "/:;\\ijlt", 300: "²",
        333: "!()-I[]`fr’·\u00ad\u2011",
        389: "Js", 395: "з", 410: "г", 429: "э", 437: "т", 444: "?acezаесё„“", 456: "ь", 460: "я",
        472: "в", 486: "к", 503: "ч", 509: "бд", 517: "ъ", 535: "ийнпц", 556: "FPSР", 564: "+<=>×",
        574: "Б", 578: "Г", 611: "ELTZЕТЁ", 633: "м", 648: "ф", 650: "Ч", 660: "Э", 667: "BCRВКСЯ",
        672: "ы", 678: "Л", 682: "Д", 691: "ж", 706: "ЪУ", 722: "ADGHKNOQUVXYwАИЙНОПХЦ", 747: "ю",
        770: "шщ", 778: "&m", 790: "Ф", 833: "%", 872: "Ы", 889: "MМ", 896: "Ж", 921: "@",
        944: "W", 954: "№", 1000: "—…→", 1009: "ШЩ", 1028: "Ю",
    }.items()
    for char in chars
}  # fmt: skip
_FIGURE: Final = 500
_BOLD: Final = 1.08
_SIZE: Final = re.compile(r"(?:Text|Head)(\d+)$")
_LARGE: Final = 12
_MARGINS: Final = 200
"""Twips of a cell that its text can't have: margins of the style `Grid`, lines, rounding."""

# A line may end at a space, after a hyphen or a dash, at a soft hyphen.
_WORDS: Final = re.compile("[^ \n\t\u00ad–—-]+[\u00ad–—-]*|[–—-]+")
_TEXT, _VAL = w("t"), w("val")
_LONGEST: Final = 3
"""A word longer than this part of the table, an address perhaps, is torn wherever it stands."""


def divided(weights: Sequence[int], needs: Sequence[int], width: int) -> list[int]:
    """The width divided by weight, to the last twip; no share below its need if all needs fit."""
    if sum(needs) >= width:
        return shares(needs, width)
    held: dict[int, int] = {}
    while True:
        free = width - sum(held.values())
        others = sum(weight for n, weight in enumerate(weights) if n not in held)
        short = {
            n: need
            for n, need in enumerate(needs)
            if n not in held and free * weights[n] < need * others
        }
        if not short:
            break
        held |= short
    rest = iter(shares([weight for n, weight in enumerate(weights) if n not in held], free))
    return [held[n] if n in held else next(rest) for n in range(len(weights))]


def shares(weights: Sequence[int], width: int) -> list[int]:
    """The width divided by weight, to the last twip."""
    total = sum(weights)
    edges = [width * part // total for part in accumulate(weights, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def needs(rows: Sequence[Sequence[_Element]], columns: int, width: int) -> list[int]:
    """What each column needs for its longest word, in twips; `rows` have a cell for each column.

    The letters of the table are as large as those of its first cell.
    """
    size = _size(rows[0][0][-1][0][0].get(_VAL, ""))
    scale = size / 50 * _BOLD  # any word may be bold
    most = (width // _LONGEST - _MARGINS) / scale
    longest = (
        max((wide for wide in map(_width, words) if wide <= most), default=0)
        for words in _words(rows, columns)
    )
    return [round(wide * scale) + _MARGINS if wide else 0 for wide in longest]


def _words(rows: Iterable[Sequence[_Element]], columns: int) -> list[set[str]]:
    """The words of each column; cells that span columns have a say in none."""
    texts: list[list[str]] = [[] for _column in range(columns)]
    for row in rows:
        for number, cell in enumerate(row):
            spans = cell is row[number - 1] or cell is row[(number + 1) % columns]
            if not spans or columns == 1:
                texts[number] += [str(text.text or "") for text in cell.iter(_TEXT)]
    return [set(_WORDS.findall("\n".join(column))) for column in texts]


@cache
def _size(style: str) -> int:
    """The size of letters of a paragraph of a table, in points."""
    found = _SIZE.search(style)
    return int(found[1]) if found else _LARGE


@lru_cache(maxsize=4096)
def _width(word: str) -> int:
    """A word's width in thousandths of the size of letters."""
    return sum(_WIDTHS.get(char, _FIGURE) for char in word)
