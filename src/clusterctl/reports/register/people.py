"""Who takes part in a cluster and who sits in its council, as the register tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.messages import _
from clusterctl.reports.model import Column, Kind, Row, Table, Weight
from clusterctl.reports.words import chosen
from clusterctl.sections import organization_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.membership import Stay
    from clusterctl.reports.model import Cell


_ROLE = ("participants", 0, "role")


def participants(folder: Folder, stays: Sequence[Stay]) -> Table:
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


def requisites(folder: Folder, stays: Sequence[Stay]) -> Table:
    """Who each participant is in law."""
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


def contacts(folder: Folder, stays: Sequence[Stay]) -> Table:
    """Who heads each participant, and how to reach them."""
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


def council(folder: Folder, cluster: Document) -> Table:
    """Who sits in the council on the folder's day."""
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
