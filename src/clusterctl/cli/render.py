"""`clusterctl render`: the papers of a cluster as Word files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli.selection import known_cluster, one_of
from clusterctl.cli.session import Session
from clusterctl.diagnostics import Severity
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _, n_

if TYPE_CHECKING:
    from clusterctl.check import Verdict
    from clusterctl.folder import Folder
    from clusterctl.render.jobs import Job
    from clusterctl.render.papers import Paper

BUILD = Path("build")
PACK = "pack"
"""What names all papers that a cluster calls for."""


def render(
    session: Session,
    what: Annotated[
        str | None, typer.Argument(metavar="[WHAT]", help="The paper: agreement or program.")
    ] = None,
    cluster: Annotated[
        str | None, typer.Argument(metavar="[CLUSTER]", help="The cluster's id.")
    ] = None,
    id: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="The document's id; without it, all of the cluster's."),
    ] = None,
    *,
    every: Annotated[
        bool, typer.Option("--all", help="Make every paper that the folder has documents for.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Write here, not to build/ in the folder."
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Mark the paper as a draft even where nothing is wrong.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse to make a paper of documents with errors.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge the folder as of this day, like 2026-11-23."),
    ] = None,
) -> int:
    """Make the agreement or the program of a cluster as a Word file.

    A paper whose documents have errors is marked as a draft and says how many there are.

    Examples:

    \b
    clusterctl render agreement mashinostroenie
    clusterctl render program himiya -o /tmp/papers
    clusterctl render --all --strict
    """
    _demand_choice(what, cluster, every=every)
    from clusterctl import check  # noqa: PLC0415 wrong arguments are told before anything heavy

    verdict = check.check(session.folder(as_of))
    chosen = _chosen(verdict.folder, what, cluster, id)
    target = session.directory / output if output else verdict.folder.root / BUILD
    with session.progress(_("making papers")) as step:
        for number, job in enumerate(chosen, 1):
            _make(session, verdict, job, target, draft=draft, strict=strict)
            if step:
                step(number, len(chosen))
    return 0


def _demand_choice(what: str | None, cluster: str | None, *, every: bool) -> None:
    """Refuse a choice that says too little or too much."""
    if every and what is not None:
        raise ClusterctlError(
            _("--all makes every paper; it takes no paper's name"),
            _("leave out --all or “{what}”", what=what),
        )
    if not every and (what is None or cluster is None):
        raise ClusterctlError(
            _("which paper, and of which cluster?"),
            _("for example: clusterctl render agreement CLUSTER, or clusterctl render --all"),
        )


def _chosen(folder: Folder, what: str | None, cluster: str | None, id: str | None) -> list[Job]:
    """What to make; an error where there is nothing."""
    from clusterctl.render import jobs  # noqa: PLC0415 the templates are needed from here on
    from clusterctl.render.papers import PAPERS  # noqa: PLC0415

    if what is None:
        found = list(jobs.every(folder))
        if not found:
            raise ClusterctlError(_("no document in this folder makes a paper"))
        return found
    one_of(what, (*PAPERS, PACK), "WHAT")
    cluster = known_cluster(folder, cluster or "", "CLUSTER")
    if what == PACK:
        return jobs.pack(folder, cluster)
    found = jobs.jobs(folder, PAPERS[what], cluster)
    if not found:
        raise ClusterctlError(
            _("cluster “{cluster}” has no {file}", cluster=cluster, file=PAPERS[what].file),
            _("write it first; `clusterctl validate` tells what it must hold"),
        )
    if id is not None:
        one_of(id, [job.document.id for job in found], "ID")
    return [job for job in found if id in (None, job.document.id)]


def _make(
    session: Session, verdict: Verdict, job: Job, target: Path, *, draft: bool, strict: bool
) -> None:
    """Make one paper and tell where it is."""
    from clusterctl import files  # noqa: PLC0415 as the rest of what makes papers

    paper, document = job.paper, job.document
    found = verdict.of(paper.sources(verdict.folder, document))
    errors = 0 if paper.findings else sum(d.severity is Severity.ERROR for d in found)
    if errors and strict:
        raise _refusal(paper, errors)
    content = paper.made(
        verdict.folder, document, errors, draft=draft or document.draft, found=found
    )
    path = target / job.cluster / f"{job.name}.docx"
    files.write(path, content)
    session.write(session.text(_told(session.relative(path), errors)) + "\n")


def _told(path: str, errors: int) -> Message:
    if not errors:
        return _("{path}: made", path=path)
    return n_(
        "{path}: made as a draft, {n} error in its documents",
        "{path}: made as a draft, {n} errors in its documents",
        errors,
        path=path,
    )


def _refusal(paper: Paper, errors: int) -> ClusterctlError:
    return ClusterctlError(
        n_(
            "{paper}: {n} error in its documents",
            "{paper}: {n} errors in its documents",
            errors,
            paper=paper.title,
        ),
        _("`clusterctl validate` tells them; without --strict a draft is made"),
    )
