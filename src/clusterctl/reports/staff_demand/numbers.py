"""The balance of staff: who is needed against who graduates, by year, profession and employer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from clusterctl import membership
from clusterctl.reports.staff_demand.entries import Entry, Measure, entries, once, sound
from clusterctl.tables import ZERO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_K = TypeVar("_K")

_SUPPLY = (Measure.GRADUATES, Measure.PLACED)
"""What is compared with the need."""

_Told = frozenset[tuple[str, int, Measure]]
"""Of which cluster and year which measure is told at all."""


@dataclass(frozen=True, slots=True)
class Balance:
    """The sums of some entries; of what nobody tells there is none."""

    amounts: Mapping[Measure, Decimal]
    fair: frozenset[Measure] = frozenset()
    """What can be compared with the need: of the same clusters and years, and without errors."""

    def get(self, measure: Measure) -> Decimal | None:
        """The sum of a measure; None where it is not told."""
        return self.amounts.get(measure)

    @property
    def need(self) -> Decimal | None:
        """The people needed: of all professions, else of one."""
        return self.get(Measure.NEED if Measure.NEED in self.amounts else Measure.CALCULATED)

    @property
    def difference(self) -> Decimal | None:
        """Graduates less need: below nothing a shortage."""
        return self._less_need(Measure.GRADUATES)

    @property
    def coverage(self) -> Decimal | None:
        """Graduates to need."""
        difference, need = self.difference, self.need
        return None if difference is None or not need else (need + difference) / need

    @property
    def open(self) -> Decimal | None:
        """The need that the forecast places nobody for; below nothing, placed beyond the need."""
        beyond = self._less_need(Measure.PLACED)
        return None if beyond is None else -beyond

    def _less_need(self, measure: Measure) -> Decimal | None:
        need, amount = self.need, self.get(measure)
        return None if need is None or amount is None or measure not in self.fair else amount - need


@dataclass(frozen=True, slots=True)
class Demand:
    """All the numbers of some clusters, and what is left out as told in another program too."""

    entries: tuple[Entry, ...]
    repeated: tuple[Entry, ...] = ()
    broken: frozenset[tuple[str, Measure]] = frozenset()
    """By cluster the measures whose tables have errors."""

    def balances(
        self, by: Callable[[Entry], _K], keep: Callable[[Entry], bool] = lambda _entry: True
    ) -> dict[_K, Balance]:
        """The balance of each group of the entries to keep."""
        groups: defaultdict[_K, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if keep(entry):
                groups[by(entry)].append(entry)
        told = self._told()
        return {key: self._balance(group, told) for key, group in groups.items()}

    def by_year(self) -> dict[int, Balance]:
        """All professions together."""
        return self.balances(lambda entry: entry.year)

    def by_profession(self) -> dict[tuple[str, int], Balance]:
        """By code and year, with the need as it is calculated for the profession."""
        return self.balances(lambda entry: (entry.profession, entry.year), _of_profession)

    def by_employer(self) -> dict[tuple[str, int], Balance]:
        """By employer and year: need and placements alone."""
        kept = (Measure.NEED, Measure.PLACED)
        return self.balances(lambda e: (e.organization, e.year), lambda e: e.measure in kept)

    def by_industry(self) -> dict[tuple[str, int], Balance]:
        """By industry and year."""
        return self.balances(lambda entry: (entry.industry, entry.year))

    def in_all(self) -> Balance:
        """All years of each cluster that have both need and graduates, together."""
        both = self._compared()
        found = self.balances(lambda _entry: None, lambda e: (e.cluster, e.year) in both)
        return found.get(None, Balance({}))

    @property
    def compared_years(self) -> list[int]:
        """The years that some cluster has both need and graduates in."""
        return sorted({year for _cluster, year in self._compared()})

    def _compared(self) -> frozenset[tuple[str, int]]:
        told = self._told()
        needs = {(c, y) for c, y, measure in told if measure is Measure.NEED}
        return frozenset(each for each in needs if (*each, Measure.GRADUATES) in told)

    def _told(self) -> _Told:
        every = (*self.entries, *self.repeated)
        return frozenset((each.cluster, each.year, each.measure) for each in every)

    def _balance(self, group: Sequence[Entry], told: _Told) -> Balance:
        amounts: defaultdict[Measure, Decimal] = defaultdict(Decimal)
        for entry in group:
            amounts[entry.measure] += entry.amount
        of = {(entry.cluster, entry.year) for entry in group}
        for measure in _SUPPLY:
            if measure not in amounts and all((*each, measure) in told for each in of):
                amounts[measure] = ZERO  # the year's table stands, and has nobody of this group
        need = Measure.NEED if Measure.NEED in amounts else Measure.CALCULATED
        fair = (m for m in _SUPPLY if self._fair(of, need, m, told))
        return Balance(dict(amounts), frozenset(fair))

    def _fair(
        self, of: Iterable[tuple[str, int]], need: Measure, measure: Measure, told: _Told
    ) -> bool:
        """Whether a measure and the need are told by the same clusters, and without errors."""
        of = tuple(of)
        alike = all(((*each, need) in told) == ((*each, measure) in told) for each in of)
        return alike and not self.broken & {(c, m) for c, _year in of for m in (need, measure)}


def demand(folder: Folder, clusters: Iterable[Document]) -> Demand:
    """The numbers of the clusters' programs; a cluster without one program has none."""
    found: list[Entry] = []
    broken: set[tuple[str, Measure]] = set()
    for cluster in clusters:
        program = membership.only(folder, "program", cluster)
        if program is not None:
            found += entries(program, cluster)
            broken |= {(cluster.id, m) for m in Measure if not sound(program, m)}
    kept, repeated = once(found)
    return Demand(kept, repeated, frozenset(broken))


def _of_profession(entry: Entry) -> bool:
    return entry.measure is not Measure.NEED
