"""The steps of a cluster's way, from the order that creates it to its reports: which are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.chain import Mark
from clusterctl.messages import Message, _
from clusterctl.reports.model import Fact, Kind, Light
from clusterctl.reports.monitoring.reporting import reported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.chain import Link
    from clusterctl.folder import Folder
    from clusterctl.reports.periods import Period
    from clusterctl.standing import Standing

STEPS = {
    "order": _("Order"),
    "agreement": _("Agreement"),
    "program_signed": _("Program signed"),
    "program_agreed": _("Program agreed"),
    "running": _("Program running"),
    "report": _("Monitoring"),
}
"""The steps in the order of a cluster's life."""

STEP = "step-"
"""What the key of a step's fact begins with."""

_LIGHTS = {
    Mark.DONE: Light.GREEN,
    Mark.LATE: Light.AMBER,
    Mark.PENDING: Light.AMBER,
    Mark.OVERDUE: Light.RED,
    Mark.UNKNOWN: Light.AMBER,
    Mark.DRAFT: Light.AMBER,
}


def steps(folder: Folder, standing: Standing, newest: Period | None) -> tuple[Fact, ...]:
    """A fact for each step: the day it was made, or what keeps it; nothing for one not begun.

    `newest` is the period that clusters are asked to have reported on.
    """
    found = {link.key: link for link in standing.chain if not link.depth}
    papers = (_paper(key, found.get(key)) for key in STEPS if key not in ("running", "report"))
    return (*papers, _running(folder, standing), _reported(folder, standing, newest))


def made(fact: Fact) -> bool:
    """Whether a step is behind the cluster: it has its day or, of a report, its period."""
    return fact.value is not None and (fact.kind is Kind.DATE or fact.light is Light.GREEN)


def _paper(key: str, link: Link | None) -> Fact:
    """A paper by its day; one that is not there yet by what is said of it."""
    if link is None:
        return _fact(key)
    if link.mark in (Mark.DONE, Mark.LATE):
        note = next(iter(link.remarks), None) if link.mark is Mark.LATE else _number(link)
        return Fact(f"{STEP}{key}", STEPS[key], link.on, Kind.DATE, _LIGHTS[link.mark], note)
    light = _LIGHTS.get(link.mark) or (Light.AMBER if link.remarks else None)
    return _fact(key, _kept(link), light)


def _kept(link: Link) -> Message | None:
    """Why a paper is not made: a draft, a term that runs, signatures that are missing."""
    remark = next(iter(link.remarks), None)
    if remark is not None and link.key == "program_signed":
        remark = _("signed by {n}", n=remark)
    if link.mark is Mark.DRAFT:
        return _("draft: {state}", state=remark) if remark else _("draft")
    if remark is None and link.on:
        return _("on {day}", day=link.on)
    return remark


def _running(folder: Folder, standing: Standing) -> Fact:
    """Since when the program is carried out: it is in force, and so is the agreement."""
    program = membership.only(folder, "program", standing.cluster)
    stage = standing.stage.key if standing.stage else ""
    in_force = standing.program_stage is not None and standing.program_stage.key == "in_force"
    start = program.date("period", "start") if program else None
    if stage == "ceased":
        return _fact("running", _("ended"), Light.NONE)
    if stage != "established" or not in_force or start is None:
        return _fact("running")
    if start > folder.as_of:
        return _fact("running", _("from {day}", day=start), Light.AMBER)
    until = program.date("period", "end") if program else None
    note = _("until {day}", day=until) if until else None
    return Fact(f"{STEP}running", STEPS["running"], start, Kind.DATE, Light.GREEN, note)


def _reported(folder: Folder, standing: Standing, newest: Period | None) -> Fact:
    """The newest period that the cluster has reported on."""
    periods = sorted(reported(folder, standing.cluster), key=lambda period: period.order)
    if periods:
        behind = newest is not None and periods[-1].order < newest.order
        return _fact("report", periods[-1].told, Light.AMBER if behind else Light.GREEN)
    program = membership.only(folder, "program", standing.cluster)
    start = program.date("period", "start") if program else None
    established = standing.stage is not None and standing.stage.key == "established"
    if established and newest and start and start <= newest.end:
        return _fact("report", _("no report yet"), Light.AMBER)
    return _fact("report")


def _fact(key: str, value: Message | None = None, light: Light | None = None) -> Fact:
    return Fact(f"{STEP}{key}", STEPS[key], value, light=light)


def _number(link: Link) -> Message | None:
    return _("No. {number}", number=link.number) if link.number else None


def counted(ways: list[tuple[Fact, ...]]) -> Iterator[Fact]:
    """How many clusters have made each step."""
    for place, (key, title) in enumerate(STEPS.items()):
        n = sum(made(way[place]) for way in ways)
        note = _("of {n}", n=len(ways))
        red = any(way[place].light is Light.RED for way in ways)
        light = Light.RED if red else None
        yield Fact(f"{STEP}{key}", title, n, Kind.COUNT, light, note)
