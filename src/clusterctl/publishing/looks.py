"""Formats of a workbook's cells, each made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clusterctl.publishing import shades
from clusterctl.publishing.cells import NUMBERS
from clusterctl.reports.model import Kind, Weight

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from clusterctl.reports.model import Light

_LINES: dict[str, object] = {"border": 1, "border_color": f"#{shades.LINE}", "valign": "top"}
_FIXED: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "pale": {"font_color": f"#{shades.PALE}"},
    "part": {"bold": True, "font_size": 12},
    "text": {"text_wrap": True, "valign": "top"},
    "note": {"text_wrap": True, "valign": "top", "font_color": f"#{shades.PALE}"},
    "link": {"font_color": "#0A55C4", "underline": 1},
    "head": {
        **_LINES,
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "bg_color": f"#{shades.HEAD}",
    },
}
_WEIGHTS: dict[Weight, dict[str, object]] = {
    Weight.PLAIN: {},
    Weight.GROUP: {"bold": True, "bg_color": f"#{shades.GROUP}", "left": 0, "right": 0},
    Weight.TOTAL: {"bold": True, "top": 2},
}


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of one workbook."""

    book: Workbook
    _made: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def fixed(self, name: str) -> Format:
        """That of a title, a pale line, a head and so on, by its name."""
        return self._format(_FIXED[name])

    def cell(self, kind: Kind, weight: Weight, numbers: str = "") -> Format:
        """That of a cell of a table; `numbers` says how its number is shown."""
        look: dict[str, object] = {**_LINES, **_WEIGHTS[weight]}
        if kind in NUMBERS or kind in {Kind.YEAR, Kind.DATE}:
            look |= {"align": "right", "indent": 1, "num_format": numbers}
        else:
            wraps = weight is not Weight.GROUP  # which runs over the empty cells beside it
            look |= {"text_wrap": wraps, "align": "left", "num_format": "@"}
        return self._format(look)

    def light(self, light: Light, *, bold: bool = False) -> Format:
        """That of a traffic light."""
        shade = shades.LIGHTS[light]
        colours = {"bg_color": f"#{shade.fill}", "font_color": f"#{shade.ink}"}
        return self._format({**_LINES, **colours, "bold": bold, "indent": 1})

    def _format(self, look: dict[str, object]) -> Format:
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(look)
        return self._made[key]
