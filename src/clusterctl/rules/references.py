"""What names another document finds it; ids are unique; a document lies where it belongs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from clusterctl import agreements, layout
from clusterctl.diagnostics import Severity
from clusterctl.documents import Document
from clusterctl.folder import SCOPED
from clusterctl.messages import Message, _
from clusterctl.rules import FOLDER, Finding, Findings, Note, rule
from clusterctl.schema.references import references
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.folder import Folder
    from clusterctl.schema.references import Reference
    from clusterctl.source import Source

_UNKNOWN = {
    "organization": _("no organisation has the id “{id}”"),
    "order": _("no order has the id “{id}”"),
    "cluster": _("no cluster has the id “{id}”"),
    "program": _("no program of this cluster has the id “{id}”"),
    "agreement": _("no agreement of this cluster has the id “{id}”"),
    "supplement": _("no supplement of this cluster has the id “{id}”"),
    "protocol": _("no protocol of this cluster has the id “{id}”"),
    "conclusion": _("no conclusion of this cluster has the id “{id}”"),
}
_FREE_IDS = frozenset({"program", "agreement", "settings", "waivers"})
"""Kinds with one place in their folder, whose ids are no file names."""


@rule("R001", on=FOLDER)
def what_is_named_exists(folder: Folder) -> Findings:
    """What a document names by its id is there.

    References hold the folder together: a participant, a program or a protocol that cannot be found
    leaves every rule that needs it without an answer.

    Papers of a cluster are looked for in their own cluster; organisations, orders and clusters in
    the whole folder. A document that exists but could not be read is not missed here.

    Bad::

        kind: cluster
        id: mashinostroenie
        operator: college-primer-mas  # R001
        ---
        kind: organization
        id: college-primer-mash
        type: college

    Good::

        kind: cluster
        id: mashinostroenie
        operator: college-primer-mash
        ---
        kind: organization
        id: college-primer-mash
        type: college
    """
    files = {source.file for source in folder.sources}
    for document in folder.documents:
        lost = _lost(folder, document)
        for reference in references(document.kind, document.value):
            told = reference.route == ("cluster",) and document.kind in SCOPED
            if reference.kind in _UNKNOWN and not told and not (lost and reference.kind in SCOPED):
                yield from _missing(folder, document, reference, files)
    yield from _without_a_cluster(folder, files)


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
                if own != other.id and other.kind not in _FREE_IDS
                else None,
                related=(Note(first.at("id"), _("the first document with this id")),),
            )


@rule("R003", on=FOLDER)
def papers_lie_with_their_cluster(folder: Folder) -> Findings:
    """A paper lies in the folder of the cluster it names.

    Most often such a file was copied from another cluster and kept its first lines. It would count
    for one cluster by its place and for another by its words, so it is not judged further.

    Bad::

        # clusters/himiya/protocols/protokol-1.yaml
        kind: protocol
        id: protokol-1
        cluster: mashinostroenie  # R003

    Good::

        # clusters/himiya/protocols/protokol-1.yaml
        kind: protocol
        id: protokol-1
        cluster: himiya
    """
    for document in folder.documents:
        if not _misplaced(document) and _astray(folder, document):
            own = document.get("cluster")
            yield Finding(
                document.at("cluster"),
                _(
                    "names the cluster “{own}”, but lies in the folder of “{place}”",
                    own=own,
                    place=document.cluster,
                ),
                help=_(
                    "write `cluster: {place}`, or move the file to {path}",
                    place=document.cluster,
                    path=layout.path_of(document.kind, document.id, own),
                ),
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
        if document.kind in _FREE_IDS or _lost(folder, document) or document.file in told:
            continue
        if isinstance(document.get("id"), str) and document.id != name:
            yield Finding(
                document.at("id"),
                _("the id is “{id}”, the folder’s name “{name}”", id=document.id, name=name)
                if document.kind == "cluster"
                else _("the id is “{id}”, the file’s name “{name}”", id=document.id, name=name),
                help=_("write `id: {name}`, or rename it to “{id}”", name=name, id=document.id),
            )


@rule("R005", on=FOLDER)
def documents_lie_where_they_belong(folder: Folder) -> Findings:
    """A document lies where its kind belongs, and every YAML file is a document.

    By its place a program knows its cluster and a reader finds the paper. A misplaced document is
    not judged further; a YAML file that is no document, in a place where none belongs, is a
    warning: somebody may count on its being read.

    Bad::

        # organizations/prikaz-2026-101.yaml
        kind: order  # R005
        id: prikaz-2026-101

    Good::

        # orders/prikaz-2026-101.yaml
        kind: order
        id: prikaz-2026-101
    """
    read = {document.file for document in folder.documents}
    for document in folder.documents:
        if _misplaced(document) and not _second_in_force(folder, document):
            yield _belongs_elsewhere(document)
    for source in folder.sources:
        if source.file not in read and source.value is not None and not layout.kind_at(source.file):
            yield Finding(
                _of_no_kind(source).key(),
                _("no document of the folder lies here, so the file is not read"),
                help=_("move it out of the folder, or put it where its kind belongs"),
                severity=Severity.WARNING,
            )


def _missing(
    folder: Folder, document: Document, reference: Reference, files: set[str]
) -> Iterator[Finding]:
    """The finding on a reference that leads nowhere."""
    kind, id = reference.kind, reference.id
    scope = document.cluster or str(document.get("cluster", default=""))
    if folder.get(kind, id, scope) or _unreadable(
        folder, kind, layout.path_of(kind, id, scope), files
    ):
        return
    yield Finding(
        document.at(*reference.route),
        replace(_UNKNOWN[kind], values={"id": id}),
        help=_hint(folder, kind, id, scope),
    )


def _unreadable(folder: Folder, kind: str, path: str, files: set[str]) -> bool:
    """Whether a file is there in whose place the document was looked for."""
    there = {path, path.removesuffix(".yaml") + ".yml"} & files
    return bool(there) and (
        kind not in _FREE_IDS or there.isdisjoint(d.file for d in folder.of(kind))
    )


def _hint(folder: Folder, kind: str, id: str, scope: str) -> Message | None:
    near = closest(id, folder.ids(kind, scope))
    if near:
        return _("did you mean “{near}”?", near=near)
    elsewhere = [d.cluster for d in folder.of(kind) if d.id == id]
    if elsewhere:
        return _("there is one in the cluster “{cluster}”", cluster=elsewhere[0])
    return _("such a document would be {path}", path=layout.path_of(kind, id, scope or "…"))


def _without_a_cluster(folder: Folder, files: set[str]) -> Iterator[Finding]:
    """One finding for each folder of papers that has no document of the cluster itself."""
    first: dict[str, Document] = {}
    for document in folder.documents:
        if document.kind in SCOPED and document.cluster and not _misplaced(document):
            first.setdefault(document.cluster, document)
    for id, document in first.items():
        path = layout.path_of("cluster", id)
        if path not in files and path.removesuffix("yaml") + "yml" not in files:
            yield Finding(
                document.at("cluster"),
                _("the folder of the cluster “{id}” has no cluster.yaml", id=id),
                help=_("such a document would be {path}", path=path),
            )


def _duplicates(folder: Folder) -> Iterator[list[Document]]:
    """Documents of one kind and id where that may not be, the one named so by its file first."""
    by_id: defaultdict[tuple[str, str, str], list[Document]] = defaultdict(list)
    for document in folder.documents:
        if isinstance(document.get("id"), str) and not _lost(folder, document):
            scope = document.cluster if document.kind in SCOPED else ""
            by_id[document.kind, scope, document.id].append(document)
    for same in by_id.values():
        if len(same) > 1:
            yield sorted(same, key=lambda d: layout.own_name(d.file) != d.id)


def _lost(folder: Folder, document: Document) -> bool:
    """Whether another rule says that the document lies in a wrong place."""
    return _misplaced(document) or _astray(folder, document)


def _misplaced(document: Document) -> bool:
    return layout.kind_at(document.file) != document.kind


def _astray(folder: Folder, document: Document) -> bool:
    """Whether a paper names another cluster than the one in whose folder it lies."""
    own = document.get("cluster")
    if document.kind not in SCOPED or not document.cluster or not isinstance(own, str):
        return False
    ids = {cluster.id for cluster in folder.of("cluster", document.cluster)}
    return own not in (document.cluster, *ids)


def _second_in_force(folder: Folder, document: Document) -> bool:
    """Whether it is a second agreement of its cluster in force, which P04-02 tells."""
    if document.kind != "agreement" or not document.cluster:
        return False
    others = [a for a in folder.of("agreement", document.cluster) if not _misplaced(a)]
    day = folder.as_of
    return bool(others) and all(agreements.in_force(folder, a, day) for a in (document, *others))


def _belongs_elsewhere(document: Document) -> Finding:
    cluster = document.cluster or str(document.get("cluster", default="")) or "…"
    path = layout.path_of(document.kind, document.id, cluster)
    return Finding(
        document.at("kind"),
        _("a document of the kind `{kind}` belongs at {path}", kind=document.kind, path=path),
        help=_("move the file there, or mend its `kind`"),
    )


def _of_no_kind(source: Source) -> Document:
    """What a finding on a stray file points into."""
    return Document("", layout.own_name(source.file), "", source, {})
