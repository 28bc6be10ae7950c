"""What a change is in law: an accession, another term, a target, a signed paper edited.

The schema marks what a field is about (`x-material`); here it meets the state of the papers:
editing a draft is nothing in law, and what is signed isn't edited at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clusterctl import membership
from clusterctl.changes.comparison import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from clusterctl.changes.comparison import Change, Comparison
    from clusterctl.documents import Document

ACCESSION, EXCLUSION = "accession", "exclusion"
REQUISITES = "requisites"
TARGETS, PROGRAM = "targets", "program"
CREATION, FROZEN = "creation", "frozen"

_RECORDS = frozenset({"copy_to_regional_operator", "notification", "included_by", "note", "status"})
"""What is written into a document's file after the signing, and is no part of the paper."""

_FORMS = frozenset({"genitive", "dative", "instrumental"})
"""How a name is declined: a help for printing."""

_BESIDE_THE_TARGET = frozenset({"source", "baseline", "recommended"})
"""What an indicator's row says that isn't what is to be reached."""

_BESIDE_THE_TEXT = frozenset(
    {"revision", "revisions", "agreed_by_coordinator", "approval", "note", "status"}
)
"""What a program's file keeps about the program."""


@dataclass(frozen=True, slots=True, order=True)
class Matter:
    """What a change is about in law, in which cluster, and on whom or what it bears."""

    kind: str
    cluster: str = ""
    subject: str = ""


def matters(comparison: Comparison, change: Change) -> tuple[Matter, ...]:
    """What a change is in law; nothing for most, several for a protocol of several decisions."""
    if change.document.draft or _FORMS.intersection(map(str, change.route)):
        return ()
    of = _BY_KIND.get(change.document.kind)
    return tuple(of(comparison, change)) if of else ()


def signed(document: Document) -> bool:
    """Whether a document is final and somebody has signed it."""
    value = document.source.value
    if document.draft:
        return False
    match document.kind:
        case "agreement" | "supplement":
            rows = value.get("parties")
            return any(_signed_row(row) for row in rows) if isinstance(rows, list) else False
        case "program":
            rows = value.get("signatures")
            here = any(_signed_row(row) for row in rows) if isinstance(rows, list) else False
            return here or bool(value.get("agreed_by_coordinator"))
        case "protocol":
            return bool(value.get("signed_by_chair_on"))
        case "order" | "conclusion":
            return bool(value.get("date")) and bool(value.get("number"))
        case _:
            return False


def concluded(comparison: Comparison, cluster: str) -> bool:
    """Whether the cluster had a signed agreement before, so that changing it takes papers."""
    return any(signed(a) for a in comparison.old.of("agreement", cluster))


def _signed_row(row: Any) -> bool:
    return isinstance(row, dict) and bool(row.get("signed_on"))


def _of_cluster(comparison: Comparison, change: Change) -> Iterator[Matter]:
    match change.route:
        case ("participants", int()) | ("participants", int(), "until"):
            pass
        case _:
            return
    cluster = change.document.cluster
    if not concluded(comparison, cluster):
        return
    subject = _organization(change)
    if len(change.route) == 2 and change.action is Action.REMOVED:  # noqa: PLR2004 the item itself
        if not _row(change).get("until"):
            yield Matter(EXCLUSION, cluster, subject)
    elif len(change.route) == 2:  # noqa: PLR2004 likewise
        yield Matter(ACCESSION, cluster, subject)
    elif change.action is Action.ADDED:
        yield Matter(EXCLUSION, cluster, subject)
    elif change.action is Action.REMOVED:
        yield Matter(ACCESSION, cluster, subject)


def _of_agreement(comparison: Comparison, change: Change) -> Iterator[Matter]:
    del comparison
    if not change.route:
        yield from _whole(change, Matter(CREATION, change.document.cluster))
        return
    if change.old is None or not signed(change.old):
        return
    cluster = change.document.cluster
    match change.route:
        case ("parties", int()):
            yield Matter(_material(change), cluster, _organization(change))
        case ("parties", int(), "signatory", *_):
            yield Matter(REQUISITES, "", _organization(change))
        case ("parties", *_):
            yield from _frozen(change)
        case _ if _material(change):
            yield Matter(_material(change), cluster)
        case _:
            yield from _frozen(change)


