"""Section 6 of a program: how many teachers are trained, where and how long."""

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

_HOURS = {"course": 16, "retraining": 250}
"""The least hours by the form of training, as further training usually counts them."""


@rule(
    "C061",
    on="program",
    severity=Severity.WARNING,
    needs=(sections.TRAINING, sections.TEACHERS),
)
def trains_the_teachers_it_has(program: Document, _folder: Folder) -> Findings:
    """No more teachers and masters are trained in a year than there are.

    Counted are the rows for teachers and masters; managers are no part of the teaching staff.
    Who learns twice in a year is counted twice, so a sum beyond all of them may be right, and
    is worth a look.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: mend the number of people to train, or the number of teachers and masters

    Bad::

        kind: program
        id: programma
        sections:
          staff_development:
            training:
              - {year: 2027, direction: Станки с ЧПУ, audience: masters, people: 18}
              - {year: 2027, direction: Цифровые двойники, audience: teachers, people: 30}
            teachers_total:
              - year: 2027
                count: 42  # C061

    Good::

        kind: program
        id: programma
        sections:
          staff_development:
            training:
              - {year: 2027, direction: Станки с ЧПУ, audience: masters, people: 8}
              - {year: 2027, direction: Цифровые двойники, audience: teachers, people: 12}
            teachers_total:
              - year: 2027
                count: 42
    """
    teaching = [
        row for row in rows(program, sections.TRAINING) if row.get("audience") in sections.TEACHING
    ]
    trained = sums(teaching, ("year",), "people")
    for key, staff in sums(rows(program, sections.TEACHERS), ("year",), "count").items():
        learners = trained.get(key)
        if learners and learners.amount > staff.amount:
            yield Finding(
                staff.rows[0].at("count"),
                _(
                    "teachers and masters in {year}: {staff}, to train: {trained}, {over} more",
                    year=key[0],
                    staff=staff.amount,
                    trained=learners.amount,
                    over=learners.amount - staff.amount,
                ),
                related=(Note(learners.rows[0].at(), _("the first of the trainings")),),
            )


@rule("C062", on="program", paragraph="23в", needs=(sections.TRAINING,))
def sends_interns_to_enterprises(program: Document, folder: Folder) -> Findings:
    """An internship of teachers names the enterprise that hosts it.

    Subparagraph «в» of paragraph 23 wants teachers trained on real production, at enterprises;
    a college, or nobody, is no such place.

    Remedy: name the enterprise in `host`

    Bad::

        kind: program
        id: programma
        sections:
          staff_development:
            training:
              - year: 2027
                direction: Наладка токарных обрабатывающих центров
                form: internship_at_enterprise
                host: college-primer-poly  # C062
        ---
        kind: organization
        id: college-primer-poly
        type: college

    Good::

        kind: program
        id: programma
        sections:
          staff_development:
            training:
              - year: 2027
                direction: Наладка токарных обрабатывающих центров
                form: internship_at_enterprise
                host: emp-mash-zavod
        ---
        kind: organization
        id: emp-mash-zavod
        type: enterprise
    """
    for row in rows(program, sections.TRAINING):
        host = row.get("host")
        if row.get("form") != "internship_at_enterprise":
            continue
        if not host:
            yield Finding(row.at("form"), _("an internship at an enterprise, and no `host`"))
        elif sections.organization_type(folder, host) == "college":
            yield Finding(
                row.at("host"),
                _(
                    "{name} is a college, an internship is hosted by an enterprise",
                    name=sections.organization_name(folder, host),
                ),
            )


@rule("C063", on="program", severity=Severity.WARNING)
def trains_for_enough_hours(program: Document, _folder: Folder) -> Findings:
    """A course lasts 16 hours or more, a retraining 250 or more.

    These are the least volumes that further professional training usually has. Shorter events
    are useful too, and have the form `other`.

    This is a check of the tool on usual practice, not verified against the rules in force for
    further training; the regulation sets no hours.

    Remedy: mend the hours, or name the kind of training that fits them

    Bad::

        kind: program
        id: programma
        sections:
          staff_development:
            training:
              - year: 2027
                direction: Педагог профессионального обучения
                form: retraining
                hours: 72  # C063

    Good::

        kind: program
        id: programma
        sections:
          staff_development:
            training:
              - year: 2027
                direction: Педагог профессионального обучения
                form: retraining
                hours: 256
              - year: 2027
                direction: Знакомство с новым цехом
                form: other
                hours: 4
    """
    for row in rows(program, sections.TRAINING):
        least = _HOURS.get(row.get("form"), 0)
        if row.get("hours") is not None and row.get("hours") < least:
            yield Finding(
                row.at("hours"),
                _("{hours} h, at least {least} are usual", hours=row.get("hours"), least=least),
                related=(Note(row.at("form"), _("the form of training")),),
            )
