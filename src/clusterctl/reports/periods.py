"""Reporting periods: a year, a half year or a quarter, and how they follow each other."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterable

_WRITTEN = re.compile(r"(?P<year>20[0-9]{2})(-(?P<part>h[12]|q[1-4]))?", re.ASCII)
_MONTHS = {"": 12, "h": 6, "q": 3}
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """A period by its year and its part: nothing for all of the year, else like `h1`, `q3`."""

    year: int
    part: str = ""

    @classmethod
    def named(cls, text: object) -> Period | None:
        """The period that a text like 2027, 2027-h1 or 2027-q3 names, or None."""
        found = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
        return cls(int(found["year"]), found["part"] or "") if found else None

    @classmethod
    def asked(cls, text: str) -> Period:
        """The period that somebody asks for; a `ClusterctlError` for what names none."""
        found = cls.named(text.strip().lower())
        if found is None:
            raise ClusterctlError(
                _("“{text}” is not a period", text=text),
                _("write it as 2026, 2026-h1 or 2026-q3"),
            )
        return found

    def __str__(self) -> str:
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    @property
    def months(self) -> int:
        """How long it is."""
        return _MONTHS[self.part[:1]]

    @property
    def whole_year(self) -> bool:
        """Whether it is all of a year."""
        return not self.part

    @property
    def end(self) -> date:
        """Its last day."""
        month = self.months * int(self.part[1:] or 1)
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def told(self) -> Message:
        """The period in words."""
        match self.part[:1]:
            case "q":
                number = _ROMAN[int(self.part[1:]) - 1]
                return _("quarter {number} of {year}", number=number, year=self.year)
            case "h":
                number = _ROMAN[int(self.part[1:]) - 1]
                return _("half year {number} of {year}", number=number, year=self.year)
            case _:
                return _("the year {year}", year=self.year)

    @property
    def order(self) -> tuple[date, int]:
        """What sorts periods: the one that ends later is newer, of two the longer one."""
        return self.end, self.months


def before(period: Period, known: Iterable[Period]) -> Period | None:
    """The newest earlier period to compare with: one of the same length if there is any."""
    earlier = sorted((p for p in known if p.end < period.end), key=lambda p: p.order)
    alike = [p for p in earlier if p.months == period.months]
    return next(reversed(alike or earlier), None)
