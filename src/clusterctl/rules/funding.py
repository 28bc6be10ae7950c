"""The money of section 16: rows against totals, years without money, employers and papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, Money, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import ZERO, Row, Sum, exact, rows, sums, total

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder
    from clusterctl.messages import Bilingual, Message

    Named = int | Message | Bilingual

_BY_YEAR = f"{sections.TOTALS}.by_year"
_BY_SOURCE = f"{sections.TOTALS}.by_source"
_TOTAL = f"{sections.TOTALS}.total"


@rule("C161", on="program", needs=(sections.FUNDING,))
def adds_up_its_money(program: Document, _folder: Folder) -> Findings:
    """The rows of funding make each total: of a year, of a source, of all.

    Sums are compared to the kopeck. Totals that agree with one another and not with the rows
    have one cause, a row that is wrong or missing, and are told once.

    A consistency check of the tool: paragraph 4б asks for the figures, and that they add up
    goes without saying.

    Remedy: mend a row or the total

    Bad::

        kind: program
        id: programma
        sections:
          schedule_and_funding:
            funding:
              - {year: 2027, source: regional, purpose: equipment, amount: 9500000}
              - {year: 2027, source: college_own, purpose: training, amount: 310000}
              - {year: 2028, source: regional, purpose: equipment, amount: 6000000}
            totals:
              by_year:
                - {year: 2027, amount: 9810000}
                - {year: 2028, amount: 6100000}  # C161
              by_source:
                - {source: regional, amount: 15500000}
                - {source: college_own, amount: 310000}
              total: 15810000

    Good::

        kind: program
        id: programma
        sections:
          schedule_and_funding:
            funding:
              - {year: 2027, source: regional, purpose: equipment, amount: 9500000}
              - {year: 2027, source: college_own, purpose: training, amount: 310000}
              - {year: 2028, source: regional, purpose: equipment, amount: 6000000}
            totals:
              by_year:
                - {year: 2027, amount: 9810000}
                - {year: 2028, amount: 6000000}
              by_source:
                - {source: regional, amount: 15500000}
                - {source: college_own, amount: 310000}
              total: 15810000
    """
    ways = [
        list(_cells(program, _BY_YEAR, "year")),
        list(_cells(program, _BY_SOURCE, "source")),
        list(_whole(program)),
    ]
    gaps = {sum((cell.gap for cell in way), ZERO) for way in ways}
    if len(gaps) == 1 and ZERO not in gaps:  # the totals agree, the rows are at odds with them
        ways = [[cell for way in reversed(ways) for cell in way]]
    for first, *more in filter(None, ways):
        yield Finding(
            first.spot,
            first.message,
            related=(
                *(Note(cell.spot, cell.message) for cell in more),
                *(Note(row.at(), _("the first of its rows")) for row in first.rows[:1]),
            ),
        )


@rule(
    "C162",
    on="program",
    severity=Severity.WARNING,
    needs=("period.start", "period.end", sections.FUNDING),
)
def has_money_for_every_year(program: Document, _folder: Folder) -> Findings:
    """Every year of the program has money.

    Work without money is rare. If a year truly costs nothing, a waiver may say so.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: add the rows of that year

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2028-08-31}
        sections:
          schedule_and_funding:
            funding:  # C162
              - {year: 2026, source: regional, purpose: program_dev, amount: 420000}
              - {year: 2027, source: regional, purpose: equipment, amount: 9500000}

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2028-08-31}
        sections:
          schedule_and_funding:
            funding:
              - {year: 2026, source: regional, purpose: program_dev, amount: 420000}
              - {year: 2027, source: regional, purpose: equipment, amount: 9500000}
              - {year: 2028, source: college_own, purpose: training, amount: 280000}
    """
    paid = {row.get("year") for row in rows(program, sections.FUNDING) if row.amount("amount")}
    missing = tuple(year for year in sections.years(program) if year not in paid)
    if missing:
        yield Finding(
            program.key(*sections.FUNDING.split(".")),
            _("no money for {years}", years=Listing(missing, most=10)),
            related=(Note(program.at("period"), _("the period of the program")),),
        )


@rule("C163", on="program", needs=(sections.FUNDING,))
def names_the_employers_who_pay(program: Document, _folder: Folder) -> Findings:
    """Money or property of employers names the employer.

    A promise has a promiser.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: name the employer in `organization`

    Bad::

        kind: program
        id: programma
        sections:
          schedule_and_funding:
            funding:
              - year: 2027
                source: employer_cash  # C163
                purpose: software
                amount: 2350000

    Good::

        kind: program
        id: programma
        sections:
          schedule_and_funding:
            funding:
              - year: 2027
                source: employer_cash
                organization: emp-mash-zavod
                purpose: software
                amount: 2350000
    """
    for row in rows(program, sections.FUNDING):
        if row.get("source") in sections.EMPLOYER_SOURCES and not row.get("organization"):
            yield Finding(
                row.at("source"),
                _("money of an employer, and no `organization`"),
            )


@rule("C164", on="program", severity=Severity.WARNING, needs=(sections.FUNDING,))
def has_papers_for_what_is_given_in_kind(program: Document, _folder: Folder) -> Findings:
    """A contribution in kind names the paper it is given by.

    Money is seen in an account; a machine or a room is worth what an agreement, an act or an
    appraisal says.

    A hint of the tool on usual practice: the regulation doesn't ask for it.

    Bad::

        kind: program
        id: programma
        sections:
          schedule_and_funding:
            funding:
              - year: 2027
                source: employer_inkind  # C164
                organization: emp-mash-zavod
                purpose: equipment
                amount: 4300000

    Good::

        kind: program
        id: programma
        sections:
          schedule_and_funding:
            funding:
              - year: 2027
                source: employer_inkind
                organization: emp-mash-zavod
                purpose: equipment
                amount: 4300000
                document: договор безвозмездного пользования от 14.09.2026 № 52
    """
    for row in rows(program, sections.FUNDING):
        if row.get("source") == "employer_inkind" and not row.get("document"):
            yield Finding(
                row.at("source"),
                _("a contribution in kind, and no `document`"),
                help=_("name the agreement, act or appraisal that it is given by"),
            )


@dataclass(frozen=True, slots=True)
class _Cell:
    """A declared total that the rows don't make, and by how much it differs from them."""

    spot: Spot
    message: Message
    gap: Decimal
    rows: tuple[Row, ...]


