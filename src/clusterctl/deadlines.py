"""The terms of all clusters as a list to act on: chosen, the most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from clusterctl import check, membership
from clusterctl.diagnostics import Severity
from clusterctl.rules import every_rule
from clusterctl.timeline import State, timeline

if TYPE_CHECKING:
    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.timeline import Term
    from clusterctl.waivers import Waiver

PRESSING = frozenset({State.OVERDUE, State.PENDING, State.UNKNOWN, State.LATE})
"""The states that somebody should know of; the others are met."""

ALL_BOUND = "participant"
"""The role that binds every participant of a cluster at once."""

_URGENCY = list(State)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term of a cluster, and how grave breaking it is in this folder."""

    cluster: Document
    term: Term
    severity: Severity
    waiver: Waiver | None = None
    """What accepts that the term is broken."""

    @property
    def binding(self) -> bool:
        """Whether somebody has to answer for breaking it."""
        return self.severity is not Severity.INFO and self.waiver is None

    @property
    def uid(self) -> tuple[str, str, str]:
        """What makes it the same deadline in another run: the cluster, the event's paper, the term.

        The paper that meets a term may still be missing; the one that starts it is there.
        """
        start = self.term.start.spot.document if self.term.start else self.term.document
        return self.cluster.id, start.id, self.term.rule.key


@dataclass(frozen=True, slots=True)
class Choice:
    """Which terms to list; what is left empty does not choose.

    A term that can't be counted may end on any day, so `until` doesn't leave it out.
    """

    states: frozenset[State] = PRESSING
    clusters: frozenset[str] = frozenset()
    bound: str = ""
    until: date | None = None

    def takes(self, deadline: Deadline) -> bool:
        """Whether the deadline is listed."""
        due = deadline.term.due
        return (
            deadline.term.state in self.states
            and (not self.clusters or deadline.cluster.id in self.clusters)
            and (not self.bound or _binds(deadline, self.bound))
            and (self.until is None or due is None or due.due <= self.until)
        )


def deadlines(verdict: Verdict) -> list[Deadline]:
    """Every term of every cluster that the folder's settings let bind, the most pressing first."""
    folder = verdict.folder
    accepted = {(w.finding.code, w.finding.place): w.waiver for w in verdict.waived}
    found = [
        Deadline(cluster, term, severity, accepted.get((term.code, term.spot.place)))
        for cluster in folder.of("cluster")
        for term in timeline(folder, cluster)
        if (severity := _severity(folder, term))
    ]
    return sorted(found, key=_urgency)


def bound(folder: Folder) -> list[str]:
    """Who may be bound by a term: roles of the regulation, organisations of the folder."""
    return [role.key for role in folder.regulation.roles] + folder.ids("organization")


def _severity(folder: Folder, term: Term) -> Severity | None:
    """How grave it is to break a term: by the settings, else by the rule; None when it is off."""
    wish = check.override(folder, term.code) or _reading(folder, term)
    if wish == check.OFF:
        return None
    return Severity(wish) if wish in set(Severity) else every_rule()[term.code].severity


def _reading(folder: Folder, term: Term) -> Any:
    """What the settings say of the reading that a term rests on."""
    if term.rule.reading is None:
        return None
    kind, _dot, route = (folder.regulation.reading(term.rule.reading).setting or "").partition(".")
    return folder.setting(*route.split(".")) if kind == "settings" else None


def _urgency(deadline: Deadline) -> tuple[int, date, str, str]:
    due = deadline.term.due.due if deadline.term.due else date.max
    return _URGENCY.index(deadline.term.state), due, deadline.cluster.id, deadline.term.code


def _binds(deadline: Deadline, who: str) -> bool:
    """Whether a term binds an organisation or a role."""
    term = deadline.term
    if who in (term.bound, term.rule.bound):
        return True
    return term.rule.bound == ALL_BOUND and who in membership.ever(deadline.cluster)
