"""The supplementary agreement that a change takes, as the values of its draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.changes.comparison import Action
from clusterctl.changes.matters import ACCESSION, EXCLUSION

if TYPE_CHECKING:
    from clusterctl.changes.comparison import Change

_MADE_BY_SUPPLEMENTS = frozenset({"order_of_interaction", "obligations", "term"})


def supplement_of(change: Change) -> dict[str, Any]:
    """What a draft supplement says of the change, by the keys of its schema.

    Empty for a change that takes no supplement. What the change doesn't know is left out: number,
    date, protocol, parties, and for a change of the cluster's own list the agreement.
    """
    kind = _kind(change)
    if not kind:
        return {}
    draft: dict[str, Any] = {"kind": "supplement", "status": "draft", "change": kind}
    if change.document.kind == "agreement":
        draft["agreement"] = change.document.id
    draft["cluster"] = change.document.cluster
    if kind in (ACCESSION, EXCLUSION):
        row = change.holder.source.value[change.route[0]][change.route[1]]
        if isinstance(row, dict):
            draft["participant"] = row.get("organization")
    return draft | _terms(change, kind)


def _kind(change: Change) -> str:
    """What the supplement would change; "" where none is concluded."""
    match change.document.kind, change.route:
        case ("cluster", ("participants", int())) | ("agreement", ("parties", int())):
            return {Action.ADDED: ACCESSION, Action.REMOVED: EXCLUSION}.get(change.action, "")
        case ("cluster", ("participants", int(), "until")):
            return EXCLUSION if change.action is Action.ADDED else ""
        case ("agreement", (str(), *_)):
            field = change.field
            material = field.material.get(change.action.value, "") if field else ""
            return material if material in _MADE_BY_SUPPLEMENTS else ""
        case _:
            return ""


def _terms(change: Change, kind: str) -> dict[str, Any]:
    """The new words: a last day, obligations, a clause."""
    match change.route:
        case ("valid", "until") if change.after:
            return {"new_valid_until": change.after}
        case ("directions", int() as i, *_) if change.action is not Action.REMOVED:
            return {"obligations": _obligations(change, i)}
        case _ if kind in (ACCESSION, EXCLUSION, "term"):
            return {}
        case _ if isinstance(change.after, str):
            return {"clauses": [{"text": change.after}]}
        case _:
            return {}


def _obligations(change: Change, at: int) -> list[dict[str, Any]]:
    """The obligations of the direction that are new or reworded."""
    item = change.document.source.value["directions"][at]
    rows = item.get("obligations") if isinstance(item, dict) else None
    if not isinstance(rows, list):
        return []
    match change.route:
        case (_, _, "obligations", int() as j, *_):
            rows = rows[j : j + 1]
    return [{"direction": item.get("direction"), **row} for row in rows if isinstance(row, dict)]
