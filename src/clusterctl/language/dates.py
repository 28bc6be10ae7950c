"""Dates as papers write them, and blanks to fill in where there is no date yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.language.grammar import NBSP

if TYPE_CHECKING:
    from datetime import date

_MONTHS: Final = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_BLANK_MONTH: Final = "_" * 12


def date_long(day: date | None) -> str:
    """«15 сентября 2026 г.», for letters and running text."""
    if day is None:
        return f"___{NBSP}{_BLANK_MONTH} 20__{NBSP}г."
    return f"{day.day}{NBSP}{_month_and_year(day)}"


def date_quoted(day: date | None) -> str:
    """The agreement's date, its day in quotes and two figures: ««05» сентября 2026 г.»."""
    if day is None:
        return f"«___»{NBSP}{_BLANK_MONTH} 20__{NBSP}г."
    return f"«{day.day:02d}»{NBSP}{_month_and_year(day)}"


def date_short(day: date | None) -> str:
    """«15.09.2026», for tables and references."""
    return "__.__.20__" if day is None else f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def period(start: date | None, end: date | None) -> str:
    """«с 1 сентября 2026 г. по 31 августа 2031 г.»."""
    return f"с{NBSP}{date_long(start)} по{NBSP}{date_long(end)}"


def _month_and_year(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year:04d}{NBSP}г."
