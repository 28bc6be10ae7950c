"""The first text of a new document: the template of its kind, filled from what the folder knows."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from clusterctl import language, layout
from clusterctl.documents import as_date
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _
from clusterctl.skeletons import programs
from clusterctl.skeletons.templates import filled, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clusterctl.documents import Document
    from clusterctl.skeletons.ground import Ground, Member

Facts = dict[str, Any]
"""What a template may name; what isn't known is None or empty."""

_NAMED = re.compile("«[^»]+»")
_MONTHS = 12
_YEARS_ON = 1


def drawn(ground: Ground) -> str:
    """The document as far as the folder and the answers so far tell it, in YAML."""
    _demand(ground)
    facts = {
        "id": ground.id,
        "cluster_id": ground.cluster_id,
        "today": ground.today,
        "cluster_name": ground.cluster.get("name", default="") if ground.cluster else "",
        **_FACTS[ground.kind](ground),
    }
    return filled(f"new/{ground.kind}.yaml.j2", facts)


def _demand(ground: Ground) -> None:
    """An error where a paper of a cluster lacks what it rests on."""
    if ground.kind in _OF_PARTICIPANTS and not (ground.operator and len(ground.members) > 1):
        raise ClusterctlError(
            _("cluster “{cluster}” has no operator and partners on {day}",
              cluster=ground.cluster_id, day=ground.today),
            _("write them in {file}", file=layout.path_of("cluster", ground.cluster_id)),
        )  # fmt: skip
    for kind in _RESTS_ON.get(ground.kind, ()):
        if not ground.folder.of(kind, ground.cluster_id):
            raise ClusterctlError(
                _("cluster “{cluster}” has no {file}", cluster=ground.cluster_id,
                  file=layout.path_of(kind, "", ground.cluster_id)),
                _("begin it with `clusterctl new {kind} --cluster {cluster}`",
                  kind=kind, cluster=ground.cluster_id),
            )  # fmt: skip


_OF_PARTICIPANTS = ("program", "agreement", "supplement", "protocol")
_RESTS_ON = {"supplement": ("agreement",), "conclusion": ("program",), "monitoring": ("program",)}


def _organization(ground: Ground) -> Facts:
    return {"type": ground.given.get("type")}


def _order(ground: Ground) -> Facts:
    """An order that creates the cluster if it isn't there yet, else what a supplement asks for."""
    awaited = next(
        (
            s
            for s in ground.folder.of("supplement", ground.cluster_id)
            if s.get("change") in _ACTIONS and not s.get("included_by") and not s.draft
        ),
        None,
    )
    action = "create" if ground.cluster is None else None
    basis = awaited if ground.cluster and ground.given.get("action") != "create" else None
    if basis:
        action = _ACTIONS[basis.get("change")]
    return {
        "action": action if ground.cluster_id else None,
        "concerned": [basis.get("participant")] if basis else None,
        "basis": basis.id if basis else None,
    }


_ACTIONS = {"accession": "include", "exclusion": "exclude"}


def _cluster(ground: Ground) -> Facts:
    founding = ground.founding
    named = _NAMED.search(founding.get("title", default="")) if founding else None
    return {
        "name": named.group() if named else None,
        "created_by": founding,
        "founders": ground.founders,
        "since": (founding.date("date") if founding else None) or ground.today,
    }


def _agreement(ground: Ground) -> Facts:
    count = len(ground.folder.of("agreement"))
    until = date(ground.period()[1].year, _MONTHS, 31)
    sides = {
        direction: [{"parties": ground.who(side["who"]), "text": side["text"]} for side in listed]
        for direction, listed in texts()["obligations"].items()
    }
    return {
        "number": f"{count + 1}/{ground.today.year}",
        "program_id": ground.program.id if ground.program else "programma",
        "title_variant": ground.folder.setting("readings", "title_variant", default="cooperation"),
        "place": ground.place(),
        "until": until,
        "obligations": sides,
        "operator": ground.operator,
        "parties": ground.members,
    }


def _supplement(ground: Ground) -> Facts:
    change, named = ground.given.get("change"), ground.given.get("participant")
    participant = ground.member(named) if isinstance(named, str) else None
    if change not in _CONCERNING or participant is None:
        participant = None
        change = None if change in _CONCERNING else change
    decision = ground.folder.regulation.change(change).decision if change in _known(ground) else ""
    until = as_date(ground.given.get("new_valid_until")) or _year_later(ground)
    obligations = texts()["newcomer"]
    return {
        "agreement": ground.agreement,
        "number": str(ground.next_number()),
        "change": change,
        "participant": participant,
        "protocol": _basis(ground, decision, named) if decision else None,
        "clauses": ground.given.get("clauses") or (),
        "new_obligations": ground.given.get("obligations") or (),
        "directions": list(obligations),
        "newcomer": obligations,
        "new_until": until,
        "new_until_long": _long(until),
        "parties": _parties(ground, participant if change == "accession" else None),
    }


