"""What the program's template works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import membership
from clusterctl.language import date_long
from clusterctl.language.grammar import NBSP
from clusterctl.render import program_tables
from clusterctl.render.values import Absent
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder


def sources(folder: Folder, program: Document) -> list[Document]:
    """The program, its cluster, the settings, the acts on its revisions, the organisations."""
    cluster = folder.get("cluster", program.cluster)
    known = membership.ever(cluster) if cluster else frozenset()
    found = [
        folder.settings,
        program,
        cluster,
        *_acts(folder, program),
        *(folder.get("organization", id) for id in sorted(known)),
    ]
    return [document for document in found if document]


def values(folder: Folder, program: Document) -> dict[str, Any]:
    """The program, its sections by name, and its tables with years as columns."""
    told = whole(folder, program)
    cluster = folder.get("cluster", program.cluster)
    operator = folder.get("organization", cluster.get("operator") if cluster else None)
    signatures = _signatures(folder, program, told)
    return {
        "program": told,
        "revised_on": _revised(program),
        "operator_name": operator.get("name", "short") if operator else None,
        "titles": {s.key: s.title.ru for s in folder.regulation.sections},
        "sections": told["sections"],
        "region": folder.setting("region", "name"),
        "signatures": signatures,
        "signed_by_all": bool(signatures) and all(s["signed_on"] for s in signatures),
        "coordinator": folder.setting("regional_coordinator", "name"),
        "coordinator_head": folder.setting("regional_coordinator", "head")
        or {"position": None, "name": None},
        "verdicts": list(_verdicts(folder, program)),
        "revisions": [_revision(folder, program, row) for row in told["revisions"]],
        "tables": program_tables.tables(folder, told),
    }


def _revised(program: Document) -> date | None:
    """The day of the program's current revision."""
    found = (
        r for _i, r in program.items("revisions") if r.get("number") == program.get("revision")
    )
    return membership.last_day(row.get("date") for row in found)


def _acts(folder: Folder, program: Document) -> Iterator[Document]:
    """The conclusions on the program and the protocols its revisions rest on."""
    given = [("conclusion", program.get("agreed_by_coordinator"))]
    for _i, row in program.items("revisions"):
        given += [("conclusion", row.get("conclusion")), ("protocol", row.get("caused_by"))]
    for kind, id in dict.fromkeys(given):
        if found := folder.get(kind, id, program.cluster):
            yield found


def _verdicts(folder: Folder, program: Document) -> Iterator[dict[str, Any]]:
    """Who agreed to what and how, by date."""
    found = [whole(folder, act) for act in _acts(folder, program) if act.kind == "conclusion"]
    for told in sorted(found, key=lambda told: str(told["date"])):
        yield {
            "revision": told["about"]["revision"],
            "proposal": told["about"]["proposal"],
            "by": folder.setting(told["issued_by"], "name") if told["issued_by"] else None,
            "verdict": told["verdict_title"],
            "act": _act("заключение", told),
        }


def _revision(folder: Folder, program: Document, row: dict[str, Any]) -> dict[str, Any]:
    """A revision with what it rests on, told by dates and numbers."""
    protocol = folder.get("protocol", row["caused_by"], program.cluster)
    conclusion = folder.get("conclusion", row["conclusion"], program.cluster)
    grounds = [
        _act("протокол", whole(folder, protocol), "meeting_date") if protocol else row["caused_by"],
        _act("заключение", whole(folder, conclusion)) if conclusion else row["conclusion"],
        row["agreement_not_needed"],
    ]
    return {**row, "grounds": [ground for ground in grounds if ground]}


def _act(name: str, told: dict[str, Any], day: str = "date") -> str:
    """«заключение от 20 марта 2026 г. № РК-05/26», with a blank for the number there isn't."""
    return f"{name} от{NBSP}{date_long(told[day])} №{NBSP}{told['number'] or '_' * 8}"


def _signatures(folder: Folder, program: Document, told: dict[str, Any]) -> list[dict[str, Any]]:
    """Who signed the program and who has yet to: every participant, and who was one when signing.

    A participant who hasn't signed yet is shown with its head; who left the cluster since is
    marked with the last day.
    """
    cluster = folder.get("cluster", program.cluster)
    stays = (membership.stays(cluster, "participants") or ()) if cluster else ()
    left = {s.organization: s.until for s in stays if s.until and s.until < folder.as_of}
    signed = {row["organization"]: row for row in told["signatures"]}
    here = (membership.participants(cluster, folder.as_of) or {}) if cluster else {}
    rows = [_signature(folder, id, signed.get(id) or {}) for id in {**signed, **here}]
    return [{**row, "left_on": left.get(row["id"])} for row in rows]


def _signature(folder: Folder, id: str, signed: dict[str, Any]) -> dict[str, Any]:
    """One who signs: the person that did, else the organisation's head."""
    found = folder.get("organization", id)
    organization = whole(folder, found) if found else {"name": {"short": id}, "head": Absent()}
    person = signed.get("person") or organization["head"]
    return {
        "id": id,
        "organization": organization["name"]["short"],
        "position": person.get("position"),
        "name": person.get("name"),
        "signed_on": signed.get("signed_on"),
    }
