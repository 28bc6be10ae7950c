"""Organisations that work in several clusters at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.messages import Listing, _
from clusterctl.reports.model import Column, Kind, Light, Row, Table, Text
from clusterctl.reports.words import chosen, cluster_name
from clusterctl.sections import organization_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.membership import Stay
    from clusterctl.reports.model import Cell, Part

_ALL = 1000
_ROLE = ("participants", 0, "role")

Stays = dict[str, list[tuple["Document", "Stay"]]]
"""By organisation the clusters that it takes part in."""


def stays(folder: Folder, clusters: Sequence[Document]) -> Stays:
    """Who takes part where on the folder's day."""
    found: defaultdict[str, list[tuple[Document, Stay]]] = defaultdict(list)
    for cluster in clusters:
        for stay in membership.stays(cluster, "participants") or ():
            if stay.covers(folder.as_of):
                found[stay.organization].append((cluster, stay))
    return dict(found)


def several(found: Stays) -> dict[str, list[tuple[Document, Stay]]]:
    """Those that are in more than one cluster."""
    return {
        id: places
        for id, places in found.items()
        if len({cluster.id for cluster, _stay in places}) > 1
    }


def shared(folder: Folder, clusters: Sequence[Document], found: Stays) -> Iterator[Part]:
    """Who is in several clusters, those in most of them first."""
    broken = [cluster_name(c) for c in clusters if membership.stays(c, "participants") is None]
    if broken:
        names = Listing(tuple(broken), _ALL)
        text = _("lists of participants with errors are left out: {names}", names=names)
        yield Text(text, Light.AMBER)
    here = several(found)
    yield Table(
        "shared",
        _("Participants of several clusters"),
        (
            Column("organization", _("Organisation"), wide=True),
            Column("count", _("Clusters"), Kind.COUNT),
            Column("clusters", _("In which"), wide=True),
        ),
        tuple(
            Row(_row(folder, id, here[id])) for id in sorted(here, key=lambda id: _rank(here, id))
        ),
        empty=_("every organisation takes part in one cluster only"),
    )


def _rank(here: Stays, id: str) -> tuple[int, str]:
    return -len(here[id]), id


def _row(folder: Folder, id: str, places: Sequence[tuple[Document, Stay]]) -> tuple[Cell, ...]:
    told = tuple(_place(cluster, stay) for cluster, stay in places)
    names = _("{value}", value=Listing(told, _ALL))
    return organization_name(folder, id), len({c.id for c, _stay in places}), names


def _place(cluster: Document, stay: Stay) -> object:
    """A cluster with the role that the organisation has there."""
    role = chosen("cluster", _ROLE, stay.role or None)
    name = cluster_name(cluster)
    return _("{name} ({role})", name=name, role=role) if role else name
