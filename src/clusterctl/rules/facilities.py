"""Section 12 of a program: what facilities cost, what is paid for them, how they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Money, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import ZERO, Sum, rows, sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder
    from clusterctl.messages import Message
    from clusterctl.tables import Key

    ByYear = dict[Key, Sum]

_COSTS = {
    "equipment": ((sections.ZONES, "equipment_cost"), (sections.CONSUMABLES, "cost")),
    "repair": ((sections.ZONES, "repair_cost"),),
    "software": ((sections.SOFTWARE, "cost"),),
}
"""By purpose of section 16 the columns of section 12 that it pays for."""

_TABLES = "sections.facilities"

_NOTHING = Sum(ZERO, ())


@rule("C121", on="program", needs=(_TABLES, sections.FUNDING))
def pays_for_its_facilities(program: Document, _folder: Folder) -> Findings:
    """What section 12 costs in a year, section 16 pays for in that year.

    Compared are equipment with consumables, repair, and software, each with the funding of its
    purpose. What an employer contributes is part of the cost and of the funding alike.

    A consistency check of the tool: the regulation asks for both and doesn't compare them.

    Remedy: mend the cost in section 12 or the row of that year and purpose in section 16

    Bad::

        kind: program
        id: programma
        sections:
          facilities:
            zones:
              - title: Мастерская станков с ЧПУ
                year: 2027
                equipment_cost: 14800000  # C121
                repair_cost: 2600000
          schedule_and_funding:
            funding:
              - {year: 2027, source: regional, purpose: equipment, amount: 9500000}
              - {year: 2027, source: regional, purpose: repair, amount: 2600000}

    Good::

        kind: program
        id: programma
        sections:
          facilities:
            zones:
              - title: Мастерская станков с ЧПУ
                year: 2027
                equipment_cost: 14800000
                repair_cost: 2600000
          schedule_and_funding:
            funding:
              - {year: 2027, source: regional, purpose: equipment, amount: 9500000}
              - {year: 2027, source: employer_inkind, purpose: equipment, amount: 5300000}
              - {year: 2027, source: regional, purpose: repair, amount: 2600000}
    """
    for purpose, costs, funds in _compared(program):
        for year, cost in costs.items():
            paid = funds.get(year, _NOTHING)
            if cost.amount > paid.amount:
                yield Finding(
                    _listed(program, cost, purpose),
                    _told(purpose, year[0], cost, paid),
                    related=(Note(_funded(program, paid), _("the funding")),),
                )


@rule("C122", on="program", severity=Severity.WARNING, needs=(_TABLES, sections.FUNDING))
def says_what_it_pays_for(program: Document, _folder: Folder) -> Findings:
    """Money that section 16 has for facilities is told in section 12 to the rouble.

    Money without a workshop, a repair or a licence behind it will be asked about. A difference
    may be right, where something is bought that section 12 doesn't list; then let it be listed.

    A consistency check of the tool: the regulation asks for both and doesn't compare them.

    Remedy: tell in section 12 what the money is spent on, or mend the amount

    Bad::

        kind: program
        id: programma
        sections:
          facilities:
            zones:
              - {title: Мастерская станков с ЧПУ, year: 2027, equipment_cost: 9000000}
          schedule_and_funding:
            funding:
              - {year: 2027, source: regional, purpose: equipment, amount: 9500000}  # C122

    Good::

        kind: program
        id: programma
        sections:
          facilities:
            zones:
              - {title: Мастерская станков с ЧПУ, year: 2027, equipment_cost: 9000000}
            consumables:
              - {title: Режущий инструмент, year: 2027, cost: 500000}
          schedule_and_funding:
            funding:
              - {year: 2027, source: regional, purpose: equipment, amount: 9500000}
    """
    for purpose, costs, funds in _compared(program):
        for year, paid in funds.items():
            cost = costs.get(year, _NOTHING)
            if cost.amount < paid.amount:
                yield Finding(
                    _funded(program, paid),
                    _told(purpose, year[0], cost, paid),
                    related=(Note(_listed(program, cost, purpose), _("what section 12 lists")),),
                )


@rule("C123", on="program", severity=Severity.WARNING, needs=(sections.ZONES,))
def plans_how_zones_are_used(program: Document, _folder: Folder) -> Findings:
    """A workshop or laboratory says how many hours a year it will be used.

    Equipment that stands idle is what audits of such programs find; a plan of hours is what the
    use can be measured by.

    A hint of the tool on usual practice: the regulation doesn't ask for it.

    Bad::

        kind: program
        id: programma
        sections:
          facilities:
            zones:
              - {title: Мастерская станков с ЧПУ, year: 2027}  # C123

    Good::

        kind: program
        id: programma
        sections:
          facilities:
            zones:
              - {title: Мастерская станков с ЧПУ, year: 2027, utilisation_hours_plan: 1100}
    """
    for row in rows(program, sections.ZONES):
        sound = program.sound(*row.route, "utilisation_hours_plan")
        if sound and not row.amount("utilisation_hours_plan"):
            yield Finding(
                row.at(),
                _("“{title}”: no hours of use are planned", title=row.get("title")),
                help=_("give `utilisation_hours_plan`, the hours in a year"),
            )


def _compared(program: Document) -> Iterator[tuple[str, ByYear, ByYear]]:
    """By purpose what section 12 costs and what section 16 pays, each by year."""
    funding = list(rows(program, sections.FUNDING))
    for purpose, columns in _COSTS.items():
        paying = [row for row in funding if row.get("purpose") == purpose]
        yield purpose, _costs(program, columns), sums(paying, ("year",), "amount")


def _costs(program: Document, columns: Iterable[tuple[str, str]]) -> ByYear:
    """The costs of several tables by year; rows that cost nothing are left out."""
    costs: ByYear = {}
    for table, column in columns:
        paid_for = (row for row in rows(program, table) if row.amount(column))
        for year, found in sums(paid_for, ("year",), column).items():
            known = costs.get(year, _NOTHING)
            costs[year] = Sum(known.amount + found.amount, known.rows + found.rows)
    return costs


def _told(purpose: str, year: int, cost: Sum, paid: Sum) -> Message:
    return _(
        "{purpose}, {year}: section 12 lists {cost}, section 16 has {paid}, a difference of"
        " {difference}",
        purpose=sections.choice(sections.FUNDING, "purpose", purpose),
        year=year,
        cost=Money(cost.amount),
        paid=Money(paid.amount),
        difference=Money(abs(cost.amount - paid.amount)),
    )


def _listed(program: Document, cost: Sum, purpose: str) -> Spot:
    """The first cost that section 12 lists, or its table of workshops."""
    if not cost.rows:
        return program.key(*sections.ZONES.split("."))
    row = cost.rows[0]
    return row.at(next(c for c in (f"{purpose}_cost", "cost") if row.get(c)))


def _funded(program: Document, paid: Sum) -> Spot:
    return paid.rows[0].at() if paid.rows else program.key(*sections.FUNDING.split("."))
