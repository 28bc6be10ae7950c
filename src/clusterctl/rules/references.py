"""What a document names is there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clusterctl import layout
from clusterctl.folder import SCOPED
from clusterctl.messages import Message, _, n_
from clusterctl.rules import FOLDER, Finding, Findings, Note, rule
from clusterctl.rules.ids import FREE_IDS
from clusterctl.rules.places import lost
from clusterctl.schema.references import references
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder
    from clusterctl.schema.references import Reference

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
_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class _Target:
    """A document that is named: its kind, its id, for a cluster's paper the cluster's folder."""

    kind: str
    id: str
    cluster: str

    @property
    def files(self) -> tuple[str, str]:
        """The files that it could be in."""
        path = layout.path_of(self.kind, self.id, self.cluster or "…")
        return path, path.removesuffix(".yaml") + ".yml"


@rule("R001", on=FOLDER)
def what_is_named_exists(folder: Folder) -> Findings:
    """What a document names by its id is there.

    References hold the folder together: a participant, a program or a protocol that cannot be found
    leaves every rule that needs it without an answer.

    Papers of a cluster are looked for in their own cluster; organisations, orders and clusters in
    the whole folder. What is named in many places and missing is told once, at the first of them. A
    document that exists but could not be read is not missed here.

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
    named: defaultdict[_Target, list[Spot]] = defaultdict(list)
    for target, spot in _unknown(folder):
        named[target].append(spot)
    for target, (first, *others) in named.items():
        yield Finding(
            first,
            replace(_UNKNOWN[target.kind], values={"id": target.id}),
            help=_hint(folder, target),
            related=tuple(_also_named(others)),
        )


def lost_references(folder: Folder) -> dict[str, list[Route]]:
    """By file, the routes of all references that lead nowhere: no later rule relies on them."""
    lost: defaultdict[str, list[Route]] = defaultdict(list)
    for _target, spot in _unknown(folder):
        lost[spot.document.file].append(spot.route)
    return lost


def _unknown(folder: Folder) -> Iterator[tuple[_Target, Spot]]:
    """The references that lead nowhere, in the order of the documents."""
    files = {source.file for source in folder.sources}
    for document in folder.documents:
        scope = _scope(folder, document)
        elsewhere = lost(folder, document)
        adrift = not folder.of("cluster", scope)
        for reference in references(document.kind, document.value):
            if reference.kind not in _UNKNOWN or (elsewhere and _of_a_cluster(reference)):
                continue
            if adrift and not document.cluster and reference.kind in SCOPED:
                continue  # the cluster to look in is the one thing to mend
            target = _Target(
                reference.kind, reference.id, scope if reference.kind in SCOPED else ""
            )
            if not _there(folder, target, files):
                yield target, document.at(*reference.route)


def _of_a_cluster(reference: Reference) -> bool:
    """Whether the reference is to the document's cluster or within it."""
    return reference.kind in SCOPED or reference.route == ("cluster",)


def _scope(folder: Folder, document: Document) -> str:
    """The folder of the cluster in which a document's references are looked for."""
    own = str(document.get("cluster", default=""))
    cluster = folder.get("cluster", own)
    return document.cluster or (cluster.cluster if cluster else own)


def _there(folder: Folder, target: _Target, files: set[str]) -> bool:
    """Whether the document is there, or a file in its place that is told about otherwise."""
    if folder.get(target.kind, target.id, target.cluster):
        return True
    read = {document.file for document in folder.of(target.kind)}
    unread = target.kind in FREE_IDS
    return any(file in files and not (unread and file in read) for file in target.files)


def _hint(folder: Folder, target: _Target) -> Message:
    near = closest(target.id, folder.ids(target.kind, target.cluster))
    if near:
        return _("did you mean “{near}”?", near=near)
    elsewhere = [d.cluster for d in folder.of(target.kind) if d.id == target.id]
    if elsewhere:
        return _("there is one in the cluster “{cluster}”", cluster=elsewhere[0])
    return _("such a document would be {path}", path=target.files[0])


def _also_named(others: list[Spot]) -> Iterator[Note]:
    """The other places that name what is missing; of many, the first ones."""
    shown, rest = others[:_MOST_PLACES], len(others) - _MOST_PLACES
    for spot in shown[:-1] if rest > 0 else shown:
        yield Note(spot, _("named here too"))
    if rest > 0:
        yield Note(
            shown[-1],
            n_(
                "named here too, and in {n} more place",
                "named here too, and in {n} more places",
                rest,
            ),
        )
