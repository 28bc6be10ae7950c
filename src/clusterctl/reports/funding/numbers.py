"""Money of the programs as numbers: each row of section 16 once; what activities cost."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from clusterctl import membership, schema, sections
from clusterctl.reports.gaps import whole
from clusterctl.tables import ZERO, exact, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from clusterctl.diagnostics import Place
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_K = TypeVar("_K")

BUDGETS = frozenset({"federal", "regional", "municipal"})
OWN = frozenset({"college_own"})
EMPLOYERS = sections.EMPLOYER_SOURCES

_ROUTE = ("sections", "schedule_and_funding", "funding", 0)


@dataclass(frozen=True, slots=True)
class Fund:
    """A row of section 16; what it doesn't name is empty, a year that it lacks is None."""

    cluster: str
    year: int | None
    source: str
    purpose: str
    organization: str
    amount: Decimal
    place: Place


@dataclass(frozen=True, slots=True)
class Funding:
    """The money of some clusters."""

    funds: tuple[Fund, ...]
    broken: frozenset[str] = frozenset()
    """The clusters whose rows have errors."""

    @property
    def total(self) -> Decimal:
        """All of it."""
        return sum((fund.amount for fund in self.funds), ZERO)

    def by(self, key: Callable[[Fund], _K]) -> dict[_K, Decimal]:
        """The sums by what the key tells of each row."""
        sums: defaultdict[_K, Decimal] = defaultdict(Decimal)
        for fund in self.funds:
            sums[key(fund)] += fund.amount
        return dict(sums)

    def amount_of(self, sources: Iterable[str]) -> Decimal:
        """What comes from these sources."""
        chosen = frozenset(sources)
        return sum((fund.amount for fund in self.funds if fund.source in chosen), ZERO)

    def share(self, sources: Iterable[str]) -> Decimal | None:
        """What comes from these sources as a part of all; None where there is nothing."""
        total = self.total
        return self.amount_of(sources) / total if total else None

    def only(self, keep: Callable[[Fund], bool]) -> Funding:
        """The same of some rows."""
        return Funding(tuple(filter(keep, self.funds)), self.broken)

    def of_year(self, year: int | None) -> Funding:
        """The rows of a year, or those without one."""
        return self.only(lambda fund: fund.year == year)

    def of_source(self, source: str) -> Funding:
        """The rows of a source."""
        return self.only(lambda fund: fund.source == source)

    def of_purpose(self, purpose: str) -> Funding:
        """The rows for a purpose."""
        return self.only(lambda fund: fund.purpose == purpose)

    def of_cluster(self, id: str) -> Funding:
        """The rows of a cluster."""
        own = (fund for fund in self.funds if fund.cluster == id)
        return Funding(tuple(own), self.broken & {id})

    @property
    def years(self) -> list[int]:
        """The years that rows name."""
        return sorted({fund.year for fund in self.funds if fund.year is not None})

    @property
    def sources(self) -> list[str]:
        """The sources that rows name, in the order of the schema."""
        return _ordered({fund.source for fund in self.funds}, choices("source"))

    @property
    def purposes(self) -> list[str]:
        """The purposes that rows name, in the order of the schema."""
        return _ordered({fund.purpose for fund in self.funds}, choices("purpose"))


@dataclass(frozen=True, slots=True)
class Cost:
    """What activities cost: how many there are, how many say it, and how much."""

    activities: int
    costed: int
    amount: Decimal


def funding(folder: Folder, clusters: Iterable[Document]) -> Funding:
    """The money of the clusters' programs; a cluster without one program has none."""
    found: list[Fund] = []
    broken: set[str] = set()
    for cluster in clusters:
        program = membership.only(folder, "program", cluster)
        if program is not None:
            found += _funds(program, cluster)
            broken |= set() if whole(program, sections.FUNDING) else {cluster.id}
    return Funding(tuple(found), frozenset(broken))


def costs(program: Document | None, by: str = "section") -> dict[str, Cost]:
    """The activities' cost by their section, or another column; nothing without a program."""
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows(program, "activities") if program else ():
        groups[str(row.get(by) or "")].append(row.get("cost"))
    return {key: _cost(values) for key, values in groups.items()}


def added(several: Iterable[Cost]) -> Cost:
    """Several costs together."""
    several = tuple(several)
    amount = sum((each.amount for each in several), ZERO)
    return Cost(sum(c.activities for c in several), sum(c.costed for c in several), amount)


def choices(column: str) -> list[str]:
    """What a column of section 16 can be chosen from."""
    field = schema.field("program", (*_ROUTE, column))
    return [str(each) for each in field.choices] if field else []


def _funds(program: Document, cluster: Document) -> Iterable[Fund]:
    for row in rows(program, sections.FUNDING):
        if row.get("amount") is None:
            continue
        year = row.get("year")
        yield Fund(
            cluster.id,
            year if isinstance(year, int) else None,
            str(row.get("source") or ""),
            str(row.get("purpose") or ""),
            str(row.get("organization") or ""),
            row.amount("amount"),
            row.at().place,
        )


def _cost(values: Sequence[Any]) -> Cost:
    known = [exact(value) for value in values if value is not None]
    return Cost(len(values), len(known), sum(known, ZERO))


def _ordered(found: set[str], known: Sequence[str]) -> list[str]:
    """The values found, in the order in which they are known, the others after them."""
    return [each for each in known if each in found] + sorted(found - set(known))
