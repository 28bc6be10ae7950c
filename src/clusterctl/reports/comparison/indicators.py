"""Indicators of one recommended kind, which clusters share: from the first target to the last."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.classifiers import recommended_indicators
from clusterctl.messages import _
from clusterctl.reports.model import Column, Kind, Row, Table, Weight
from clusterctl.reports.words import cluster_name
from clusterctl.tables import exact, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.documents import Document
    from clusterctl.reports.comparison.profiles import Profile
    from clusterctl.tables import Row as Entry


def indicators(profiles: Sequence[Profile]) -> Table:
    """The recommended indicators of the programs, a group for each kind."""
    return Table(
        "indicators",
        _("Recommended indicators: targets"),
        (
            Column("cluster", _("Indicator, cluster"), wide=True),
            Column("unit", _("Unit")),
            Column("first_year", _("First year"), Kind.YEAR),
            Column("first", _("Target"), Kind.NUMBER),
            Column("last_year", _("Last year"), Kind.YEAR),
            Column("last", _("Target"), Kind.NUMBER),
            Column("change", _("Change"), Kind.NUMBER),
        ),
        tuple(_rows(profiles)),
        empty=_("no program names a recommended indicator"),
        note=_("indicators of one kind in different units are not to be compared"),
    )


def _rows(profiles: Sequence[Profile]) -> Iterator[Row]:
    groups: defaultdict[str, list[tuple[Document, Entry]]] = defaultdict(list)
    for each in profiles:
        for indicator in rows(each.program, sections.INDICATORS) if each.program else ():
            groups[str(indicator.get("recommended") or "")].append((each.cluster, indicator))
    for kind in recommended_indicators():
        group = groups.get(kind.id, [])
        if group:
            yield Row((_("{value}", value=kind.title), *[None] * 6), Weight.GROUP)
        for cluster, indicator in group:
            yield _row(cluster, indicator)


def _row(cluster: Document, indicator: Entry) -> Row:
    targets = {
        row.get("year"): exact(row.get("value"))
        for row in indicator.rows("targets")
        if isinstance(row.get("year"), int) and row.get("value") is not None
    }
    place = indicator.at().place
    if not targets:
        cells = (cluster_name(cluster), indicator.get("unit"), *[None] * 5)
        return Row(cells, place=place, about=cluster.id)
    first, last = min(targets), max(targets)
    return Row(
        (
            cluster_name(cluster),
            indicator.get("unit"),
            first,
            targets[first],
            last,
            targets[last],
            targets[last] - targets[first],
        ),
        place=place,
        about=cluster.id,
    )
