"""What was found in a workbook: where, how grave, what is there and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from clusterctl.diagnostics import Severity
from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A cell of a sheet, or without a row the sheet as a whole; rows and columns count from 0."""

    sheet: str
    row: int = -1
    column: int = -1

    @property
    def told(self) -> Message:
        """How people find it: «лист „Прогноз“, ячейка D14»."""
        if self.row < 0:
            return _("sheet “{sheet}”", sheet=self.sheet)
        if self.column < 0:
            return _("sheet “{sheet}”, row {row}", sheet=self.sheet, row=self.row + 1)
        cell = xl_rowcol_to_cell(self.row, self.column)
        return _("sheet “{sheet}”, cell {cell}", sheet=self.sheet, cell=cell)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One finding in a workbook."""

    severity: Severity
    spot: Spot
    message: Message
    help: Message | None = None


def error(spot: Spot, message: Message, remedy: Message | None = None) -> Trouble:
    """What keeps a workbook from being taken over."""
    return Trouble(Severity.ERROR, spot, message, remedy)


def warning(spot: Spot, message: Message, remedy: Message | None = None) -> Trouble:
    """What somebody should look at."""
    return Trouble(Severity.WARNING, spot, message, remedy)


def info(spot: Spot, message: Message, remedy: Message | None = None) -> Trouble:
    """What was read otherwise than it was written."""
    return Trouble(Severity.INFO, spot, message, remedy)


def has_errors(troubles: Iterable[Trouble]) -> bool:
    """Whether one of them keeps the workbook from being taken over."""
    return any(each.severity is Severity.ERROR for each in troubles)
