"""What the draft of an order works with; the regional operator issues it, under its own number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.duties import COPY, NOTIFICATION
from clusterctl.render import citations, offices
from clusterctl.render.values import organization
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


def sources(folder: Folder, order: Document) -> list[Document]:
    """The order, its cluster, what it rests on, the organisations it names, the settings."""
    cluster = folder.get("cluster", order.get("cluster"))
    supplement = _basis(folder, order)
    ids = [*order.get("participants", default=[]), cluster.get("operator") if cluster else None]
    found = [
        folder.settings,
        cluster,
        order,
        folder.get("order", cluster.get("created_by")) if cluster else None,
        supplement,
        folder.get("protocol", supplement.get("protocol"), supplement.cluster)
        if supplement
        else None,
        *(folder.get("organization", id) for id in ids),
    ]
    return list({d.file: d for d in found if d}.values())


def values(folder: Folder, order: Document) -> dict[str, Any]:
    """The order, the cluster, the participants it names, and the papers it rests on."""
    cluster = folder.get("cluster", order.get("cluster"))
    supplement = _basis(folder, order)
    told = whole(folder, order)
    told_basis = whole(folder, supplement) if supplement else None
    roles = {p.get("organization"): p for _i, p in cluster.items("participants")} if cluster else {}
    titles = {p["organization"]: p["role_title"] for p in _rows(folder, cluster)}
    return {
        "order": told,
        "cluster": whole(folder, cluster) if cluster else {"name": None},
        "created": citations.one(folder, "order", cluster.get("created_by")) if cluster else None,
        "supplement": told_basis,
        "protocol": citations.one(
            folder, "protocol", supplement.get("protocol"), supplement.cluster
        )
        if supplement
        else None,
        "letter": _letter(told_basis),
        "sender": offices.sender(folder, cluster),
        "operator": organization(folder, cluster.get("operator")) if cluster else None,
        "participants": [
            {**known, "role": titles.get(id) if id in roles else None}
            for id in told["participants"]
            if (known := organization(folder, id))
        ],
        "act": citations.act(folder),
        "body": citations.body(folder, "regional_operator"),
        "signer": told["signed_by"] or offices.head(folder, "regional_operator"),
        "terms": {rule.key: citations.term(folder, rule.key) for rule in folder.regulation.terms},
    }


def _basis(folder: Folder, order: Document) -> Document | None:
    return folder.get("supplement", order.get("basis"), order.get("cluster", default=""))


def _rows(folder: Folder, cluster: Document | None) -> list[dict[str, Any]]:
    return list(whole(folder, cluster)["participants"]) if cluster else []


def _letter(supplement: dict[str, Any] | None) -> dict[str, Any] | None:
    """The letter by which the supplement became known: the notification, else the copy's (A9)."""
    if supplement is None:
        return None
    found = supplement[NOTIFICATION] or supplement[COPY]
    return found if found and found["outgoing_number"] else None
