"""The letters of pictures: how wide texts are, where lines break, what an SVG carries along."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from typing import Final

from clusterctl import resources

FAMILY: Final = "Clusterctl Sans"
"""A part of PT Sans with Latin and Cyrillic letters; `scripts/make_fonts.py` makes it."""

_FACES: Final = {"regular": 400, "bold": 700}
_UNKNOWN: Final = 600
"""How wide a letter is taken to be that the font doesn't have, in thousandths of its size."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is in letters of that size, in the unit of the size."""
    widths = _widths()["bold" if bold else "regular"]
    return sum(widths.get(letter, _UNKNOWN) for letter in text) * size / 1000


def wrapped(text: str, size: float, most: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `most`; a word too wide is torn, at its hyphen first.

    Spaces that don't break stay; of an empty text no line is left.
    """
    lines: list[str] = []
    for word in text.split(" "):
        for piece in _torn(word, size, most, bold=bold):
            longer = f"{lines[-1]} {piece}" if lines else piece
            if lines and piece == word and width(longer, size, bold=bold) <= most:
                lines[-1] = longer
            elif piece:
                lines.append(piece)
    return lines


def files() -> list[str]:
    """The font files, for who draws the letters."""
    return [str(resources.data() / "fonts" / f"{face}.ttf") for face in _FACES]


@cache
def face() -> str:
    """The style sheet by which an SVG carries its letters along, wherever it is shown."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{_encoded(name)})}}"
        for name, weight in _FACES.items()
    )


def _encoded(name: str) -> str:
    return b64encode((resources.data() / "fonts" / f"{name}.woff").read_bytes()).decode()


def _torn(word: str, size: float, most: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > most:
            whole, hyphen, rest = pieces[-1].rpartition("-")
            pieces[-1:] = [whole + hyphen, rest] if whole else [pieces[-1], ""]
        pieces[-1] += letter
    return pieces


@cache
def _widths() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = json.loads(
        (resources.data() / "fonts" / "widths.json").read_text(encoding="utf-8")
    )
    return found
