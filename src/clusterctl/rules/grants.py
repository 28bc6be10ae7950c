"""Section 11 of a program: grants won, and their money in section 16."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, Money, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import rows, total

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_SOURCES = {
    "planned_federal": ("federal",),
    "planned_regional": ("regional",),
    "planned_employer": ("employer_cash", "employer_inkind"),
}
"""By column of a grant the sources of section 16 that its money comes from."""


@rule("C111", on="program", severity=Severity.WARNING, needs=(sections.GRANTS, sections.FUNDING))
def counts_on_the_grants_it_won(program: Document, _folder: Folder) -> Findings:
    """The money of a grant that was won stands in section 16.

    A grant brings federal and regional money and that of employers; in its year section 16 has
    at least as much of each. A grant still planned or applied for may wait.

    A consistency check of the tool: the regulation asks for both and doesn't compare them.

    Remedy: add the grant’s money to the funding of section 16 for that year and source

    Bad::

        kind: program
        id: programma
        sections:
          grant_participation:
            plans:
              - year: 2027
                grant_type: cluster
                status: won
                planned_federal: 70000000  # C111
                planned_employer: 15000000
          schedule_and_funding:
            funding:
              - {year: 2027, source: federal, purpose: equipment, amount: 45000000}
              - {year: 2027, source: employer_cash, purpose: equipment, amount: 15000000}

    Good::

        kind: program
        id: programma
        sections:
          grant_participation:
            plans:
              - year: 2027
                grant_type: cluster
                status: won
                planned_federal: 70000000
                planned_employer: 15000000
          schedule_and_funding:
            funding:
              - {year: 2027, source: federal, purpose: equipment, amount: 70000000}
              - {year: 2027, source: employer_cash, purpose: equipment, amount: 15000000}
    """
    funding = list(rows(program, sections.FUNDING))
    for row in rows(program, sections.GRANTS):
        if row.get("status") != "won":
            continue
        for column, sources in _SOURCES.items():
            of_year = (
                line
                for line in funding
                if line.get("year") == row.get("year") and line.get("source") in sources
            )
            funds, planned = total(of_year, "amount"), row.amount(column)
            if planned > funds:
                yield Finding(
                    row.at(column),
                    _(
                        "money of the grant: {planned}; section 16 has {funds} for {year},"
                        " {lack} short ({sources})",
                        sources=Listing(
                            tuple(sections.choice(sections.FUNDING, "source", s) for s in sources)
                        ),
                        planned=Money(planned),
                        funds=Money(funds),
                        year=row.get("year"),
                        lack=Money(planned - funds),
                    ),
                    related=(Note(program.key(*sections.FUNDING.split(".")), _("the funding")),),
                )
