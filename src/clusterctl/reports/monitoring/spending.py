"""Money of a period: what the report plans and has spent by year and source, and the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import schema, sections
from clusterctl.tables import ZERO, rows, sums

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from clusterctl.reports.monitoring.reporting import Reporting
    from clusterctl.tables import Row

_SOURCES = ("money", 0, "source")


@dataclass(frozen=True, slots=True)
class Spending:
    """Money of one year and source, or of several: None where nobody tells."""

    year: int | None
    source: str
    program: Decimal | None
    """What the program has for all of the year."""
    plan: Decimal | None
    fact: Decimal | None

    @property
    def share(self) -> Decimal | None:
        """The fact as a part of the plan."""
        return None if not self.plan or self.fact is None else self.fact / self.plan

    @property
    def difference(self) -> Decimal | None:
        """The fact less the plan."""
        return None if self.plan is None or self.fact is None else self.fact - self.plan


def spending(reporting: Reporting) -> tuple[Spending, ...]:
    """The money by year and source: what the report tells, and the rest of the period's year."""
    funds = sums(_funding(reporting), ("year", "source"), "amount")
    told = {
        (row.get("year"), row.get("source")): row
        for row in (rows(reporting.report, "money") if reporting.report else ())
    }
    years = {year for year, _source in told} | {reporting.period.year}
    keys = {key for key in (*told, *funds) if key[0] in years and None not in key}
    found = []
    for year, source in sorted(keys, key=lambda key: (key[0], place(key[1]))):
        row = told.get((year, source))
        fund = funds.get((year, source))
        plan, fact = _both(row) if row else (None, None)
        found.append(Spending(year, source, fund.amount if fund else None, plan, fact))
    return tuple(found)


def whole(parts: Iterable[Spending], year: int | None = None, source: str = "") -> Spending:
    """The sum of several; what none of them tells stays untold."""
    parts = tuple(parts)
    return Spending(
        year,
        source,
        _sum(each.program for each in parts),
        _sum(each.plan for each in parts),
        _sum(each.fact for each in parts),
    )


def place(source: str) -> int:
    """Which place a source has among those that the schema lists."""
    known = schema.field("monitoring", _SOURCES)
    order = list(known.choices) if known else []
    return order.index(source) if source in order else len(order)


def _both(row: Row) -> tuple[Decimal | None, Decimal | None]:
    """Plan and fact; neither where one was taken out, for then their sums can't be compared."""
    whole_row = row.get("plan") is not None and row.get("fact") is not None
    return (row.amount("plan"), row.amount("fact")) if whole_row else (None, None)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, ZERO) if known else None


def _funding(reporting: Reporting) -> Iterable[Row]:
    return rows(reporting.program, sections.FUNDING) if reporting.program else ()
