"""`clusterctl render`: the papers of a cluster as Word files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli.selection import one_of
from clusterctl.cli.session import Session
from clusterctl.diagnostics import Severity
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _, n_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.render.papers import Paper

BUILD = Path("build")


def render(
    session: Session,
    what: Annotated[
        str | None, typer.Argument(metavar="[WHAT]", help="The paper: agreement or program.")
    ] = None,
    cluster: Annotated[
        str | None, typer.Argument(metavar="[CLUSTER]", help="The cluster's id.")
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
    chosen = list(_chosen(verdict.folder, what, cluster))
    target = session.directory / output if output else verdict.folder.root / BUILD
    with session.progress(_("making papers")) as step:
        for number, (paper, document) in enumerate(chosen, 1):
            _make(session, verdict, paper, document, target, draft=draft, strict=strict)
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


def _chosen(
    folder: Folder, what: str | None, cluster: str | None
) -> Iterator[tuple[Paper, Document]]:
    """The papers to make with their documents; an error where there is nothing to make."""
    from clusterctl.render.papers import PAPERS  # noqa: PLC0415 the templates are needed from here on

    if what is None:
        pairs = [(p, d) for d in folder.documents for p in PAPERS.values() if p.kind == d.kind]
        if not pairs:
            raise ClusterctlError(_("no document in this folder makes a paper"))
        yield from pairs
        return
    paper = PAPERS[one_of(what, tuple(PAPERS), "WHAT")]
    id = one_of(cluster or "", folder.ids("cluster") or ["—"], "CLUSTER")
    documents = folder.of(paper.kind, id)
    if not documents:
        raise ClusterctlError(
            _("cluster “{cluster}” has no {file}", cluster=id, file=paper.file_name_of_document),
            _("write it first; `clusterctl validate` tells what it must hold"),
        )
    yield from ((paper, document) for document in documents)


def _make(
    session: Session,
    verdict: Verdict,
    paper: Paper,
    document: Document,
    target: Path,
    *,
    draft: bool,
    strict: bool,
) -> None:
    """Make one paper and tell where it is."""
    from clusterctl import files  # noqa: PLC0415 as the rest of what makes papers

    found = verdict.of(paper.sources(verdict.folder, document))
    errors = sum(d.severity is Severity.ERROR for d in found)
    if errors and strict:
        raise _refusal(paper, errors)
    content = paper.made(verdict.folder, document, errors, draft=draft or document.draft)
    path = target / document.cluster / f"{paper.name}.docx"
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
