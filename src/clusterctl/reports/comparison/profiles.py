"""What clusters are compared by: sizes, training, staff, money, counted from one cluster each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl import flows, membership, sections
from clusterctl.reports.funding.numbers import EMPLOYERS, funding
from clusterctl.reports.gaps import whole
from clusterctl.reports.staff_demand.numbers import demand
from clusterctl.tables import rows, total

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports.funding.numbers import Funding
    from clusterctl.reports.staff_demand.numbers import Balance
    from clusterctl.standing import Standing

_AUTUMN = 9
_COLLEGES = frozenset({"operator", "network_college"})
_ENTERPRISES = frozenset({"anchor_employer", "employer", "other"})


@dataclass(frozen=True, slots=True)
class Yearly:
    """What there is of something in a year."""

    year: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Profile:
    """A cluster by its numbers; None where its program doesn't tell one, or has errors there."""

    standing: Standing
    program: Document | None
    participants: int | None
    colleges: int | None
    enterprises: int | None
    professions: int | None
    students: Yearly | None
    """In the year of the day, else in the nearest one that is told."""
    teachers: Yearly | None
    mentors: int | None
    trained: Decimal | None
    contracts: Decimal | None
    learners: Decimal | None
    pupils: Decimal | None
    workshops: int | None
    balance: Balance
    funding: Funding | None
    per_student: Decimal | None
    """Roubles for a student and a year, over the years that have both money and students."""

    @property
    def cluster(self) -> Document:
        """The cluster."""
        return self.standing.cluster

    @property
    def employers_share(self) -> Decimal | None:
        """The employers' part of the money."""
        return self.funding.share(EMPLOYERS) if self.funding else None


def profile(folder: Folder, standing: Standing) -> Profile:
    """The numbers of a cluster as of the folder's day."""
    cluster = standing.cluster
    program = membership.only(folder, "program", cluster)
    stays = membership.stays(cluster, "participants")
    roles = [each.role for each in stays or () if each.covers(folder.as_of)]
    known = stays is not None
    money = _funding(folder, cluster, program)
    return Profile(
        standing=standing,
        program=program,
        participants=len(roles) if known else None,
        colleges=sum(role in _COLLEGES for role in roles) if known else None,
        enterprises=sum(role in _ENTERPRISES for role in roles) if known else None,
        professions=_count(program, sections.PROGRAMS),
        students=_now(program, flows.STUDENTS, _study_year(folder.as_of)),
        teachers=_now(program, flows.TEACHERS, folder.as_of.year),
        mentors=_sum(program, sections.MENTORS, "count"),
        trained=_flow(program, flows.TRAINED),
        contracts=_flow(program, flows.CONTRACTS),
        learners=_flow(program, flows.LEARNERS),
        pupils=_flow(program, flows.PUPILS),
        workshops=_count(program, sections.ZONES),
        balance=demand(folder, [cluster]).in_all(),
        funding=money,
        per_student=_per_student(program, money),
    )


def _study_year(day: date) -> int:
    """The calendar year in which the academic year of the day begins."""
    return day.year if day.month >= _AUTUMN else day.year - 1


def _funding(folder: Folder, cluster: Document, program: Document | None) -> Funding | None:
    if program is None or program.get(*sections.FUNDING.split(".")) is None:
        return None
    found = funding(folder, [cluster])
    return None if found.broken else found


def _count(program: Document | None, table: str) -> int | None:
    if program is None or program.get(*table.split(".")) is None or not whole(program, table):
        return None
    return sum(1 for _row in rows(program, table))


def _sum(program: Document | None, table: str, column: str) -> int | None:
    if program is None or _count(program, table) is None:
        return None
    return int(total(rows(program, table), column))


def _flow(program: Document | None, flow: flows.Flow) -> Decimal | None:
    """What a flow comes to in all years of the program."""
    if program is None or not flow.stands(program):
        return None
    return flow.amount(program, sections.years(program))


def _now(program: Document | None, flow: flows.Flow, year: int) -> Yearly | None:
    """What there is in that year; where it isn't told, in the nearest one, a later one first."""
    if program is None or not flow.stands(program):
        return None
    told = [y for y in sections.years(program) if flow.told(program, range(y, y + 1))]
    if not told:
        return None
    nearest = min(told, key=lambda each: (abs(each - year), each < year))
    return Yearly(nearest, flow.amount(program, range(nearest, nearest + 1)))


def _per_student(program: Document | None, money: Funding | None) -> Decimal | None:
    if program is None or money is None or not flows.STUDENTS.stands(program):
        return None
    years = [y for y in money.years if flows.STUDENTS.told(program, range(y, y + 1))]
    students = sum((flows.STUDENTS.amount(program, range(y, y + 1)) for y in years), Decimal(0))
    if not students:
        return None
    amount = sum((money.of_year(year).total for year in years), Decimal(0))
    return (amount / students).quantize(Decimal(1))
