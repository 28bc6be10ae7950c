"""Clusters side by side as tables: sizes, training, staff, need for staff, money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import Message, _
from clusterctl.reports.model import Chart, Column, Kind, Row, Series, Shape, Table
from clusterctl.reports.staff_demand.entries import Measure
from clusterctl.reports.staff_demand.tables import people
from clusterctl.reports.words import cluster_name, stage_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from clusterctl.reports.comparison.profiles import Profile
    from clusterctl.reports.model import Cell

_RUB = _("RUB")


def sizes(profiles: Sequence[Profile]) -> Table:
    """Who and how many, and how far the papers are."""
    return _table(
        "sizes",
        _("Sizes"),
        profiles,
        (
            (Column("participants", _("Participants"), Kind.COUNT), lambda p: p.participants),
            (Column("colleges", _("Colleges"), Kind.COUNT), lambda p: p.colleges),
            (Column("enterprises", _("Enterprises"), Kind.COUNT), lambda p: p.enterprises),
            (Column("professions", _("Professions"), Kind.COUNT), lambda p: p.professions),
            (
                Column("students", _("Students"), Kind.COUNT),
                lambda p: people(p.students.amount) if p.students else None,
            ),
            (
                Column("academic_year", _("in the year")),
                lambda p: f"{p.students.year}/{p.students.year + 1}" if p.students else None,
            ),
        ),
    )


def papers(profiles: Sequence[Profile]) -> Table:
    """How full the programs are, and what is found in the clusters' documents."""
    return _table(
        "papers",
        _("Sections and findings"),
        profiles,
        (
            (Column("stage", _("Stage")), lambda p: stage_name(p.standing.stage)),
            (Column("program", _("Program")), lambda p: stage_name(p.standing.program_stage)),
            (Column("sections", _("Sections filled"), Kind.COUNT), lambda p: p.standing.filled),
            (
                Column("errors", _("Errors found"), Kind.COUNT),
                lambda p: p.standing.counts[Severity.ERROR],
            ),
            (
                Column("warnings", _("Warnings found"), Kind.COUNT),
                lambda p: p.standing.counts[Severity.WARNING],
            ),
        ),
    )


def training(profiles: Sequence[Profile]) -> Table:
    """What the programs plan over all their years."""
    return _table(
        "training",
        _("Training over the years of the programs"),
        profiles,
        (
            (
                Column("contracts", _("Targeted contracts"), Kind.COUNT),
                lambda p: people(p.contracts),
            ),
            (
                Column("learners", _("Adults trained on request"), Kind.COUNT),
                lambda p: people(p.learners),
            ),
            (Column("pupils", _("Schoolchildren"), Kind.COUNT), lambda p: people(p.pupils)),
            (Column("workshops", _("Workshops set up"), Kind.COUNT), lambda p: p.workshops),
        ),
    )


def staff(profiles: Sequence[Profile]) -> Table:
    """Who teaches."""
    return _table(
        "staff",
        _("Staff"),
        profiles,
        (
            (
                Column("teachers", _("Teachers"), Kind.COUNT),
                lambda p: people(p.teachers.amount) if p.teachers else None,
            ),
            (
                Column("year", _("in the year"), Kind.YEAR),
                lambda p: p.teachers.year if p.teachers else None,
            ),
            (Column("load", _("Students to a teacher"), Kind.NUMBER), _load),
            (
                Column("trained", _("Teachers to be trained"), Kind.COUNT),
                lambda p: people(p.trained),
            ),
            (Column("mentors", _("Mentors"), Kind.COUNT), lambda p: p.mentors),
        ),
    )


def _load(each: Profile) -> Decimal | None:
    """Students to a teacher, where both are told of one year."""
    students, teachers = each.students, each.teachers
    if not students or not teachers or students.year != teachers.year or not teachers.amount:
        return None
    return round(students.amount / teachers.amount, 1)


def need(profiles: Sequence[Profile]) -> Table:
    """How much of the need for staff is covered, over the years that can be compared."""
    return _table(
        "need",
        _("Need for staff over the years of the programs"),
        profiles,
        (
            (Column("need", _("Need"), Kind.COUNT), lambda p: people(p.balance.need)),
            (
                Column("graduates", _("Graduates"), Kind.COUNT),
                lambda p: people(p.balance.get(Measure.GRADUATES)),
            ),
            (Column("coverage", _("Graduates to need"), Kind.SHARE), lambda p: p.balance.coverage),
            (
                Column("placed", _("Placed"), Kind.COUNT),
                lambda p: people(p.balance.get(Measure.PLACED)),
            ),
            (Column("share", _("Placed to need"), Kind.SHARE), _placed),
        ),
    )


def _placed(each: Profile) -> Decimal | None:
    needed, left = each.balance.need, each.balance.open
    return None if not needed or left is None else (needed - left) / needed


def money(profiles: Sequence[Profile]) -> Table:
    """How much there is, for whom, and from whom."""
    return _table(
        "money",
        _("Money over the years of the programs"),
        profiles,
        (
            (
                Column("total", _("In all"), Kind.MONEY, _RUB),
                lambda p: p.funding.total if p.funding else None,
            ),
            (
                Column("per_student", _("For a student and a year"), Kind.MONEY, _RUB),
                lambda p: p.per_student,
            ),
            (
                Column("employers_share", _("Employers’ share"), Kind.SHARE),
                lambda p: p.employers_share,
            ),
        ),
    )


def charts(profiles: Sequence[Profile]) -> Iterator[Chart]:
    """Coverage of the need and the employers' part of the money, side by side."""
    known = [p for p in profiles if p.balance.coverage is not None or p.employers_share is not None]
    if known:
        yield Chart(
            "shares",
            _("Need covered and employers’ share"),
            Shape.BARS,
            tuple(cluster_name(each.cluster) for each in known),
            (
                Series(_("Placed to need"), tuple(_placed(each) for each in known)),
                Series(_("Employers’ share"), tuple(each.employers_share for each in known)),
            ),
            Kind.SHARE,
        )


def _table(
    key: str,
    title: Message,
    profiles: Sequence[Profile],
    figures: Sequence[tuple[Column, Callable[[Profile], Cell]]],
) -> Table:
    columns = (Column("cluster", _("Cluster"), wide=True), *(column for column, _f in figures))
    return Table(
        key,
        title,
        columns,
        tuple(
            Row(
                (cluster_name(each.cluster), *(figure(each) for _c, figure in figures)),
                about=each.cluster.id,
            )
            for each in profiles
        ),
        empty=_("there is no cluster"),
    )
