"""What conclusions on a program work with: those of the regional operator and coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.render import citations, offices
from clusterctl.render.values import organization
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


def sources(folder: Folder, conclusion: Document) -> list[Document]:
    """The conclusion, the program it is about, the cluster, the settings."""
    found = [
        folder.settings,
        folder.get("cluster", conclusion.cluster),
        folder.get("program", conclusion.get("program"), conclusion.cluster),
        conclusion,
        folder.get("organization", folder.setting("regional_coordinator", "legal_entity")),
    ]
    return [document for document in found if document]


def values(folder: Folder, conclusion: Document) -> dict[str, Any]:
    """The conclusion with what its indicators and sections are called, and who issues it."""
    cluster = folder.get("cluster", conclusion.cluster)
    program = folder.get("program", conclusion.get("program"), conclusion.cluster)
    told = whole(folder, conclusion)
    told_program = whole(folder, program) if program else None
    issuer = told["issued_by"]
    return {
        "conclusion": told,
        "program": told_program,
        "cluster": whole(folder, cluster) if cluster else {"name": None},
        "act": citations.act(folder),
        "regional_operator": citations.body(folder, "regional_operator"),
        "regional_coordinator": citations.body(folder, "regional_coordinator"),
        "signer": offices.head(folder, issuer or "regional_operator"),
        "entity": organization(folder, folder.setting("regional_coordinator", "legal_entity")),
        "addressee": _addressee(folder, cluster, conclusion, told),
        "protocol": _protocol(folder, conclusion, told, told_program),
        "changes": _changes(told, told_program),
        "remarks": _remarks(folder, told),
    }


def _addressee(
    folder: Folder, cluster: Document | None, conclusion: Document, told: dict[str, Any]
) -> dict[str, Any]:
    """Whom it is written to; the council's chair is addressed as such."""
    day = conclusion.date("date") or folder.as_of
    chair = offices.chair(folder, cluster, day)
    person = told["addressee"] or chair
    return {**person, "chairs": person["name"] == chair["name"] and chair["name"] is not None}


def _protocol(
    folder: Folder, conclusion: Document, told: dict[str, Any], program: dict[str, Any] | None
) -> dict[str, Any] | None:
    """The protocol that caused the revision it is about."""
    number = told["about"]["revision"] if told["about"] else None
    revisions = program["revisions"] if program else []
    caused = next((r["caused_by"] for r in revisions if r["number"] == number), None)
    return citations.one(folder, "protocol", caused, conclusion.cluster)


def _changes(told: dict[str, Any], program: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The changed values with their indicator's or result's title and unit."""
    sections = (program["sections"] or {}) if program else {}
    listed = (sections.get("indicators") or {}).get("list") or []
    known = {row["id"]: row for row in [*listed, *((program or {}).get("results") or [])]}
    return [
        {
            **change,
            "title": known.get(change["indicator"], {}).get("title") or change["indicator"] or "–",
            "unit": known.get(change["indicator"], {}).get("unit"),
        }
        for change in told["changes"]
    ]


def _remarks(folder: Folder, told: dict[str, Any]) -> list[dict[str, Any]]:
    """The remarks with the numbers and titles of their sections, in the program's order."""
    sections = {s.key: (n, s.title.ru) for n, s in enumerate(folder.regulation.sections, 1)}
    found = [
        {"text": r["text"], "number": number, "title": title}
        for r in told["remarks"]
        for number, title in [sections.get(r["section"], (len(sections) + 1, None))]
    ]
    return sorted(found, key=lambda remark: remark["number"])
