"""How the indicators of a cluster go along the years: targets and facts, as a table and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Message, _, said
from clusterctl.reports.model import Chart, Column, Kind, Row, Series, Shape, Table
from clusterctl.reports.monitoring.figures import facts_by_year, targets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from clusterctl.reports.model import Part
    from clusterctl.reports.monitoring.account import Account
    from clusterctl.reports.monitoring.figures import Figure

_TARGET = _("Target")
_FACT = _("Fact")

Line = tuple[Message, dict[int, "Decimal"]]


def trends(account: Account) -> Iterator[Part]:
    """A table of all the indicators, and a chart for each that has two years to connect."""
    lines = {each.id: _lines(account, each) for each in account.figures}
    years = sorted({year for both in lines.values() for _name, line in both for year in line})
    yield Table(
        "trends",
        _("Indicators by year"),
        (
            Column("indicator", _("Indicator"), wide=True),
            Column("unit", _("Unit")),
            Column("series", _("Value")),
            *(Column(f"y{year}", _("{value}", value=year), Kind.NUMBER) for year in years),
        ),
        tuple(
            Row((each.title, each.unit, name, *map(line.get, years)), place=each.place)
            for each in account.figures
            for name, line in lines[each.id]
        ),
        empty=_("no indicator has a target or a fact"),
        note=_("a year without a yearly report has its newest half year or quarter"),
    )
    for each in account.figures:
        if len({year for _name, line in lines[each.id] for year in line}) > 1:
            yield _chart(each, lines[each.id])


def _lines(account: Account, each: Figure) -> tuple[Line, ...]:
    """The targets and the facts of an indicator; what there is none of is left out."""
    if each.indicator is None:
        known = {account.reporting.period.year: each.fact} if each.fact is not None else {}
        return ((_FACT, known),) if known else ()
    both = (
        (_TARGET, targets(each.indicator)),
        (_FACT, facts_by_year(account.reporting, each.indicator)),
    )
    return tuple((name, line) for name, line in both if line)


def _chart(each: Figure, lines: tuple[Line, ...]) -> Chart:
    years = sorted({year for _name, line in lines for year in line})
    return Chart(
        f"trend-{each.id}",
        said(each.title),
        Shape.LINES,
        tuple(str(year) for year in years),
        tuple(Series(name, tuple(map(line.get, years))) for name, line in lines),
        Kind.NUMBER,
        said(each.unit) if each.unit else None,
    )