def _cells(program: Document, table: str, by: str) -> Iterator[_Cell]:
    """The totals by a column that differ from the rows, or are missing."""
    route = tuple(table.split("."))
    if program.get(*route) is None or not program.sound(*route):
        return
    made = sums(rows(program, sections.FUNDING), (by,), "amount")
    declared = list(rows(program, table))
    if len({row.get(by) for row in declared}) < len(declared):
        return  # C007 tells of a year or a source that stands twice
    for row in declared:
        found = made.pop((row.get(by),), Sum(ZERO, ()))
        if found.amount != row.amount("amount"):
            yield _cell(row.at("amount"), _name(by, row.get(by)), row.amount("amount"), found)
    for (key,), found in made.items():
        if found.amount:
            yield _cell(program.key(*route), _name(by, key), ZERO, found)


def _whole(program: Document) -> Iterator[_Cell]:
    """The total of all, if it differs from the rows."""
    route = tuple(_TOTAL.split("."))
    declared = program.get(*route)
    if declared is None or not program.sound(*route):
        return
    found = tuple(rows(program, sections.FUNDING))
    made = Sum(total(found, "amount"), found)
    if made.amount != exact(declared):
        yield _cell(program.at(*route), _("in all"), exact(declared), made)


def _cell(spot: Spot, name: Named, declared: Decimal, made: Sum) -> _Cell:
    gap = declared - made.amount
    message = _(
        "{name}: the total is {declared}, the rows make {made}, a difference of {difference}",
        name=name,
        declared=Money(declared),
        made=Money(made.amount),
        difference=Money(abs(gap)),
    )
    return _Cell(spot, message, gap, made.rows)


def _name(by: str, key: int | str) -> Named:
    return sections.choice(sections.FUNDING, by, key) if isinstance(key, str) else key
