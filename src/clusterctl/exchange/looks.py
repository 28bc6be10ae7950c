"""How the cells of a workbook look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from clusterctl.exchange.kinds import Kind, is_list, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from clusterctl.schema import Field

FONT: Final = "Arial"
_SIZE: Final = 10
_DARK: Final = "#1F3864"
_PALE: Final = "#DCE6F1"
_NOTE: Final = "#595959"
_LINE: Final = "#A6A6A6"

_NUMBER_FORMATS: Final[Mapping[Kind, str]] = {
    Kind.DATE: "dd.mm.yyyy",
    Kind.DAY_OR_YEAR: "General",
    Kind.YEAR: "0",
    Kind.INTEGER: "#,##0",
    Kind.NUMBER: "#,##0.######",
    Kind.MONEY: "#,##0.00",
}
TEXT_FORMAT: Final = "@"
DAY_FORMAT: Final = "dd.mm.yyyy"

_WIDTHS: Final[Mapping[Kind, int]] = {
    Kind.CHOICE: 26,
    Kind.ORGANIZATION: 34,
    Kind.PROFESSION: 13,
    Kind.DATE: 13,
    Kind.DAY_OR_YEAR: 13,
    Kind.YEAR: 9,
    Kind.INTEGER: 13,
    Kind.NUMBER: 13,
    Kind.MONEY: 18,
    Kind.YES_NO: 10,
    Kind.CODE: 14,
    Kind.TEXT: 40,
}
_LIST_WIDTH: Final = 34


def width(field: Field) -> int:
    """How wide a column of the field is, in characters."""
    return _LIST_WIDTH if is_list(field) else _WIDTHS[kind_of(field)]


def number_format(field: Field) -> str:
    """The format that makes Excel keep what is typed; texts stay texts, 18.01.35 no day."""
    if is_list(field):
        return TEXT_FORMAT
    return _NUMBER_FORMATS.get(kind_of(field), TEXT_FORMAT)


_STYLES: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 14, "font_color": _DARK},
    "about": {"text_wrap": True, "valign": "top", "font_color": _NOTE},
    "bare": {},
    "plain": {"text_wrap": True, "valign": "top"},
    "link": {"font_color": _DARK, "underline": 1, "valign": "top"},
    "label": {"bold": True, "valign": "top", "text_wrap": True},
    "header": {
        "bold": True, "font_color": "#FFFFFF", "bg_color": _DARK, "text_wrap": True, "border": 1,
        "border_color": _LINE, "valign": "vcenter", "align": "center",
    },
    "note": {
        "italic": True, "font_size": 8, "font_color": _NOTE, "bg_color": _PALE, "text_wrap": True,
        "border": 1, "border_color": _LINE, "valign": "top",
    },
    "total": {
        "bold": True, "bg_color": _PALE, "top": 1, "bottom": 2, "border_color": _LINE,
    },
    "known": {"text_wrap": True, "valign": "top", "font_color": _NOTE, "bg_color": "#F2F2F2"},
}  # fmt: skip


@dataclass(slots=True)
class Looks:
    """The formats of one workbook, each made once."""

    workbook: Workbook
    _made: dict[tuple[str, str, bool], Format] = field(default_factory=dict)

    def style(self, name: str, numbers: str = "General") -> Format:
        """The format of what clerks only read."""
        return self._format(name, numbers, free=False)

    def cell(self, numbers: str) -> Format:
        """The format of what clerks fill in."""
        return self._format("plain", numbers, free=True)

    def _format(self, name: str, numbers: str, *, free: bool) -> Format:
        key = (name, numbers, free)
        if key not in self._made:
            look = {"font_name": FONT, "font_size": _SIZE, **_STYLES[name], "num_format": numbers}
            look |= {"locked": not free}
            if free:
                look |= {"border": 1, "border_color": "#D9D9D9"}
            self._made[key] = self.workbook.add_format(look)
        return self._made[key]
