"""The competency maps of section 5: one for each program, judged on the way and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.tables import Row

_STAGES = ("intermediate", "final")


@rule("C051", on="program", needs=(sections.PROGRAMS, sections.MAPS))
def maps_every_program(program: Document, _folder: Folder) -> Findings:
    """Every profession and specialty of section 4 has a competency map.

    What employers want from a graduate is checked by the map; a program without one is checked
    by nobody.

    This is a check of the tool: paragraph 4б asks for a standard map and doesn't say that there
    is one for each program.

    Remedy: add a map for this code to section 5

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - {code: "15.02.16", title: Технология машиностроения}
              - {code: "15.01.38", title: Оператор-наладчик металлообрабатывающих станков}
          competency_map:
            maps:  # C051
              - {profession: "15.02.16", employer_in_gia: true}

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - {code: "15.02.16", title: Технология машиностроения}
              - {code: "15.01.38", title: Оператор-наладчик металлообрабатывающих станков}
          competency_map:
            maps:
              - {profession: "15.02.16", employer_in_gia: true}
              - {profession: "15.01.38", employer_in_gia: true}
    """
    mapped = {row.get("profession") for row in rows(program, sections.MAPS)}
    for code, row in sections.professions(program).items():
        if code not in mapped:
            yield Finding(
                program.key(*sections.MAPS.split(".")),
                _("{code} has no competency map", code=code),
                related=(Note(row.at("code"), _("the profession or specialty")),),
            )


@rule("C052", on="program", paragraph="4б", severity=Severity.WARNING, needs=(sections.MAPS,))
def judges_on_the_way_and_at_the_end(program: Document, _folder: Folder) -> Findings:
    """A competency map has intermediate and final stages.

    Subparagraph «б» sees the check of the map as a way from intermediate attestation to the
    final one. A map kept elsewhere, with `map_ref` and no table, isn't judged.

    Remedy: add a competency that is judged at this stage

    Bad::

        kind: program
        id: programma
        sections:
          competency_map:
            maps:
              - profession: "15.02.16"
                competencies:  # C052
                  - {code: ПК 1.1, stage: final, method: demo_exam, employer_experts: 2}

    Good::

        kind: program
        id: programma
        sections:
          competency_map:
            maps:
              - profession: "15.02.16"
                competencies:
                  - {code: ПК 1.1, stage: intermediate, method: practice}
                  - {code: ПК 1.1, stage: final, method: demo_exam, employer_experts: 2}
    """
    for row, _final in _tabled(program):
        told = {item.get("stage") for item in row.get("competencies") if item}
        for stage in _STAGES:
            if stage not in told:
                yield Finding(
                    program.key(*row.route, "competencies"),
                    _(
                        "no competency of {profession} is judged at this stage: {stage}",
                        profession=row.get("profession"),
                        stage=sections.choice(f"{sections.MAPS}.*.competencies", "stage", stage),
                    ),
                )


@rule("C053", on="program", paragraph="4б", severity=Severity.WARNING, needs=(sections.MAPS,))
def has_employers_judge_at_the_end(program: Document, _folder: Folder) -> Findings:
    """Experts of employers judge at the final stage.

    Subparagraph «б» ends the way of the map with employers as experts of the final attestation.
    At least one competency of the final stage has them.

    Bad::

        kind: program
        id: programma
        sections:
          competency_map:
            maps:
              - profession: "15.02.16"
                competencies:
                  - {code: ПК 1.1, stage: intermediate, method: practice, employer_experts: 1}
                  - {code: ПК 1.1, stage: final, method: demo_exam}  # C053

    Good::

        kind: program
        id: programma
        sections:
          competency_map:
            maps:
              - profession: "15.02.16"
                competencies:
                  - {code: ПК 1.1, stage: intermediate, method: practice}
                  - {code: ПК 1.1, stage: final, method: demo_exam, employer_experts: 2}
    """
    for row, final in _tabled(program):
        if final and not any(stage.amount("employer_experts") for stage in final):
            yield Finding(
                final[0].at(),
                _(
                    "no expert of an employer judges {profession} at final attestation",
                    profession=row.get("profession"),
                ),
                help=_("give `employer_experts` for a competency of the final stage"),
            )


def _tabled(program: Document) -> Iterator[tuple[Row, list[Row]]]:
    """The maps that have a sound table of competencies, each with its rows of the final stage."""
    for row in rows(program, sections.MAPS):
        if row.get("competencies") and program.sound(*row.route, "competencies"):
            yield row, [r for r in row.rows("competencies") if r.get("stage") == "final"]
