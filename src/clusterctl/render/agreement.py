"""What the agreement's template works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import membership
from clusterctl.calendar import Unit
from clusterctl.documents import as_date
from clusterctl.language import Case, counted_in_words, date_long, decline_organization
from clusterctl.language.grammar import NBSP
from clusterctl.render.values import Absent, organization, unknown
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.regulation import Regulation

_OPERATOR = "Оператор Кластера"
_RANKS = {"operator": 0, "college": 1}
_UNITS = {Unit.CALENDAR: "календарный день", Unit.WORKING: "рабочий день"}
_LAST = 2
_BLANK = "_" * 8


def sources(folder: Folder, agreement: Document) -> list[Document]:
    """The agreement, its cluster and program, the order, the parties, the settings."""
    cluster = folder.get("cluster", agreement.cluster)
    found = [
        folder.settings,
        agreement,
        cluster,
        folder.get("program", agreement.get("program"), agreement.cluster),
        folder.get("order", cluster.get("created_by") if cluster else None),
        *(
            folder.get("organization", p.get("organization"))
            for _i, p in agreement.items("parties")
        ),
    ]
    return [document for document in found if document]


def values(folder: Folder, agreement: Document) -> dict[str, Any]:
    """The agreement and all it speaks of."""
    cluster = folder.get("cluster", agreement.cluster)
    order = folder.get("order", cluster.get("created_by") if cluster else None)
    program = folder.get("program", agreement.get("program"), agreement.cluster)
    told = whole(folder, agreement)
    parties = _parties(folder, told, cluster)
    operator = next((p for p in parties if p["alias"] == _OPERATOR), None)
    return {
        "agreement": told,
        "cluster": cluster.get("name") if cluster else None,
        "program": whole(folder, program) if program else Absent(),
        "revision": _revision(program, agreement.date("date")) if program else None,
        "order": order.get("title") if order else None,
        "created_by": _dated(order),
        "act": _act(folder),
        "regional_operator": folder.setting("regional_operator", "name"),
        "regional_operator_genitive": _genitive(folder.setting("regional_operator", "name")),
        "regional_coordinator": folder.setting("regional_coordinator", "name"),
        "roles": {role.key: dict(role.ru) for role in folder.regulation.roles},
        "terms": _terms(folder.regulation),
        "parties": parties,
        "operator_name": operator["organization"]["name"]["short"] if operator else None,
        "sender": next(
            (p["alias"] for p in parties if p["id"] == told["submission_responsible"]), _OPERATOR
        ),
        "directions": _directions(folder.regulation, told["directions"], parties),
        "council": _council(folder, agreement, cluster),
        "clauses": _clauses(told["clauses"]),
    }


def _revision(program: Document, day: date | None) -> int | None:
    """The program's revision on the agreement's day, the present one for an agreement to come."""
    known: list[int] = [
        row["number"]
        for _i, row in program.items("revisions")
        if "number" in row and (made := as_date(row.get("date"))) and day and made <= day
    ]
    present: int | None = program.get("revision")
    return max(known, default=present)


def _act(folder: Folder) -> dict[str, str]:
    """The regulation's title in the instrumental, and the order that approved it."""
    title = folder.regulation.act.title.ru
    approved = folder.setting("regulation_order") or {}
    ministry = _genitive(folder.setting("regional_operator", "name"))
    day = date_long(as_date(approved.get("date")))
    number = approved.get("number") or _BLANK
    return {
        "title": title,
        "instrumental": decline_organization(title, Case.INSTRUMENTAL).text,
        "approved_by": f"утверждённым приказом {ministry} от{NBSP}{day} №{NBSP}{number}",
    }


def _genitive(name: str | None) -> str:
    return decline_organization(name, Case.GENITIVE).text if name else "_" * 30


def _dated(order: Document | None) -> str:
    """«от 2 марта 2026 г. № 101-осн», with blanks for what isn't known."""
    day, number = (order.date("date"), order.get("number")) if order else (None, None)
    return f"от{NBSP}{date_long(day)} №{NBSP}{number or _BLANK}"


def _parties(
    folder: Folder, agreement: dict[str, Any], cluster: Document | None
) -> list[dict[str, Any]]:
    """The parties with what they are called: the operator, then colleges, then the rest."""
    operator = cluster.get("operator") if cluster else agreement["operator"]
    found = []
    for party in agreement["parties"]:
        id = party["organization"]
        known = organization(folder, id) or unknown(folder, id)
        rank = _RANKS["operator"] if id and id == operator else _RANKS.get(known["type"], _LAST)
        found.append((rank, {**party, "organization": known, "id": id}))
    found.sort(key=lambda pair: pair[0])
    return [_called(n, rank, party) for n, (rank, party) in enumerate(found, 1)]


def _called(number: int, rank: int, party: dict[str, Any]) -> dict[str, Any]:
    """The party with its alias, and with who signs for it: the signatory, else the head."""
    alias = _OPERATOR if rank == _RANKS["operator"] else f"Сторона{NBSP}{number}"
    return {
        **party,
        "alias": alias,
        "signatory": party["signatory"] or party["organization"]["head"],
    }


def _directions(
    regulation: Regulation, chosen: list[dict[str, Any]], parties: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The chosen directions in the regulation's order, with who has which obligations."""
    aliases = {p["id"]: p["alias"] for p in parties}
    by_key = {item["direction"]: item for item in chosen}
    found = []
    for direction in regulation.directions:
        item = by_key.get(direction.key)
        if item is None:
            continue
        obligations = item["obligations"]
        found.append({
            "letter": direction.paragraph.lstrip("0123456789"),
            "title": direction.title.ru,
            "obligations": obligations,
            "aliases": [aliases[id] for o in obligations for id in o["parties"] if id in aliases],
        })  # fmt: skip
    return found


def _terms(regulation: Regulation) -> dict[str, dict[str, str]]:
    """The terms in words, in the genitive, «10 (десяти) рабочих дней», and their paragraphs."""
    return {
        rule.key: {
            "days": counted_in_words(rule.days, _UNITS[rule.unit], Case.GENITIVE),
            "paragraph": rule.paragraph,
        }
        for rule in regulation.terms
    }


def _council(folder: Folder, agreement: Document, cluster: Document | None) -> list[dict[str, Any]]:
    """The members of the council on the agreement's date, or when it was formed; chair first."""
    if cluster is None:
        return []
    day = agreement.date("date") or folder.as_of
    formed = cluster.date("council", "formed_on")
    day = max(day, formed) if formed else day
    known = membership.council(cluster) or ()
    serving = {stay.spot.route[-1] for stay in known if stay.covers(day)}
    members = whole(folder, cluster)["council"]["members"]
    shown = [m for i, m in enumerate(members) if i in serving]
    ranks = {"chair": 0, "deputy": 1, "member": 2, "secretary": 3}
    return sorted(shown, key=lambda m: ranks.get(m["role"], len(ranks)))


def _clauses(clauses: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The parties' own clauses by the section they belong to."""
    sections: dict[str, list[str]] = {
        name: [] for name in ("obligations", "council", "finance", "liability", "final")
    }
    for clause in clauses:
        if clause["text"]:
            sections.setdefault(clause["section"], []).append(clause["text"])
    return sections
