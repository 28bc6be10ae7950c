"""What letters to the regional operator work with, and the inscription on the copies they send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import membership, timeline
from clusterctl.duties import COPY, NOTIFICATION, changes_by_protocol
from clusterctl.render import citations, offices
from clusterctl.render.values import organization
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

JOINING = "accession"
JOINING_OR_LEAVING = frozenset({JOINING, "exclusion"})


def sources(folder: Folder, document: Document) -> list[Document]:
    """The document of which a copy is sent, its cluster and agreement, the settings, the sender."""
    cluster = folder.get("cluster", document.cluster)
    sender = offices.sender(folder, cluster)
    found = [
        folder.settings,
        cluster,
        membership.only(folder, "agreement", cluster) if cluster else None,
        document,
        *(folder.get("protocol", id, document.cluster) for id in _protocols(document)),
        folder.get("organization", sender["id"]) if sender else None,
        folder.get("organization", document.get("participant")),
    ]
    return list({d.file: d for d in found if d}.values())


def values(folder: Folder, document: Document) -> dict[str, Any]:
    """The document sent, the letter's own data, and whom and what it names."""
    cluster = folder.get("cluster", document.cluster)
    told = whole(folder, document)
    copy = told[COPY]
    signed = document.date(COPY, "certified_on")
    chair = offices.chair(folder, cluster, signed or folder.as_of)
    return {
        "kind": document.kind,
        "document": told,
        "cluster": whole(folder, cluster) if cluster else {"name": None},
        "agreement": citations.agreement_of(folder, cluster),
        "order": citations.one(folder, "order", cluster.get("created_by")) if cluster else None,
        "act": citations.act(folder),
        "regional_operator": citations.body(folder, "regional_operator"),
        "addressee": offices.head(folder, "regional_operator"),
        "sender": offices.sender(folder, cluster),
        "operator": organization(folder, cluster.get("operator")) if cluster else None,
        "copy": copy,
        "chair": chair if chair["name"] else offices.NOBODY | {"name": copy["certified_by"]},
        "notification": told.get(NOTIFICATION),
        "participant": organization(folder, told.get("participant")),
        "protocols": [
            p for id in _protocols(document)
            if (p := citations.one(folder, "protocol", id, document.cluster))
        ],
        "decisions": _decisions(folder, told),
        "inclusion_term": citations.term(folder, "inclusion_order"),
    }  # fmt: skip


def copied(folder: Folder, document: Document) -> bool:
    """Whether a copy was sent, there is a term to send one, or there will be once it is signed."""
    cluster = folder.get("cluster", document.cluster)
    if document.get(COPY) or (document.draft and _is_to_be_copied(document)):
        return True
    terms = timeline.timeline(folder, cluster) if cluster else ()
    return any(t.document.file == document.file and t.spot.route[:1] == (COPY,) for t in terms)


def notified(folder: Folder, document: Document) -> bool:
    """Whether a letter of its own notifies of a participant who joins or leaves.

    Where there is none of one who joins, the letter that goes with the copy does it.
    """
    del folder
    return bool(document.get(NOTIFICATION)) and document.get("change") in JOINING_OR_LEAVING


def _is_to_be_copied(draft: Document) -> bool:
    return draft.kind == "agreement" or draft.get("change") == JOINING


def _protocols(document: Document) -> list[str]:
    """The protocols that go with the copy: those attached, and the one a supplement rests on."""
    attached = document.get(COPY, "attachments", default=[])
    return [id for id in dict.fromkeys([*attached, document.get("protocol")]) if id]


def _decisions(folder: Folder, told: dict[str, Any]) -> list[str]:
    """Of a protocol, the decisions for which the regulation has a copy sent."""
    kinds = {change.decision for change in changes_by_protocol(folder.regulation)}
    return [
        decision["text"]
        for item in told.get("agenda") or ()
        for decision in item["decisions"]
        if decision["kind"] in kinds
    ]
