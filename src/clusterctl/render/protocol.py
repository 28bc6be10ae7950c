"""What the templates of a protocol work with: the protocol, its extract, its registration sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import membership
from clusterctl.render import offices
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder

MOST_NAMED = 10
"""Of more people than these a protocol has a list of its own."""


def sources(folder: Folder, protocol: Document) -> list[Document]:
    """The protocol, its cluster, the organisations of those present."""
    present = (row.get("organization") for _i, row in protocol.items("present"))
    found = [
        folder.settings,
        folder.get("cluster", protocol.cluster),
        protocol,
        *(folder.get("organization", id) for id in dict.fromkeys(present)),
    ]
    return [document for document in found if document]


def values(folder: Folder, protocol: Document) -> dict[str, Any]:
    """The protocol with who sat and how they voted."""
    cluster = folder.get("cluster", protocol.cluster)
    told = whole(folder, protocol)
    day = protocol.date("meeting_date")
    return {
        "protocol": told,
        "cluster": whole(folder, cluster) if cluster else {"name": None},
        "chair": {
            "name": told["chair"],
            "elected": offices.member(cluster, told["chair"], day) == "chair",
        },
        "represented": len({row["organization"] for row in told["present"]}),
        "participants": _participants(cluster, day),
        "listed_apart": len(told["present"]) > MOST_NAMED,
        "items": [_item(told, n, item) for n, item in enumerate(told["agenda"], 1)],
    }


def _participants(cluster: Document | None, day: date | None) -> int:
    """How many the cluster has on the day; 0 where that isn't known."""
    known = membership.participants(cluster, day) if cluster and day else None
    return len(known or {})


def _item(protocol: dict[str, Any], number: int, item: dict[str, Any]) -> dict[str, Any]:
    """An item of the agenda with its speaker as a person, and how the vote went in a word."""
    votes = item["votes"] or {}
    return {
        **item,
        "number": number,
        "speaker": _person(protocol, item["speaker"]),
        "outcome": _outcome(votes.get("for"), votes.get("against"), votes.get("abstained")),
    }


def _person(protocol: dict[str, Any], name: str | None) -> dict[str, Any]:
    """Somebody at the meeting, with the forms of the name the protocol gives."""
    rows = (row["person"] for row in protocol["present"] if row["person"])
    known = next((person for person in rows if person["name"] == name), None)
    return known or {"name": name}


def _outcome(favour: int | None, against: int | None, abstained: int | None) -> str:
    if not favour:
        return ""
    if not against and not abstained:
        return "единогласно"
    return "большинством голосов" if favour > (against or 0) + (abstained or 0) else ""
