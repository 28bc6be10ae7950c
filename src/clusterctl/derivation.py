"""Recommended indicators computed from the tables of the program that sets their targets.

The formulas are those of the catalogue of recommended indicators: usual practice, no norm. An
indicator whose figures no table holds, and a year that the tables say nothing of, has none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from typing import TYPE_CHECKING

from clusterctl import flows, sections
from clusterctl.documents import as_date
from clusterctl.messages import Message, _
from clusterctl.tables import Row, rows

if TYPE_CHECKING:
    from clusterctl.documents import Document

_TOLERANCE = Decimal("0.1")
"""Percentage points by which a declared share may differ from the computed one."""

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Derived:
    """What the tables give for an indicator in a year, and how."""

    value: Decimal
    how: Message
    share: bool = False

    @property
    def shown(self) -> Decimal:
        """The value as it is told: a share to a hundredth."""
        return self.value.quantize(_CENT, ROUND_HALF_UP).normalize() if self.share else self.value

    def agrees(self, declared: Decimal) -> bool:
        """Whether a declared value is this one: a share nearly, all else to its last digit."""
        if self.share:
            return abs(declared - self.value) <= _TOLERANCE
        return declared == self.value.quantize(declared, ROUND_HALF_UP)


Formula = Callable[["Document", Row, int], Derived | None]


def derived(program: Document, indicator: Row, year: int) -> Derived | None:
    """What the tables give for an indicator in a year.

    None where the indicator follows no formula that the tables can fill.
    """
    formula = FORMULAS.get(indicator.get("recommended"))
    return formula(program, indicator, year) if formula else None


def in_per_cent(indicator: Row) -> bool:
    """Whether the indicator is told in per cent."""
    unit = str(indicator.get("unit") or "").casefold()
    return unit.startswith(("%", "процент"))


@dataclass(frozen=True, slots=True)
class _Count:
    """The formula of an indicator that is counted: people, pieces, money."""

    flow: flows.Flow

    def __call__(self, program: Document, indicator: Row, year: int) -> Derived | None:
        years = _years(program, indicator, year)
        if self.flow.stands(program) and self.flow.told(program, years):
            amount = self.flow.amount(program, years)
            return _counted(indicator, amount, self.flow.term(program, years))
        return None


@dataclass(frozen=True, slots=True)
class _Share:
    """The formula of an indicator that is a share of a whole."""

    parts: tuple[flows.Flow, ...]
    whole: flows.Flow

    def __call__(self, program: Document, indicator: Row, year: int) -> Derived | None:
        years = range(year, year + 1)
        flows = (*self.parts, self.whole)
        if not in_per_cent(indicator) or indicator.get("aggregation") == "cumulative":
            return None
        if not all(flow.stands(program) for flow in flows) or not self.whole.told(program, years):
            return None
        part = sum((flow.amount(program, years) for flow in self.parts), Decimal(0))
        whole = self.whole.amount(program, years)
        parts = _joined([flow.term(program, years) for flow in self.parts])
        base = self.whole.term(program, years)
        return _divided(part, whole, parts, base)


@dataclass(frozen=True, slots=True)
class _Standing:
    """The formula of an indicator that counts rows standing at the end of the year."""

    name: Message
    table: str
    stands: Callable[[Row, date, bool], bool]

    def __call__(self, program: Document, indicator: Row, year: int) -> Derived | None:
        if program.get(*self.table.split(".")) is None or not program.sound(*self.table.split(".")):
            return None
        ends = min(date(year, 12, 31), program.date("period", "end") or date.max)
        alone = indicator.get("aggregation") == "sum"
        found = sum(1 for row in rows(program, self.table) if self.stands(row, ends, alone))
        how = _("{name} {amount}", name=self.name, amount=found)
        return _counted(indicator, Decimal(found), how)


def _mapped(program: Document, indicator: Row, year: int) -> Derived | None:
    """The share of programs that have a career map by the end of the year."""
    tables = [sections.PROGRAMS.split("."), sections.CAREER_MAPS.split(".")]
    taught = sections.professions(program)
    if not in_per_cent(indicator) or not taught or not all(program.sound(*t) for t in tables):
        return None
    ready = {
        row.get("profession")
        for row in rows(program, sections.CAREER_MAPS)
        if (as_date(row.get("ready_by")) or date.min).year <= year
    }
    maps = Decimal(len(ready & taught.keys()))
    return _divided(
        maps,
        Decimal(len(taught)),
        _("{name} {amount}", name=_("career maps"), amount=maps),
        _("{name} {amount}", name=_("programs"), amount=len(taught)),
    )


def _counted(indicator: Row, amount: Decimal, how: Message) -> Derived | None:
    return None if in_per_cent(indicator) else Derived(amount / _scale(indicator), how)


def _divided(part: Decimal, whole: Decimal, parts: Message, base: Message) -> Derived | None:
    how = _("{part} ÷ {whole} × 100", part=parts, whole=base)
    return Derived(part / whole * _HUNDRED, how, share=True) if whole > 0 else None


def _joined(terms: list[Message]) -> Message:
    if len(terms) == 1:
        return terms[0]
    return _("({sum})", sum=reduce(lambda a, b: _("{first} + {second}", first=a, second=b), terms))


def _scale(indicator: Row) -> Decimal:
    """How many units of the tables make one of the indicator's."""
    unit = str(indicator.get("unit") or "").casefold()
    scales = {"тыс": 1_000, "млн": 1_000_000, "млрд": 1_000_000_000}
    return Decimal(next((n for word, n in scales.items() if unit.startswith(word)), 1))


