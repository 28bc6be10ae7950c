"""What the dashboard tells of one cluster: its way, terms, findings, indicators, money, people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.messages import _
from clusterctl.reports.dashboard.findings import gravest
from clusterctl.reports.dashboard.steps import steps
from clusterctl.reports.dashboard.terms import terms
from clusterctl.reports.funding import across, stacked
from clusterctl.reports.model import Fact, Facts, Kind, Light, Section, Table, Text
from clusterctl.reports.monitoring.counts import facts as monitored
from clusterctl.reports.monitoring.missing import missing
from clusterctl.reports.monitoring.money import money
from clusterctl.reports.monitoring.plans import plans
from clusterctl.reports.register.people import participants
from clusterctl.reports.staff_demand.numbers import demand
from clusterctl.reports.staff_demand.tables import Told
from clusterctl.reports.unsound import left_out
from clusterctl.reports.words import cluster_name, organization, stage_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.folder import Folder
    from clusterctl.reports.funding.numbers import Funding
    from clusterctl.reports.lights import Thresholds
    from clusterctl.reports.model import Part
    from clusterctl.reports.monitoring.account import Account
    from clusterctl.reports.periods import Period
    from clusterctl.standing import Standing


@dataclass(frozen=True, slots=True)
class Subject:
    """A cluster and what there is to tell of it; no account where nobody has reported yet."""

    folder: Folder
    standing: Standing
    thresholds: Thresholds
    newest: Period | None
    funding: Funding
    account: Account | None = None

    @property
    def way(self) -> tuple[Fact, ...]:
        """Its steps."""
        return steps(self.folder, self.standing, self.newest)


def section(subject: Subject) -> Section:
    """The section of a cluster; a page opens it by a link."""
    cluster = subject.standing.cluster
    parts = tuple(_parts(subject))
    return Section(f"cluster-{cluster.id}", cluster_name(cluster), parts, about=cluster.id)


def _parts(subject: Subject) -> Iterator[Part]:
    folder, standing, account = subject.folder, subject.standing, subject.account
    yield from _gaps(subject)
    yield Facts(subject.way)
    yield Facts(tuple(_facts(subject)))
    yield terms(folder, standing.deadlines, named=False)
    yield gravest(standing)
    if account is not None:
        yield Facts(tuple(monitored(account)))
        yield next(part for part in plans(account) if isinstance(part, Table))
        yield from money(account)
    yield from _staff(subject)
    yield across.by_source(subject.funding)
    yield from (replace(chart, key="sources") for chart in stacked.by_year(subject.funding))
    stays = membership.stays(standing.cluster, "participants") or ()
    yield participants(folder, [stay for stay in stays if stay.since <= folder.as_of])


def _gaps(subject: Subject) -> Iterator[Text]:
    """What is missing of the cluster, before anything is told of it."""
    standing, account = subject.standing, subject.account
    if account is not None:
        yield from missing(account.reporting)
    else:
        program = membership.only(subject.folder, "program", standing.cluster)
        yield from left_out(program)
    yield from left_out(standing.cluster, standing.agreement)


def _facts(subject: Subject) -> Iterator[Fact]:
    folder, standing = subject.folder, subject.standing
    cluster = standing.cluster
    yield Fact("stage", _("Stage"), stage_name(standing.stage))
    yield Fact("program_stage", _("Activity program"), stage_name(standing.program_stage))
    yield Fact("participants", _("Participants"), standing.participants, Kind.COUNT)
    filled, all_ = standing.filled, len(standing.sections)
    yield Fact(
        "sections",
        _("Sections filled"),
        filled,
        Kind.COUNT,
        None if filled == all_ else Light.AMBER,
        _("of {n}", n=all_),
    )
    yield Fact("operator", _("Operator"), organization(folder, cluster.get("operator")))
    chairs = membership.chairs(cluster, folder.as_of) or ()
    names = ", ".join(stay.person for stay in chairs) or None
    yield Fact("chair", _("Chair of the council"), names)
    term = standing.term
    until = (term.until or _("without an end")) if term else None
    yield Fact("until", _("Agreement in force until"), until, Kind.DATE)


def _staff(subject: Subject) -> Iterator[Part]:
    found = demand(subject.folder, [subject.standing.cluster])
    told = Told(subject.folder, found, subject.thresholds, {})
    yield told.years()
    yield from told.year_chart()
