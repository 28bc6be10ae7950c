"""What the supplement's template works with: one template, a branch for each kind of change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from clusterctl import agreements
from clusterctl.duties import changes_by_protocol
from clusterctl.language.grammar import NBSP
from clusterctl.render import agreement as agreement_paper
from clusterctl.render import citations, offices
from clusterctl.render.values import organization
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

NEWCOMER = "Новый участник"
_OPERATOR = "Оператор Кластера"
_REST = re.compile(r"остальн\w+\s+(?:услови|положени|пункт)", re.IGNORECASE)


def sources(folder: Folder, supplement: Document) -> list[Document]:
    """The supplement, the agreement it changes, its protocol, the parties, the settings."""
    cluster = supplement.cluster
    parties = (row.get("organization") for _i, row in supplement.items("parties"))
    ids = dict.fromkeys([*parties, supplement.get("participant")])
    found = [
        folder.settings,
        folder.get("cluster", cluster),
        folder.get("agreement", supplement.get("agreement"), cluster),
        supplement,
        folder.get("protocol", supplement.get("protocol"), cluster),
        *(folder.get("organization", id) for id in ids),
    ]
    return [document for document in found if document]


def values(folder: Folder, supplement: Document) -> dict[str, Any]:
    """The supplement and all it speaks of."""
    cluster = folder.get("cluster", supplement.cluster)
    base = folder.get("agreement", supplement.get("agreement"), supplement.cluster)
    told = whole(folder, supplement)
    aliases = _aliases(folder, base, supplement)
    participant = organization(folder, told["participant"])
    if participant:
        participant["alias"] = aliases.get(participant["id"])
    parties = _parties(folder, told, aliases)
    return {
        "supplement": told,
        "cluster": whole(folder, cluster) if cluster else {"name": None},
        "agreement": whole(folder, base) if base else None,
        "act": citations.act(folder),
        "regional_operator": citations.body(folder, "regional_operator"),
        "protocol": citations.one(folder, "protocol", told["protocol"], supplement.cluster),
        "participant": participant,
        "number_of_newcomer": _number_of_newcomer(folder, base, supplement),
        "parties": parties,
        "signs": any(p["id"] == told["participant"] for p in parties),
        "directions": _directions(folder, told),
        "obligations": _obligations(folder, told, aliases),
        "sender": _sender(folder, cluster, aliases),
        "by_protocol": told["change"] in {c.key for c in changes_by_protocol(folder.regulation)},
        "keeps_the_rest": any(_REST.search(c["text"] or "") for c in told["clauses"]),
        "terms": {rule.key: citations.term(folder, rule.key) for rule in folder.regulation.terms},
    }


def _aliases(folder: Folder, base: Document | None, supplement: Document) -> dict[str, str]:
    """What the agreement and the supplements before this one call each party."""
    named = agreement_paper.values(folder, base)["parties"] if base else []
    aliases = {party["id"]: party["alias"] for party in named}
    for earlier in _accessions(folder, base, supplement):
        aliases.setdefault(earlier, f"Сторона{NBSP}{len(aliases) + 1}")
    if supplement.get("change") == "accession" and supplement.get("participant"):
        aliases[supplement.get("participant")] = NEWCOMER
    return aliases


def _accessions(folder: Folder, base: Document | None, supplement: Document) -> list[str]:
    """Who joined the agreement before this supplement, in the order of their supplements."""
    made = agreements.supplements(folder, base, "accession") if base else []
    day = supplement.date("date")
    return [
        s.get("participant")
        for s in made
        if s.get("participant") and s.id != supplement.id and (day is None or _by(s, day))
    ]


def _by(supplement: Document, day: Any) -> bool:
    made = supplement.date("date")
    return made is not None and made <= day


def _number_of_newcomer(folder: Folder, base: Document | None, supplement: Document) -> int | None:
    """The number that the newcomer has among the parties from now on."""
    if base is None:
        return None
    return (
        len(agreement_paper.values(folder, base)["parties"])
        + 1
        + len(_accessions(folder, base, supplement))
    )


def _parties(folder: Folder, told: dict[str, Any], aliases: dict[str, str]) -> list[dict[str, Any]]:
    """The parties in the agreement's order, who came later after them, the newcomer last."""
    found = []
    for party in told["parties"]:
        known = organization(folder, party["organization"])
        if known is None:
            continue
        found.append({
            **party,
            "organization": known,
            "id": known["id"],
            "alias": aliases.get(known["id"], known["name"]["short"]),
            "signatory": party["signatory"] or known["head"] or offices.NOBODY,
        })  # fmt: skip
    order = list(aliases)
    return sorted(found, key=lambda p: order.index(p["id"]) if p["id"] in order else len(order))


def _directions(folder: Folder, told: dict[str, Any]) -> list[dict[str, str]]:
    """The directions the supplement names, itself or in obligations, by the regulation's order."""
    named = {*told["directions"], *(o["direction"] for o in told["obligations"])}
    return [
        {"letter": d.paragraph.lstrip("0123456789"), "title": d.title.ru, "key": d.key}
        for d in folder.regulation.directions
        if d.key in named
    ]


def _obligations(
    folder: Folder, told: dict[str, Any], aliases: dict[str, str]
) -> list[dict[str, Any]]:
    """The obligations with the letters of their directions and what their parties are called."""
    letters = {d.key: d.paragraph.lstrip("0123456789") for d in folder.regulation.directions}
    return [
        {
            "text": o["text"],
            "letter": letters.get(o["direction"]),
            "parties": [
                {"alias": aliases.get(id, id), "name": name}
                for id, name in zip(o["parties"], o["parties_names"], strict=True)
            ],
        }
        for o in told["obligations"]
    ]


def _sender(folder: Folder, cluster: Document | None, aliases: dict[str, str]) -> str:
    """Who sends copies to the regional operator, by what the agreement calls it."""
    found = offices.sender(folder, cluster)
    return aliases.get(found["id"], _OPERATOR) if found else _OPERATOR