def _years(program: Document, indicator: Row, year: int) -> range:
    """The years that make a target: its own, for a cumulative one all up to it."""
    if indicator.get("aggregation") != "cumulative":
        return range(year, year + 1)
    return range(min([year, *sections.years(program)[:1]]), year + 1)


def _here(roles: frozenset[str]) -> Callable[[Row, date, bool], bool]:
    """Whether a participant has one of the roles on the day."""

    def here(row: Row, day: date, _alone: bool) -> bool:  # noqa: FBT001 the shape of `stands`
        since, until = as_date(row.get("since")), as_date(row.get("until"))
        return (
            row.get("role") in roles
            and (since is None or since <= day)
            and (until is None or day <= until)
        )

    return here


def _set_up(row: Row, day: date, alone: bool) -> bool:  # noqa: FBT001 the shape of `stands`
    """Whether a workshop is set up by the day, or in that very year."""
    year = row.get("year") or day.year + 1
    return year == day.year if alone else year <= day.year


_ENTERPRISES = frozenset({"anchor_employer", "employer", "other"})
_NETWORK = frozenset({"network_college"})

FORMULAS: dict[str, Formula] = {
    "I-01": _Count(flows.STUDENTS),
    "I-02": _Count(flows.ADMITTED),
    "I-04": _Count(flows.GRADUATES),
    "I-05": _Share((flows.PLACED, flows.EMPLOYED_ELSEWHERE), flows.GRADUATES),
    "I-06": _Share((flows.PLACED,), flows.GRADUATES),
    "I-08": _Share((flows.CONTRACTS,), flows.STUDENTS),
    "I-09": _Share((flows.DUAL,), flows.STUDENTS),
    "I-10": _Standing(_("enterprises"), sections.PARTICIPANTS, _here(_ENTERPRISES)),
    "I-11": _Standing(_("network colleges"), sections.PARTICIPANTS, _here(_NETWORK)),
    "I-12": _Count(flows.SPONSORS),
    "I-13": _Share((flows.SPONSORS,), flows.FUNDS),
    "I-14": _Share((flows.TRAINED,), flows.TEACHERS),
    "I-18": _Count(flows.LEARNERS),
    "I-20": _Standing(_("workshops and laboratories"), sections.ZONES, _set_up),
    "I-22": _Count(flows.PUPILS),
    "I-23": _mapped,
    "I-25": _Count(flows.REVENUE),
    "I-27": _Share((flows.PLACED,), flows.NEED),
}
"""By number in the catalogue the indicators that a program's tables give.

The others take monitoring, or figures that no table tells by years.
"""