def _of_supplement(comparison: Comparison, change: Change) -> Iterator[Matter]:
    del comparison
    value = change.document.source.value
    kind = str(value.get("change") or "")
    bears = str(value.get("participant") or "") if kind in (ACCESSION, EXCLUSION) else ""
    if kind == REQUISITES:
        yield from _frozen(change)
    else:
        yield from _whole(change, Matter(kind, change.document.cluster, bears))


def _of_protocol(comparison: Comparison, change: Change) -> Iterator[Matter]:
    if change.route or change.action is Action.REMOVED:
        yield from _frozen(change)
        return
    by_decision = {c.decision: c.key for c in comparison.new.regulation.changes if c.decision}
    for i, _item in change.document.items("agenda"):
        for _j, decision in change.document.items("agenda", i, "decisions"):
            kind = by_decision.get(str(decision.get("kind")))
            if kind:
                bears = kind in (ACCESSION, EXCLUSION)
                subject = str(decision.get("subject") or "") if bears else ""
                yield Matter(kind, change.document.cluster, subject)


def _of_program(comparison: Comparison, change: Change) -> Iterator[Matter]:
    del comparison
    if change.old is None or not signed(change.old):
        return
    document = change.document
    match change.route:
        case () | ("signatures", *_):
            yield from _frozen(change)
        case (str(first), *_) if first in _BESIDE_THE_TEXT:
            return
        case _ if _material(change) in ("indicator", "result") and not _beside(change):
            yield Matter(TARGETS, document.cluster, document.id)
        case _:
            yield Matter(PROGRAM, document.cluster, document.id)


def _of_organization(comparison: Comparison, change: Change) -> Iterator[Matter]:
    if not change.route or _material(change) != REQUISITES:
        return
    clusters = comparison.new.of("cluster")
    if any(
        change.document.id in membership.ever(c) and concluded(comparison, c.cluster)
        for c in clusters
    ):
        yield Matter(REQUISITES, "", change.document.id)


def _of_paper(comparison: Comparison, change: Change) -> Iterator[Matter]:
    del comparison
    yield from _frozen(change)


def _whole(change: Change, matter: Matter) -> Iterator[Matter]:
    """What a new or finished paper brings; else what editing a signed one is."""
    if not change.route and change.action in (Action.ADDED, Action.FINISHED):
        yield matter
    else:
        yield from _frozen(change)


def _frozen(change: Change) -> Iterator[Matter]:
    """A signed paper edited; filling in what it left open, and records, are no edits."""
    old = change.old
    if old is None or not signed(old) or change.action is Action.FINISHED:
        return
    if change.route and change.route[0] in _RECORDS:
        return
    field = change.field
    if change.action is Action.ADDED and field is not None and field.draft:
        return
    yield Matter(FROZEN, old.cluster, f"{old.kind}/{old.id}")


def _material(change: Change) -> str:
    """What the schema says such a change is in law; "" where it says nothing."""
    field = change.field
    return field.material.get(change.action.value, "") if field else ""


def _beside(change: Change) -> bool:
    """Whether the change leaves what an indicator is to reach as it was."""
    at = change.route
    return at[0] == "sections" and not _BESIDE_THE_TARGET.isdisjoint(map(str, at))


def _organization(change: Change) -> str:
    return str(_row(change).get("organization") or "")


def _row(change: Change) -> dict[str, Any]:
    """The item of the document's list that the change is of or in."""
    row = change.holder.source.value[change.route[0]][change.route[1]]
    return row if isinstance(row, dict) else {}


_BY_KIND: Mapping[str, Callable[[Comparison, Change], Iterator[Matter]]] = {
    "cluster": _of_cluster,
    "agreement": _of_agreement,
    "supplement": _of_supplement,
    "protocol": _of_protocol,
    "program": _of_program,
    "organization": _of_organization,
    "order": _of_paper,
    "conclusion": _of_paper,
}
