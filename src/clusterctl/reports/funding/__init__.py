"""Funding: the money of the programs by year, source, purpose and cluster, and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import membership, sections
from clusterctl.messages import Message, _
from clusterctl.reports import REPORTS
from clusterctl.reports.funding import accounts, across, payers, stacked
from clusterctl.reports.funding.checks import checks, outturns
from clusterctl.reports.funding.numbers import BUDGETS, EMPLOYERS, OWN, Cost, added, costs, funding
from clusterctl.reports.gaps import gaps, whole
from clusterctl.reports.model import Fact, Facts, Kind, Light, Report, Section, Text
from clusterctl.reports.subjects import refuse_period, subject
from clusterctl.reports.words import chosen_clusters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted
    from clusterctl.reports.funding.numbers import Funding
    from clusterctl.reports.model import Part

_NAME = "funding"


def report(verdict: Verdict, wanted: Wanted) -> Report:
    """The money of all years; cluster by cluster where it is of several.

    A `ClusterctlError` where a period is wanted.
    """
    refuse_period(wanted)
    folder = verdict.folder
    clusters = chosen_clusters(folder, wanted.clusters)
    return Report(
        name=_NAME,
        title=REPORTS[_NAME],
        as_of=folder.as_of,
        sections=tuple(_sections(verdict, clusters, funding(folder, clusters))),
        subject=subject(folder, clusters, wanted),
        notes=(
            _("every row of section 16 is counted once; employers’ money is cash and in kind"),
            _("plan and fact of a year are those of the newest monitoring report that tells them"),
        ),
    )


def _sections(verdict: Verdict, clusters: Sequence[Document], found: Funding) -> Iterator[Section]:
    folder = verdict.folder
    yield Section("summary", _("Summary"), tuple(_summary(folder, clusters, found)))
    if len(clusters) > 1:
        parts: tuple[Part, ...] = (
            payers.by_cluster(found, clusters),
            *stacked.by_cluster(found, clusters),
        )
        yield Section("clusters", _("Clusters"), parts)
    yield Section("sources", _("Sources"), (across.by_source(found), *stacked.by_year(found)))
    yield Section("purposes", _("Purposes"), (across.by_purpose(found),))
    yield Section("employers", _("Employers"), (payers.by_employer(folder, found),))
    yield Section("costs", _("Cost of the activities"), tuple(_costs(folder, clusters, found)))
    yield Section("totals", _("Totals"), tuple(_totals(folder, clusters)))
    told = [each for cluster in clusters for each in outturns(verdict, cluster)]
    yield Section("spent", _("Plan and fact"), (accounts.spent(told),))


def _summary(folder: Folder, clusters: Sequence[Document], found: Funding) -> Iterator[Part]:
    if not clusters:
        yield Text(_("there is no cluster in this folder"), Light.AMBER)
    yield from gaps(folder, clusters, sections.FUNDING)
    cost = _cost(folder, clusters)
    yield Facts(
        (
            Fact("total", _("In all, RUB"), found.total, Kind.MONEY, note=_span(found)),
            Fact("budgets", _("From budgets, RUB"), found.amount_of(BUDGETS), Kind.MONEY),
            Fact("own", _("Colleges’ own, RUB"), found.amount_of(OWN), Kind.MONEY),
            Fact("own_share", _("Colleges’ own share"), found.share(OWN), Kind.SHARE),
            Fact("employers", _("From employers, RUB"), found.amount_of(EMPLOYERS), Kind.MONEY),
            Fact("employers_share", _("Employers’ share"), found.share(EMPLOYERS), Kind.SHARE),
            Fact("cost", _("Cost of the activities, RUB"), cost.amount, Kind.MONEY),
            _left(found, cost),
        )
    )
    yield payers.by_year(found)


def _span(found: Funding) -> Message | None:
    years = found.years
    return _("{start}–{end}", start=years[0], end=years[-1]) if years else None


def _left(found: Funding, cost: Cost) -> Fact:
    """The money that no activity says to take; red where they take more than there is."""
    rest = accounts.left(found, cost)
    light = Light.RED if rest is not None and rest < 0 else None
    return Fact("left", _("Money less cost, RUB"), rest, Kind.MONEY, light)


def _costs(folder: Folder, clusters: Sequence[Document], found: Funding) -> Iterator[Part]:
    programs = [membership.only(folder, "program", cluster) for cluster in clusters]
    if any(program and not whole(program, "activities") for program in programs):
        yield Text(_("parts of the activities have errors and are left out"), Light.AMBER)
    by_cluster = {
        cluster.id: added(costs(program).values())
        for cluster, program in zip(clusters, programs, strict=True)
        if program
    }
    if len(clusters) > 1:
        yield accounts.by_cluster(found, clusters, by_cluster)
    by_section: dict[str, Cost] = {}
    for program in programs:
        for key, cost in costs(program).items():
            by_section[key] = added((by_section[key], cost)) if key in by_section else cost
    yield accounts.by_section(folder, by_section)


def _cost(folder: Folder, clusters: Sequence[Document]) -> Cost:
    programs = (membership.only(folder, "program", cluster) for cluster in clusters)
    return added(cost for program in programs for cost in costs(program).values())


def _totals(folder: Folder, clusters: Sequence[Document]) -> Iterator[Part]:
    programs = [(cluster, membership.only(folder, "program", cluster)) for cluster in clusters]
    found = [
        (cluster, check) for cluster, program in programs if program for check in checks(program)
    ]
    parts = (sections.FUNDING, sections.TOTALS)
    if any(program and not all(whole(program, part) for part in parts) for _c, program in programs):
        yield Text(_("totals with errors, or of rows with errors, are not checked"), Light.AMBER)
    wrong = sum(bool(check.difference) for _cluster, check in found)
    yield Facts(
        (
            Fact("checked", _("Totals checked"), len(found), Kind.COUNT),
            Fact("wrong", _("Totals that the rows don’t make"), wrong, Kind.COUNT, _light(wrong)),
        )
    )
    yield accounts.totals(found)


def _light(wrong: int) -> Light | None:
    return Light.RED if wrong else None
