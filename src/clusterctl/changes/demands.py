"""What the regulation demands for a change, and whether the new version already holds it.

One table says which papers each matter takes; papers with a term are judged by the same terms as
in `deadlines`. What is demanded and isn't there breaks a check; what still has time doesn't.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl import schema
from clusterctl.changes import papers
from clusterctl.changes.matters import (
    ACCESSION,
    CREATION,
    EXCLUSION,
    FROZEN,
    PROGRAM,
    REQUISITES,
    TARGETS,
)
from clusterctl.duties import COPY, NOTIFICATION
from clusterctl.messages import Bilingual, Listing, Message, _
from clusterctl.timeline import State as TermState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from clusterctl.changes.cases import Case
    from clusterctl.documents import Document, Spot
    from clusterctl.regulation import Change as ChangeOfAgreement


class State(StrEnum):
    """How a demand stands in the new version."""

    HELD = "held"
    MISSING = "missing"
    DUE = "due"
    """There is still time, or it takes something else first."""
    PERSON = "person"
    """Nothing in the folder shows it; a person sees to it."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Something that a change takes: a paper, an entry, a copy sent.

    `key` is a stable word for it, `spot` where it is written if it is, `due` its last day where
    one can be counted, `why` what else there is to know.
    """

    key: str
    title: Message | Bilingual
    paragraph: str
    state: State
    spot: Spot | None = None
    due: date | None = None
    why: Message | None = None


def _supplement(case: Case) -> Demand | None:
    """A supplement with the change (pp. 8, 13; reading A12)."""
    paragraph = "8" if case.matter.kind == ACCESSION else "13"
    title = _("a supplementary agreement")
    found = papers.supplement(case)
    if found is not None:
        return Demand("supplement", title, paragraph, State.HELD, found.at("change"))
    agreement = case.agreement
    amends = agreement is not None and agreement.get("council_may_amend") is True
    if amends and case.matter.kind not in (ACCESSION, EXCLUSION):
        return None
    if case.decided_only:
        return Demand("supplement", title, paragraph, State.DUE)
    return _missing("supplement", title, paragraph, papers.draft_supplement(case))


def _missing(
    key: str, title: Message | Bilingual, paragraph: str, draft: Document | None
) -> Demand:
    """A paper that is missing; with its draft where somebody has begun it."""
    spot, why = (draft.at("status"), _("it is still a draft")) if draft else (None, None)
    return Demand(key, title, paragraph, State.MISSING, spot, why=why)


def _protocol(case: Case) -> Demand:
    """A protocol of the council that decides just that (pp. 9, 13)."""
    change = case.folder.regulation.change(case.matter.kind)
    title = _("a protocol of the council with the decision: {decision}", decision=_decision(change))
    paragraph = change.paragraph or "13"
    found = papers.protocol(case)
    if found is None:
        draft = papers.draft_protocol(case)
        return _missing("protocol", title, paragraph, draft)
    if found.date("signed_by_chair_on") is None:
        spot = found.at("signed_by_chair_on")
        why = _("the chair has not signed it")
        return Demand("protocol", title, paragraph, State.MISSING, spot, why=why)
    return Demand("protocol", title, paragraph, State.HELD, found.key("agenda"))


def _decision(change: ChangeOfAgreement) -> Bilingual:
    key = change.decision or ""
    return Bilingual(schema.choice("protocol", _DECISION, key), key)


_DECISION = ("agenda", 0, "decisions", 0, "kind")


def _notification(case: Case) -> Demand:
    """A letter that tells the regional operator of a newcomer (p. 8; reading A9)."""
    title = _("a notification to the regional operator")
    found = papers.supplement(case)
    for letter in (NOTIFICATION, COPY):
        if found is not None and found.date(letter, "sent_on"):
            return Demand("notification", title, "8", State.HELD, found.at(letter, "sent_on"))
    copy = _by_term("P09-03", "accession_copy", papers.supplement)(case)
    return Demand("notification", title, "8", copy.state, due=copy.due)


_OF_TERMS = {
    TermState.MET: State.HELD,
    TermState.BY_SHIFT: State.HELD,
    TermState.LATE: State.HELD,
    TermState.PENDING: State.DUE,
    TermState.UNKNOWN: State.DUE,
    TermState.OVERDUE: State.MISSING,
}


def _by_term(
    code: str, key: str, paper: Callable[[Case], Document | None]
) -> Callable[[Case], Demand]:
    """A demand that a term of the regulation watches, counted from a paper."""

    def demand(case: Case) -> Demand:
        start = paper(case)
        rule = case.folder.regulation.term(key)
        running = (
            term
            for term in case.terms
            if start and term.code == code and term.document.file == start.file
        )
        term = next(running, None)
        if term is None:
            return Demand(key, rule.title, rule.paragraph, State.DUE, why=rule.told)
        state = _OF_TERMS[term.state]
        return Demand(
            key, rule.title, rule.paragraph, state,
            term.spot if state is State.HELD else None,
            term.due.due if term.due else None,
            None if term.state in (TermState.MET, TermState.PENDING) else term.told,
        )  # fmt: skip

    return demand


def _operators_conclusion(case: Case) -> Demand:
    """The regional operator's consent to just these targets (p. 17)."""
    title = _("the regional operator’s conclusion on these targets")
    consents = papers.consents(case, "regional_operator")
    if not consents:
        draft = papers.draft_conclusion(case, "regional_operator")
        return _missing("operators_conclusion", title, "17", draft)
    left = papers.uncovered(case, consents)
    spot = consents[-1].at("verdict")
    if left:
        why = _("“{conclusion}” does not agree to {targets}",
                conclusion=consents[-1].id, targets=Listing(left))  # fmt: skip
        return Demand("operators_conclusion", title, "17", State.MISSING, spot, why=why)
    return Demand("operators_conclusion", title, "17", State.HELD, spot)


