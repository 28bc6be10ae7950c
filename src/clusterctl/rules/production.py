"""Section 13 of a program: when training and production complexes start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import rows

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule(
    "C131",
    on="program",
    severity=Severity.WARNING,
    needs=("period.start", "period.end", sections.COMPLEXES),
)
def starts_complexes_in_its_time(program: Document, _folder: Folder) -> Findings:
    """A training and production complex starts while the program runs.

    What starts earlier is there already and is developed, not created; what starts later is no
    part of the plan.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: mend the start of the complex; only what starts within the program’s period belongs here

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          production_complexes:
            complexes:
              - title: Участок серийной механообработки
                college: college-primer-mash
                start: 2032-02-01  # C131

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          production_complexes:
            complexes:
              - title: Участок серийной механообработки
                college: college-primer-mash
                start: 2028-02-01
    """
    start, end = program.date("period", "start"), program.date("period", "end")
    for row in rows(program, sections.COMPLEXES):
        begins = program.date(*row.route, "start")
        if start and end and begins and not start <= begins <= end:
            yield Finding(
                row.at("start"),
                _(
                    "starts on {begins}, the program runs from {start} to {end}",
                    begins=begins,
                    start=start,
                    end=end,
                ),
                related=(Note(program.at("period"), _("the period of the program")),),
            )
