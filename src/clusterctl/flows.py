"""Amounts of a program by year: students, graduates, money, each summed over its tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.documents import as_date
from clusterctl.messages import Message, Money, _
from clusterctl.tables import Row, rows, total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.documents import Document


@dataclass(frozen=True, slots=True)
class Flow:
    """What is so many in a year: the sum of columns of one table or several."""

    name: Message
    tables: tuple[tuple[str, tuple[str, ...]], ...]
    counted: Callable[[Row], bool] = lambda _row: True
    money: bool = False

    def stands(self, program: Document) -> bool:
        """Whether its tables can be relied on, and one of them is there."""
        bases = [tuple(table.split(".*")[0].split(".")) for table, _columns in self.tables]
        return all(program.sound(*base) for base in bases) and any(
            program.get(*base) is not None for base in bases
        )

    def told(self, program: Document, years: range) -> bool:
        """Whether a table has a row for one of the years."""
        return any(any(self._rows(program, table, years)) for table, _columns in self.tables)

    def amount(self, program: Document, years: range) -> Decimal:
        """The sum over the years."""
        return sum(
            (
                total(filter(self.counted, self._rows(program, table, years)), *columns)
                for table, columns in self.tables
            ),
            Decimal(0),
        )

    def term(self, program: Document, years: range) -> Message:
        """The sum with its name, as a formula shows it."""
        amount = self.amount(program, years)
        return _("{name} {amount}", name=self.name, amount=Money(amount) if self.money else amount)

    @staticmethod
    def _rows(program: Document, table: str, years: range) -> Iterator[Row]:
        return (row for row in rows(program, table) if _year(row) in years)


def _year(row: Row) -> int | None:
    """The calendar year of a row; of an academic year, the one in which it begins."""
    if isinstance(row.get("year"), int):
        return int(row.get("year"))
    if isinstance(row.get("edu_year"), str):
        return sections.first_year(row.get("edu_year"))
    day = as_date(row.get("date"))
    return day.year if day else None


def _teaching(row: Row) -> bool:
    return row.get("audience") in sections.TEACHING


def _sponsored(row: Row) -> bool:
    return row.get("source") in sections.EMPLOYER_SOURCES


STUDENTS = Flow(_("students"), ((sections.CONTINGENT, ("count",)),))
ADMITTED = Flow(_("admitted"), ((sections.ADMISSION, ("budget", "paid")),))
GRADUATES = Flow(_("graduates"), ((sections.GRADUATES, ("count",)),))
PLACED = Flow(_("placed with participants"), ((sections.PLACEMENTS, ("count",)),))
EMPLOYED_ELSEWHERE = Flow(
    _("employed elsewhere"), ((sections.OUTCOMES, ("other_employer", "self_employed")),)
)
CONTRACTS = Flow(_("targeted contracts"), ((f"{sections.TARGETED}.*.contracts", ("count",)),))
DUAL = Flow(_("in dual training"), ((f"{sections.DUAL}.*.students", ("count",)),))
NEED = Flow(_("need for staff"), ((sections.STAFF_NEED, ("headcount",)),))
SPONSORS = Flow(
    _("funding by employers"), ((sections.FUNDING, ("amount",)),), _sponsored, money=True
)
FUNDS = Flow(_("funding"), ((sections.FUNDING, ("amount",)),), money=True)
TRAINED = Flow(_("teachers trained"), ((sections.TRAINING, ("people",)),), _teaching)
TEACHERS = Flow(_("teachers"), ((sections.TEACHERS, ("count",)),))
LEARNERS = Flow(_("learners"), ((f"{sections.VOCATIONAL}.*.by_year", ("learners",)),))
PUPILS = Flow(
    _("schoolchildren"),
    ((sections.GUIDANCE, ("schoolchildren",)), (sections.TRIALS, ("learners",))),
)
REVENUE = Flow(_("revenue"), ((f"{sections.COMPLEXES}.*.revenue_plan", ("amount",)),), money=True)
