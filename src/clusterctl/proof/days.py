"""Dates in a text: «15 сентября 2026 г.», «15» сентября 2026, 15.09.2026."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from clusterctl.language import date_long

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS: Final = tuple(
    date_long(date(2000, month, 1)).split("\u00a0")[1].split(" ")[0] for month in range(1, 13)
)
_NAMES: Final = "|".join(MONTHS)
PATTERN: Final = (
    rf"(?:[«\"„]?\d{{1,2}}[»\"“]?[ \u00a0]+(?:{_NAMES})(?:[ \u00a0]+\d{{4}})?(?![\d])"
    r"|(?<![\d.])\d{1,2}\.\d{1,2}\.(?:19|20|21)\d\d(?![\d.]\d))"
    r"(?:[ \u00a0]*(?:года|г\.))?"
)
_DATE: Final = re.compile(PATTERN, re.IGNORECASE)
_LEAP: Final = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it stands; `day` is None where there is no such date, `yearless` without a year."""

    start: int
    end: int
    text: str
    day: date | None
    yearless: bool = False


def days(text: str) -> Iterator[Day]:
    """Every date of the text in its order."""
    for found in _DATE.finditer(text):
        yield of(found[0], found.start())


def of(told: str, start: int = 0) -> Day:
    """The date that a text in the shape of the pattern tells."""
    figures = [int(each) for each in re.findall(r"\d+", told)]
    named = re.search(_NAMES, told, re.IGNORECASE)
    if named:
        month = MONTHS.index(named[0].lower()) + 1
        year = figures[1] if len(figures) > 1 else _LEAP
        return Day(start, start + len(told), told, _day(year, month, figures[0]), len(figures) == 1)
    return Day(start, start + len(told), told, _day(figures[2], figures[1], figures[0]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
