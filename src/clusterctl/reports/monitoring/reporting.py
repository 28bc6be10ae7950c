"""Who has reported on which period: the monitoring reports of a cluster, the one to tell of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.reports.periods import Period, before

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.source import Source


@dataclass(frozen=True, slots=True)
class Reporting:
    """A cluster, its program, and its monitoring reports up to the day, by their periods."""

    folder: Folder
    cluster: Document
    period: Period
    program: Document | None
    reports: dict[Period, Document]
    unread: tuple[Source, ...]

    @property
    def report(self) -> Document | None:
        """The report on the period; None where nobody has reported."""
        return self.reports.get(self.period)

    @property
    def previous(self) -> Period | None:
        """The period before that can be compared with."""
        return before(self.period, self.reports)

    @property
    def known(self) -> list[tuple[Period, Document]]:
        """All the reports, the oldest first."""
        return sorted(self.reports.items(), key=lambda pair: pair[0].order)

    @property
    def so_far(self) -> list[tuple[Period, Document]]:
        """The reports up to the period, the oldest first."""
        return [pair for pair in self.known if pair[0].order <= self.period.order]


def reported(folder: Folder, cluster: Document) -> dict[Period, Document]:
    """The reports of a cluster that were made by the folder's day; of two on a period the later."""
    found: dict[Period, Document] = {}
    for report in sorted(folder.of("monitoring", cluster.cluster), key=_made):
        period = Period.named(report.get("period"))
        if period is not None and (report.date("reported_on") or date.min) <= folder.as_of:
            found[period] = report
    return found


def newest(folder: Folder, clusters: Iterable[Document]) -> Period | None:
    """The newest period that any of the clusters has reported on."""
    known = (period for cluster in clusters for period in reported(folder, cluster))
    return max(known, key=lambda period: period.order, default=None)


def reporting(verdict: Verdict, cluster: Document, period: Period) -> Reporting:
    """What there is to tell of a cluster for a period."""
    folder = verdict.folder
    program = membership.only(folder, "program", cluster)
    reports = reported(folder, cluster)
    return Reporting(
        folder=folder,
        cluster=cluster,
        period=period,
        program=program,
        reports=reports,
        unread=tuple(
            source
            for kind in ("program", "monitoring")
            for source in folder.unread(kind, cluster.cluster)
        ),
    )


def _made(report: Document) -> date:
    return report.date("reported_on") or date.min