def _basis(ground: Ground, decision: str, named: str | None) -> Document | None:
    """The protocol that the change is said to rest on; else the last one that decided it."""
    if "protocol" in ground.given:
        return ground.folder.get("protocol", ground.given["protocol"], ground.cluster_id)
    return ground.decided(decision, named)


def _long(day: date) -> str:
    return language.date_long(day).replace("\u00a0", " ")


_CONCERNING = ("accession", "exclusion")
"""Changes that are about a participant."""


def _known(ground: Ground) -> set[str]:
    return {change.key for change in ground.folder.regulation.changes}


def _parties(ground: Ground, newcomer: Member | None) -> list[Member]:
    """Who signs: all participants, and the newcomer."""
    others = [
        m for m in ground.members if newcomer is None or m.organization != newcomer.organization
    ]
    return [*others, *([newcomer] if newcomer else [])]


def _year_later(ground: Ground) -> date:
    """A year after the agreement's term, or after the program's."""
    known = ground.agreement.date("valid", "until") if ground.agreement else None
    last = known or ground.period()[1]
    return date(last.year + _YEARS_ON, _MONTHS, 31)


def _protocol(ground: Ground) -> Facts:
    former = [p.get("place") for p in ground.folder.of("protocol", ground.cluster_id)]
    return {
        "number": str(ground.next_number()),
        "place": next(filter(None, reversed(former)), ground.place()),
        "chair": ground.on_council("chair") or ground.members[0].head.get("name"),
        "secretary": ground.on_council("secretary"),
        "council": programs.representatives(ground),
        "questions": [_question(ground, each) for each in ground.given.get("questions") or ()],
    }


def _question(ground: Ground, asked: Mapping[str, Any]) -> Facts:
    """A question for the council as a change puts it, whom it is about and until when by name."""
    subject, until = asked.get("subject"), as_date(asked.get("new_valid_until"))
    return {
        **asked,
        "short": ground.member(subject).short if subject else None,
        "until": _long(until) if until else None,
    }


def _conclusion(ground: Ground) -> Facts:
    chair = next((row["person"] for row in ground.council if row.get("role") == "chair"), None)
    return {
        "program": ground.program,
        "revision": ground.given.get("revision") or _present_revision(ground),
        "issued_by": ground.given.get("issued_by"),
        "changes": ground.given.get("changes") or (),
        "addressee": chair,
    }


def _present_revision(ground: Ground) -> int:
    return int(ground.program.get("revision", default=1)) if ground.program else 1


def _monitoring(ground: Ground) -> Facts:
    program, year = ground.program, int(ground.id[:4]) if ground.id[:4].isdigit() else 0
    listed = program.items("sections", "indicators", "list") if program else ()
    indicators = [
        {"id": row["id"], "title": row.get("title", ""), "plan": _planned(row, year)}
        for _at, row in listed
    ]
    rows = [row for _at, row in program.items("activities")] if program else []
    return {
        "program": program,
        "operator": ground.operator,
        "indicators": indicators,
        "activities": [row for row in rows if _goes_on(row, year)],
    }


def _planned(indicator: Mapping[str, Any], year: int) -> object:
    targets = indicator.get("targets", ())
    return next((t["value"] for t in targets if t.get("year") == year and "value" in t), 0)


def _goes_on(activity: Mapping[str, Any], year: int) -> bool:
    start, end = (as_date(activity.get(key)) for key in ("start", "end"))
    return bool(start and end and start.year <= year <= end.year)


def _waivers(ground: Ground) -> Facts:
    clusters = ground.folder.ids("cluster")
    return {
        "example": clusters[0] if clusters else "himiya",
        "next_year": ground.today + timedelta(days=365),
    }


_FACTS: Final[Mapping[str, Callable[[Ground], Facts]]] = {
    "organization": _organization,
    "order": _order,
    "cluster": _cluster,
    "program": programs.facts,
    "agreement": _agreement,
    "supplement": _supplement,
    "protocol": _protocol,
    "conclusion": _conclusion,
    "monitoring": _monitoring,
    "waivers": _waivers,
}
