"""The page of a paper: margins by its kind, size of letters, space between lines."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from clusterctl import resources
from clusterctl.messages import Listing, _
from clusterctl.render.errors import Refusal, did_you_mean
from clusterctl.render.ooxml import R, add, element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

TWIPS: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

_WIDTH, _HEIGHT = 11906, 16838  # A4 as Word has it
_HEADER = 567  # 10 mm from the edge

T = TypeVar("T")

_KEYS: Final = ("page", "size", "spacing")
_SIZES: Final = {"12": 24, "13": 26, "14": 28}
_SPACINGS: Final = {"1": 240, "1.0": 240, "1.15": 276, "1.5": 360}


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


def page(front: Mapping[str, str]) -> Page:
    """The page a template asks for in its first lines; raises Refusal at what it can't ask for."""
    if unknown := front.keys() - _KEYS:
        key = min(unknown)
        raise Refusal(_("the template can't set “{key}”", key=key), did_you_mean(key, _KEYS))
    margins = _chosen(_margins(), "page", front.get("page", "agreement"))
    return Page(
        **{side: round(millimetres * TWIPS) for side, millimetres in margins.items()},
        size=_chosen(_SIZES, "size", front.get("size", "14")),
        spacing=_chosen(_SPACINGS, "spacing", front.get("spacing", "1")),
    )


def _chosen(values: Mapping[str, T], key: str, name: str) -> T:
    if name not in values:
        known = Listing(tuple(values), len(values))
        raise Refusal(_("“{key}” is one of {known}, not {name}", key=key, known=known, name=name))
    return values[name]


@cache
def _margins() -> dict[str, dict[str, int]]:
    text = (resources.templates() / "reference" / "pages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
