"""Remarks: what is found in the programs, section by section, for the coordinator’s letter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import _, n_
from clusterctl.reports import REPORTS
from clusterctl.reports.gaps import gaps
from clusterctl.reports.model import Fact, Facts, Kind, Light, Report, Section, Text
from clusterctl.reports.remarks import counts
from clusterctl.reports.remarks.counts import COUNTS, LIGHTS
from clusterctl.reports.remarks.findings import Remarks, remarks_on
from clusterctl.reports.remarks.listing import listing
from clusterctl.reports.subjects import refuse_period, subject
from clusterctl.reports.words import chosen_clusters, cluster_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted
    from clusterctl.reports.model import Part

_NAME = "remarks"


def report(verdict: Verdict, wanted: Wanted) -> Report:
    """The counts by section and severity, then the findings of each program.

    A `ClusterctlError` where a period is wanted.
    """
    refuse_period(wanted)
    folder = verdict.folder
    clusters = chosen_clusters(folder, wanted.clusters)
    found = [remarks_on(verdict, cluster) for cluster in clusters]
    return Report(
        name=_NAME,
        title=REPORTS[_NAME],
        as_of=folder.as_of,
        sections=(
            Section("summary", _("Summary"), tuple(_summary(folder, found))),
            *(_section(folder, each) for each in found),
        ),
        subject=subject(folder, clusters, wanted),
        notes=(
            _("the letter to a cluster takes errors and warnings; hints are for the reader alone"),
            _("what waivers.yaml accepts is counted apart and not told"),
        ),
    )


def _summary(folder: Folder, found: Sequence[Remarks]) -> Iterator[Part]:
    if not found:
        yield Text(_("there is no cluster in this folder"), Light.AMBER)
    if len(found) > 1:
        yield from gaps(folder, [each.cluster for each in found])
    how_many = sum((each.counts for each in found), Counter[Severity]())
    facts = [
        Fact(level.value, title, how_many[level], Kind.COUNT, _light(level, how_many[level]))
        for level, title in COUNTS.items()
    ]
    waived = sum(each.waived for each in found)
    yield Facts((*facts, Fact("waived", _("Accepted by waivers"), waived, Kind.COUNT)))
    if len(found) > 1:
        yield counts.by_cluster(found)
    yield counts.by_section(folder, found)
    if how_many:
        yield from counts.chart(folder, found)


def _light(level: Severity, n: int) -> Light | None:
    return LIGHTS.get(level) if n else None


def _section(folder: Folder, each: Remarks) -> Section:
    cluster = each.cluster
    parts: tuple[Part, ...] = tuple(gaps(folder, [cluster]))
    if each.files:
        parts += (listing(folder, each),)
    if each.waived:
        n = each.waived
        parts += (Text(n_("{n} finding is accepted", "{n} findings are accepted", n)),)
    return Section(f"cluster-{cluster.id}", cluster_name(cluster), parts, about=cluster.id)
