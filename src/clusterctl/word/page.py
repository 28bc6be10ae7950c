"""The page of a paper: its margins, size of letters, space between lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl.word.ooxml import R, add, element

if TYPE_CHECKING:
    from lxml.etree import _Element

TWIPS: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

_WIDTH, _HEIGHT = 11906, 16838  # A4 as Word has it
_HEADER = 567  # 10 mm from the edge


@dataclass(frozen=True, slots=True)
class Page:
    """Margins in twips; the size of letters in half-points; the height of lines in 240ths."""

    left: int
    right: int
    top: int
    bottom: int
    size: int = 28
    spacing: int = 240

    def width(self, *, landscape: bool = False) -> int:
        """The width of the text in twips."""
        if landscape:  # bound by its upper edge
            return _HEIGHT - self.top - self.bottom
        return _WIDTH - self.left - self.right

    def section(self, *, landscape: bool, first: bool) -> _Element:
        """The properties of a section; the first page of the first one has no number."""
        section = element("sectPr")
        if first:
            _reference(section, "first", "rFirst")
        _reference(section, "default", "rDefault")
        add(section, "type", val="nextPage")
        if landscape:
            add(section, "pgSz", w=_HEIGHT, h=_WIDTH, orient="landscape")
            margins = {
                "top": self.left,
                "right": self.bottom,
                "bottom": self.right,
                "left": self.top,
            }
        else:
            add(section, "pgSz", w=_WIDTH, h=_HEIGHT)
            margins = {
                "top": self.top,
                "right": self.right,
                "bottom": self.bottom,
                "left": self.left,
            }
        add(section, "pgMar", **margins, header=_HEADER, footer=_HEADER, gutter=0)
        add(section, "cols", space=_HEADER)
        if first:
            add(section, "titlePg")
        return section


def _reference(section: _Element, kind: str, relationship: str) -> None:
    add(section, "headerReference", type=kind).set(f"{{{R}}}id", relationship)
