"""Declared totals of section 16 against its rows, and what monitoring says was spent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.reports.gaps import whole
from clusterctl.reports.monitoring.reporting import reported, reporting
from clusterctl.reports.monitoring.spending import spending
from clusterctl.tables import ZERO, exact, rows, sums, total

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from clusterctl.check import Verdict
    from clusterctl.diagnostics import Place
    from clusterctl.documents import Document
    from clusterctl.reports.monitoring.spending import Spending
    from clusterctl.reports.periods import Period


@dataclass(frozen=True, slots=True)
class Check:
    """A declared total and what the rows make: of a year, a source, or of all where key is None."""

    key: int | str | None
    declared: Decimal | None
    made: Decimal
    place: Place

    @property
    def difference(self) -> Decimal:
        """The declared total less the rows."""
        return (self.declared or ZERO) - self.made


@dataclass(frozen=True, slots=True)
class Outturn:
    """What a cluster's newest report tells of the money of a year, source by source."""

    cluster: Document
    year: int
    period: Period
    parts: tuple[Spending, ...]


def checks(program: Document) -> Iterator[Check]:
    """Every declared total with its rows; nothing where the rows have errors."""
    if not whole(program, sections.FUNDING):
        return
    for column in ("year", "source"):
        yield from _by(program, column)
    route = tuple(f"{sections.TOTALS}.total".split("."))
    declared = program.get(*route)
    if declared is not None:
        made = total(rows(program, sections.FUNDING), "amount")
        yield Check(None, exact(declared), made, program.at(*route).place)


def _by(program: Document, column: str) -> Iterator[Check]:
    table = f"{sections.TOTALS}.by_{column}"
    route = tuple(table.split("."))
    if program.get(*route) is None or not whole(program, table):
        return
    made = sums(rows(program, sections.FUNDING), (column,), "amount")
    declared = sums(rows(program, table), (column,), "amount")
    for (key,), found in declared.items():
        rest = made.pop((key,), None)
        yield Check(key, found.amount, rest.amount if rest else ZERO, found.rows[0].at().place)
    for (key,), found in made.items():
        yield Check(key, None, found.amount, program.key(*route).place)


def outturns(verdict: Verdict, cluster: Document) -> Iterator[Outturn]:
    """By year the newest report that tells of its money; nothing where none does."""
    known = sorted(reported(verdict.folder, cluster).items(), key=lambda pair: pair[0].order)
    newest: dict[int, Period] = {}
    for period, report in known:
        years = {row.get("year") for row in rows(report, "money")}
        newest |= dict.fromkeys((year for year in years if isinstance(year, int)), period)
    for year, period in sorted(newest.items()):
        parts = spending(reporting(verdict, cluster, period))
        told = tuple(each for each in parts if each.year == year)
        yield Outturn(cluster, year, period, told)
