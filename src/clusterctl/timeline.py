"""What happened in a cluster and what is due: its terms as of a day.

Rules, `deadlines` and `status` read the same terms. What is dated after the day
has not happened yet: a term whose event lies ahead doesn't run, and an act that
lies ahead doesn't meet one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.calendar import Calendar, Fulfilment
from clusterctl.documents import as_date
from clusterctl.duties import duties
from clusterctl.messages import Message, _, n_

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.calendar import DueDate
    from clusterctl.documents import Document, Spot
    from clusterctl.duties import Duty, Event
    from clusterctl.folder import Folder
    from clusterctl.regulation import TermRule


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


def timeline(folder: Folder, cluster: Document) -> tuple[Term, ...]:
    """The terms that run or ran in a cluster by the folder's day, by their last days."""
    calendar = working_calendar(folder)
    judged = (_judged(folder, cluster, calendar, duty) for duty in duties(folder, cluster))
    terms = [term for term in judged if term]
    return tuple(sorted(terms, key=lambda t: (t.due.due if t.due else folder.as_of, t.code)))


def working_calendar(folder: Folder) -> Calendar:
    """The federal calendar with the days and the reading of the folder's settings."""
    own = folder.setting("calendar", default={})
    free, worked = (
        [day for day in map(as_date, own.get(key) or ()) if day]
        for key in ("non_working", "working")
    )
    shift = folder.setting("readings", "shift_calendar_terms", default=True)
    return Calendar.federal(free, worked, shift_calendar_terms=bool(shift))


def _judged(folder: Folder, cluster: Document, calendar: Calendar, duty: Duty) -> Term | None:
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
