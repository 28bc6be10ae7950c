"""The clusters together: stages, terms, lights, staff, money, shared participants, findings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.reports.dashboard.findings import by_cluster, facts
from clusterctl.reports.dashboard.matrix import indicators, matrix
from clusterctl.reports.dashboard.shared import several, shared, stays
from clusterctl.reports.dashboard.steps import STEPS, counted
from clusterctl.reports.dashboard.terms import terms
from clusterctl.reports.funding import across, stacked
from clusterctl.reports.funding.numbers import Funding
from clusterctl.reports.model import Column, Fact, Facts, Kind, Light, Row, Section, Table, Text
from clusterctl.reports.monitoring.region import lights, lights_chart
from clusterctl.reports.staff_demand.numbers import demand
from clusterctl.reports.staff_demand.tables import Told
from clusterctl.reports.words import cluster_name, stage_name
from clusterctl.timeline import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.deadlines import Deadline
    from clusterctl.reports.dashboard.cluster import Subject
    from clusterctl.reports.model import Cell, Part


def sections(verdict: Verdict, subjects: Sequence[Subject], *, whole: bool) -> tuple[Section, ...]:
    """A section for each question; `whole` is whether they are all clusters of the folder."""
    return (
        Section("summary", _("Summary"), tuple(_summary(verdict, subjects, whole=whole))),
        Section("stages", _("Stages"), tuple(_stages(subjects))),
        Section("terms", _("Terms"), (terms(verdict.folder, _terms(subjects), named=True),)),
        Section("indicators", _("Indicators"), tuple(_indicators(subjects))),
        Section("staff", _("Staff demand and graduates"), tuple(_staff(verdict, subjects))),
        Section("money", _("Money"), tuple(_money(subjects))),
        Section("shared", _("Shared participants"), tuple(_shared(verdict, subjects))),
        Section(
            "findings",
            _("Findings"),
            tuple(by_cluster(verdict, [each.standing for each in subjects], whole=whole)),
        ),
    )


def _terms(subjects: Sequence[Subject]) -> list[Deadline]:
    """The terms of all clusters, the most pressing first."""
    order = list(State)
    found = [each for subject in subjects for each in subject.standing.deadlines]
    return sorted(found, key=lambda each: (order.index(each.term.state), _due(each)))


def _due(deadline: Deadline) -> tuple[str, str]:
    due = deadline.term.due
    return due.due.isoformat() if due else "9999", deadline.cluster.id


def _summary(verdict: Verdict, subjects: Sequence[Subject], *, whole: bool) -> Iterator[Part]:
    if not subjects:
        yield Text(_("there is no cluster in this folder"), Light.AMBER)
    found = stays(verdict.folder, [each.standing.cluster for each in subjects])
    running = sum(each.way[-2].kind is Kind.DATE for each in subjects)
    overdue = [d for d in _terms(subjects) if d.term.state is State.OVERDUE and d.binding]
    accounts = [each.account for each in subjects if each.account]
    red = sum(each.lights[Light.RED] for each in accounts)
    yield Facts(
        (
            Fact("clusters", _("Clusters"), len(subjects), Kind.COUNT),
            Fact("running", _("Programs running"), running, Kind.COUNT),
            Fact("organizations", _("Organisations"), len(found), Kind.COUNT),
            Fact("shared", _("in several clusters"), len(several(found)), Kind.COUNT),
            Fact("overdue", _("Terms overdue"), len(overdue), Kind.COUNT, _red(len(overdue))),
            Fact("missed", _("Indicators missed"), red, Kind.COUNT, _red(red)),
            Fact("money", _("Money of the programs, RUB"), _all(subjects).total, Kind.MONEY),
            next(facts(verdict, [each.standing for each in subjects], whole=whole)),
        )
    )


def _red(n: int) -> Light | None:
    return Light.RED if n else None


def _stages(subjects: Sequence[Subject]) -> Iterator[Part]:
    if subjects:
        yield Facts(tuple(counted([each.way for each in subjects])))
    yield Table(
        "stages",
        _("Where each cluster stands"),
        (
            Column("cluster", _("Cluster"), wide=True),
            Column("stage", _("Stage")),
            *(
                Column(key, title, Kind.TEXT if key == "report" else Kind.DATE)
                for key, title in STEPS.items()
            ),
        ),
        tuple(Row(_way(each), about=each.standing.cluster.id) for each in subjects),
        empty=_("there is no cluster"),
    )


def _way(subject: Subject) -> tuple[Cell, ...]:
    standing = subject.standing
    steps = (fact.value for fact in subject.way)
    return cluster_name(standing.cluster), stage_name(standing.stage), *steps


def _indicators(subjects: Sequence[Subject]) -> Iterator[Part]:
    accounts = [each.account for each in subjects if each.account]
    if not accounts:
        yield Text(_("nobody has sent a monitoring report yet"), Light.AMBER)
        return
    yield matrix(accounts)
    yield indicators(accounts)
    yield lights(accounts)
    if any(each.told for each in accounts):
        yield lights_chart(accounts)


def _staff(verdict: Verdict, subjects: Sequence[Subject]) -> Iterator[Part]:
    if not subjects:
        yield Text(_("there is no cluster in this folder"), Light.AMBER)
        return
    found = demand(verdict.folder, [each.standing.cluster for each in subjects])
    told = Told(verdict.folder, found, subjects[0].thresholds, {})
    yield told.years()
    yield from told.year_chart()


def _money(subjects: Sequence[Subject]) -> Iterator[Part]:
    money = _all(subjects)
    yield across.by_source(money)
    yield from (replace(chart, key="sources") for chart in stacked.by_year(money))


def _all(subjects: Sequence[Subject]) -> Funding:
    """The money of all the clusters."""
    funds = tuple(fund for each in subjects for fund in each.funding.funds)
    return Funding(funds, frozenset(id for each in subjects for id in each.funding.broken))


def _shared(verdict: Verdict, subjects: Sequence[Subject]) -> Iterator[Part]:
    clusters = [each.standing.cluster for each in subjects]
    yield from shared(verdict.folder, clusters, stays(verdict.folder, clusters))
