"""The indicators of a cluster in a period: plan, fact, target, light, change; none left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import derivation, sections
from clusterctl.reports.lights import NOTHING, Fulfilment, Thresholds, fulfilment
from clusterctl.tables import exact, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from clusterctl.diagnostics import Place
    from clusterctl.documents import Document
    from clusterctl.reports.monitoring.reporting import Reporting
    from clusterctl.tables import Row

_COUNTS_ORGANISATIONS = frozenset({"I-10", "I-11"})
"""Recommended indicators that count who takes part: one may take part in several clusters."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator of the program, or one that only a report names, and what was reported of it."""

    id: str
    indicator: Row | None
    plan: Decimal | None
    fact: Decimal | None
    target: Decimal | None
    """What the program sets for all of the year."""
    before: Decimal | None
    """The fact of the period before."""
    fulfilment: Fulfilment
    comment: str
    evidence: str
    place: Place | None
    whole_year: bool

    @property
    def title(self) -> str:
        """What the indicator is called; its id where the program doesn't have it."""
        title = self.indicator.get("title") if self.indicator else None
        return title if isinstance(title, str) else self.id

    @property
    def unit(self) -> str:
        """The unit of its values."""
        unit = self.indicator.get("unit") if self.indicator else None
        return unit if isinstance(unit, str) else ""

    @property
    def recommended(self) -> str:
        """Its number in the catalogue of recommended indicators, if it follows one."""
        return str((self.indicator and self.indicator.get("recommended")) or "")

    @property
    def falling(self) -> bool:
        """Whether less is better."""
        return falls(self.indicator)

    @property
    def told(self) -> bool:
        """Whether the period's report tells it."""
        return self.fact is not None

    @property
    def change(self) -> Decimal | None:
        """By how much the fact differs from that of the period before."""
        return None if self.fact is None or self.before is None else self.fact - self.before

    @property
    def replanned(self) -> bool:
        """Whether the report of a year plans something else than the program."""
        known = self.plan is not None and self.target is not None
        return self.whole_year and known and self.plan != self.target

    @property
    def to_target(self) -> Decimal | None:
        """The fact as a part of what the program promises."""
        return None if self.fact is None or not self.target else self.fact / self.target

    @property
    def adds_up(self) -> bool:
        """Whether values of several clusters can be added: no shares, no averages, nobody twice."""
        row = self.indicator
        if row is None or self.recommended in _COUNTS_ORGANISATIONS:
            return False
        return not derivation.in_per_cent(row) and row.get("aggregation") not in ("avg", None)


def falls(indicator: Row | None) -> bool:
    """Whether less of an indicator is better."""
    return indicator is not None and indicator.get("direction") == "down"


def figures(reporting: Reporting, thresholds: Thresholds) -> tuple[Figure, ...]:
    """The indicators of the program in its order, then those that only the report names."""
    known = sections.indicators(reporting.program) if reporting.program else {}
    told = _by_indicator(reporting.report)
    previous = reporting.reports.get(reporting.previous) if reporting.previous else None
    earlier = _by_indicator(previous)
    return tuple(
        _figure(reporting, thresholds, id, (known.get(id), told.get(id), earlier.get(id)))
        for id in dict.fromkeys((*known, *told))
    )


def facts_by_year(reporting: Reporting, indicator: Row) -> dict[int, Decimal]:
    """The facts of an indicator: where it began, then the last that each year's reports tell."""
    found = dict(_baseline(indicator))
    for period, report in reporting.so_far:
        row = _by_indicator(report).get(indicator.get("id"))
        if row is not None and row.get("fact") is not None:
            found[period.year] = exact(row.get("fact"))
    return found


def targets(indicator: Row) -> dict[int, Decimal]:
    """The targets of an indicator by year."""
    return {
        row.get("year"): exact(row.get("value"))
        for row in indicator.rows("targets")
        if row.get("year") is not None and row.get("value") is not None
    }


def _figure(
    reporting: Reporting,
    thresholds: Thresholds,
    id: str,
    said: tuple[Row | None, Row | None, Row | None],
) -> Figure:
    """The figure of what the program, the report and the report before say of an indicator."""
    indicator, told, earlier = said
    plan, fact = _number(told, "plan"), _number(told, "fact")
    place = told or indicator
    falling = falls(indicator)
    return Figure(
        id=id,
        indicator=indicator,
        plan=plan,
        fact=fact,
        target=targets(indicator).get(reporting.period.year) if indicator else None,
        before=_number(earlier, "fact"),
        fulfilment=fulfilment(plan, fact, thresholds, falling=falling) if told else NOTHING,
        comment=_text(told, "comment"),
        evidence=_text(told, "evidence"),
        place=place.at().place if place else None,
        whole_year=reporting.period.whole_year,
    )


def _by_indicator(report: Document | None) -> dict[str, Row]:
    """The rows of a report by indicator; of two on one, the first."""
    found: dict[str, Row] = {}
    for row in rows(report, "values") if report else ():
        if isinstance(row.get("indicator"), str):
            found.setdefault(row.get("indicator"), row)
    return found


def _baseline(indicator: Row) -> Iterator[tuple[int, Decimal]]:
    start = indicator.get("baseline")
    if isinstance(start, dict) and start.get("year") is not None and start.get("value") is not None:
        yield start["year"], exact(start["value"])


def _number(row: Row | None, column: str) -> Decimal | None:
    value = row.get(column) if row else None
    return None if value is None else exact(value)


def _text(row: Row | None, column: str) -> str:
    return str((row and row.get(column)) or "")