def _coordinators_agreement(case: Case) -> Demand:
    """The coordinator's consent, or why none is needed (pp. 16, 21а)."""
    title = _("the coordinator’s consent, or the reason why none is needed")
    for i, entry in papers.entries(case):
        if entry.get("agreement_not_needed") and case.program:
            spot = case.program.at("revisions", i, "agreement_not_needed")
            return Demand("coordinators_agreement", title, "16, 21а", State.HELD, spot)
    consents = papers.consents(case, "regional_coordinator")
    if not consents:
        draft = papers.draft_conclusion(case, "regional_coordinator")
        return _missing("coordinators_agreement", title, "16, 21а", draft)
    return Demand(
        "coordinators_agreement", title, "16, 21а", State.HELD, consents[-1].at("verdict")
    )


def _revision(case: Case) -> Demand:
    """An entry in the program's list of revisions, under a number of its own (pp. 13, 16)."""
    title = _("a new entry in the program’s `revisions`")
    paragraph = "17" if case.matter.kind == TARGETS else "16, 21а"
    found = papers.entries(case)
    if not found or case.program is None:
        return Demand("revision", title, paragraph, State.MISSING)
    return Demand(
        "revision", title, paragraph, State.HELD, case.program.at("revisions", found[-1][0])
    )


def _letter(case: Case) -> Demand:
    """A letter, and neither protocol nor supplement (reading A22)."""
    title = _("a letter to the other participants; neither protocol nor supplement")
    return Demand("letter", title, case.folder.regulation.change(REQUISITES).paragraph or "",
                  State.PERSON)  # fmt: skip


def _untouched(case: Case) -> Demand:
    """A signed paper as it was signed."""
    kind, change = case.matter.subject.partition("/")[0], case.changes[0]
    way = _WAYS.get(kind, _("take the edit back; what is new takes a new paper"))
    title = _("the signed paper as it was signed")
    spot = change.holder.at(*change.route)
    return Demand(
        "untouched", title, _FROZEN_BY.get(kind, ""), State.MISSING, spot, why=way
    )  # fmt: skip


_WAYS = {
    "agreement": _("take the edit back; what the parties change stands in a supplement"),
    "supplement": _("take the edit back; what the parties change stands in another supplement"),
    "protocol": _("take the edit back; what the council decides anew stands in another protocol"),
}
_FROZEN_BY = {"agreement": "8, 13", "supplement": "8, 13", "protocol": "13", "program": "5"}

_UNDER_13 = (
    _protocol,
    _supplement,
    _by_term("P13-03", "protocol_copy", papers.protocol),
    _by_term("P13-02", "program_change", papers.protocol),
)

DEMANDS: Mapping[str, tuple[Callable[[Case], Demand | None], ...]] = {
    ACCESSION: (
        _protocol,
        _supplement,
        _by_term("P09-03", "accession_copy", papers.supplement),
        _notification,
        _by_term("P08-05", "inclusion_order", papers.supplement),
        _by_term("P13-04", "program_accession", papers.protocol),
    ),
    EXCLUSION: _UNDER_13,
    "order_of_interaction": _UNDER_13,
    "obligations": _UNDER_13,
    "term": _UNDER_13,
    TARGETS: (_operators_conclusion, _revision),
    PROGRAM: (_coordinators_agreement, _revision),
    REQUISITES: (_letter,),
    CREATION: (_by_term("P09-01", "agreement_copy", lambda case: case.agreement),),
    FROZEN: (_untouched,),
}
"""What each matter takes, in the order in which it is done."""
