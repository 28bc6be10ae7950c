"""The program as a whole: its years, its activities against its indicators, sections and money.

The codes of arithmetic and consistency go by the program's section: C0n1 and on are those of
section n, C001 and on of the program as a whole, C171 and on of monitoring reports, C181 and on
of protocols. Where the regulation says nothing of a check, it cites no paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, Money, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import cells, rows, total

if TYPE_CHECKING:
    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule("C002", on="program", needs=("activities", sections.INDICATORS))
def serves_known_indicators(program: Document, _folder: Folder) -> Findings:
    """An activity serves indicators that section 15 lists.

    An activity that works for an indicator nobody measures can't be shown to have helped.

    A consistency check of the tool: the regulation doesn't ask for it.

    Bad::

        kind: program
        id: programma
        activities:
          - id: m-01
            title: Оснащение мастерской станков с числовым программным управлением
            indicators: [ind-04, ind-40]  # C002
        sections:
          indicators:
            list:
              - {id: ind-04, title: Создано учебно-производственных мастерских}

    Good::

        kind: program
        id: programma
        activities:
          - id: m-01
            title: Оснащение мастерской станков с числовым программным управлением
            indicators: [ind-04]
        sections:
          indicators:
            list:
              - {id: ind-04, title: Создано учебно-производственных мастерских}
    """
    known = {row.get("id") for row in rows(program, sections.INDICATORS)}
    for route, indicator in cells(program, "activities.*.indicators.*"):
        if indicator not in known:
            yield Finding(
                program.at(*route),
                _("section 15 has no indicator “{indicator}”", indicator=indicator),
                help=_("name an indicator by its id in section 15, or add it there"),
                related=(Note(program.key(*_route(sections.INDICATORS)), _("the indicators")),),
            )


@rule(
    "C003",
    on="program",
    severity=Severity.WARNING,
    needs=("activities", sections.INDICATORS),
)
def drives_every_indicator(program: Document, _folder: Folder) -> Findings:
    """Every indicator has an activity that works for it.

    A target with no work behind it is a wish. In its `indicators` an activity says what it serves.

    A consistency check of the tool: the regulation doesn't ask for it.

    Bad::

        kind: program
        id: programma
        activities:
          - {id: m-01, title: Оснащение мастерской сварки, indicators: [ind-04]}
        sections:
          indicators:
            list:
              - {id: ind-04, title: Создано учебно-производственных мастерских}
              - {id: ind-05, title: Доля трудоустроенных выпускников}  # C003

    Good::

        kind: program
        id: programma
        activities:
          - {id: m-01, title: Оснащение мастерской сварки, indicators: [ind-04]}
          - {id: m-02, title: Ярмарка вакансий для выпускников, indicators: [ind-05]}
        sections:
          indicators:
            list:
              - {id: ind-04, title: Создано учебно-производственных мастерских}
              - {id: ind-05, title: Доля трудоустроенных выпускников}
    """
    driven = {indicator for _route, indicator in cells(program, "activities.*.indicators.*")}
    for row in rows(program, sections.INDICATORS):
        if row.get("id") and row.get("id") not in driven:
            yield Finding(
                row.at("id"),
                _("no activity works for the indicator “{indicator}”", indicator=row.get("id")),
                help=_("add it to the indicators of an activity, or plan an activity for it"),
            )


@rule("C004", on="program", severity=Severity.INFO, needs=("activities",))
def acts_in_every_section(program: Document, folder: Folder) -> Findings:
    """Every section of the program has an activity or says why it doesn't apply.

    A section that describes intentions and has no activity is easily left a description.

    A hint of the tool on usual practice: the regulation doesn't ask for it.

    Remedy: plan an activity for the section, or say in it why it does not apply where the
    regulation leaves room for that

    Bad::

        kind: program
        id: programma
        activities:  # C004
          - {id: m-01, title: Оснащение мастерской сварки, section: facilities}
        sections:
          facilities: {directions: Мастерские обновляются под заказ предприятий}
          promotion: {approach: О профессиях рассказывают те, кто по ним работает}

    Good::

        kind: program
        id: programma
        activities:
          - {id: m-01, title: Оснащение мастерской сварки, section: facilities}
          - {id: m-02, title: День открытых дверей на заводе, section: promotion}
        sections:
          facilities: {directions: Мастерские обновляются под заказ предприятий}
          promotion: {approach: О профессиях рассказывают те, кто по ним работает}
          production_complexes: {not_applicable: Учебных производств кластер не создаёт}
    """
    acted = {section for _route, section in cells(program, "activities.*.section")}
    idle = [
        section.title
        for section in folder.regulation.sections
        if section.key not in acted
        and program.get("sections", section.key)
        and not isinstance(program.get("sections", section.key, "not_applicable"), str)
    ]
    if idle:
        yield Finding(
            program.key("activities"),
            _("sections without an activity: {sections}", sections=Listing(tuple(idle), most=16)),
        )


@rule(
    "C006",
    on="program",
    severity=Severity.WARNING,
    needs=("activities", sections.FUNDING),
)
def pays_for_its_activities(program: Document, _folder: Folder) -> Findings:
    """The activities together cost no more than section 16 has money for.

    What isn't paid for won't be done.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: raise the funding in section 16, or lower the cost of activities or drop some

    Bad::

        kind: program
        id: programma
        activities:  # C006
          - {id: m-01, title: Оснащение мастерской сварки, cost: 4000000}
          - {id: m-02, title: Курсы для педагогов, cost: 600000}
        sections:
          schedule_and_funding:
            funding:
              - {year: 2027, source: regional, purpose: equipment, amount: 4000000}

    Good::

        kind: program
        id: programma
        activities:
          - {id: m-01, title: Оснащение мастерской сварки, cost: 4000000}
          - {id: m-02, title: Курсы для педагогов, cost: 600000}
        sections:
          schedule_and_funding:
            funding:
              - {year: 2027, source: regional, purpose: equipment, amount: 4000000}
              - {year: 2027, source: college_own, purpose: training, amount: 600000}
    """
    cost = total(rows(program, "activities"), "cost")
    funds = total(rows(program, sections.FUNDING), "amount")
    if cost > funds:
        yield Finding(
            program.key("activities"),
            _(
                "the activities cost {cost}, section 16 has {funds}: {lack} short",
                cost=Money(cost),
                funds=Money(funds),
                lack=Money(cost - funds),
            ),
            related=(Note(program.key(*_route(sections.FUNDING)), _("the funding")),),
        )


def _route(table: str) -> Route:
    return tuple(table.split("."))
