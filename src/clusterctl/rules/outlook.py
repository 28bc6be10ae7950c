"""Section 2 of a program: new jobs against projects, the need for staff against the forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.rules.forecast import over_need
from clusterctl.tables import rows, sums, total

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule(
    "C021",
    on="program",
    severity=Severity.WARNING,
    needs=(sections.NEW_JOBS, sections.PROJECTS),
)
def counts_jobs_of_projects(program: Document, _folder: Folder) -> Findings:
    """Investment projects bring no more jobs than section 2 expects in all.

    The new jobs of the industry include those of the projects named beside them.

    A consistency check of the tool: the regulation asks for both and doesn't compare them.

    Remedy: compare with the enterprises’ plans: either all new jobs are counted too low, or a
    project’s jobs too high

    Bad::

        kind: program
        id: programma
        sections:
          industry_outlook:
            investment_projects:
              - {title: Цех зубчатых передач, new_jobs: 120}
              - {title: Участок покрытий, new_jobs: 45}
            new_jobs:  # C021
              - {year: 2027, count: 60}
              - {year: 2028, count: 80}

    Good::

        kind: program
        id: programma
        sections:
          industry_outlook:
            investment_projects:
              - {title: Цех зубчатых передач, new_jobs: 120}
              - {title: Участок покрытий, new_jobs: 45}
            new_jobs:
              - {year: 2027, count: 85}
              - {year: 2028, count: 80}
    """
    projects = list(rows(program, sections.PROJECTS))
    expected, brought = (
        total(rows(program, sections.NEW_JOBS), "count"),
        total(projects, "new_jobs"),
    )
    if brought > expected:
        yield Finding(
            program.key(*sections.NEW_JOBS.split(".")),
            _(
                "new jobs in all: {expected}, of the investment projects: {brought}, {over} more",
                expected=expected,
                brought=brought,
                over=brought - expected,
            ),
            related=(Note(projects[0].at(), _("the first of the projects")),),
        )


@rule(
    "C022",
    on="program",
    severity=Severity.WARNING,
    needs=(sections.STAFF_NEED, sections.PLACEMENTS),
)
def needs_those_it_places(program: Document, _folder: Folder) -> Findings:
    """The need for staff of a year covers the graduates whom the forecast places in it.

    Whom nobody needs nobody will hire: either section 2 leaves a need out, or section 9 hopes.

    One employer that hires beyond its own need is told by C093, and not here again.

    A consistency check of the tool: the regulation asks for both and doesn't compare them.

    Remedy: state the need of all enterprises for that year, or place no more graduates than are
    needed

    Bad::

        kind: program
        id: programma
        sections:
          industry_outlook:
            staff_need:
              - {year: 2028, organization: emp-mash-zavod, occupation: токарь, headcount: 9}  # C022
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: 15.02.16, count: 9}
              - {year: 2028, employer: emp-armatura, profession: 15.02.16, count: 6}

    Good::

        kind: program
        id: programma
        sections:
          industry_outlook:
            staff_need:
              - {year: 2028, organization: emp-mash-zavod, occupation: токарь, headcount: 9}
              - {year: 2028, organization: emp-armatura, occupation: токарь, headcount: 8}
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: 15.02.16, count: 9}
              - {year: 2028, employer: emp-armatura, profession: 15.02.16, count: 6}
    """
    told = {year for year, _employer in over_need(program)}
    needs = sums(rows(program, sections.STAFF_NEED), ("year",), "headcount")
    for key, placed in sums(rows(program, sections.PLACEMENTS), ("year",), "count").items():
        need = needs.get(key)
        if need and key[0] not in told and placed.amount > need.amount:
            yield Finding(
                need.rows[0].at(),
                _(
                    "need for staff in {year}: {need}, graduates placed: {placed}, {over} more",
                    year=key[0],
                    need=need.amount,
                    placed=placed.amount,
                    over=placed.amount - need.amount,
                ),
                related=(Note(placed.rows[0].at(), _("the first of the placements")),),
            )
