"""Numbers of section 4: the need for staff, the admission and those who graduate from it."""

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

_NEED = ("retirement", "turnover", "expansion")


@rule("C042", on="program", needs=(sections.PROGRAMS,))
def adds_up_the_need(program: Document, _folder: Folder) -> Findings:
    """The need for staff is the sum of retirement, turnover and expansion.

    The calculation shows where a need comes from, so its parts make the whole. A part that
    isn't given counts as nothing; a total without parts is taken as it is.

    A consistency check of the tool: paragraph 4б asks for the figures, and that they add up
    goes without saying.

    Remedy: mend one of the summands or the total

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                need_calc:
                  - year: 2028
                    employer: emp-mash-zavod
                    retirement: 5
                    turnover: 4
                    expansion: 2
                    total: 12  # C042

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                need_calc:
                  - year: 2028
                    employer: emp-mash-zavod
                    retirement: 5
                    turnover: 4
                    expansion: 2
                    total: 11
    """
    for row in rows(program, sections.NEED_CALC):
        said = [part for part in _NEED if row.get(part) is not None]
        if row.get("total") is None or not said or not program.sound(*row.route):
            continue
        parts = row.amount(*_NEED)
        if parts != row.amount("total"):
            yield Finding(
                row.at("total"),
                _(
                    "the total is {total}, {parts} make {sum}, a difference of {difference}",
                    total=row.get("total"),
                    parts=" + ".join(str(row.get(part)) for part in said),
                    sum=parts,
                    difference=abs(parts - row.amount("total")),
                ),
                related=(Note(row.at(), _("the parts of the need")),),
            )


@rule("C043", on="program", needs=(sections.PROGRAMS,))
def admits_targeted_within_its_places(program: Document, _folder: Folder) -> Findings:
    """Targeted students are some of all who are admitted.

    `targeted` tells how many of the budget and paid places go to students with a targeted
    contract, it isn't added to them.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: lower the number of targeted places or raise the admission plan

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                admission_plan:
                  - {edu_year: 2026/2027, budget: 25, paid: 5, targeted: 32}  # C043

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                admission_plan:
                  - {edu_year: 2026/2027, budget: 25, paid: 5, targeted: 12}
    """
    for row in rows(program, sections.ADMISSION):
        places = row.amount("budget", "paid")
        if program.sound(*row.route) and row.amount("targeted") > places:
            yield Finding(
                row.at("targeted"),
                _(
                    "targeted {targeted}, places {budget} + {paid} = {places}, {over} more",
                    targeted=row.get("targeted"),
                    budget=row.get("budget"),
                    paid=row.get("paid"),
                    places=places,
                    over=row.amount("targeted") - places,
                ),
            )


@rule("C044", on="program", severity=Severity.WARNING, needs=(sections.PROGRAMS,))
def admits_targeted_on_budget_places(program: Document, _folder: Folder) -> Findings:
    """Targeted students fit into the budget places.

    The quota for targeted students is usually taken from the budget places. More of them than
    there are such places is possible, and seldom meant.

    A hint of the tool on usual practice: the regulation doesn't ask for it.

    Remedy: lower the number of targeted places or raise the budget places

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                admission_plan:
                  - {edu_year: 2026/2027, budget: 25, paid: 10, targeted: 28}  # C044

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                admission_plan:
                  - {edu_year: 2026/2027, budget: 25, paid: 10, targeted: 20}
    """
    for row in rows(program, sections.ADMISSION):
        targeted, budget = row.amount("targeted"), row.amount("budget")
        if program.sound(*row.route) and budget < targeted <= row.amount("budget", "paid"):
            yield Finding(
                row.at("targeted"),
                _(
                    "targeted {targeted}, budget places {budget}, {over} more",
                    targeted=targeted,
                    budget=budget,
                    over=targeted - budget,
                ),
            )


@rule(
    "C047",
    on="program",
    severity=Severity.WARNING,
    needs=(sections.PROGRAMS, sections.GRADUATES),
)
def graduates_those_it_admitted(program: Document, _folder: Folder) -> Findings:
    """No more students graduate than were admitted in their year of entry.

    Who finishes in June 2030 after 3 years and 10 months came in September 2026. More graduates
    than places then means that one of the figures is wrong, or that others joined the course.

    A cohort whose admission section 4 doesn't tell isn't judged.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: compare graduates with the admission of their year, and mend what is wrong

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                duration_months: 46
                admission_plan:
                  - {edu_year: 2026/2027, budget: 20, paid: 5, targeted: 5}
          employment_forecast:
            graduates:
              - year: 2030
                profession: "15.02.16"
                college: college-primer-mash
                count: 28  # C047

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                duration_months: 46
                admission_plan:
                  - {edu_year: 2026/2027, budget: 20, paid: 5, targeted: 5}
          employment_forecast:
            graduates:
              - year: 2030
                profession: "15.02.16"
                college: college-primer-mash
                count: 23
    """
    admitted = sums(rows(program, sections.ADMISSION), ("code", "edu_year"), "budget", "paid")
    months = {
        code: row.get("duration_months") for code, row in sections.professions(program).items()
    }
    graduates = sums(rows(program, sections.GRADUATES), ("year", "profession"), "count")
    for (year, code), leaving in graduates.items():
        if not months.get(code):
            continue
        entry = _edu_year_of_entry(year, months[code])
        entered = admitted.get((code, entry))
        if entered and leaving.amount > entered.amount:
            yield Finding(
                leaving.rows[0].at("count"),
                _(
                    "{code}: {leaving} graduate in {year}, {entered} came in {entry}, {over} more",
                    code=code,
                    leaving=leaving.amount,
                    year=year,
                    entered=entered.amount,
                    entry=entry,
                    over=leaving.amount - entered.amount,
                ),
                related=(Note(entered.rows[0].at(), _("the admission of that year")),),
            )


def _edu_year_of_entry(year: int, months: int) -> str:
    """The academic year in which those who finish by July of `year` began."""
    entry = (year * 12 + 6 - months) // 12
    return f"{entry}/{entry + 1}"
