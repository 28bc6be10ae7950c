"""The directions of paragraph 6, in the agreement and in the program, and those of paragraph 3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import agreements
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, _, n_
from clusterctl.placeholders import placeholder
from clusterctl.rules import Finding, Findings, Note, rule, stated
from clusterctl.sections import organization_name, organization_type
from clusterctl.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.tables import Row


_MOST_PLACES = 5
"""Of many activities alike, so many are pointed at."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """By what an activity is known to serve a direction of paragraph 3."""

    measures: frozenset[str]
    sections: frozenset[str]
    directions: frozenset[str] = frozenset()

    def on(self, activity: Row) -> bool:
        """Whether the activity bears one of them."""
        return (
            not self.measures.isdisjoint(activity.get("measures") or ())
            or activity.get("section") in self.sections
            or activity.get("direction") in self.directions
        )


_SYNCHRONISATION = {
    "admission": _Signs(frozenset({"22а"}), frozenset({"industry_outlook"})),
    "programs_on_request": _Signs(
        frozenset({"23а"}),
        frozenset({"education_programs", "competency_map", "vocational_training"}),
    ),
    "teachers": _Signs(frozenset({"22б", "23в"}), frozenset({"staff_development"})),
    "equipment": _Signs(
        frozenset(), frozenset({"facilities", "production_complexes"}), frozenset({"facilities"})
    ),
}


@rule("P03-01", on="program", paragraph="3", needs=("activities",), severity=Severity.INFO)
def activities_serve_all_four_lines(program: Document, folder: Folder) -> Findings:
    """The program has activities on admission, programs by request, teachers and equipment.

    These are the four lines along which the need for staff is matched with training. A program may
    have its reasons to leave one out, so this is information only.

    An activity is counted by its measures, its section and its direction: 22а or section 2 for
    admission; 23а or sections 4, 5 and 7 for programs; 22б, 23в or section 6 for teachers; sections
    12 and 13 or the direction “в” for equipment.

    Remedy: plan an activity for the direction, or name in `measures` of one the measure that serves
    it

    Bad::

        kind: program
        id: programma
        activities:  # P03-01
          - {id: m-01, direction: facilities, section: facilities}
          - {id: m-02, direction: programs_and_staff, section: staff_development}

    Good::

        kind: program
        id: programma
        activities:
          - {id: m-01, direction: facilities, section: facilities}
          - {id: m-02, direction: programs_and_staff, section: staff_development}
          - {id: m-03, direction: programs_and_staff, section: education_programs, measures: [22а]}
          - {id: m-04, direction: programs_and_staff, section: vocational_training}
    """
    activities = list(rows(program, "activities"))
    lines = folder.regulation.synchronisation
    signs = ((line, _SYNCHRONISATION.get(line.key)) for line in lines)
    bare = tuple(line.title for line, sign in signs if sign and not any(map(sign.on, activities)))
    if bare:
        yield Finding(
            program.key("activities"),
            n_(
                "no activity serves {n} of the directions of synchronisation: {titles}",
                "no activity serves {n} of the directions of synchronisation: {titles}",
                len(bare),
                titles=Listing(bare),
            ),
        )


@stated("P06-01", on="agreement", paragraph="6")
def directions_are_those_of_the_regulation() -> None:
    """A direction is one of the four: “а”, “б”, “в” or “г” of paragraph 6.

    They are written as words, because a Latin “a” looks like a Cyrillic one: `programs_and_staff`
    (а), `employer_engagement` (б), `facilities` (в), `career_guidance` (г).

    Bad::

        kind: agreement
        id: soglashenie
        directions:
          - direction: science  # P06-01
            obligations: [{parties: [emp-mash-zavod], text: проводит совместные исследования}]

    Good::

        kind: agreement
        id: soglashenie
        directions:
          - direction: facilities
            obligations: [{parties: [emp-mash-zavod], text: передаёт станки учебной мастерской}]
    """


@rule("P07-01", on="agreement", paragraph="7, 11")
def fixes_each_direction_once(agreement: Document, _folder: Folder) -> Findings:
    """The agreement fixes at least one direction, each of them once.

    The parties choose one direction or several. The same one twice leaves open which of the two
    lists of obligations holds.

    Bad::

        kind: agreement
        id: soglashenie
        directions:
          - direction: facilities
            obligations: [{parties: [emp-mash-zavod], text: передаёт станки учебной мастерской}]
          - direction: facilities  # P07-01
            obligations: [{parties: [emp-tochnost], text: поставляет измерительный инструмент}]

    Good::

        kind: agreement
        id: soglashenie
        directions:
          - direction: facilities
            obligations:
              - {parties: [emp-mash-zavod], text: передаёт станки учебной мастерской}
              - {parties: [emp-tochnost], text: поставляет измерительный инструмент}
    """
    first: dict[str, int] = {}
    for i, item in agreement.items("directions"):
        direction = item.get("direction")
        if direction and first.setdefault(direction, i) != i:
            spot = agreement.at("directions", first[direction], "direction")
            yield Finding(
                agreement.at("directions", i, "direction"),
                _("the direction stands twice"),
                help=_("put all obligations of a direction in one list"),
                related=(Note(spot, _("the first time")),),
            )


@rule("P07-02", on="agreement", paragraph="11")
def directions_have_obligations(agreement: Document, folder: Folder) -> Findings:
    """Every direction has its obligations, and every enterprise takes part in at least one.

    The agreement reflects on what level each participant works with the others. A direction without
    obligations is a heading, an enterprise without any is a party in name.

    Obligations that a supplement gives to a party count as well.

    Bad::

        kind: agreement
        id: soglashenie
        directions:
          - direction: facilities
            obligations:
              - {parties: [emp-mash-zavod], text: передаёт станки учебной мастерской}
        parties:
          - {organization: emp-mash-zavod, signed_on: 2026-03-25}
          - {organization: emp-tochnost, signed_on: 2026-03-25}  # P07-02
        ---
        kind: organization
        id: emp-mash-zavod
        type: enterprise
        ---
        kind: organization
        id: emp-tochnost
        type: enterprise

    Good::

        kind: agreement
        id: soglashenie
        directions:
          - direction: facilities
            obligations:
              - {parties: [emp-mash-zavod], text: передаёт станки учебной мастерской}
              - {parties: [emp-tochnost], text: поставляет измерительный инструмент}
        parties:
          - {organization: emp-mash-zavod, signed_on: 2026-03-25}
          - {organization: emp-tochnost, signed_on: 2026-03-25}
        ---
        kind: organization
        id: emp-mash-zavod
        type: enterprise
        ---
        kind: organization
        id: emp-tochnost
        type: enterprise
    """
    obligations = list(rows(agreement, "directions.*.obligations"))
    for row in obligations:
        if isinstance(text := row.get("text"), str) and placeholder(text):
            yield Finding(row.at("text"), _("“{text}” stands in place of an obligation", text=text))
    if not agreement.sound("directions") or not obligations:
        return
    for supplement in agreements.supplements(folder, agreement):
        obligations += rows(supplement, "obligations")
    busy = {id for row in obligations for id in row.get("parties") or ()}
    for i, party in agreement.items("parties"):
        id = party.get("organization")
        if id and id not in busy and organization_type(folder, id) not in ("college", None):
            yield Finding(
                agreement.key("parties", i),
                _("{name} has no obligation in any direction", name=organization_name(folder, id)),
                help=_("add it to `parties` of an obligation it takes on"),
            )


@rule("P07-03", on="agreement", paragraph="7, 10", needs=("program",), severity=Severity.WARNING)
def directions_and_activities_match(agreement: Document, folder: Folder) -> Findings:
    """Every direction of the agreement has an activity in the program, and no activity another one.

    What is agreed is carried out by the program. A direction without an activity stays on paper; an
    activity in a direction that nobody agreed on binds nobody.

    Remedy: plan an activity for the direction, or take the direction out of the agreement

    Bad::

        kind: agreement
        id: soglashenie
        program: programma
        directions:
          - {direction: facilities}
          - {direction: career_guidance}  # P07-03
        ---
        kind: program
        id: programma
        activities:
          - {id: m-01, direction: facilities}
          - {id: m-02, direction: employer_engagement}  # P07-03

    Good::

        kind: agreement
        id: soglashenie
        program: programma
        directions:
          - {direction: facilities}
          - {direction: career_guidance}
        ---
        kind: program
        id: programma
        activities:
          - {id: m-01, direction: facilities}
          - {id: m-02, direction: career_guidance}
    """
    program = folder.get("program", agreement.get("program"), agreement.cluster)
    activities = list(rows(program, "activities")) if program else []
    if not activities:
        return
    served = {row.get("direction") for row in activities}
    if None not in served:
        yield from _unserved(agreement, served)
    agreed = agreements.directions(folder, agreement)
    chosen = [item.get("direction") for _, item in agreement.items("directions")]
    if not agreed or None in chosen:
        return
    for direction in sorted(served - {None, *agreed}, key=str):
        first, *others = (row for row in activities if row.get("direction") == direction)
        yield Finding(
            first.at("direction"),
            n_(
                "{n} activity belongs to a direction that the agreement does not fix",
                "{n} activities belong to a direction that the agreement does not fix",
                1 + len(others),
            ),
            help=_("give the activities another direction, or fix this one by a supplement"),
            related=(
                Note(agreement.key("directions"), _("the directions agreed on")),
                *(Note(row.at("direction"), _("here too")) for row in others[:_MOST_PLACES]),
            ),
        )


def _unserved(agreement: Document, served: set[str | None]) -> Iterator[Finding]:
    for i, item in agreement.items("directions"):
        if item.get("direction") not in (None, *served):
            yield Finding(
                agreement.at("directions", i, "direction"),
                _("no activity of the program belongs to this direction"),
            )
