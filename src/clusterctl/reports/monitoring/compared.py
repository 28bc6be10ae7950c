"""Recommended indicators, the only ones that clusters share, cluster by cluster and added up."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clusterctl.classifiers import recommended_indicators
from clusterctl.messages import _
from clusterctl.reports.lights import fulfilment
from clusterctl.reports.model import Column, Kind, Row, Table, Weight
from clusterctl.tables import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.reports.lights import Thresholds
    from clusterctl.reports.model import Cell
    from clusterctl.reports.monitoring.account import Account
    from clusterctl.reports.monitoring.figures import Figure


def compared(accounts: Sequence[Account], thresholds: Thresholds) -> Table:
    """The recommended indicators that clusters report, cluster by cluster."""
    return Table(
        "compared",
        _("Recommended indicators, cluster by cluster"),
        (
            Column("cluster", _("Indicator, cluster"), wide=True),
            Column("unit", _("Unit")),
            Column("plan", _("Plan"), Kind.NUMBER),
            Column("fact", _("Fact"), Kind.NUMBER),
            Column("share", _("Fulfilled"), Kind.SHARE),
            Column("light", _("Light"), Kind.LIGHT),
            Column("change", _("Change"), Kind.NUMBER),
        ),
        tuple(_comparison(accounts, thresholds)),
        empty=_("no cluster reports a recommended indicator"),
        note=_("shares and averages are not added up, nor are counts of organisations"),
    )


def _comparison(accounts: Sequence[Account], thresholds: Thresholds) -> Iterator[Row]:
    """The rows of the comparison, a group for each recommended indicator."""
    groups: defaultdict[str, list[tuple[Account, Figure]]] = defaultdict(list)
    for account in accounts:
        for figure in account.told:
            groups[figure.recommended].append((account, figure))
    for indicator in recommended_indicators():
        group = groups.get(indicator.id, [])
        if not group:
            continue
        title = _("{value}", value=indicator.title)
        yield Row((title, *[None] * 6), Weight.GROUP)
        for account, figure in group:
            yield Row(_compared_figure(account.name, figure), place=figure.place, about=account.id)
        if indicator.aggregation != "avg" and len({account.id for account, _f in group}) > 1:
            yield from _added([figure for _account, figure in group], thresholds)


def _compared_figure(name: str, each: Figure) -> tuple[Cell, ...]:
    share, light = each.fulfilment.share, each.fulfilment.light
    return name, each.unit, each.plan, each.fact, share, light, each.change


def _added(group: Sequence[Figure], thresholds: Thresholds) -> Iterator[Row]:
    """The sum of several clusters' figures of one indicator, where adding them makes sense."""
    once = len({each.unit for each in group}) == 1 and len({each.falling for each in group}) == 1
    if once and all(each.adds_up and each.plan is not None for each in group):
        plan = sum((each.plan or ZERO for each in group), ZERO)
        fact = sum((each.fact or ZERO for each in group), ZERO)
        found = fulfilment(plan, fact, thresholds, falling=group[0].falling)
        cells = (_("In all"), group[0].unit, plan, fact, found.share, found.light, None)
        yield Row(cells, Weight.TOTAL)
