"""Texts that stand in the programs of two clusters: which, how much of them, and where."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.messages import Message, _
from clusterctl.reports.model import Column, Kind, Row, Table
from clusterctl.reports.words import cluster_name
from clusterctl.rules.copies import copies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder
    from clusterctl.rules.copies import Copy


def copied(folder: Folder, clusters: Sequence[Document]) -> Table:
    """The texts that a program of these clusters shares with any other program."""
    ids = {each.cluster for each in clusters}
    found = [
        each
        for each in copies(folder)
        if ids & {each.copied.document.cluster, each.original.document.cluster}
    ]
    return Table(
        "copied",
        _("Texts that stand in two programs"),
        (
            Column("section", _("Section"), wide=True),
            Column("share", _("Equal text"), Kind.SHARE),
            Column("cluster", _("Cluster"), wide=True),
            Column("place", _("Place")),
            Column("other", _("Other cluster"), wide=True),
            Column("other_place", _("Place there")),
        ),
        tuple(_row(folder, each) for each in found),
        empty=_("no long text stands in the programs of two clusters"),
        note=_("compared are texts of forty words and more; which of the two is older isn’t known"),
    )


def _row(folder: Folder, copy: Copy) -> Row:
    cells = (
        _section(folder, copy.copied),
        Decimal(str(round(copy.share, 3))),
        *_where(folder, copy.copied),
        *_where(folder, copy.original),
    )
    return Row(cells, place=copy.copied.place, about=copy.copied.document.cluster)


def _where(folder: Folder, spot: Spot) -> tuple[str, str]:
    """The cluster, and the file and line."""
    cluster = membership.cluster_of(folder, spot.document)
    name = cluster_name(cluster) if cluster else spot.document.cluster
    return name, f"{PurePosixPath(spot.place.file).name}:{spot.place.line}"


def _section(folder: Folder, spot: Spot) -> Message | str:
    key = spot.route[1] if len(spot.route) > 1 else ""
    known = {each.key: each for each in folder.regulation.sections}
    if key not in known:
        return str(key)
    return _("{n}. {title}", n=known[str(key)].number, title=known[str(key)].title)
