"""Section 10 of a program: grades of early guidance, and career maps that can be drawn."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import rows

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule("C101", on="program", paragraph="24в", severity=Severity.WARNING)
def guides_the_grades_of_the_measure(program: Document, folder: Folder) -> Findings:
    """Early career guidance is for the grades that paragraph 24 names.

    Subparagraph «в» speaks of pupils of grades 6 to 11. An event for younger ones does no harm,
    but isn't the measure that the regulation means.

    Remedy: name grades that the regulation means, or hold the event for them

    Bad::

        kind: program
        id: programma
        sections:
          career_support:
            early_guidance:
              - event: Турнир «Юный технолог»
                date: 2027-03-20
                grades: [4, 5, 6]  # C101

    Good::

        kind: program
        id: programma
        sections:
          career_support:
            early_guidance:
              - event: Турнир «Юный технолог»
                date: 2027-03-20
                grades: [6, 7, 8]
    """
    for row in rows(program, sections.GUIDANCE):
        on = program.date(*row.route, "date")
        least = folder.regulation.number("guidance_grade_min", on)
        most = folder.regulation.number("guidance_grade_max", on)
        other = [g for g in row.get("grades") or () if g is not None and not least <= g <= most]
        if other:
            yield Finding(
                row.at("grades"),
                _(
                    "grades {other} are outside {least} to {most}",
                    other=Listing(tuple(sorted(other))),
                    least=least,
                    most=most,
                ),
            )


@rule("C102", on="program")
def draws_maps_that_lead_on(program: Document, _folder: Folder) -> Findings:
    """The steps of a career map follow from one another.

    A map is drawn from its steps: each names in `requires` those that come before it. A step
    that requires one that isn't there, or in the end itself, can't be drawn.

    This is a check of the tool; that a map shows a path is what subparagraph «а» of paragraph 24
    wants.

    Remedy: mend the id in `requires`, or add the step

    Bad::

        kind: program
        id: programma
        sections:
          career_support:
            career_maps:
              - profession: "15.02.16"
                steps:
                  - {id: s1, title: Обучение по специальности, kind: study}
                  - {id: s2, title: Практика на заводе, kind: practice, requires: [s1]}
                  - {id: s3, title: Техник-технолог, kind: job, requires: [s22]}  # C102

    Good::

        kind: program
        id: programma
        sections:
          career_support:
            career_maps:
              - profession: "15.02.16"
                steps:
                  - {id: s1, title: Обучение по специальности, kind: study}
                  - {id: s2, title: Практика на заводе, kind: practice, requires: [s1]}
                  - {id: s3, title: Техник-технолог, kind: job, requires: [s2]}
    """
    for row in rows(program, sections.CAREER_MAPS):
        if not program.sound(*row.route, "steps"):
            continue
        steps = {step.get("id"): step for step in row.rows("steps")}
        for step in steps.values():
            for position, before in enumerate(step.get("requires") or ()):
                if before not in steps:
                    yield Finding(
                        step.at("requires", position),
                        _("the map has no step “{step}”", step=before),
                        related=(Note(row.at("steps"), _("the steps of the map")),),
                    )
        circle = _circle({id: step.get("requires") or [] for id, step in steps.items()})
        if circle:
            yield Finding(
                steps[circle[0]].at(),
                _("steps that lead back to themselves: {steps}", steps=Listing(circle)),
            )


def _circle(requires: dict[str, list[str]]) -> tuple[str, ...]:
    """The steps of a circle, the first named again at its end; none where there is no circle."""
    try:
        TopologicalSorter(requires).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()
