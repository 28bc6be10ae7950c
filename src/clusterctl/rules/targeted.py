"""Section 8 of a program: contracts of targeted training against students and offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import rows, sums

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.tables import Sum


@rule("C081", on="program", needs=(sections.PROGRAMS, sections.TARGETED))
def contracts_with_its_students(program: Document, _folder: Folder) -> Findings:
    """No more targeted contracts are in force for a profession than it has students.

    A calendar year is compared with the academic years that begin and end in it, the fuller
    one; a year whose number of students section 4 doesn't tell isn't judged.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: lower the number of contracts or mend the number of students in section 4

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                contingent:
                  - {edu_year: 2026/2027, count: 25}
          dual_and_targeted_training:
            targeted:
              - profession: "15.02.16"
                employer: emp-mash-zavod
                contracts:
                  - {year: 2026, count: 18}  # C081
              - profession: "15.02.16"
                employer: emp-armatura
                contracts:
                  - {year: 2026, count: 9}

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                contingent:
                  - {edu_year: 2026/2027, count: 100}
          dual_and_targeted_training:
            targeted:
              - profession: "15.02.16"
                employer: emp-mash-zavod
                contracts:
                  - {year: 2026, count: 18}
              - profession: "15.02.16"
                employer: emp-armatura
                contracts:
                  - {year: 2026, count: 9}
    """
    students = sums(rows(program, sections.CONTINGENT), ("code", "edu_year"), "count")
    contracts = rows(program, f"{sections.TARGETED}.*.contracts")
    for (code, year), signed in sums(contracts, ("profession", "year"), "count").items():
        studying = _fuller(students, code, year)
        if studying and signed.amount > studying.amount:
            yield Finding(
                signed.rows[0].at(),
                _(
                    "{code}, {year}: contracts {contracts}, students {students}, {over} more",
                    code=code,
                    year=year,
                    contracts=signed.amount,
                    students=studying.amount,
                    over=signed.amount - studying.amount,
                ),
                related=(Note(studying.rows[0].at(), _("the students of that year")),),
            )


@rule("C082", on="program", severity=Severity.WARNING)
def offers_targeted_places_publicly(program: Document, _folder: Folder) -> Findings:
    """Targeted training names its offer on the platform «Работа в России».

    Since May 2024 employers place their offers of targeted training there, and contracts are
    made on them; the number in `platform_offer_no` lets a reader find the offer.

    This rests on federal rules for targeted training, not on the regulation, and is a hint of
    the tool, not verified against those rules' text.

    Bad::

        kind: program
        id: programma
        sections:
          dual_and_targeted_training:
            targeted:
              - profession: "15.02.16"  # C082
                employer: emp-mash-zavod
                contracts:
                  - {year: 2027, count: 18}

    Good::

        kind: program
        id: programma
        sections:
          dual_and_targeted_training:
            targeted:
              - profession: "15.02.16"
                employer: emp-mash-zavod
                contracts:
                  - {year: 2027, count: 18}
                platform_offer_no: 71-2027-00411
    """
    for row in rows(program, sections.TARGETED):
        if not row.get("platform_offer_no") and program.sound(*row.route, "platform_offer_no"):
            yield Finding(
                row.at(),
                _("targeted training without the number of its offer"),
                help=_("give `platform_offer_no` once the offer is placed"),
            )


def _fuller(students: dict[tuple[object, ...], Sum], code: str, year: int) -> Sum | None:
    """The greater number of students in the academic years that touch the calendar year."""
    touching = (f"{year - 1}/{year}", f"{year}/{year + 1}")
    known = [students[code, edu_year] for edu_year in touching if (code, edu_year) in students]
    return max(known, key=lambda found: found.amount, default=None)
