"""How many findings there are of each severity: by cluster and by section."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.reports.model import Chart, Column, Kind, Light, Row, Series, Shape, Table, Weight
from clusterctl.reports.remarks.findings import title
from clusterctl.reports.words import cluster_name
from clusterctl.tables import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.folder import Folder
    from clusterctl.reports.remarks.findings import Remarks

COUNTS = {
    Severity.ERROR: _("Errors found"),
    Severity.WARNING: _("Warnings found"),
    Severity.INFO: _("Hints"),
}
"""What the findings of each severity are called, gravest first."""

LIGHTS = {Severity.ERROR: Light.RED, Severity.WARNING: Light.AMBER}


def by_cluster(found: Sequence[Remarks]) -> Table:
    """How many findings of each severity the clusters have."""
    counts = [each.counts for each in found]
    return Table(
        "clusters",
        _("Findings by cluster"),
        (Column("cluster", _("Cluster"), wide=True), *_columns()),
        (
            *(
                Row((cluster_name(each.cluster), *_told(each.counts)), about=each.cluster.id)
                for each in found
            ),
            Row((_("In all"), *_told(sum(counts, Counter[Severity]()))), Weight.TOTAL),
        ),
        empty=_("there is no cluster"),
    )


def by_section(folder: Folder, found: Sequence[Remarks]) -> Table:
    """How many findings of each severity the sections have, over all programs."""
    counts = _counts(folder, found)
    return Table(
        "sections",
        _("Findings by section"),
        (Column("section", _("Section"), wide=True), *_columns()),
        (
            *(Row((title(folder, key), *_told(count))) for key, count in counts.items()),
            Row((_("In all"), *_told(sum(counts.values(), Counter[Severity]()))), Weight.TOTAL),
        ),
        empty=_("there is no section"),
    )


def _columns() -> tuple[Column, ...]:
    every = (Column(level.value, title, Kind.COUNT) for level, title in COUNTS.items())
    return *every, Column("all", _("In all"), Kind.COUNT)


def _told(count: Counter[Severity]) -> tuple[int, ...]:
    return *(count[level] for level in COUNTS), count.total()


def _counts(folder: Folder, found: Sequence[Remarks]) -> dict[str, Counter[Severity]]:
    """By section the findings of all programs: the sections asked for, the rest if it has any."""
    asked = {each.key for each in folder.regulation.sections_in_force(folder.as_of)}
    counts: dict[str, Counter[Severity]] = {}
    for each in found:
        for key, group in each.groups.items():
            counts.setdefault(key, Counter()).update(d.severity for d in group)
    return {key: count for key, count in counts.items() if count or key in asked}


def chart(folder: Folder, found: Sequence[Remarks]) -> Iterator[Chart]:
    """The sections that have findings, stacked by severity."""
    counts = {key: count for key, count in _counts(folder, found).items() if count}
    yield Chart(
        "sections",
        _("Findings by section"),
        Shape.STACKED,
        tuple(title(folder, key) for key in counts),
        tuple(
            Series(name, tuple(exact(count[level]) for count in counts.values()), LIGHTS.get(level))
            for level, name in COUNTS.items()
            if any(count[level] for count in counts.values())
        ),
        Kind.COUNT,
    )
