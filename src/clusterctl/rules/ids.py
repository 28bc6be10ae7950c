"""Ids: unique, and the names of the files."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clusterctl import layout
from clusterctl.folder import SCOPED
from clusterctl.messages import _
from clusterctl.rules import FOLDER, Finding, Findings, Note, rule
from clusterctl.rules.places import lost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder

FREE_IDS = frozenset({"program", "agreement", "settings", "waivers"})
"""Kinds with one place in their folder, whose ids are no file names."""


@rule("R002", on=FOLDER)
def ids_are_unique(folder: Folder) -> Findings:
    """No two documents of a kind have the same id.

    A reference to an id that stands twice leads to either of them, and nobody sees which. Papers of
    a cluster may have the ids of another cluster's papers.

    Bad::

        # orders/prikaz-2026-101.yaml
        kind: order
        id: prikaz-2026-101
        ---
        # orders/prikaz-2026-102.yaml
        kind: order
        id: prikaz-2026-101  # R002

    Good::

        # orders/prikaz-2026-101.yaml
        kind: order
        id: prikaz-2026-101
        ---
        # orders/prikaz-2026-102.yaml
        kind: order
        id: prikaz-2026-102
    """
    for same in _duplicates(folder):
        first, *others = same
        for other in others:
            own = layout.own_name(other.file)
            yield Finding(
                other.at("id"),
                _("the id “{id}” is taken by {file}", id=other.id, file=first.file),
                help=_("the file’s own name would be “{name}”", name=own)
                if own != other.id and other.kind not in FREE_IDS
                else None,
                related=(Note(first.at("id"), _("the first document with this id")),),
            )


@rule("R004", on=FOLDER)
def ids_are_file_names(folder: Folder) -> Findings:
    """The id of a document is the name of its file, that of a cluster the name of its folder.

    Whoever meets an id finds the file by it, and two people never give two files one id.

    The program and the agreement have one place in their cluster and ids of their own.

    Bad::

        # organizations/emp-mash-zavod.yaml
        kind: organization
        id: emp-zavod  # R004

    Good::

        # organizations/emp-mash-zavod.yaml
        kind: organization
        id: emp-mash-zavod
    """
    told = {other.file for same in _duplicates(folder) for other in same[1:]}
    for document in folder.documents:
        name = layout.own_name(document.file)
        if document.kind in FREE_IDS or lost(folder, document) or document.file in told:
            continue
        if isinstance(document.get("id"), str) and document.id != name:
            yield Finding(
                document.at("id"),
                _("the id is “{id}”, the folder’s name “{name}”", id=document.id, name=name)
                if document.kind == "cluster"
                else _("the id is “{id}”, the file’s name “{name}”", id=document.id, name=name),
                help=_("write `id: {name}`, or rename it to “{id}”", name=name, id=document.id),
            )


def _duplicates(folder: Folder) -> Iterator[list[Document]]:
    """Documents of one kind and id where that may not be, the one named so by its file first."""
    by_id: defaultdict[tuple[str, str, str], list[Document]] = defaultdict(list)
    for document in folder.documents:
        if isinstance(document.get("id"), str) and not lost(folder, document):
            scope = document.cluster if document.kind in SCOPED else ""
            by_id[document.kind, scope, document.id].append(document)
    for same in by_id.values():
        if len(same) > 1:
            yield sorted(same, key=lambda d: layout.own_name(d.file) != d.id)
