"""Traffic lights side by side: recommended indicators, which clusters share, by cluster."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clusterctl.classifiers import recommended_indicators
from clusterctl.messages import _, said
from clusterctl.reports.model import Column, Kind, Light, Row, Table
from clusterctl.reports.monitoring.counts import LIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clusterctl.classifiers import Indicator
    from clusterctl.reports.model import Cell
    from clusterctl.reports.monitoring.account import Account

_GRAVEST = (Light.RED, Light.AMBER, Light.OVER, Light.GREEN, Light.NONE)

Lit = dict[str, Light]
"""The lights of a cluster's indicators by their numbers in the catalogue."""


def lit(account: Account) -> Lit:
    """The light of each recommended indicator of a cluster; of several alike the gravest."""
    found: defaultdict[str, list[Light]] = defaultdict(list)
    for each in account.figures:
        if each.recommended:
            found[each.recommended].append(each.fulfilment.light)
    return {number: min(lights, key=_GRAVEST.index) for number, lights in found.items()}


def matrix(accounts: Sequence[Account]) -> Table:
    """A row for each cluster, a column for each recommended indicator that one of them has."""
    known = {account.id: lit(account) for account in accounts}
    columns = _shared(known.values())
    return Table(
        "matrix",
        _("Recommended indicators by cluster"),
        (
            Column("cluster", _("Cluster"), wide=True),
            *(Column(each.id.lower(), said(each.id), Kind.LIGHT) for each in columns),
        ),
        tuple(
            Row((account.name, *(known[account.id].get(i.id) for i in columns)), about=account.id)
            for account in accounts
        )
        if columns
        else (),
        empty=_("no cluster has a recommended indicator"),
        note=_("an empty cell: the program of the cluster doesn’t have the indicator"),
    )


def indicators(accounts: Sequence[Account]) -> Table:
    """What the numbers of the matrix mean, and how many clusters have each light."""
    known = [lit(account) for account in accounts]
    return Table(
        "by_indicator",
        _("What the numbers of the indicators mean"),
        (
            Column("indicator", _("Indicator"), wide=True),
            Column("number", _("Number")),
            Column("clusters", _("Clusters"), Kind.COUNT),
            *(Column(light.value, title, Kind.COUNT) for light, title in LIGHTS.items()),
        ),
        tuple(Row(_counted(each, known)) for each in _shared(known)),
        empty=_("no cluster has a recommended indicator"),
    )


def _shared(known: Iterable[Lit]) -> list[Indicator]:
    """The recommended indicators that a cluster has, in the order of the catalogue."""
    here = {number for lights in known for number in lights}
    return [each for each in recommended_indicators() if each.id in here]


def _counted(indicator: Indicator, known: Sequence[Lit]) -> tuple[Cell, ...]:
    lights = [found[indicator.id] for found in known if indicator.id in found]
    counts = (lights.count(light) for light in LIGHTS)
    return _("{value}", value=indicator.title), indicator.id, len(lights), *counts
