"""What happened in a cluster and what is due: its terms as of a day.

Rules, `deadlines` and `status` read the same terms. What is dated after the day
has not happened yet: a term whose event lies ahead doesn't run, and an act that
lies ahead doesn't meet one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl import agreements, membership
from clusterctl.calendar import Calendar, Fulfilment
from clusterctl.documents import as_date
from clusterctl.messages import Message, _, n_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.calendar import DueDate
    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder
    from clusterctl.regulation import TermRule

ACCESSION = "accession"
INCLUDE = "include_participant"
COPY = "copy_to_regional_operator"


class State(StrEnum):
    """How a term stands on the day, the most pressing first."""

    OVERDUE = "overdue"
    PENDING = "pending"
    UNKNOWN = "unknown"
    """What it takes to judge is missing."""
    LATE = "late"
    BY_SHIFT = "by_shift"
    """Met only because its last day was no working day."""
    MET = "met"


_STATES = {
    Fulfilment.IN_TIME: State.MET,
    Fulfilment.BY_SHIFT: State.BY_SHIFT,
    Fulfilment.LATE: State.LATE,
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, and the place that says so."""

    on: date
    spot: Spot


@dataclass(frozen=True, slots=True)
class Term:
    """Something to be done within so many days of an event.

    `spot` is where the act that meets it is, or would be, written; `bound` is the
    organisation that has to act, empty where the role in `rule.bound` says it all.
    `days` counts what is left while pending, and the delay when late or overdue.
    """

    code: str
    rule: TermRule
    document: Document
    spot: Spot
    bound: str
    state: State
    start: Event | None = None
    due: DueDate | None = None
    done: Event | None = None
    days: int = 0
    missing: Message | None = None

    @property
    def told(self) -> Message:
        """The state in words."""
        match self.state:
            case State.MET:
                return _("met")
            case State.BY_SHIFT:
                return _("met only because the last day was moved to a working day")
            case State.LATE:
                return n_("{n} day late", "{n} days late", self.days)
            case State.OVERDUE:
                return n_("overdue by {n} day", "overdue by {n} days", self.days)
            case State.UNKNOWN:
                return _("cannot be judged: {why}", why=self.missing or "")
            case State.PENDING if self.days == 0:
                return _("expires today")
            case State.PENDING:
                return n_("expires in {n} day", "expires in {n} days", self.days)


@dataclass(frozen=True, slots=True)
class _Duty:
    """A term before its state is known: its rule's code and key, its event, the act and its place."""

    code: str
    key: str
    document: Document
    start: Event | None
    act: Event | None
    spot: Spot
    missing: Message | None = None


def timeline(folder: Folder, cluster: Document) -> tuple[Term, ...]:
    """The terms that run or ran in a cluster by the folder's day, by their last days."""
    calendar = working_calendar(folder)
    judged = (_judged(folder, cluster, calendar, duty) for duty in _duties(folder, cluster))
    terms = [term for term in judged if term]
    return tuple(sorted(terms, key=lambda t: (t.due.due if t.due else folder.as_of, t.code)))


def overdue_and_late(folder: Folder, code: str) -> Iterator[Term]:
    """The broken terms of all clusters that the rule of that code tells."""
    for cluster in folder.of("cluster"):
        for term in timeline(folder, cluster):
            if term.code == code and term.state in (State.OVERDUE, State.LATE):
                yield term


def working_calendar(folder: Folder) -> Calendar:
    """The federal calendar with the days and the reading of the folder's settings."""
    own = folder.setting("calendar", default={})
    free, worked = (
        [day for day in map(as_date, own.get(key) or ()) if day]
        for key in ("non_working", "working")
    )
    shift = folder.setting("readings", "shift_calendar_terms", default=True)
    return Calendar.federal(free, worked, shift_calendar_terms=bool(shift))


def _judged(folder: Folder, cluster: Document, calendar: Calendar, duty: _Duty) -> Term | None:
    """The term of a duty; None when its event has not come by the folder's day."""
    today = folder.as_of
    if duty.start is None and duty.missing is None:
        return None
    if duty.start is not None and duty.start.on > today:
        return None
    rule = folder.regulation.term(duty.key, duty.start.on if duty.start else today)
    term = Term(
        code=duty.code,
        rule=rule,
        document=duty.document,
        spot=duty.spot,
        bound=_bound(folder, cluster, rule.bound),
        state=State.UNKNOWN,
        start=duty.start,
        missing=duty.missing,
    )
    if duty.start is None or duty.missing is not None:
        return term
    due = rule.due(calendar, duty.start.on)
    done = duty.act if duty.act and duty.act.on <= today else None
    state, days = _state(due, done, today)
    return replace(term, due=due, done=done, state=state, days=days)


def _state(due: DueDate, done: Event | None, today: date) -> tuple[State, int]:
    """How a term stands, and the days of delay, or those left."""
    if done is not None:
        return _STATES[due.fulfilment(done.on)], max(0, (done.on - due.due).days)
    left = (due.due - today).days
    return (State.PENDING, left) if left >= 0 else (State.OVERDUE, -left)


