"""What was found in the documents, counted by cluster, and the gravest of one cluster."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import Message, _, n_
from clusterctl.reports.model import (
    Chart,
    Column,
    Fact,
    Facts,
    Kind,
    Light,
    Row,
    Series,
    Shape,
    Table,
    Weight,
)
from clusterctl.reports.words import cluster_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.reports.model import Part
    from clusterctl.standing import Standing

TITLES = {
    Severity.ERROR: _("Errors"),
    Severity.WARNING: _("Warnings"),
    Severity.INFO: _("Remarks"),
}
LIGHTS = {
    Severity.ERROR: Light.RED,
    Severity.WARNING: Light.AMBER,
    Severity.INFO: Light.NONE,
}
_FIRST = 10
"""How many findings are told of a cluster; `validate` tells all."""


def facts(verdict: Verdict, chosen: Sequence[Standing], *, whole: bool) -> Iterator[Fact]:
    """How many there are of each severity: in all of the folder, or in the chosen clusters."""
    own = [finding for each in chosen for finding in each.findings]
    counts = Counter(each.severity for each in (verdict.findings if whole else own))
    for severity, title in TITLES.items():
        n = counts[severity]
        light = LIGHTS[severity] if n and severity is not Severity.INFO else None
        yield Fact(severity.value, title, n, Kind.COUNT, light)


def by_cluster(verdict: Verdict, chosen: Sequence[Standing], *, whole: bool) -> Iterator[Part]:
    """The counts of each cluster; of the whole folder also what is in no cluster's documents."""
    yield Facts(tuple(facts(verdict, chosen, whole=whole)))
    counts = [(each, tuple(each.counts.values()), each.waived) for each in chosen]
    rows = [
        Row((cluster_name(each.cluster), *found, waived), about=each.cluster.id)
        for each, found, waived in counts
    ]
    if whole and (rest := _elsewhere(verdict, chosen)):
        rows.append(Row((_("Registry, orders, settings"), *rest)))
    sums = [sum(int(str(row.cells[n])) for row in rows) for n in range(1, 5)]
    total = [Row((_("In all"), *sums), Weight.TOTAL)] if rows else []
    yield Table(
        "findings",
        _("Findings by cluster"),
        (
            Column("cluster", _("Cluster"), wide=True),
            *(Column(each.value, title, Kind.COUNT) for each, title in TITLES.items()),
            Column("waived", _("Accepted"), Kind.COUNT),
        ),
        (*rows, *total),
        empty=_("there is no cluster"),
    )
    if any(sums[:3]):
        yield _chart(rows)


def _elsewhere(verdict: Verdict, chosen: Sequence[Standing]) -> tuple[int, ...]:
    """What no cluster's documents have, by severity, and what is accepted; nothing for none."""
    told = {id(finding) for each in chosen for finding in each.findings}
    rest = Counter(each.severity for each in verdict.findings if id(each) not in told)
    waived = len(verdict.waived) - sum(each.waived for each in chosen)
    counts = (*(rest[severity] for severity in TITLES), waived)
    return counts if any(counts) else ()


def _chart(rows: Sequence[Row]) -> Chart:
    return Chart(
        "findings",
        _("Findings by severity"),
        Shape.STACKED,
        tuple(_label(row) for row in rows),
        tuple(
            Series(title, tuple(Decimal(str(row.cells[n])) for row in rows), LIGHTS[severity])
            for n, (severity, title) in enumerate(TITLES.items(), 1)
        ),
        Kind.COUNT,
    )


def _label(row: Row) -> str | Message:
    name = row.cells[0]
    return name if isinstance(name, str | Message) else ""


def gravest(standing: Standing) -> Table:
    """The gravest findings of a cluster, each with its place."""
    ranked = sorted(standing.findings, key=lambda d: d.severity.rank)
    rest = len(ranked) - _FIRST
    return Table(
        "findings",
        _("Findings"),
        (
            Column("finding", _("What was found"), wide=True),
            Column("severity", _("Severity")),
            Column("code", _("Rule")),
            Column("place", _("Where")),
        ),
        tuple(_finding(each) for each in ranked[:_FIRST]),
        empty=_("nothing to remark"),
        note=n_(
            "and {n} more; `clusterctl validate` tells all",
            "and {n} more; `clusterctl validate` tells all",
            rest,
        )
        if rest > 0
        else None,
    )


def _finding(each: Diagnostic) -> Row:
    place = f"{each.place.file}:{each.place.line}"
    return Row((each.message, _WORDS[each.severity], each.code, place), place=each.place)


_WORDS = {
    Severity.ERROR: _("error"),
    Severity.WARNING: _("warning"),
    Severity.INFO: _("info"),
}
