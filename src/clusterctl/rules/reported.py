"""What a monitoring report tells: indicators and activities of its program, and all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.rules.plan_and_fact import program_of, whole_year
from clusterctl.tables import rows

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule("C171", on="monitoring", needs=("program", "values"))
def reports_indicators_of_the_program(report: Document, folder: Folder) -> Findings:
    """A monitoring report tells indicators that the program has.

    The regulation has the coordinator watch how the program is carried out; a figure that the
    program doesn't plan can't be compared.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: mend the id, or take the row out

    Bad::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        values:
          - {indicator: ind-01, plan: 60, fact: 58}
          - {indicator: ind-10, plan: 5, fact: 6}  # C171
        ---
        kind: program
        id: programma
        sections:
          indicators:
            list:
              - {id: ind-01, targets: [{year: 2027, value: 60}]}

    Good::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        values:
          - {indicator: ind-01, plan: 60, fact: 58}
        ---
        kind: program
        id: programma
        sections:
          indicators:
            list:
              - {id: ind-01, targets: [{year: 2027, value: 60}]}
    """
    program = program_of(report, folder, sections.INDICATORS)
    if program is None:
        return
    known = sections.indicators(program)
    for row in rows(report, "values"):
        if row.get("indicator") and row.get("indicator") not in known:
            yield Finding(
                row.at("indicator"),
                _("the program has no indicator “{indicator}”", indicator=row.get("indicator")),
                related=(
                    Note(
                        program.key(*sections.INDICATORS.split(".")),
                        _("the indicators of the program"),
                    ),
                ),
            )


@rule("C172", on="monitoring", needs=("program", "activities"))
def reports_activities_of_the_program(report: Document, folder: Folder) -> Findings:
    """A monitoring report tells activities that the program has.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: mend the id, or take the row out

    Bad::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        activities:
          - {id: m-01, state: done}
          - {id: m-99, state: late}  # C172
        ---
        kind: program
        id: programma
        activities:
          - {id: m-01, title: Оснащение мастерской сварки}

    Good::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        activities:
          - {id: m-01, state: done}
        ---
        kind: program
        id: programma
        activities:
          - {id: m-01, title: Оснащение мастерской сварки}
    """
    program = program_of(report, folder, "activities")
    if program is None:
        return
    known = {row.get("id") for row in rows(program, "activities")}
    for row in rows(report, "activities"):
        if row.get("id") and row.get("id") not in known:
            yield Finding(
                row.at("id"),
                _("the program has no activity “{activity}”", activity=row.get("id")),
                related=(Note(program.key("activities"), _("the activities of the program")),),
            )


@rule("C175", on="monitoring", severity=Severity.WARNING, needs=("program", "period", "values"))
def reports_every_indicator(report: Document, folder: Folder) -> Findings:
    """A report of a year tells every indicator that has a target for it.

    What is left out is what went badly, a reader will think. Reports of half years and quarters
    may tell some.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: add plan and fact of each of these indicators

    Bad::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        values:  # C175
          - {indicator: ind-01, plan: 60, fact: 58}
        ---
        kind: program
        id: programma
        sections:
          indicators:
            list:
              - {id: ind-01, targets: [{year: 2027, value: 60}]}
              - {id: ind-02, targets: [{year: 2027, value: 9115}]}

    Good::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        values:
          - {indicator: ind-01, plan: 60, fact: 58}
          - {indicator: ind-02, plan: 9115, fact: 9300}
        ---
        kind: program
        id: programma
        sections:
          indicators:
            list:
              - {id: ind-01, targets: [{year: 2027, value: 60}]}
              - {id: ind-02, targets: [{year: 2027, value: 9115}]}
    """
    program, year = program_of(report, folder), whole_year(report)
    if program is None or year is None:
        return
    told = {row.get("indicator") for row in rows(report, "values")}
    missing = [
        id
        for id, indicator in sections.indicators(program).items()
        if id not in told and sections.target(indicator, year)
    ]
    if missing:
        yield Finding(
            report.key("values"),
            _("nothing is told of {indicators}", indicators=Listing(tuple(missing), most=10)),
            related=(
                Note(
                    program.key(*sections.INDICATORS.split(".")),
                    _("the indicators of the program"),
                ),
            ),
        )
