"""The first sheet of a workbook: of which document it is, and how it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clusterctl.exchange.lists import NAME as LISTS
from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from clusterctl.exchange.looks import Looks
    from clusterctl.exchange.papers import Paper

NAME: Final = _("How to fill in")

_HINTS: Final[tuple[Message, ...]] = (
    _("Columns with a star must be filled in; all others as far as there is something to say."),
    _("Click a cell: a hint appears, and where there is a list, an arrow to choose from it."),
    _("Write one row for one thing. Rows can be added below, and deleted whole."),
    _("Write numbers without units, dates like 15.03.2027. An empty cell means: nothing to say."),
    _("Where a cell takes several values, press Alt+Enter and write each on a line of its own."),
    _("The grey row with the totals is counted by itself and is not read back."),
    _("Don't merge cells, and don't rename or delete sheets and columns."),
    _("Formulas are not carried over: only the value that is seen is."),
)


def write(sheet: Any, paper: Paper, looks: Looks) -> None:
    """Write the sheet."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, paper.title, looks.style("title"))
    row = 2
    for label, text in paper.facts:
        sheet.write_string(row, 0, label.text("ru"), looks.style("label"))
        sheet.write_string(row, 1, text, looks.style("plain"))
        row += 1
    row = _numbered(sheet, row + 1, looks)
    sheet.write_string(row, 0, _("Sheet").text("ru"), looks.style("header"))
    sheet.write_string(row, 1, _("What it holds").text("ru"), looks.style("header"))
    for at, each in enumerate(paper.sheets, row + 1):
        target = f"internal:'{each.name}'!A1"
        sheet.write_url(at, 0, target, looks.style("link"), each.name)
        sheet.write_string(at, 1, each.title, looks.style("plain"))
    row += len(paper.sheets)
    lists = LISTS.text("ru")
    sheet.write_url(row + 1, 0, f"internal:'{lists}'!A1", looks.style("link"), lists)
    told = _("What there is to choose from; nothing to fill in").text("ru")
    sheet.write_string(row + 1, 1, told, looks.style("plain"))
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _numbered(sheet: Any, row: int, looks: Looks) -> int:
    """The hints one below another; gives the row behind them."""
    sheet.write_string(row, 0, NAME.text("ru"), looks.style("label"))
    for at, hint in enumerate(_HINTS, row):
        sheet.write_string(at, 1, f"{at - row + 1}. {hint.text('ru')}", looks.style("plain"))
    return row + len(_HINTS) + 1
