"""What the need says of the admission figures: by industry, profession and year of graduation.

Nothing is added to the programs' own figures: the need of a year, its graduates, and the admission
that they come from by the length of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl import membership, sections
from clusterctl.messages import Message, _, n_
from clusterctl.reports.staff_demand.entries import Measure
from clusterctl.reports.staff_demand.states import State, state
from clusterctl.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports.lights import Thresholds
    from clusterctl.reports.staff_demand.numbers import Balance, Demand

_SEPTEMBER = 9
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Proposal:
    """A year's graduates of a profession against the need, and the admission they come from."""

    industry: str
    profession: str
    year: int
    balance: Balance
    state: State
    admitted: int | None
    """The year whose September admits them; None where the programs' lengths differ."""
    places: Decimal | None
    """The budget places planned for that admission."""
    over: bool
    """Whether that admission has begun by the folder's day."""

    @property
    def told(self) -> Message:
        """What follows for the admission figures."""
        difference = self.balance.difference or Decimal(0)
        if self.admitted is None:
            return _("the admission is not known")
        if self.over:
            return _("admitted already")
        if difference < 0:
            n = int(-difference)
            return n_("at least {n} more place", "at least {n} more places", n)
        if self.state is State.SURPLUS:
            return _("no more places")
        return _("as planned")


def proposals(
    folder: Folder, clusters: Iterable[Document], demand: Demand, thresholds: Thresholds
) -> list[Proposal]:
    """The proposals by industry, profession and year, where need and graduates are told."""
    lengths = _lengths(folder, clusters)
    places = demand.balances(lambda e: (e.industry, e.profession, e.year))
    found = demand.balances(
        lambda e: (e.industry, e.profession, e.year), lambda e: e.measure is not Measure.NEED
    )
    made = []
    for (industry, code, year), balance in sorted(found.items()):
        stands = state(balance, thresholds)
        if stands is None or not code:
            continue
        admitted = _admitted(year, lengths.get(code, set()))
        planned = places.get((industry, code, admitted)) if admitted else None
        budget = planned.get(Measure.BUDGET) if planned else None
        over = admitted is not None and _begun(admitted, folder.as_of)
        made.append(Proposal(industry, code, year, balance, stands, admitted, budget, over))
    return made


def _lengths(folder: Folder, clusters: Iterable[Document]) -> Mapping[str, set[int]]:
    """How many months the programs of each profession take."""
    found: dict[str, set[int]] = {}
    for cluster in clusters:
        program = membership.only(folder, "program", cluster)
        for row in rows(program, sections.PROGRAMS) if program else ():
            if isinstance(row.get("code"), str) and isinstance(row.get("duration_months"), int):
                found.setdefault(row.get("code"), set()).add(row.get("duration_months"))
    return found


def _admitted(year: int, lengths: set[int]) -> int | None:
    """The year of the September from which the graduates of a year come."""
    if len(lengths) != 1:
        return None
    [months] = lengths
    return year - (months + _SEPTEMBER - 1) // _MONTHS


def _begun(year: int, day: date) -> bool:
    return (year, _SEPTEMBER) <= (day.year, day.month)
