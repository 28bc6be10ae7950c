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
        last_digit = int(declared.as_tuple().exponent)
        return abs(declared - self.value) <= Decimal(5).scaleb(last_digit - 1)


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
        needed = (*self.parts, self.whole)
        if not in_per_cent(indicator) or indicator.get("aggregation") == "cumulative":
            return None
        if not all(flow.stands(program) for flow in needed) or not self.whole.told(program, years):
            return None
        part = sum((flow.amount(program, years) for flow in self.parts), Decimal(0))
        whole = self.whole.amount(program, years)
        parts = _joined([flow.term(program, years) for flow in self.parts])
        base = self.whole.term(program, years)
        return _divided(part, whole, parts, base)


def _taking_part(name: Message, *roles: str) -> Formula:
    """The formula of the participants with such roles at the end of the year."""

    def formula(program: Document, indicator: Row, year: int) -> Derived | None:
        if not _reliable(program, sections.PARTICIPANTS):
            return None
        day = min(date(year, 12, 31), program.date("period", "end") or date.max)
        here = 0
        for row in rows(program, sections.PARTICIPANTS):
            begins, ends = sections.term(row)
            here += row.get("role") in roles and begins <= day <= ends
        return _counted(indicator, Decimal(here), _named(name, here))

    return formula


def _set_up(program: Document, indicator: Row, year: int) -> Derived | None:
    """The workshops set up by the end of the year; in that year alone, if years are summed."""
    if not _reliable(program, sections.ZONES):
        return None
    alone = indicator.get("aggregation") == "sum"
    ready = [row.get("year") for row in rows(program, sections.ZONES) if row.get("year")]
    ready = [done for done in ready if done == year or (done < year and not alone)]
    how = _named(_("workshops and laboratories"), len(ready))
    return _counted(indicator, Decimal(len(ready)), how)


def _mapped(program: Document, indicator: Row, year: int) -> Derived | None:
    """The share of programs that have a career map by the end of the year."""
    taught = sections.professions(program)
    tables = (sections.PROGRAMS, sections.CAREER_MAPS)
    if not in_per_cent(indicator) or not all(_reliable(program, table) for table in tables):
        return None
    ready = {
        row.get("profession")
        for row in rows(program, sections.CAREER_MAPS)
        if (as_date(row.get("ready_by")) or date.min).year <= year
    }
    maps, programs = len(ready & taught.keys()), len(taught)
    return _divided(
        Decimal(maps),
        Decimal(programs),
        _named(_("career maps"), maps),
        _named(_("programs"), programs),
    )


def _reliable(program: Document, table: str) -> bool:
    route = table.split(".")
    return program.get(*route) is not None and program.sound(*route)


def _named(name: Message, amount: int) -> Message:
    return _("{name} {amount}", name=name, amount=amount)


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


FORMULAS: dict[str, Formula] = {
    "I-01": _Count(flows.STUDENTS),
    "I-02": _Count(flows.ADMITTED),
    "I-04": _Count(flows.GRADUATES),
    "I-05": _Share((flows.PLACED, flows.EMPLOYED_ELSEWHERE), flows.GRADUATES),
    "I-06": _Share((flows.PLACED,), flows.GRADUATES),
    "I-08": _Share((flows.CONTRACTS,), flows.STUDENTS),
    "I-09": _Share((flows.DUAL,), flows.STUDENTS),
    "I-10": _taking_part(_("enterprises"), "anchor_employer", "employer", "other"),
    "I-11": _taking_part(_("network colleges"), "network_college"),
    "I-12": _Count(flows.SPONSORS),
    "I-13": _Share((flows.SPONSORS,), flows.FUNDS),
    "I-14": _Share((flows.TRAINED,), flows.TEACHERS),
    "I-18": _Count(flows.LEARNERS),
    "I-20": _set_up,
    "I-22": _Count(flows.PUPILS),
    "I-23": _mapped,
    "I-25": _Count(flows.REVENUE),
    "I-27": _Share((flows.PLACED,), flows.NEED),
}
"""By number in the catalogue the indicators that a program's tables give.

The others take monitoring, or figures that no table tells by years.
"""
