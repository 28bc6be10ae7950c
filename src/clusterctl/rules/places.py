"""Documents lie where they belong: each kind in its place, each paper with its cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import agreements, layout
from clusterctl.diagnostics import Severity
from clusterctl.documents import Document
from clusterctl.folder import SCOPED
from clusterctl.messages import _
from clusterctl.rules import FOLDER, Finding, Findings, rule

if TYPE_CHECKING:
    from clusterctl.folder import Folder
    from clusterctl.source import Source


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
        if not misplaced(document) and _astray(folder, document):
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
        if misplaced(document) and not _second_in_force(folder, document):
            yield _belongs_elsewhere(document)
    for source in folder.sources:
        if source.file not in read and source.value is not None and not layout.kind_at(source.file):
            yield Finding(
                _of_no_kind(source).key(),
                _("no document of the folder lies here, so the file is not read"),
                help=_("move it out of the folder, or put it where its kind belongs"),
                severity=Severity.WARNING,
            )


def lost(folder: Folder, document: Document) -> bool:
    """Whether another rule says that the document lies in a wrong place."""
    return misplaced(document) or _astray(folder, document)


def misplaced(document: Document) -> bool:
    """Whether a document lies where its kind does not belong."""
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
    others = [a for a in folder.of("agreement", document.cluster) if not misplaced(a)]
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
