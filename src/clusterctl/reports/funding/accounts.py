"""What the money is held against: cost of activities, declared totals, plan and fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Message, _, said
from clusterctl.reports.funding.numbers import added
from clusterctl.reports.funding.words import IN_ALL, RUB, named
from clusterctl.reports.model import Column, Kind, Light, Row, Table, Weight
from clusterctl.reports.monitoring.spending import whole as together
from clusterctl.reports.words import cluster_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports.funding.checks import Check, Outturn
    from clusterctl.reports.funding.numbers import Cost, Funding
    from clusterctl.reports.model import Cell
    from clusterctl.reports.monitoring.spending import Spending


def by_section(folder: Folder, costs: Mapping[str, Cost]) -> Table:
    """What the activities of each section cost."""
    known = [each for each in folder.regulation.sections if each.key in costs]
    rest = sorted(costs.keys() - {each.key for each in known})
    rows = [
        Row((_("{n}. {title}", n=each.number, title=each.title), *_cost(costs[each.key])))
        for each in known
    ]
    rows += [Row((key or _("not named"), *_cost(costs[key]))) for key in rest]
    if rows:
        rows.append(Row((IN_ALL, *_cost(added(costs.values()))), Weight.TOTAL))
    return Table(
        "costs",
        _("Cost of the activities by section"),
        (
            Column("section", _("Section"), wide=True),
            Column("activities", _("Activities"), Kind.COUNT),
            Column("costed", _("with a cost"), Kind.COUNT),
            Column("cost", _("Cost"), Kind.MONEY, RUB),
        ),
        tuple(rows),
        empty=_("the programs have no activities"),
    )


def _cost(cost: Cost) -> tuple[Cell, ...]:
    return cost.activities, cost.costed, cost.amount


def by_cluster(funding: Funding, clusters: Sequence[Document], costs: Mapping[str, Cost]) -> Table:
    """The money of each cluster against what its activities cost."""
    rows = [
        Row((cluster_name(each), *_held(funding.of_cluster(each.id), costs.get(each.id))))
        for each in clusters
    ]
    if rows:
        rows.append(Row((IN_ALL, *_held(funding, added(costs.values()))), Weight.TOTAL))
    return Table(
        "clusters",
        _("Money and cost by cluster"),
        (
            Column("cluster", _("Cluster"), wide=True),
            Column("money", _("Money"), Kind.MONEY, RUB),
            Column("cost", _("Cost"), Kind.MONEY, RUB),
            Column("left", _("Money less cost"), Kind.MONEY, RUB),
            Column("light", _("Light"), Kind.LIGHT),
        ),
        tuple(rows),
        empty=_("there is no cluster"),
    )


def left(funding: Funding, cost: Cost) -> Decimal | None:
    """The money that no activity says to take; None where rows of it have errors."""
    return None if funding.broken else funding.total - cost.amount


def _held(funding: Funding, cost: Cost | None) -> tuple[Cell, ...]:
    """Money, cost, the rest; red where the activities take more than there is."""
    if cost is None:
        return funding.total or None, None, None, None
    rest = left(funding, cost)
    light = None if rest is None else Light.RED if rest < 0 else Light.GREEN
    return funding.total, cost.amount, rest, light


def totals(found: Sequence[tuple[Document, Check]]) -> Table:
    """Declared totals against the rows, cluster by cluster."""
    return Table(
        "totals",
        _("Declared totals against the rows of section 16"),
        (
            Column("cluster", _("Cluster"), wide=True),
            Column("of", _("Total of")),
            Column("declared", _("Declared"), Kind.MONEY, RUB),
            Column("made", _("The rows make"), Kind.MONEY, RUB),
            Column("difference", _("Difference"), Kind.MONEY, RUB),
            Column("light", _("Light"), Kind.LIGHT),
        ),
        tuple(
            Row(
                (
                    cluster_name(cluster),
                    _of(check.key),
                    check.declared,
                    check.made,
                    check.difference,
                    Light.RED if check.difference else Light.GREEN,
                ),
                place=check.place,
                about=cluster.id,
            )
            for cluster, check in found
        ),
        empty=_("the programs declare no totals that can be checked"),
    )


def _of(key: int | str | None) -> Message:
    if key is None:
        return IN_ALL
    return said(str(key)) if isinstance(key, int) else named("source", key)


def spent(found: Sequence[Outturn]) -> Table:
    """Plan and fact of each year by the newest report on it."""
    return Table(
        "spent",
        _("Plan and fact as monitoring tells them"),
        (
            Column("source", _("Source"), wide=True),
            Column("year", _("Year"), Kind.YEAR),
            Column("program", _("Program, the year"), Kind.MONEY, RUB),
            Column("plan", _("Plan"), Kind.MONEY, RUB),
            Column("fact", _("Fact"), Kind.MONEY, RUB),
            Column("share", _("Fact to the plan"), Kind.SHARE),
        ),
        tuple(row for each in found for row in _spent(each)),
        empty=_("no monitoring report tells of money"),
    )


def _spent(outturn: Outturn) -> Iterator[Row]:
    """The sources of a cluster's year under its name, and their sum."""
    about = outturn.cluster.id
    name = cluster_name(outturn.cluster)
    title = _("{cluster}: {period}", cluster=name, period=outturn.period.told)
    yield Row((title, *[None] * 5), Weight.GROUP, about=about)
    for part in outturn.parts:
        yield Row((named("source", part.source), *_amounts(part)), about=about)
    whole = together(outturn.parts, outturn.year)
    yield Row((IN_ALL, *_amounts(whole)), Weight.TOTAL, about=about)


def _amounts(part: Spending) -> tuple[Cell, ...]:
    return part.year, part.program, part.plan, part.fact, part.share
