"""An entry of the register: one cluster with its participants, papers and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import agreements, membership
from clusterctl.messages import Listing, Message, _
from clusterctl.reports.model import (
    Column,
    Fact,
    Facts,
    Kind,
    Light,
    Row,
    Section,
    Table,
    Text,
    Weight,
)
from clusterctl.reports.unsound import left_out
from clusterctl.reports.words import chosen, cluster_name, organization, stage_name
from clusterctl.sections import organization_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.membership import Stay
    from clusterctl.reports.model import Cell, Part
    from clusterctl.standing import Standing

_ROLE = ("participants", 0, "role")


def entry(folder: Folder, standing: Standing) -> Section:
    """All that the register keeps of a cluster, as of the folder's day."""
    cluster = standing.cluster
    parts = tuple(_parts(folder, standing))
    return Section(f"cluster-{cluster.id}", cluster_name(cluster), parts, about=cluster.id)


def supplements(folder: Folder, agreement: Document) -> list[Document]:
    """The supplements to an agreement concluded by the folder's day, by their dates."""
    found = agreements.supplements(folder, agreement)
    return [each for each in found if (day := each.date("date")) and day <= folder.as_of]


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
    yield _participants(folder, stays)
    yield _requisites(folder, here)
    yield _contacts(folder, here)
    yield _council(folder, cluster)
    yield _papers(folder, standing)


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


def _participants(folder: Folder, stays: Sequence[Stay]) -> Table:
    """Who takes part, then who has left."""
    here = [stay for stay in stays if stay.covers(folder.as_of)]
    gone = [stay for stay in stays if not stay.covers(folder.as_of)]
    left = [Row((_("Left: {n}", n=len(gone)), None, None, None), Weight.GROUP)] if gone else []
    return Table(
        "participants",
        _("Participants"),
        (
            Column("organization", _("Organisation"), wide=True),
            Column("role", _("Role")),
            Column("since", _("Since"), Kind.DATE),
            Column("until", _("Until"), Kind.DATE),
        ),
        (
            *(_participant(folder, stay) for stay in here),
            *left,
            *(_participant(folder, stay) for stay in gone),
        ),
        empty=_("nobody takes part on this day"),
    )


def _participant(folder: Folder, stay: Stay) -> Row:
    role = chosen("cluster", _ROLE, stay.role or None)
    name = organization_name(folder, stay.organization)
    place = stay.spot.place
    return Row((name, role, stay.since, stay.until), place=place, about=stay.organization)


def _requisites(folder: Folder, stays: Sequence[Stay]) -> Table:
    return Table(
        "requisites",
        _("Requisites"),
        (
            Column("organization", _("Organisation"), wide=True),
            Column("inn", _("INN")),
            Column("kpp", _("KPP")),
            Column("ogrn", _("OGRN or OGRNIP")),
            Column("address", _("Legal address"), wide=True),
        ),
        tuple(
            _row(folder, stay, ("name", "full"), ("inn",), ("kpp",), ("ogrn",), _LEGAL)
            for stay in stays
        ),
        empty=_("nobody takes part on this day"),
    )


_LEGAL = ("addresses", "legal")


def _contacts(folder: Folder, stays: Sequence[Stay]) -> Table:
    return Table(
        "contacts",
        _("Heads and contacts"),
        (
            Column("organization", _("Organisation"), wide=True),
            Column("head", _("Head"), wide=True),
            Column("position", _("Position")),
            Column("phone", _("Phone")),
            Column("email", _("E-mail")),
        ),
        tuple(
            _row(
                folder,
                stay,
                ("name", "short"),
                ("head", "name"),
                ("head", "position"),
                ("contacts", "phone"),
                ("contacts", "email"),
            )
            for stay in stays
        ),
        empty=_("nobody takes part on this day"),
    )


def _row(folder: Folder, stay: Stay, *routes: tuple[str, ...]) -> Row:
    """What the registry says of a participant at these routes; at the first, its name."""
    found = folder.get("organization", stay.organization)
    values: list[Cell] = [found.get(*route) if found else None for route in routes]
    name = values[0] or organization_name(folder, stay.organization)
    place = found.at().place if found else stay.spot.place
    return Row((name, *values[1:]), place=place, about=stay.organization)


def _council(folder: Folder, cluster: Document) -> Table:
    known = [stay for stay in membership.council(cluster) or () if stay.covers(folder.as_of)]
    return Table(
        "council",
        _("Council"),
        (
            Column("person", _("Person"), wide=True),
            Column("position", _("Position"), wide=True),
            Column("organization", _("Organisation"), wide=True),
            Column("role", _("Role in the council")),
            Column("since", _("Since"), Kind.DATE),
        ),
        tuple(_member(folder, stay) for stay in known),
        empty=_("no member of the council is known on this day"),
    )


def _member(folder: Folder, stay: Stay) -> Row:
    document, route = stay.spot.document, stay.spot.route
    role = chosen("cluster", ("council", "members", 0, "role"), stay.role or None)
    position = document.get(*route, "person", "position")
    who = organization_name(folder, stay.organization)
    cells = (stay.person or None, position, who, role, stay.since)
    return Row(cells, place=stay.spot.place, about=stay.organization)


def _papers(folder: Folder, standing: Standing) -> Table:
    """The orders on the cluster and the papers of its agreement, by their dates."""
    agreement = standing.agreement
    found = [order for order in folder.of("order") if order.get("cluster") == standing.cluster.id]
    found += [agreement, *supplements(folder, agreement)] if agreement else []
    dated = [(day, each) for each in found if (day := each.date("date")) and day <= folder.as_of]
    return Table(
        "papers",
        _("Orders and agreements"),
        (
            Column("date", _("Date"), Kind.DATE),
            Column("number", _("Number")),
            Column("paper", _("Paper"), wide=True),
            Column("participants", _("About whom"), wide=True),
        ),
        tuple(_paper(folder, day, each) for day, each in sorted(dated, key=_by_day)),
        empty=_("there is no order and no agreement by this day"),
    )


def _by_day(paper: tuple[date, Document]) -> tuple[date, str]:
    return paper[0], paper[1].file


def _paper(folder: Folder, day: date, paper: Document) -> Row:
    what = _("{paper}, draft", paper=_what(paper)) if paper.draft else _what(paper)
    return Row((day, paper.get("number"), what, _whom(folder, paper)), place=paper.at().place)


def _what(paper: Document) -> Message:
    """What a paper is, and what it does where it says so."""
    match paper.kind:
        case "order":
            action = chosen("order", ("action",), paper.get("action"))
            return _("order: {action}", action=action) if action else _("order")
        case "supplement":
            change = chosen("supplement", ("change",), paper.get("change"))
            return _("supplement: {change}", change=change) if change else _("supplement")
        case _:
            return _("agreement")


def _whom(folder: Folder, paper: Document) -> str | None:
    """The organisations that an order or a supplement is about; of founding papers, nobody."""
    named = paper.get("participants", default=[]) if paper.get("action") != "create" else []
    one = paper.get("participant")
    ids = [*(named if isinstance(named, list) else []), one]
    return ", ".join(organization_name(folder, id) for id in ids if isinstance(id, str)) or None
