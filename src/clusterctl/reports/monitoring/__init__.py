"""The monitoring report: plans and facts of a cluster, or of the clusters of the region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Listing, Message, _, said
from clusterctl.reports import REPORTS
from clusterctl.reports.lights import Thresholds
from clusterctl.reports.model import Light, Report, Section, Text
from clusterctl.reports.monitoring import cluster, region
from clusterctl.reports.monitoring.account import account
from clusterctl.reports.monitoring.reporting import newest
from clusterctl.reports.periods import Period
from clusterctl.reports.words import chosen_clusters, cluster_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted

_NAME = "monitoring"


def report(verdict: Verdict, wanted: Wanted) -> Report:
    """Plans and facts for a period; of one cluster whole, of several side by side first.

    A `ClusterctlError` for a period that is none, and for thresholds that contradict themselves.
    """
    folder = verdict.folder
    clusters = chosen_clusters(folder, wanted.clusters)
    thresholds = Thresholds.of(folder)
    period = Period.asked(wanted.period) if wanted.period else newest(folder, clusters)
    if period is None:
        return _nothing(folder, clusters)
    accounts = [account(verdict, each, period, thresholds) for each in clusters]
    sections = (
        cluster.sections(accounts[0])
        if len(wanted.clusters) == 1
        else (*region.sections(accounts, thresholds), *map(cluster.section, accounts))
    )
    who = _who(folder, clusters, wanted.clusters)
    return Report(
        name=_NAME,
        title=REPORTS[_NAME],
        as_of=folder.as_of,
        sections=sections,
        subject=_("{who}, {period}", who=who, period=period.told),
        notes=(*_notes(thresholds, [a.reporting.previous for a in accounts]),),
    )


def _nothing(folder: Folder, clusters: Sequence[Document]) -> Report:
    """The report where nobody has reported yet."""
    names = Listing(tuple(map(cluster_name, clusters)), len(clusters))
    text = _("nobody has sent a monitoring report yet: {names}", names=names)
    if not clusters:
        text = _("there is no cluster in this folder")
    section = Section("summary", _("Summary"), (Text(text, Light.AMBER),))
    return Report(_NAME, REPORTS[_NAME], folder.as_of, (section,))


def _who(folder: Folder, clusters: Sequence[Document], named: Sequence[str]) -> Message:
    if named:
        return _("{value}", value=Listing(tuple(map(cluster_name, clusters)), len(clusters)))
    region_name = folder.setting("region", "name")
    return said(region_name) if region_name else _("all clusters")


def _notes(thresholds: Thresholds, previous: Sequence[Period | None]) -> list[Message]:
    """How things were counted."""
    told = sorted({str(period) for period in previous if period})
    notes = [
        _("traffic lights: {thresholds}", thresholds=thresholds.percents),
        _("fulfilled: the fact as a share of the plan; of what should fall, the plan of the fact"),
        _("activities stand in one way each; overdue ones by the day the report is of"),
    ]
    if told:
        notes.append(_("the change is against {periods}", periods=Listing(tuple(told), len(told))))
    return notes
