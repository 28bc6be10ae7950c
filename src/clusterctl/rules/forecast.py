"""The forecast of employment in section 9: graduates, where they go, and who needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import ZERO, Sum, rows, sums

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_COHORT = ("year", "profession")

_OUTCOMES = (
    "army",
    "study",
    "parental_leave",
    "self_employed",
    "other_employer",
    "unemployed",
)


@rule("C091", on="program", needs=(sections.GRADUATES, sections.PLACEMENTS))
def places_no_more_than_graduate(program: Document, _folder: Folder) -> Findings:
    """Of a profession no more graduates are placed in a year than graduate.

    The forecast divides the graduates of a year among employers; a sum beyond them is a slip in
    one of the rows.

    A consistency check of the tool: paragraph 4б asks for the figures, and that they add up
    goes without saying.

    Remedy: lower the placements or mend the number of graduates

    Bad::

        kind: program
        id: programma
        sections:
          employment_forecast:
            graduates:
              - year: 2028
                profession: "15.02.16"
                college: college-primer-mash
                count: 25  # C091
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 20}
              - {year: 2028, employer: emp-armatura, profession: "15.02.16", count: 8}

    Good::

        kind: program
        id: programma
        sections:
          employment_forecast:
            graduates:
              - year: 2028
                profession: "15.02.16"
                college: college-primer-mash
                count: 25
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 14}
              - {year: 2028, employer: emp-armatura, profession: "15.02.16", count: 8}
    """
    graduates = sums(rows(program, sections.GRADUATES), _COHORT, "count")
    for (year, profession), placed in _placed(program).items():
        graduate = graduates.get((year, profession), Sum(ZERO, ()))
        if placed.amount <= graduate.amount:
            continue
        yield Finding(
            graduate.rows[0].at("count") if graduate.rows else placed.rows[0].at("profession"),
            _(
                "{profession}, {year}: graduates {graduates}, placed {placed}, {over} too many",
                profession=profession,
                year=year,
                graduates=graduate.amount,
                placed=placed.amount,
                over=placed.amount - graduate.amount,
            ),
            related=(Note(placed.rows[0].at(), _("the first of the placements")),),
        )


@rule(
    "C092",
    on="program",
    severity=Severity.WARNING,
    needs=(sections.GRADUATES, sections.PLACEMENTS, sections.OUTCOMES),
)
def accounts_for_every_graduate(program: Document, _folder: Folder) -> Findings:
    """Placements and other outcomes together are all the graduates.

    With army, further study, parental leave and the rest the forecast says where everyone goes;
    who is missing is forgotten, who is too many is counted twice.

    It is checked once the table of other outcomes is filled.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: count every graduate once: in `placements` or in `other_outcomes`

    Bad::

        kind: program
        id: programma
        sections:
          employment_forecast:
            graduates:
              - year: 2028
                profession: "15.02.16"
                college: college-primer-mash
                count: 25  # C092
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 14}
            other_outcomes:
              - {year: 2028, profession: "15.02.16", army: 5, study: 2, other_employer: 2}

    Good::

        kind: program
        id: programma
        sections:
          employment_forecast:
            graduates:
              - year: 2028
                profession: "15.02.16"
                college: college-primer-mash
                count: 25
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 14}
            other_outcomes:
              - {year: 2028, profession: "15.02.16", army: 5, study: 2, other_employer: 4}
    """
    key = _outcome_key(program)
    placements = sums(rows(program, sections.PLACEMENTS), key, "count")
    outcomes = sums(rows(program, sections.OUTCOMES), key, *_OUTCOMES)
    none = Sum(ZERO, ())
    for cohort, graduates in sums(rows(program, sections.GRADUATES), key, "count").items():
        placed, gone = placements.get(cohort, none), outcomes.get(cohort, none)
        accounted = placed.amount + gone.amount
        if placed.amount > graduates.amount or accounted == graduates.amount:
            continue  # C091 tells of placements beyond the graduates
        yield Finding(
            graduates.rows[0].at("count"),
            _(
                "{cohort}: graduates {graduates}, placed {placed} + otherwise {gone} ="
                " {accounted}, a difference of {difference}",
                cohort=", ".join(map(str, reversed(cohort))),
                graduates=graduates.amount,
                placed=placed.amount,
                gone=gone.amount,
                accounted=accounted,
                difference=abs(accounted - graduates.amount),
            ),
            related=tuple(
                Note(found.rows[0].at(), message)
                for found, message in (
                    (placed, _("the first of the placements")),
                    (gone, _("the first of the other outcomes")),
                )
                if found.rows
            ),
        )


@rule("C093", on="program", severity=Severity.WARNING, needs=(sections.PLACEMENTS,))
def places_where_there_is_need(program: Document, folder: Folder) -> Findings:
    """An employer takes no more graduates in a year than it says it needs.

    The forecast rests on the need that the employer itself declared in section 2, or in the
    calculations of section 4; the greater of both is taken. Who declared none isn't judged.

    A consistency check of the tool: the regulation asks for both and doesn't compare them.

    Remedy: agree the figures with the enterprise: its need in section 2 or the placements here

    Bad::

        kind: program
        id: programma
        sections:
          industry_outlook:
            staff_need:
              - {year: 2028, organization: emp-mash-zavod, occupation: Наладчик, headcount: 12}
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 10}  # C093
              - {year: 2028, employer: emp-mash-zavod, profession: "15.01.38", count: 5}

    Good::

        kind: program
        id: programma
        sections:
          industry_outlook:
            staff_need:
              - {year: 2028, organization: emp-mash-zavod, occupation: Наладчик, headcount: 12}
              - {year: 2028, organization: emp-mash-zavod, occupation: Токарь, headcount: 6}
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 10}
              - {year: 2028, employer: emp-mash-zavod, profession: "15.01.38", count: 5}
    """
    for (year, employer), (placed, need) in over_need(program).items():
        yield Finding(
            placed.rows[0].at(),
            _(
                "{name}, {year}: graduates placed {placed}, need declared {need}, {over} more",
                name=sections.organization_name(folder, employer),
                year=year,
                placed=placed.amount,
                need=need.amount,
                over=placed.amount - need.amount,
            ),
            related=(Note(need.rows[0].at(), _("the first row of the need")),),
        )


@rule("C094", on="program")
def targets_some_of_the_placed(program: Document, _folder: Folder) -> Findings:
    """Those placed under targeted contracts are some of those placed.

    `under_target` tells how many of the `count` come under a contract, it isn't added to them.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: `under_target` tells how many of `count` have a targeted contract: mend one of the two

    Bad::

        kind: program
        id: programma
        sections:
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, count: 10, under_target: 12}  # C094

    Good::

        kind: program
        id: programma
        sections:
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, count: 12, under_target: 10}
    """
    for row in rows(program, sections.PLACEMENTS):
        if row.get("count") is not None and row.amount("under_target") > row.amount("count"):
            yield Finding(
                row.at("under_target"),
                _(
                    "under targeted contracts {under}, placed {count} in all",
                    under=row.get("under_target"),
                    count=row.get("count"),
                ),
            )


def over_need(program: Document) -> dict[tuple[int, str], tuple[Sum, Sum]]:
    """By year and employer the placements that exceed its declared need, and that need."""
    declared = _needs(program)
    placed = sums(rows(program, sections.PLACEMENTS), ("year", "employer"), "count")
    return {
        (year, employer): (found, declared[year, employer])
        for (year, employer), found in placed.items()
        if (year, employer) in declared and found.amount > declared[year, employer].amount
    }


def _needs(program: Document) -> dict[tuple[int, str], Sum]:
    """The need by year and employer, as section 2 or section 4 tells it, whichever is greater.

    Of a table that has unsound rows nothing can be said, nor of any employer then.
    """
    if not (_readable(program, sections.STAFF_NEED) and _readable(program, sections.PROGRAMS)):
        return {}
    needs: dict[tuple[int, str], Sum] = {}
    for table, by, column in (
        (sections.STAFF_NEED, ("year", "organization"), "headcount"),
        (sections.NEED_CALC, ("year", "employer"), "total"),
    ):
        for (year, employer), need in sums(rows(program, table), by, column).items():
            known = needs.get((year, employer))
            if known is None or need.amount > known.amount:
                needs[year, employer] = need
    return needs


def _readable(program: Document, table: str) -> bool:
    return program.sound(*table.split("."))


def _placed(program: Document) -> dict[tuple[object, ...], Sum]:
    return sums(rows(program, sections.PLACEMENTS), _COHORT, "count")


def _outcome_key(program: Document) -> tuple[str, ...]:
    """By what the other outcomes can be compared: by year and profession, or by year alone."""
    by_profession = all(row.get("profession") for row in rows(program, sections.OUTCOMES))
    return _COHORT if by_profession else ("year",)
