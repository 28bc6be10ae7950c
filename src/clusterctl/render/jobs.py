"""What to make: a paper of a document each, and the names of their files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.render.papers import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.render.papers import Paper

SINGLE = frozenset({"agreement", "program"})
"""Kinds of which a cluster has one document: its id needn't stand in a file's name."""

_ORDER = ("agreement", "program", "conclusion", "protocol", "supplement", "order")


@dataclass(frozen=True, slots=True)
class Job:
    """A paper to make of a document, for a cluster; `name` is its file's, without an ending."""

    paper: Paper
    document: Document
    cluster: str
    name: str


def jobs(folder: Folder, paper: Paper, cluster: str) -> list[Job]:
    """The paper of each document of a cluster that makes it."""
    documents = [d for kind in paper.kinds for d in documents_of(folder, kind, cluster)]
    ids = [d.id for d in documents]
    return [Job(paper, d, cluster, _name(paper, d, alone=ids.count(d.id) == 1)) for d in documents]


def every(folder: Folder) -> Iterator[Job]:
    """Every paper that the documents of the folder call for."""
    for cluster in folder.ids("cluster"):
        yield from pack(folder, cluster)


def pack(folder: Folder, cluster: str) -> list[Job]:
    """The papers that a cluster's documents call for: the agreement's first, each with its letters.

    The order that created the cluster comes first of all, the other orders last.
    """
    found = [
        job
        for paper in PAPERS.values()
        for job in jobs(folder, paper, cluster)
        if paper.called_for(folder, job.document)
    ]
    return sorted(found, key=_rank)


def documents_of(folder: Folder, kind: str, cluster: str) -> list[Document]:
    """The documents of a kind that concern a cluster: orders lie outside of its folder."""
    if kind == "order":
        return [d for d in folder.of(kind) if d.get("cluster") == cluster]
    return folder.of(kind, cluster)


def _name(paper: Paper, document: Document, *, alone: bool) -> str:
    if SINGLE.issuperset(paper.kinds):
        return paper.name
    return "-".join([paper.name, *([] if alone else [document.kind]), document.id])


def _rank(job: Job) -> tuple[object, ...]:
    document, kind = job.document, job.document.kind
    creating = kind == "order" and document.get("action") == "create"
    day = str(document.get("date") or document.get("meeting_date") or "9999")
    papers = list(PAPERS)
    return (not creating, _ORDER.index(kind), day, document.id, papers.index(job.paper.name))
