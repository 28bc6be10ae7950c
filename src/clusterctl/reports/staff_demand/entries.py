"""Need, admission, graduates and placements as the programs tell them, each number once.

What two clusters' programs tell alike, of one year, organisation and profession, is one number
told twice: an employer that needs ten welders needs them once, however many clusters it is in.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.reports.gaps import whole
from clusterctl.tables import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clusterctl.diagnostics import Place
    from clusterctl.documents import Document
    from clusterctl.tables import Row


class Measure(StrEnum):
    """What is counted."""

    NEED = "need"
    """People whom employers need: section 2, where it is silent on one, section 4."""
    CALCULATED = "calculated"
    """The need by profession: section 4, where it is silent on one, section 2."""
    BUDGET = "budget"
    PAID = "paid"
    TARGETED = "targeted"
    """Some of the places, not beside them."""
    GRADUATES = "graduates"
    PLACED = "placed"


TABLES = (
    sections.STAFF_NEED,
    sections.NEED_CALC,
    sections.ADMISSION,
    sections.GRADUATES,
    sections.PLACEMENTS,
)
"""What the numbers are taken from."""

_RESTS_ON = {
    Measure.NEED: (sections.STAFF_NEED, sections.NEED_CALC),
    Measure.CALCULATED: (sections.STAFF_NEED, sections.NEED_CALC),
    Measure.BUDGET: (sections.ADMISSION,),
    Measure.PAID: (sections.ADMISSION,),
    Measure.TARGETED: (sections.ADMISSION,),
    Measure.GRADUATES: (sections.GRADUATES,),
    Measure.PLACED: (sections.PLACEMENTS,),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a program: of which year, profession and organisation it tells.

    `subject` is what sets it apart from its neighbours: the profession's code, what the need calls
    its people, or whose graduates are placed.
    """

    measure: Measure
    cluster: str
    industry: str
    year: int
    profession: str
    organization: str
    subject: str
    amount: Decimal
    place: Place

    @property
    def same(self) -> tuple[object, ...]:
        """What is alike in two programs that tell the same number; what is not named is its own."""
        named = self.organization and self.subject
        own = "" if named else self.cluster
        return self.measure, self.year, self.organization, self.subject.casefold(), own


def entries(program: Document, cluster: Document) -> Iterator[Entry]:
    """The numbers of one program."""
    needs = list(_table(program, cluster, Measure.NEED, sections.STAFF_NEED, "headcount"))
    calculated = list(_table(program, cluster, Measure.CALCULATED, sections.NEED_CALC, "total"))
    yield from _first_of(Measure.NEED, needs, calculated, lambda e: (e.organization, e.year))
    named = [each for each in needs if each.profession]
    yield from _first_of(Measure.CALCULATED, calculated, named, lambda e: (e.profession, e.year))
    for measure in (Measure.BUDGET, Measure.PAID, Measure.TARGETED):
        yield from _table(program, cluster, measure, sections.ADMISSION, measure.value)
    yield from _table(program, cluster, Measure.GRADUATES, sections.GRADUATES, "count")
    yield from _placed(program, cluster)


def _placed(program: Document, cluster: Document) -> Iterator[Entry]:
    """The placements; graduates of other colleges are others, though the employer is the same."""
    taught = {code: _organization(row) for code, row in sections.professions(program).items()}
    for each in _table(program, cluster, Measure.PLACED, sections.PLACEMENTS, "count"):
        colleges = taught.get(each.profession, cluster.id)
        yield replace(each, subject=f"{each.profession} {colleges}" if each.profession else "")


def _first_of(
    measure: Measure,
    first: Iterable[Entry],
    second: Iterable[Entry],
    key: Callable[[Entry], object],
) -> Iterator[Entry]:
    """What the first table tells, and of the second what the first is silent on."""
    first = list(first)
    told = {key(each) for each in first}
    rest = (each for each in second if key(each) not in told)
    yield from (replace(each, measure=measure) for each in (*first, *rest))


def _table(
    program: Document, cluster: Document, measure: Measure, table: str, column: str
) -> Iterator[Entry]:
    for row in rows(program, table):
        year = _year(row)
        if year is None or row.get(column) is None:
            continue
        code = str(row.get("profession") or row.get("code") or "")
        yield Entry(
            measure,
            cluster.id,
            str(cluster.get("industry", default="")),
            year,
            code,
            _organization(row),
            str(row.get("occupation") or code),
            row.amount(column),
            row.at().place,
        )


def _year(row: Row) -> int | None:
    """The calendar year; of an academic year, the one in which it begins."""
    if isinstance(row.get("year"), int):
        return int(row.get("year"))
    edu_year = row.get("edu_year")
    return sections.first_year(edu_year) if isinstance(edu_year, str) else None


def _organization(row: Row) -> str:
    """Whom a number is about: the employer or the college; of an admission all its colleges."""
    for column in ("organization", "employer", "college"):
        if isinstance(row.get(column), str):
            return str(row.get(column))
    colleges = row.get("colleges")
    return " ".join(sorted(map(str, colleges))) if isinstance(colleges, list) else ""


def sound(program: Document, measure: Measure) -> bool:
    """Whether the tables that a measure rests on have no errors."""
    return all(whole(program, table) for table in _RESTS_ON[measure])


def once(found: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries to count, and those that another cluster's program tells as well, or more of.

    Within one program rows of one key are added up; among several programs the greatest sum counts.
    """
    sums: defaultdict[tuple[object, ...], defaultdict[str, Decimal]]
    sums = defaultdict(lambda: defaultdict(Decimal))
    for each in found:
        sums[each.same][each.cluster] += each.amount
    chosen = {key: max(by, key=lambda c: (by[c], c)) for key, by in sums.items()}
    kept = tuple(each for each in found if each.cluster == chosen[each.same])
    return kept, tuple(each for each in found if each.cluster != chosen[each.same])
