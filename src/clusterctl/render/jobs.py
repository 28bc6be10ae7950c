"""What to make: a paper of a document each, and the names of their files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clusterctl.render.papers import PAPERS
from clusterctl.render.remarks import remarks

if TYPE_CHECKING:
    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.render.papers import Paper

SINGLE = frozenset({"agreement", "program"})
"""Kinds of which a cluster has one document: its id needn't stand in a file's name."""

PACK = "pack"
"""The folder of a cluster's numbered papers."""

CONTENTS = "содержание"
"""The file that lists them."""

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


def every(verdict: Verdict) -> list[Job]:
    """Every paper that the documents of the folder call for."""
    return [
        job for cluster in verdict.folder.ids("cluster") for job in called_for(verdict, cluster)
    ]


def called_for(verdict: Verdict, cluster: str) -> list[Job]:
    """The papers that a cluster's documents call for: the agreement's first, each with its letters.

    The order that created the cluster comes first of all, the other orders last.
    """
    found = [
        job
        for paper in PAPERS.values()
        for job in jobs(verdict.folder, paper, cluster)
        if _is_called_for(verdict, job)
    ]
    return sorted(found, key=_rank)


def pack(verdict: Verdict, cluster: str) -> list[Job]:
    """The papers that a cluster's documents call for, numbered in the order of the pack."""
    found = called_for(verdict, cluster)
    width = max(2, len(str(len(found))))
    return [
        replace(job, name=f"{PACK}/{number:0{width}}-{job.name}")
        for number, job in enumerate(found, 1)
    ]


def documents_of(folder: Folder, kind: str, cluster: str) -> list[Document]:
    """The documents of a kind that concern a cluster: orders lie outside of its folder."""
    if kind == "order":
        return [d for d in folder.of(kind) if d.get("cluster") == cluster]
    return folder.of(kind, cluster)


def _is_called_for(verdict: Verdict, job: Job) -> bool:
    if job.paper.findings and not remarks(job.document, verdict.findings):
        return False
    return job.paper.called_for(verdict.folder, job.document)


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
