"""The balance of staff as tables and charts: by year, industry, profession and employer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.messages import Message, _
from clusterctl.reports.model import (
    Chart,
    Column,
    Kind,
    Row,
    Series,
    Shape,
    Table,
    Weight,
)
from clusterctl.reports.staff_demand.entries import Measure
from clusterctl.reports.staff_demand.states import LIGHTS, WORDS, state
from clusterctl.reports.words import organization

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from clusterctl.folder import Folder
    from clusterctl.reports.lights import Thresholds
    from clusterctl.reports.model import Cell
    from clusterctl.reports.staff_demand.numbers import Balance, Demand

_PEOPLE = (
    Column("need", _("Need"), Kind.COUNT),
    Column("budget", _("Budget places"), Kind.COUNT),
    Column("graduates", _("Graduates"), Kind.COUNT),
    Column("placed", _("Placed"), Kind.COUNT),
    Column("difference", _("Difference"), Kind.COUNT),
    Column("state", _("Balance")),
    Column("light", _("Light"), Kind.LIGHT),
)
_EMPTY = _("the programs tell neither need nor admission nor graduates")


@dataclass(frozen=True, slots=True)
class Told:
    """The numbers and what it takes to tell them."""

    folder: Folder
    demand: Demand
    thresholds: Thresholds
    titles: Mapping[str, str]
    """What the professions are called, by code."""

    def profession(self, code: str) -> str | Message:
        """A profession by code and title; what has errors is said to."""
        title = self.titles.get(code, "")
        return f"{code} {title}".strip() if code else _("profession not named")

    def balance(self, found: Balance) -> tuple[Cell, ...]:
        """The cells of a balance."""
        found_state = state(found, self.thresholds)
        counts = (Measure.BUDGET, Measure.GRADUATES, Measure.PLACED)
        return (
            people(found.need),
            *(people(found.get(measure)) for measure in counts),
            people(found.difference),
            WORDS[found_state] if found_state else None,
            LIGHTS[found_state] if found_state else None,
        )

    def years(self) -> Table:
        """All professions by year."""
        balances = sorted(self.demand.by_year().items())
        return Table(
            "years",
            _("Need, admission and graduates by year"),
            (Column("year", _("Year"), Kind.YEAR), *_PEOPLE),
            tuple(Row((year, *self.balance(found))) for year, found in balances),
            empty=_EMPTY,
            note=_("placed with participants; the difference is graduates less need"),
        )

    def admission(self) -> Table:
        """The places planned, by the year in which they are filled."""
        measures = (Measure.BUDGET, Measure.PAID, Measure.TARGETED)
        balances = self.demand.balances(lambda e: e.year, lambda e: e.measure in measures)
        return Table(
            "admission",
            _("Admission plan by year"),
            (
                Column("year", _("Year"), Kind.YEAR),
                Column("budget", _("Budget places"), Kind.COUNT),
                Column("paid", _("Paid places"), Kind.COUNT),
                Column("targeted", _("Targeted among them"), Kind.COUNT),
            ),
            tuple(
                Row((year, *(people(found.get(measure)) for measure in measures)))
                for year, found in sorted(balances.items())
            ),
            empty=_("the programs plan no admission"),
            note=_("the places of a year are those of the academic year that begins in it"),
        )

    def industries(self) -> Table:
        """By industry and year, over all clusters of it."""
        return Table(
            "industries",
            _("Industries by year"),
            (Column("industry", _("Industry"), wide=True), _YEAR, *_PEOPLE),
            tuple(
                Row((industry or _("industry not named"), year, *self.balance(found)))
                for (industry, year), found in sorted(self.demand.by_industry().items())
            ),
            empty=_EMPTY,
        )

    def professions(self) -> Table:
        """By profession and year."""
        return Table(
            "professions",
            _("Professions and specialties by year"),
            (Column("profession", _("Profession or specialty"), wide=True), _YEAR, *_PEOPLE),
            tuple(self._professions()),
            empty=_EMPTY,
            note=_(
                "the need of a profession is what section 4 calculates, in the years that it tells"
            ),
        )

    def _professions(self) -> Iterator[Row]:
        """The years of each profession under its title."""
        last = None
        for (code, year), found in sorted(self.demand.by_profession().items()):
            if code != last:
                yield Row((self.profession(code), *[None] * (len(_PEOPLE) + 1)), Weight.GROUP)
            last = code
            yield Row((code or None, year, *self.balance(found)))

    def employers(self) -> Table:
        """Whom each employer needs, and whom the forecast places with it."""
        return Table(
            "employers",
            _("Employers by year"),
            (
                Column("employer", _("Employer"), wide=True),
                _YEAR,
                Column("need", _("Need"), Kind.COUNT),
                Column("placed", _("Graduates placed"), Kind.COUNT),
                Column("open", _("Need left open"), Kind.COUNT),
                Column("share", _("Placed to need"), Kind.SHARE),
            ),
            tuple(self._employers()),
            empty=_("the programs tell of no employer’s need and of nobody placed"),
        )

    def _employers(self) -> Iterator[Row]:
        for (id, year), found in sorted(self.demand.by_employer().items()):
            name = (organization(self.folder, id) if id else None) or _("employer not named")
            need, left = found.need, found.open
            share = None if left is None or not need else (need - left) / need
            cells = (name, year, people(need), people(found.get(Measure.PLACED)), people(left))
            yield Row((*cells, share), about=id)

    def year_chart(self) -> Iterator[Chart]:
        """Need, graduates and placements along the years; nothing where none is told."""
        balances = sorted(self.demand.by_year().items())
        if any(found.need is not None for _year, found in balances):
            labels = tuple(str(year) for year, _found in balances)
            found = [each for _year, each in balances]
            yield _chart("years", _("Need and graduates by year"), labels, found)

    def profession_chart(self) -> Iterator[Chart]:
        """The same by profession, for the last year that most of them have a need in."""
        balances = self.demand.by_profession()
        known = [year for (_code, year), found in balances.items() if found.difference is not None]
        if known:
            year = max(known, key=lambda each: (known.count(each), each))
            here = {c: b for (c, y), b in sorted(balances.items()) if y == year and b.need}
            title = _("Need and graduates by profession, {year}", year=year)
            yield _chart("professions", title, tuple(here), list(here.values()))


_YEAR = Column("year", _("Year"), Kind.YEAR)


def people(amount: Decimal | None) -> int | None:
    """A number of people."""
    return None if amount is None else int(amount)


def _chart(key: str, title: Message, labels: tuple[str, ...], found: list[Balance]) -> Chart:
    return Chart(
        key,
        title,
        Shape.BARS,
        labels,
        (
            Series(_("Need"), tuple(each.need for each in found)),
            Series(_("Graduates"), tuple(each.get(Measure.GRADUATES) for each in found)),
            Series(
                _("Placed with participants"), tuple(each.get(Measure.PLACED) for each in found)
            ),
        ),
        Kind.COUNT,
    )
