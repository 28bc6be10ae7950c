"""An entry of the register: what is worth knowing of a cluster, its people, its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.messages import Listing, Message, _
from clusterctl.reports.model import Fact, Facts, Kind, Light, Section, Text
from clusterctl.reports.register.papers import papers
from clusterctl.reports.register.people import contacts, council, participants, requisites
from clusterctl.reports.unsound import left_out
from clusterctl.reports.words import cluster_name, organization, stage_name
from clusterctl.sections import organization_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.membership import Stay
    from clusterctl.reports.model import Part
    from clusterctl.standing import Standing


def entry(folder: Folder, standing: Standing) -> Section:
    """All that the register keeps of a cluster, as of the folder's day."""
    cluster = standing.cluster
    parts = tuple(_parts(folder, standing))
    return Section(f"cluster-{cluster.id}", cluster_name(cluster), parts, about=cluster.id)


def _parts(folder: Folder, standing: Standing) -> Iterator[Part]:
    cluster = standing.cluster
    known = membership.stays(cluster, "participants")
    stays = [stay for stay in known or () if stay.since <= folder.as_of]
    here = [stay for stay in stays if stay.covers(folder.as_of)]
    registered = [folder.get("organization", stay.organization) for stay in here]
    program = membership.only(folder, "program", cluster)
    yield from left_out(cluster, standing.agreement, program, *registered)
    if known is None:
        yield Text(
            _("the list of participants has errors, so nobody is told to take part"),
            Light.AMBER,
        )
    yield Facts(tuple(_facts(folder, standing)))
    yield participants(folder, stays)
    yield requisites(folder, here)
    yield contacts(folder, here)
    yield council(folder, cluster)
    yield papers(folder, standing)


def _facts(folder: Folder, standing: Standing) -> Iterator[Fact]:
    cluster, agreement = standing.cluster, standing.agreement
    order = folder.get("order", cluster.get("created_by"))
    yield Fact("stage", _("Stage"), stage_name(standing.stage))
    yield Fact("industry", _("Industry"), cluster.get("industry"))
    yield Fact("created_by", _("Created by order"), _numbered(order))
    yield Fact("participants", _("Participants"), standing.participants, Kind.COUNT)
    yield Fact("operator", _("Operator"), organization(folder, cluster.get("operator")))
    chairs = membership.chairs(cluster, folder.as_of) or ()
    yield Fact(
        "chair",
        _("Chair of the council"),
        ", ".join(stay.person for stay in chairs) or None,
        note=_since(folder, chairs[0]) if len(chairs) == 1 else None,
    )
    yield Fact("council", _("Council formed on"), cluster.date("council", "formed_on"), Kind.DATE)
    yield Fact(
        "representative",
        _("Speaks in the coordination council"),
        cluster.get("coordination_council_representative", "person", "name"),
    )
    yield Fact("agreement", _("Agreement"), _numbered(agreement), note=_term(standing))
    yield Fact("program", _("Activity program"), _program(folder, standing))


def _since(folder: Folder, stay: Stay) -> Message:
    name = organization_name(folder, stay.organization)
    return _("{name}, since {day}", name=name, day=stay.since)


def _numbered(paper: Document | None) -> Message | None:
    """A paper by its number and date, as far as it has them."""
    if paper is None:
        return None
    number, day = paper.get("number"), paper.date("date")
    if number and day:
        return _("No. {number} of {day}", number=number, day=day)
    if number:
        return _("No. {number}, not dated", number=number)
    return _("of {day}, without a number", day=day) if day else _("draft")


def _term(standing: Standing) -> Message | None:
    if standing.agreement is None or standing.term is None:
        return None
    until = standing.term.until
    return _("until {day}", day=until) if until else _("without an end")


def _program(folder: Folder, standing: Standing) -> Message | None:
    """The program's term, revision and stage, as far as it has them."""
    program = membership.only(folder, "program", standing.cluster)
    if program is None:
        return None
    told: list[object] = []
    start, end = program.date("period", "start"), program.date("period", "end")
    if start and end:
        told.append(_("{start}–{end}", start=start, end=end))
    if program.get("revision"):
        told.append(_("revision {n}", n=program.get("revision")))
    stage = stage_name(standing.program_stage)
    return _("{value}", value=Listing((*told, *([stage] if stage else []))))
