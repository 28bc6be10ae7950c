"""The papers that answer a change: supplements, protocols, conclusions, entries of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import agreements
from clusterctl.changes.comparison import Action
from clusterctl.changes.matters import ACCESSION, EXCLUSION, TARGETS, matters
from clusterctl.changes.sameness import essence, same

if TYPE_CHECKING:
    from clusterctl.changes.cases import Case
    from clusterctl.changes.comparison import Change
    from clusterctl.documents import Document

_AGREED = ("agreed", "agreed_with_remarks")


def supplement(case: Case) -> Document | None:
    """The concluded supplement that makes the change, the last of several.

    One on a participant or a day says so itself; any other has to be new.
    """
    agreement = case.agreement
    if agreement is None:
        return None
    found = agreements.supplements(case.folder, agreement, case.matter.kind)
    return next((s for s in reversed(found) if _answers(case, s)), None)


def draft_supplement(case: Case) -> Document | None:
    """The draft of such a supplement."""
    drafts = (s for s in case.folder.of("supplement", case.matter.cluster) if s.draft)
    return next(
        (s for s in drafts if s.get("change") == case.matter.kind and _answers(case, s)), None
    )


def protocol(case: Case) -> Document | None:
    """The final protocol with the decision: the one the supplement rests on, else any that fits."""
    decision = case.folder.regulation.change(case.matter.kind).decision or ""
    bears = case.matter.subject or None
    rested = supplement(case)
    named = rested.get("protocol") if rested else None
    fitting = [
        p
        for p in case.folder.of("protocol", case.matter.cluster)
        if not p.draft and _decides(p, decision, bears)
    ]
    if named:
        return next((p for p in fitting if p.id == named), None)
    return next((p for p in reversed(fitting) if bears or fresh(case, p)), None)


def draft_protocol(case: Case) -> Document | None:
    """The last draft of such a protocol."""
    decision = case.folder.regulation.change(case.matter.kind).decision or ""
    bears = case.matter.subject or None
    drafts = (p for p in case.folder.of("protocol", case.matter.cluster) if p.draft)
    return next((p for p in reversed(list(drafts)) if _decides(p, decision, bears)), None)


def draft_conclusion(case: Case, issuer: str) -> Document | None:
    """The draft of an authority's conclusion on the program, and on its new revision if told."""
    numbers = {entry.get("number") for _i, entry in entries(case)}
    drafts = (c for c in case.folder.of("conclusion", case.matter.cluster) if c.draft)
    return next(
        (
            c
            for c in drafts
            if c.get("issued_by") == issuer
            and c.get("program") == case.matter.subject
            and (not numbers or c.get("about", "revision") in {*numbers, None})
        ),
        None,
    )


def consents(case: Case, issuer: str) -> list[Document]:
    """The final conclusions of an authority that agree to the program's new revision."""
    numbers = {entry.get("number") for _i, entry in entries(case)}
    named = {entry.get("conclusion") for _i, entry in entries(case)}
    return [
        c
        for c in case.folder.of("conclusion", case.matter.cluster)
        if not c.draft
        and c.get("issued_by") == issuer
        and c.get("verdict") in _AGREED
        and c.get("program") == case.matter.subject
        and (c.id in named or c.get("about", "revision") in numbers or _on_proposal(case, c))
    ]


def uncovered(case: Case, conclusions: list[Document]) -> tuple[str, ...]:
    """The targets of indicators that the conclusions list and these are not among, or not so.

    A conclusion that lists nothing agrees to the revision as it is.
    """
    listed = [row for c in conclusions for _i, row in c.items("changes")]
    if not listed:
        return ()
    agreed = {(row.get("indicator"), row.get("year"), row.get("after")) for row in listed}
    wanted = [told for change in case.changes if (told := target(case, change))]
    return tuple(f"{id} {year}" for id, year, value in wanted if (id, year, value) not in agreed)


def entries(case: Case) -> list[tuple[int, dict[str, Any]]]:
    """The entries of the program's list of revisions that are new, with their positions."""
    program = case.program
    if program is None:
        return []
    old = case.comparison.old.get("program", program.id, program.cluster)
    known = {essence(e.get("number")) for _i, e in old.items("revisions")} if old else set()
    rows = program.items("revisions")
    return [(i, row) for i, row in rows if essence(row.get("number")) not in known]


def fresh(case: Case, document: Document) -> bool:
    """Whether a document wasn't there before, or was a draft."""
    old = case.comparison.old.get(document.kind, document.id, document.cluster)
    return old is None or old.draft


def _answers(case: Case, supplement: Document) -> bool:
    if case.matter.kind in (ACCESSION, EXCLUSION):
        return bool(supplement.get("participant") == case.matter.subject)
    until = [c.after for c in case.changes if c.route == ("valid", "until")]
    if until and supplement.get("new_valid_until"):
        return same(supplement.get("new_valid_until"), until[0])
    return fresh(case, supplement)


def _decides(protocol: Document, kind: str, subject: str | None) -> bool:
    return any(
        decision.get("kind") == kind and subject in (None, decision.get("subject"))
        for i, _item in protocol.items("agenda")
        for _j, decision in protocol.items("agenda", i, "decisions")
    )


def _on_proposal(case: Case, conclusion: Document) -> bool:
    return bool(conclusion.get("about", "proposal")) and fresh(case, conclusion)


def target(case: Case, change: Change) -> tuple[Any, Any, Any] | None:
    """Indicator, year and new value of a changed target; None for any other change."""
    match change.route:
        case ("sections", "indicators", "list", int() as i, "targets", int() as j, *_) if (
            change.action is not Action.REMOVED
            and any(m.kind == TARGETS for m in matters(case.comparison, change))
        ):
            value = change.document.source.value
            indicator = value["sections"]["indicators"]["list"][i]
            row = indicator["targets"][j]
            if not isinstance(row, dict):
                return None
            return indicator.get("id"), row.get("year"), row.get("value")
        case _:
            return None
