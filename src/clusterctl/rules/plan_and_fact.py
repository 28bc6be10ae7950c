"""Monitoring reports against the program they report on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Money, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import ZERO, Sum, rows, sums

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.tables import Row

_PERIOD = re.compile(r"(?P<year>[0-9]{4})(?P<part>-.+)?")


@rule("C173", on="monitoring", needs=("program", "period", "values"))
def plans_what_the_program_plans(report: Document, folder: Folder) -> Findings:
    """The plan in a report of a year is the program's target for that year.

    A plan that was changed on the way to the report hides what was promised. Reports of half
    years and quarters aren't judged: the program has targets for years.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: take the program’s target as the plan; a target is changed in the program, by its own
    way

    Bad::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        values:
          - {indicator: ind-01, plan: 55, fact: 58}  # C173
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
    program, year = program_of(report, folder), whole_year(report)
    if program is None or year is None:
        return
    targets = {
        id: sections.target(indicator, year)
        for id, indicator in sections.indicators(program).items()
    }
    for row in rows(report, "values"):
        target = targets.get(row.get("indicator"))
        if target is None or row.get("plan") is None:
            continue
        if row.amount("plan") != target.amount("value"):
            yield Finding(
                row.at("plan"),
                _(
                    "plan {plan}, the program’s target for {year} is {target},"
                    " a difference of {difference}",
                    plan=row.amount("plan"),
                    year=year,
                    target=target.amount("value"),
                    difference=abs(row.amount("plan") - target.amount("value")),
                ),
                related=(Note(target.at("value"), _("the target of the program")),),
            )


@rule("C174", on="monitoring", needs=("program", "period", "money"))
def plans_the_money_of_the_program(report: Document, folder: Folder) -> Findings:
    """The plan of money in a report is what section 16 has for that year and source.

    In a report of a half year or a quarter the plan is a part of it.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: take the plan from section 16 of the program

    Bad::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        money:
          - {year: 2027, source: regional, plan: 9000000, fact: 9000000}  # C174
        ---
        kind: program
        id: programma
        sections:
          schedule_and_funding:
            funding:
              - {year: 2027, source: regional, purpose: equipment, amount: 9500000}
              - {year: 2027, source: regional, purpose: repair, amount: 2600000}

    Good::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        money:
          - {year: 2027, source: regional, plan: 12100000, fact: 9000000}
        ---
        kind: program
        id: programma
        sections:
          schedule_and_funding:
            funding:
              - {year: 2027, source: regional, purpose: equipment, amount: 9500000}
              - {year: 2027, source: regional, purpose: repair, amount: 2600000}
    """
    program = program_of(report, folder, sections.FUNDING)
    if program is None:
        return
    whole = whole_year(report) is not None
    funds = sums(rows(program, sections.FUNDING), ("year", "source"), "amount")
    for row in rows(report, "money"):
        key = (row.get("year"), row.get("source"))
        if None in key or row.get("plan") is None:
            continue
        planned, paid = row.amount("plan"), funds.get(key, Sum(ZERO, ()))
        if planned > paid.amount or (whole and planned < paid.amount):
            yield Finding(
                row.at("plan"),
                _(
                    "plan {plan}, section 16 has {funds} from this source for {year},"
                    " a difference of {difference}",
                    plan=Money(planned),
                    funds=Money(paid.amount),
                    year=row.get("year"),
                    difference=Money(abs(planned - paid.amount)),
                ),
                related=tuple(Note(r.at(), _("funding of the program")) for r in paid.rows),
            )


@rule("C176", on="monitoring", severity=Severity.WARNING, needs=("program", "values"))
def explains_what_fell_short(report: Document, folder: Folder) -> Findings:
    """A figure that misses its plan has a comment.

    Short is below the plan, for an indicator that should fall above it. The coordinator will
    ask why, and the report answers first.

    A hint of the tool on usual practice: the regulation doesn't ask for it.

    Remedy: say in `comment` why the plan was missed and what is being done

    Bad::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        values:
          - {indicator: ind-01, plan: 60, fact: 52}  # C176
        ---
        kind: program
        id: programma
        sections:
          indicators:
            list:
              - {id: ind-01, direction: up, targets: [{year: 2027, value: 60}]}

    Good::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        values:
          - indicator: ind-01
            plan: 60
            fact: 52
            comment: Одиннадцать выпускников призваны на службу в июле
        ---
        kind: program
        id: programma
        sections:
          indicators:
            list:
              - {id: ind-01, direction: up, targets: [{year: 2027, value: 60}]}
    """
    program = program_of(report, folder)
    if program is None:
        return
    known = sections.indicators(program)
    for row in rows(report, "values"):
        indicator = known.get(row.get("indicator"))
        if indicator and _short(row, indicator) and not row.get("comment"):
            yield Finding(
                row.at("fact"),
                _(
                    "fact {fact} misses the plan {plan}, and there is no comment",
                    fact=row.amount("fact"),
                    plan=row.amount("plan"),
                ),
            )


def program_of(report: Document, folder: Folder, table: str = "") -> Document | None:
    """The program reported on; None where there is none, or the table can't be relied on."""
    program = folder.get("program", report.get("program"), report.cluster)
    if program is None or (table and program.get(*table.split(".")) is None):
        return None
    return program if not table or program.sound(*table.split(".")) else None


def whole_year(report: Document) -> int | None:
    """The year that a report covers whole; None for a half year or a quarter."""
    period = _PERIOD.fullmatch(str(report.get("period")))
    return int(period["year"]) if period and not period["part"] else None


def _short(row: Row, indicator: Row) -> bool:
    if row.get("plan") is None or row.get("fact") is None:
        return False
    missing = row.amount("plan") - row.amount("fact")
    return missing < 0 if indicator.get("direction") == "down" else missing > 0
