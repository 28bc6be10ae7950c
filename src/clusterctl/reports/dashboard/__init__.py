"""The dashboard: the region at a glance, and behind it a page for each cluster."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clusterctl.messages import Listing, Message, _, said
from clusterctl.reports import REPORTS
from clusterctl.reports.dashboard import cluster, region
from clusterctl.reports.dashboard.cluster import Subject
from clusterctl.reports.funding.numbers import funding
from clusterctl.reports.lights import Thresholds
from clusterctl.reports.model import Report
from clusterctl.reports.monitoring.account import account
from clusterctl.reports.monitoring.reporting import newest
from clusterctl.reports.periods import Period
from clusterctl.reports.words import chosen_clusters, cluster_name
from clusterctl.standing import standings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted

_NAME = "dashboard"


def report(verdict: Verdict, wanted: Wanted) -> Report:
    """The clusters together, then each; of one that is named only its own section.

    A `ClusterctlError` for a period that is none, and for thresholds that contradict themselves.
    """
    folder = verdict.folder
    clusters = chosen_clusters(folder, wanted.clusters)
    thresholds = Thresholds.of(folder)
    period = Period.asked(wanted.period) if wanted.period else newest(folder, clusters)
    subjects = list(_subjects(verdict, clusters, thresholds, period))
    alone = len(wanted.clusters) == 1
    sections = () if alone else region.sections(verdict, subjects, whole=not wanted.clusters)
    return Report(
        name=_NAME,
        title=REPORTS[_NAME],
        as_of=folder.as_of,
        sections=(*sections, *map(cluster.section, subjects)),
        subject=_subject(folder, clusters, wanted, period),
        notes=tuple(_notes(thresholds, period)),
    )


def _subjects(
    verdict: Verdict, clusters: Sequence[Document], thresholds: Thresholds, period: Period | None
) -> Iterator[Subject]:
    known = {each.cluster.id: each for each in standings(verdict)}
    money = funding(verdict.folder, clusters)
    for each in clusters:
        yield Subject(
            verdict.folder,
            known[each.id],
            thresholds,
            period,
            replace(money.of_cluster(each.id), broken=money.broken & {each.id}),
            account(verdict, each, period, thresholds) if period else None,
        )


def _subject(
    folder: Folder, clusters: Sequence[Document], wanted: Wanted, period: Period | None
) -> Message:
    """Of which clusters, and of which period the indicators are."""
    region_name = folder.setting("region", "name")
    names = Listing(tuple(map(cluster_name, clusters)), len(clusters))
    all_ = said(str(region_name)) if region_name else _("all clusters")
    who = _("{value}", value=names) if wanted.clusters else all_
    if period is None:
        return who
    return _("{who}; indicators: {period}", who=who, period=period.told)


def _notes(thresholds: Thresholds, period: Period | None) -> Iterator[Message]:
    yield _("a step is made on the day that its paper tells; a program runs when it is in force")
    if period is not None:
        yield _("traffic lights: {thresholds}", thresholds=thresholds.percents)
        yield _(
            "fulfilled: the fact as a share of the plan; of what should fall, the plan of the fact"
        )
    yield _("need, graduates and money are those of the programs, each number counted once")
    yield _("what other reports tell in full: monitoring, register, staff-demand, funding")
