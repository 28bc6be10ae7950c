"""What a cluster has to account for in a period: its figures, activities and money, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.reports.monitoring.figures import Figure, figures
from clusterctl.reports.monitoring.progress import Progress, Undertaking, undertakings
from clusterctl.reports.monitoring.reporting import Reporting, reporting
from clusterctl.reports.monitoring.spending import Spending, spending, whole
from clusterctl.reports.words import cluster_name

if TYPE_CHECKING:
    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.reports.lights import Thresholds
    from clusterctl.reports.model import Light
    from clusterctl.reports.periods import Period

DONE = (Progress.DONE, Progress.DONE_LATE)


@dataclass(frozen=True, slots=True)
class Account:
    """A cluster in a period; without a report there are figures and activities all the same."""

    reporting: Reporting
    figures: tuple[Figure, ...]
    undertakings: tuple[Undertaking, ...]
    spending: tuple[Spending, ...]

    @property
    def id(self) -> str:
        """The cluster's id."""
        return self.reporting.cluster.id

    @property
    def name(self) -> str:
        """The cluster's name."""
        return cluster_name(self.reporting.cluster)

    @property
    def told(self) -> tuple[Figure, ...]:
        """The figures that the report tells."""
        return tuple(each for each in self.figures if each.told)

    @property
    def lights(self) -> Counter[Light]:
        """How many of the reported figures have each light."""
        return Counter(each.fulfilment.light for each in self.told)

    @property
    def progress(self) -> Counter[Progress]:
        """How many activities stand in each way."""
        return Counter(each.progress for each in self.undertakings)

    @property
    def done(self) -> int:
        """How many activities are done, in time or late."""
        return sum(self.progress[each] for each in DONE)

    @property
    def money(self) -> Spending:
        """All money of the period's year, whatever its source."""
        year = self.reporting.period.year
        return whole((each for each in self.spending if each.year == year), year)


def account(verdict: Verdict, cluster: Document, period: Period, thresholds: Thresholds) -> Account:
    """The account of a cluster for a period."""
    about = reporting(verdict, cluster, period)
    return Account(
        about,
        figures(about, thresholds),
        undertakings(about),
        spending(about),
    )