def _bound(folder: Folder, cluster: Document, role: str) -> str:
    """The organisation bound by a role: the operator, or whom the agreement names (A8)."""
    if role != "operator":
        return ""
    agreement = membership.only(folder, "agreement", cluster)
    charged = agreement.get("submission_responsible") if agreement else None
    return str(charged or cluster.get("operator", default=""))


def _duties(folder: Folder, cluster: Document) -> Iterator[_Duty]:
    """Everything the regulation sets a term for in a cluster, creation first."""
    agreement = membership.only(folder, "agreement", cluster)
    yield from _conclusion(folder, cluster, agreement)
    if agreement is not None and not agreement.draft:
        concluded = _event(agreement, "date")
        yield _copy("P09-01", "agreement_copy", agreement, concluded, _date_missing(agreement))
        for supplement in agreements.supplements(folder, agreement):
            yield from _supplement(folder, supplement)
    for protocol in folder.of("protocol", cluster.cluster):
        if not protocol.draft:
            yield from _protocol(folder, cluster, protocol)


def _conclusion(folder: Folder, cluster: Document, agreement: Document | None) -> Iterator[_Duty]:
    """The term to conclude the agreement, from the order that creates the cluster (p. 8)."""
    order = folder.get("order", cluster.get("created_by"))
    if order is None or order.draft:
        return
    final = agreement is not None and not agreement.draft
    yield _Duty(
        "P08-02",
        "agreement",
        agreement or order,
        _event(order, "date"),
        _event(agreement, "date") if agreement and final else None,
        agreement.at("date") if agreement else order.at("date"),
        _date_missing(order) or (_date_missing(agreement) if agreement and final else None),
    )


def _supplement(folder: Folder, supplement: Document) -> Iterator[_Duty]:
    """The terms that a concluded supplement starts (pp. 8, 9; readings A9, A16, A25)."""
    concluded = _event(supplement, "date")
    if supplement.get("change") != ACCESSION:
        yield _copy("P09-06", "supplement_copy", supplement, concluded)
        return
    yield _copy("P09-03", "accession_copy", supplement, concluded)
    received = _event(supplement, "notification", "received_on") or _event(
        supplement, COPY, "received_on"
    )
    notified = supplement.get("notification") or supplement.get(COPY)
    order = folder.get("order", supplement.get("included_by"))
    yield _Duty(
        "P08-05",
        "inclusion_order",
        supplement,
        received,
        _event(order, "date") if order and not order.draft else None,
        order.at("date") if order else supplement.at("notification"),
        None if received or not notified else _("the day the notification was received"),
    )


def _protocol(folder: Folder, cluster: Document, protocol: Document) -> Iterator[_Duty]:
    """The terms that a signed protocol starts (p. 13; readings A10, A17)."""
    decisions = {
        decision.get("kind")
        for i, _item in protocol.items("agenda")
        for _j, decision in protocol.items("agenda", i, "decisions")
    }
    signed = _event(protocol, "signed_by_chair_on")
    missing = None if signed else _("the day the chair signed the protocol")
    if decisions & {change.decision for change in folder.regulation.changes_under("13")}:
        yield _copy("P13-03", "protocol_copy", protocol, signed, missing)
        yield _revision("P13-02", "program_change", folder, cluster, protocol)
    if INCLUDE in decisions:
        yield _revision("P13-04", "program_accession", folder, cluster, protocol)


def _revision(code: str, key: str, folder: Folder, cluster: Document, protocol: Document) -> _Duty:
    """The term to bring what a protocol decided into the program: a revision caused by it."""
    signed = _event(protocol, "signed_by_chair_on")
    missing = None if signed else _("the day the chair signed the protocol")
    program = membership.only(folder, "program", cluster)
    revised = None
    if program is not None:
        if not program.sound("revisions"):
            missing = missing or _("a sound list of the program's revisions")
        for i, revision in program.items("revisions"):
            if revision.get("caused_by") == protocol.id and revised is None:
                revised = _event(program, "revisions", i, "date")
    spot = revised.spot if revised else protocol.at("signed_by_chair_on")
    return _Duty(code, key, protocol, signed, revised, spot, missing)


def _copy(
    code: str, key: str, document: Document, start: Event | None, missing: Message | None = None
) -> _Duty:
    """The term to send a copy of a document to the regional operator (reading A16: dispatch)."""
    if not document.sound(COPY):
        missing = missing or _("a sound record of the copy")
    sent = _event(document, COPY, "sent_on")
    return _Duty(code, key, document, start, sent, document.at(COPY, "sent_on"), missing)


def _event(document: Document, *route: str | int) -> Event | None:
    day = document.date(*route)
    return Event(day, document.at(*route)) if day else None


def _date_missing(document: Document) -> Message | None:
    return None if document.date("date") else _("the date of “{document}”", document=document.id)
