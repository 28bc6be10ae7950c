"""Section 7 of a program: vocational and further training at the employers' request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import rows, total

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_FOR_WORKERS = frozenset({"professional_training", "retraining_worker", "advanced_worker"})


@rule("C071", on="program", needs=(sections.VOCATIONAL,))
def adds_up_its_learners(program: Document, _folder: Folder) -> Findings:
    """The learners of a training by years make its total.

    A consistency check of the tool: paragraph 4б asks for the figures, and that they add up
    goes without saying.

    Remedy: mend a year’s number or the total; a total that is left out is counted

    Bad::

        kind: program
        id: programma
        sections:
          vocational_training:
            list:
              - title: Машинист компрессорных установок
                by_year:
                  - {year: 2027, learners: 24}
                  - {year: 2028, learners: 24}
                total: 50  # C071

    Good::

        kind: program
        id: programma
        sections:
          vocational_training:
            list:
              - title: Машинист компрессорных установок
                by_year:
                  - {year: 2027, learners: 24}
                  - {year: 2028, learners: 24}
                total: 48
    """
    for row in rows(program, sections.VOCATIONAL):
        if row.get("total") is None or not program.sound(*row.route, "by_year"):
            continue
        learners = total(row.rows("by_year"), "learners")
        if learners != row.amount("total"):
            yield Finding(
                row.at("total"),
                _(
                    "the total is {total}, the years make {sum}, a difference of {difference}",
                    total=row.get("total"),
                    sum=learners,
                    difference=abs(learners - row.amount("total")),
                ),
                related=(Note(row.at("by_year", 0), _("the first of the years")),),
            )


@rule("C072", on="program", severity=Severity.WARNING, needs=(sections.VOCATIONAL,))
def names_the_workers_occupation(program: Document, _folder: Folder) -> Findings:
    """A training for workers names the occupation by its code.

    The occupation, five digits, tells which worker the learner becomes. Programs of further
    professional training have none.

    This is a check of the tool: codes of occupations come from the federal list of occupations
    for vocational training, which the tool doesn't hold, so that only their presence is checked.

    Bad::

        kind: program
        id: programma
        sections:
          vocational_training:
            list:
              - title: Машинист компрессорных установок
                type: retraining_worker  # C072

    Good::

        kind: program
        id: programma
        sections:
          vocational_training:
            list:
              - title: Машинист компрессорных установок
                type: retraining_worker
                occupation_code: "13775"
              - title: Рецептуры водно-дисперсионных красок
                type: dpo_qualification
    """
    for row in rows(program, sections.VOCATIONAL):
        if (
            row.get("type") in _FOR_WORKERS
            and not row.get("occupation_code")
            and program.sound(*row.route, "occupation_code")
        ):
            yield Finding(
                row.at("type"),
                _("a training for workers without an occupation code"),
                help=_("give `occupation_code`, five digits in quotes"),
            )
