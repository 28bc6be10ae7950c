"""The papers that changes demand and nobody has begun: what the draft of each is about.

Protocols of one cluster are one: its council decides on everything at a single meeting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from clusterctl.changes import papers
from clusterctl.changes.cases import cases
from clusterctl.changes.comparison import Action
from clusterctl.changes.demands import DEMANDS, State
from clusterctl.changes.drafting import supplement_of
from clusterctl.changes.findings import BEGUN_AS
from clusterctl.changes.matters import ACCESSION, EXCLUSION, PROGRAM, TARGETS
from clusterctl.changes.words import Words
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from clusterctl.changes.cases import Case
    from clusterctl.changes.comparison import Change, Comparison
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

KINDS: Final = tuple(dict.fromkeys(BEGUN_AS.values()))
"""The kinds of documents that changes demand and that can be begun."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Papers of a kind that changes demand: what new ones say, and drafts that wait already.

    `begun` has for each new one its cluster and its values by top-level key.
    """

    begun: tuple[tuple[str, dict[str, Any]], ...] = ()
    waiting: tuple[Document, ...] = ()


def missing(comparison: Comparison, kind: str, here: Folder) -> Missing:
    """The papers of that kind that the comparison demands and `here`, a judged folder, lacks."""
    found = _Found()
    for case in cases(comparison, here):
        for make in DEMANDS.get(case.matter.kind, ()):
            demand = make(case)
            if demand is None or demand.state is not State.MISSING:
                continue
            if BEGUN_AS.get(demand.key) != kind:
                continue
            if demand.spot is None:
                found.take(case.matter.cluster, _VALUES[demand.key](case))
            elif demand.spot.document.draft:
                found.waiting.append(demand.spot.document)
    return Missing(tuple(found.begun), tuple({d.file: d for d in found.waiting}.values()))


@dataclass(slots=True)
class _Found:
    """What is collected while the cases are gone through."""

    begun: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    waiting: list[Document] = field(default_factory=list)

    def take(self, cluster: str, values: dict[str, Any]) -> None:
        """Take a paper; what a council decides goes into the protocol of the same cluster."""
        for other, known in self.begun:
            if other == cluster and "questions" in known and "questions" in values:
                known["questions"] += values["questions"]
                return
        self.begun.append((cluster, values))


def _supplement(case: Case) -> dict[str, Any]:
    """The change, the participant, the new words, the protocol it rests on."""
    kind = case.matter.kind
    values: dict[str, Any] = {"change": kind, "clauses": [], "obligations": []}
    if kind in (ACCESSION, EXCLUSION):
        values["participant"] = case.matter.subject
    for change in case.changes:
        told = supplement_of(change)
        values["obligations"] += told.get("obligations", [])
        values["clauses"] += told.get("clauses", []) or _clause(case, change, told)
        if "new_valid_until" in told:
            values["new_valid_until"] = told["new_valid_until"]
    decided = papers.protocol(case) or papers.draft_protocol(case)
    return {**values, "protocol": decided.id if decided else ""}


def _clause(case: Case, change: Change, told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A value of the agreement that isn't a text, told as a clause: what it was and what it is."""
    if change.action is not Action.CHANGED or change.document.kind != "agreement":
        return []
    if {"obligations", "new_valid_until"}.intersection(told) or case.matter.kind == EXCLUSION:
        return []
    words = Words(case.comparison)
    clause = _(
        "“{field}”: {after} instead of {before}.",
        field=words.label(change), after=words.after(change), before=words.before(change),
    )  # fmt: skip
    return [{"text": " ".join(clause.text("ru").split())}]


def _protocol(case: Case) -> dict[str, Any]:
    """The question for the council: the decision, and whom or what it is about."""
    until = [c.after for c in case.changes if c.route == ("valid", "until") and c.after]
    bears = case.matter.kind in (ACCESSION, EXCLUSION)
    question = {
        "change": case.matter.kind,
        "decision": case.folder.regulation.change(case.matter.kind).decision,
        "subject": case.matter.subject if bears else None,
        "new_valid_until": until[0] if until else None,
    }
    return {"questions": [question]}


def _conclusion(case: Case) -> dict[str, Any]:
    """Whom it is asked of, the program's revision, the targets before and after."""
    issuers = {TARGETS: "regional_operator", PROGRAM: "regional_coordinator"}
    return {
        "program": case.matter.subject,
        "issued_by": issuers[case.matter.kind],
        "revision": _revision(case),
        "changes": list(_targets(case)),
    }


def _revision(case: Case) -> int:
    """The number of the new revision: as the program tells it, else the next one."""
    numbers = [n for _i, e in papers.entries(case) if isinstance(n := e.get("number"), int)]
    if numbers:
        return max(numbers)
    program = case.program
    now = program.get("revision", default=1) if program else 1
    old = program and case.comparison.old.get("program", program.id, program.cluster)
    before = old.get("revision", default=1) if old else now
    return int(now) + (now == before)


def _targets(case: Case) -> Iterator[dict[str, Any]]:
    """The changed targets of indicators, each as the conclusion lists it."""
    for change in case.changes:
        told = papers.target(case, change)
        if told is not None and None not in told:
            indicator, year, after = told
            row = {"indicator": indicator, "year": year, "before": _before(change), "after": after}
            yield {key: value for key, value in row.items() if value is not None}


def _before(change: Change) -> object:
    """The former value of a target; None where there was none."""
    was = change.before
    return was.get("value") if isinstance(was, dict) else was


_VALUES: Final[Mapping[str, Callable[[Case], dict[str, Any]]]] = {
    "supplement": _supplement,
    "protocol": _protocol,
    "operators_conclusion": _conclusion,
    "coordinators_agreement": _conclusion,
}
