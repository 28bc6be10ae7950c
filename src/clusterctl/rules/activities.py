"""The activities of a program, and who answers for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from clusterctl import membership, rosters
from clusterctl.diagnostics import Severity
from clusterctl.documents import as_date
from clusterctl.messages import Listing, _, n_
from clusterctl.placeholders import placeholder
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.sections import PARTICIPANTS, organization_name
from clusterctl.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.messages import Message
    from clusterctl.tables import Row


@rule("P04-08", on="program", paragraph="4б")
def activities_can_be_carried_out(program: Document, folder: Folder) -> Findings:
    """Every activity has participants who answer for it, dates in the period, an expected result.

    The program is a list of activities. One that nobody in the cluster answers for, that falls
    outside the program's years or whose result is left open can't be carried out or monitored.

    A responsible organisation that left before the activity starts is a warning: the program may
    still be brought in line.

    Remedy: fill the activity in: who answers for it, from when to when, with which result

    Bad::

        kind: program
        id: programma
        cluster: mashinostroenie
        period: {start: 2026-09-01, end: 2031-08-31}
        activities:
          - id: m-01
            title: Оснащение мастерской станков с ЧПУ
            direction: facilities
            responsible: [emp-elevator]  # P04-08
            start: 2026-10-01
            end: 2032-06-30  # P04-08
            expected_result: уточняется  # P04-08
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}

    Good::

        kind: program
        id: programma
        cluster: mashinostroenie
        period: {start: 2026-09-01, end: 2031-08-31}
        activities:
          - id: m-01
            title: Оснащение мастерской станков с ЧПУ
            direction: facilities
            responsible: [college-primer-mash]
            start: 2026-10-01
            end: 2027-06-30
            expected_result: мастерская на 12 рабочих мест введена в работу
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
    """
    yield from _strangers(program, folder)
    for activity in rows(program, "activities"):
        yield from _dates(program, activity)
        result = activity.get("expected_result")
        if isinstance(result, str) and placeholder(result):
            yield Finding(
                activity.at("expected_result"),
                _("“{text}” stands in place of the expected result", text=result),
            )


@rule("P15-01", on="program", paragraph="15", severity=Severity.WARNING)
def everybody_answers_for_something(program: Document, folder: Folder) -> Findings:
    """Every participant is responsible for at least one activity.

    All participants carry the program out. One that is named for nothing, or only as a partner,
    has nothing to be asked about.

    Counted are the participants of section 1; whether it lists the right ones is told by P04-33.

    Remedy: make the participant responsible for an activity

    Bad::

        kind: program
        id: programma
        cluster: mashinostroenie
        activities:  # P15-01
          - {id: m-01, responsible: [college-primer-mash], partners: [emp-mash-zavod]}
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}

    Good::

        kind: program
        id: programma
        cluster: mashinostroenie
        activities:
          - {id: m-01, responsible: [college-primer-mash], partners: [emp-mash-zavod]}
          - {id: m-02, responsible: [emp-mash-zavod]}
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
    """
    activities = list(rows(program, "activities"))
    if not activities or not all(row.get("responsible") for row in activities):
        return
    busy = {id for row in activities for id in row.get("responsible")}
    here = [row.get("organization") for row in rows(program, PARTICIPANTS) if _stays(row, folder)]
    idle = tuple(organization_name(folder, id) for id in here if id and id not in busy)
    if idle:
        yield Finding(
            program.key("activities"),
            n_(
                "{n} participant is responsible for no activity: {names}",
                "{n} participants are responsible for no activity: {names}",
                len(idle),
                names=Listing(idle),
            ),
        )


def _dates(program: Document, activity: Row) -> Iterator[Finding]:
    """What an activity's dates break; a period that is upside down is told elsewhere."""
    first, last = program.date("period", "start"), program.date("period", "end")
    start, end = as_date(activity.get("start")), as_date(activity.get("end"))
    if start and end and end < start:
        yield Finding(
            activity.at("end"),
            _("ends on {end}, before it starts ({start})", end=end, start=start),
            related=(Note(activity.at("start"), _("the start")),),
        )
    elif first and last and first <= last:
        for key, day in (("start", start), ("end", end)):
            if day and not first <= day <= last:
                yield Finding(
                    activity.at(key),
                    _(
                        "{day} is outside the program’s period, {first} to {last}",
                        day=day,
                        first=first,
                        last=last,
                    ),
                    related=(Note(program.key("period"), _("the program’s period")),),
                )


def _strangers(program: Document, folder: Folder) -> Iterator[Finding]:
    """Who answers for activities without taking part in the cluster, each told once."""
    cluster = membership.cluster_of(folder, program)
    known = membership.stays(cluster, "participants") if cluster else None
    if cluster is None or known is None:
        return
    forgotten = rosters.forgotten(folder, cluster)
    for id, activities in _responsible(program).items():
        name = organization_name(folder, id)
        own = [stay for stay in known if stay.organization == id]
        if not own and id not in forgotten:
            yield _named(
                activities,
                _("{name} is responsible, but is no participant of the cluster", name=name),
            )
        left = max((stay.until or date.max for stay in own), default=date.max)
        after = [(row, i) for row, i in activities if (as_date(row.get("start")) or left) > left]
        if after:
            message = _(
                "{name} is responsible, but left on {left}, before the activity starts",
                name=name,
                left=left,
            )
            yield replace(_named(after, message), severity=Severity.WARNING)


def _responsible(program: Document) -> dict[str, list[tuple[Row, int]]]:
    """By organisation, the activities it answers for, and its position among those who do."""
    found: defaultdict[str, list[tuple[Row, int]]] = defaultdict(list)
    for activity in rows(program, "activities"):
        for i, id in enumerate(activity.get("responsible") or ()):
            if id:
                found[id].append((activity, i))
    return found


def _named(activities: list[tuple[Row, int]], message: Message) -> Finding:
    """A finding on an organisation at the first activity that names it."""
    first, *others = (row.at("responsible", i) for row, i in activities)
    return Finding(
        first, message, related=tuple(Note(spot, _("named here too")) for spot in others)
    )


def _stays(row: Row, folder: Folder) -> bool:
    until = as_date(row.get("until"))
    return until is None or folder.as_of <= until
