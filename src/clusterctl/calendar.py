"""Working days and terms: on what day a term of so many days ends.

The federal production calendar (art. 112 of the Labour Code and the Government's yearly decrees)
is a table, `data/calendar.csv`; beyond its years a day is judged by the Code alone, and whatever
is counted with such days says so.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from clusterctl import resources
from clusterctl.messages import Listing, Message, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_DAY = timedelta(days=1)
_SATURDAY = 5


class Unit(StrEnum):
    """The days a term is counted in."""

    CALENDAR = "calendar"
    WORKING = "working"


class Fulfilment(StrEnum):
    """How an act stands to the last day of its term."""

    IN_TIME = "in_time"
    BY_SHIFT = "by_shift"
    """In time only because the last day was no working day and the term moved on."""
    LATE = "late"


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day of a term.

    `raw` is the day before any shift, `skipped` are the non-working days that were not counted
    or that the term was shifted over, `unknown_years` those of the days that mattered that have
    no production calendar.
    """

    due: date
    raw: date
    skipped: tuple[date, ...] = ()
    unknown_years: tuple[int, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether every day that mattered is in a year with a production calendar."""
        return not self.unknown_years

    @property
    def doubt(self) -> Message | None:
        """Why the day may be another one, to tell beside it."""
        if self.certain:
            return None
        years = Listing(self.unknown_years)
        return _("no production calendar for {years}: moved days off are not counted", years=years)

    @property
    def shifted(self) -> bool:
        """Whether the term moved from a non-working day to the next working one."""
        return self.due != self.raw

    def fulfilment(self, done: date) -> Fulfilment:
        """How an act of that day stands to this term."""
        if done > self.due:
            return Fulfilment.LATE
        return Fulfilment.BY_SHIFT if done > self.raw else Fulfilment.IN_TIME


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked, and the terms counted in them (readings A13 and A14).

    `known` overrides the five-day week, `years` are those whose days off are known in full.
    """

    known: Mapping[date, bool]
    years: frozenset[int]
    shift_calendar_terms: bool = True

    @classmethod
    def federal(
        cls,
        non_working: Iterable[date] = (),
        working: Iterable[date] = (),
        *,
        shift_calendar_terms: bool = True,
    ) -> Calendar:
        """The federal calendar with the region's own days; a day in both lists is not worked."""
        table = _federal()
        regional = dict.fromkeys(working, True) | dict.fromkeys(non_working, False)
        years = frozenset(day.year for day in table)
        return cls({**table, **regional}, years, shift_calendar_terms)

    def covers(self, day: date) -> bool:
        """Whether the year's days off are known, not worked out from the Labour Code."""
        return day.year in self.years

    def is_working(self, day: date) -> bool:
        """Whether the day is worked; an approximation where `covers` says no."""
        if day in self.known:
            return self.known[day]
        if _is_weekend(day):
            return False
        return self.covers(day) or day not in _statutory(day.year)

    def add_working_days(self, start: date, n: int) -> date:
        """The n-th working day after `start`, which is not counted; `start` itself for 0."""
        if n < 0:
            raise ValueError(n)
        day = start
        while n:
            day += _DAY
            n -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days come after `start` up to and with `end`; negative backwards."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(map(self.is_working, _days_after(start, end)))

    def term(self, start: date, n: int, unit: Unit) -> DueDate:
        """The last day of a term of `n` days; day 1 is the day after `start`.

        A term that would outlast the last date there is ends on that date, uncertain.
        """
        try:
            if unit is Unit.WORKING:
                return self._working_term(start, n)
            return self._calendar_term(start, n)
        except OverflowError:
            return DueDate(date.max, date.max, unknown_years=(date.max.year,))

    def _working_term(self, start: date, n: int) -> DueDate:
        due = self.add_working_days(start, n)
        counted = list(_days_after(start, due))
        skipped = tuple(day for day in counted if not self.is_working(day))
        return DueDate(due, due, skipped, self._unknown_years(counted))

    def _calendar_term(self, start: date, n: int) -> DueDate:
        raw = start + n * _DAY
        if not self.shift_calendar_terms:
            return DueDate(raw, raw)
        due = self.add_working_days(raw - _DAY, 1)
        skipped = tuple(_days_after(raw - _DAY, due - _DAY))
        return DueDate(due, raw, skipped, self._unknown_years((raw, due)))

    def _unknown_years(self, days: Iterable[date]) -> tuple[int, ...]:
        return tuple(sorted({day.year for day in days} - self.years))


def _days_after(start: date, end: date) -> Iterator[date]:
    """Every day after `start` up to and with `end`."""
    return (start + i * _DAY for i in range(1, (end - start).days + 1))


@cache
def _federal() -> Mapping[date, bool]:
    """Free weekdays (false) and worked weekends (true) of the production calendar."""
    with (resources.data() / "calendar.csv").open(encoding="utf-8", newline="") as file:
        return {date.fromisoformat(row["day"]): row["is"] == "work" for row in csv.DictReader(file)}


# The holidays of art. 112; all but January's move on from a weekend without any decree.
_JANUARY = tuple((1, day) for day in range(1, 9))
_MOVING = ((2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4))


@cache
def _statutory(year: int) -> frozenset[date]:
    """The free days the Labour Code gives a year before a decree moves any."""
    holidays = {date(year, month, day) for month, day in (*_JANUARY, *_MOVING)}
    return frozenset(holidays | {_moved(date(year, month, day)) for month, day in _MOVING})


def _moved(holiday: date) -> date:
    """The Monday after a holiday at a weekend, the holiday itself otherwise."""
    return holiday + (7 - holiday.weekday()) * _DAY if _is_weekend(holiday) else holiday


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY
