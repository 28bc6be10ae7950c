"""Who holds which office: the council's chair on a day, the heads of the regional bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import membership
from clusterctl.render.values import organization
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder

NOBODY: dict[str, Any] = {"name": None, "position": None, "basis": None}
"""A person nobody knows yet: room is left to write."""


def chair(folder: Folder, cluster: Document | None, day: date | None) -> dict[str, Any]:
    """The council's chair on the day; nobody where there is none, or more than one."""
    found = membership.chairs(cluster, day) if cluster and day else None
    if cluster is None or not found or len(found) > 1:
        return NOBODY
    members = (whole(folder, cluster)["council"] or {"members": []})["members"]
    row = found[0].spot.route[-1]
    return members[row]["person"] if isinstance(row, int) else NOBODY


def head(folder: Folder, body: str) -> dict[str, Any]:
    """The head of the regional operator or coordinator, by the settings."""
    return NOBODY | (folder.setting(body, "head") or {})


def sender(folder: Folder, cluster: Document | None) -> dict[str, Any] | None:
    """Who writes to the regional operator: whom the agreement charges, else the operator."""
    if cluster is None:
        return None
    agreement = membership.only(folder, "agreement", cluster)
    charged = agreement.get("submission_responsible") if agreement else None
    return organization(folder, charged or cluster.get("operator"))


def member(cluster: Document | None, name: str | None, day: date | None) -> str:
    """The role in the council of somebody on the day; an empty text for a guest."""
    known = membership.council(cluster) if cluster else None
    if not known or day is None:
        return ""
    return next((s.role for s in known if s.person == name and s.covers(day)), "")
