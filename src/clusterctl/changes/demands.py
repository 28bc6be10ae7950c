"""What the regulation demands for a change, and whether the new version already holds it.

One table says which papers each matter takes; papers with a term are judged by the same terms as
in `deadlines`. What is demanded and isn't there breaks a check; what still has time doesn't.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl import check, schema
from clusterctl.changes import papers
from clusterctl.changes.matters import (
    ACCESSION,
    CREATION,
    EXCLUSION,
    FROZEN,
    PROGRAM,
    REQUISITES,
    TARGETS,
    Matter,
    matters,
)
from clusterctl.changes.words import Words
from clusterctl.duties import COPY, NOTIFICATION
from clusterctl.messages import Bilingual, Listing, Message, _
from clusterctl.timeline import State as TermState
from clusterctl.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from clusterctl.changes.comparison import Change, Comparison
    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder
    from clusterctl.regulation import Change as ChangeOfAgreement
    from clusterctl.timeline import Term


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


@dataclass(frozen=True, slots=True)
class Consequence:
    """Changes that are one matter in law, and what it demands."""

    matter: Matter
    title: Message
    changes: tuple[Change, ...]
    demands: tuple[Demand, ...]

    @property
    def broken(self) -> bool:
        """Whether something demanded is missing, or a signed paper was edited."""
        return any(demand.state is State.MISSING for demand in self.demands)


@dataclass(frozen=True, slots=True)
class Case:
    """What a demand is judged by: the matter, its changes, what is sound of the new version."""

    comparison: Comparison
    folder: Folder
    matter: Matter
    changes: tuple[Change, ...]
    terms: tuple[Term, ...] = ()

    @property
    def agreement(self) -> Document | None:
        """The cluster's agreement."""
        return next(iter(self.folder.of("agreement", self.matter.cluster)), None)

    @property
    def program(self) -> Document | None:
        """The cluster's program."""
        return next(iter(self.folder.of("program", self.matter.cluster)), None)

    @property
    def decided_only(self) -> bool:
        """Whether the council has decided and nothing was done about it yet."""
        return all(change.document.kind == "protocol" for change in self.changes)

    def supplement(self) -> Document | None:
        """The concluded supplement that makes the change."""
        return papers.supplement(self)

    def protocol(self) -> Document | None:
        """The protocol that decides it."""
        return papers.protocol(self)


def consequences(comparison: Comparison, judged: Folder | None = None) -> tuple[Consequence, ...]:
    """What the changes of a comparison are in law, and what is demanded for each.

    `judged` is the new version without its unsound parts, for who has judged it already.
    """
    return tuple(_consequence(case) for case in cases(comparison, judged))


def cases(comparison: Comparison, judged: Folder | None = None) -> tuple[Case, ...]:
    """The matters of a comparison, each with its changes and what its demands are judged by."""
    found: dict[Matter, list[Change]] = {}
    for change in comparison.changes:
        for matter in matters(comparison, change):
            found.setdefault(matter, []).append(change)
    _join_text_to_targets(found)
    folder = judged or (check.check(comparison.new).folder if found else comparison.new)
    terms: dict[str, tuple[Term, ...]] = {
        id: _terms(folder, id) for id in {matter.cluster for matter in found}
    }
    return tuple(
        Case(comparison, folder, matter, tuple(changes), terms[matter.cluster])
        for matter, changes in found.items()
        if matter.kind in DEMANDS
    )


def _join_text_to_targets(found: dict[Matter, list[Change]]) -> None:
    """A revision that changes targets has one consent to seek, for its other words as well."""
    for matter in [m for m in found if m.kind == TARGETS]:
        text = Matter(PROGRAM, matter.cluster, matter.subject)
        found[matter] += found.pop(text, [])


def _terms(folder: Folder, cluster: str) -> tuple[Term, ...]:
    document = next(iter(folder.of("cluster", cluster)), None) if cluster else None
    return timeline(folder, document) if document else ()


def _consequence(case: Case) -> Consequence:
    demands = (demand(case) for demand in DEMANDS[case.matter.kind])
    return Consequence(
        case.matter, _title(case), case.changes, tuple(d for d in demands if d is not None)
    )


def _title(case: Case) -> Message:
    """What the matter is, and whom, what paper or which cluster it is about."""
    kind, words = case.matter.kind, Words(case.comparison)
    known = _TITLES.get(kind) or case.folder.regulation.change(kind).title
    if kind == FROZEN:
        return _("{matter}: {subject}", matter=known, subject=words.document(_frozen(case)))
    if kind in (ACCESSION, EXCLUSION, REQUISITES):
        subject = words.organization(case.matter.subject)
    else:
        subject = words.cluster(case.matter.cluster)
    return _("{matter}: {subject}", matter=known, subject=subject)


def _frozen(case: Case) -> Document:
    return case.changes[0].document


_TITLES = {
    TARGETS: _("targets or results of the program"),
    PROGRAM: _("text of the program"),
    CREATION: _("the agreement is concluded"),
    FROZEN: _("a signed paper was edited"),
}


def _supplement(case: Case) -> Demand | None:
    """A supplement with the change (pp. 8, 13; reading A12)."""
    paragraph = "8" if case.matter.kind == ACCESSION else "13"
    title = _("a supplementary agreement")
    found = case.supplement()
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
    found = case.protocol()
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
    found = case.supplement()
    for letter in (NOTIFICATION, COPY):
        if found is not None and found.date(letter, "sent_on"):
            return Demand("notification", title, "8", State.HELD, found.at(letter, "sent_on"))
    copy = _by_term("P09-03", "accession_copy", Case.supplement)(case)
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
    _by_term("P13-03", "protocol_copy", Case.protocol),
    _by_term("P13-02", "program_change", Case.protocol),
)

DEMANDS: Mapping[str, tuple[Callable[[Case], Demand | None], ...]] = {
    ACCESSION: (
        _protocol,
        _supplement,
        _by_term("P09-03", "accession_copy", Case.supplement),
        _notification,
        _by_term("P08-05", "inclusion_order", Case.supplement),
        _by_term("P13-04", "program_accession", Case.protocol),
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
