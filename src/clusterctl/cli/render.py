"""`clusterctl render`: the papers of a cluster as Word files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion
from clusterctl.cli.selection import known_cluster, one_of
from clusterctl.cli.session import Session
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _

if TYPE_CHECKING:
    from clusterctl.check import Verdict
    from clusterctl.cli.making import Sheet
    from clusterctl.cli.resuming import Run
    from clusterctl.provenance.recording import Recorder
    from clusterctl.render.jobs import Job

BUILD = Path("build")
CANNOT_MAKE = 2
FORMATS = ("docx", "pdf", "md", "svg")
PICTURES = "svg"
DRAWN = "career-maps"
"""The one paper that is also given as pictures."""
PACK = "pack"
"""What names all papers that a cluster calls for."""


def render(
    session: Session,
    what: Annotated[
        str | None,
        typer.Argument(metavar="[WHAT]", help="The paper's name, or “pack” for all of a cluster."),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Argument(
            metavar="[CLUSTER]",
            help="The cluster's id.",
            autocompletion=completion.clusters,
        ),
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
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="docx|pdf|md|svg",
            help="Make Word files, PDF by LibreOffice, or text: without -o it is shown. "
            "Career maps are given as pictures, too: svg.",
        ),
    ] = "docx",
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
    """Make the papers of a cluster as Word files, PDF or text.

    The papers: agreement, program, career-maps, supplement, protocol, registration, extract,
    certification, notice, notification, conclusion, remarks, order. `pack` makes all that the
    documents of a cluster call for, numbered, with a list of contents.

    A run that was interrupted goes on where it stopped, if nothing has changed since.

    A paper whose documents have errors is marked as a draft and says how many there are.

    Examples:

    \b
    clusterctl render agreement mashinostroenie
    clusterctl render protocol mashinostroenie protokol-2026-02 --format md
    clusterctl render program himiya -o /tmp/papers --format pdf
    clusterctl render pack mashinostroenie
    clusterctl render --all --strict
    """
    _demand_choice(what, cluster, every=every)
    one_of(form, FORMATS, "--format")
    from clusterctl import check  # noqa: PLC0415 wrong arguments are told before anything heavy
    from clusterctl.cli import making, resuming  # noqa: PLC0415
    from clusterctl.provenance.recording import Recorder  # noqa: PLC0415
    from clusterctl.word import pdf  # noqa: PLC0415

    if form == "pdf":
        pdf.office()
    if form == PICTURES and what != DRAWN:
        raise ClusterctlError(
            _("only career maps are given as pictures"),
            _("clusterctl render career-maps CLUSTER --format svg"),
        )
    verdict = check.check(session.folder(as_of))
    chosen = _chosen(verdict, what, cluster, id)
    if form == PICTURES:
        making.draw(session, verdict, chosen, _target(session, verdict, output))
        return 0
    recorder = Recorder(verdict.folder)
    target = _target(session, verdict, output)
    shown = form == "md" and output is None
    asked = (what, cluster, id, form, draft, strict)
    run = None if shown else resuming.Run.begun(target, resuming.mark(verdict.folder, *asked))
    made, failed = _made(
        session, verdict, chosen, recorder, form=form, run=run, draft=draft, strict=strict
    )
    sheets = [sheet for _job, sheet in made]
    if what == PACK:
        jobs = [job for job, _sheet in made]
        listing = making.listing(verdict, cluster or "", jobs, sheets, recorder)
        sheets.append(listing)
        if run:
            making.put(run, [listing], form)
    making.tell(session, sheets, form, target, shown=shown)
    if run:
        run.finished()
    if made and recorder.standing.trouble:
        why = recorder.standing.trouble
        session.note(_("the papers don't tell the git revision they are made of: {why}", why=why))
    for job, error in failed:
        session.complain(making.unmade(job, error), error.hint, error.place)
    return CANNOT_MAKE if failed else 0


def _target(session: Session, verdict: Verdict, output: Path | None) -> Path:
    """The folder to write to."""
    return session.directory / output if output else verdict.folder.root / BUILD


def _made(
    session: Session,
    verdict: Verdict,
    chosen: list[Job],
    recorder: Recorder,
    *,
    form: str,
    run: Run | None,
    draft: bool,
    strict: bool,
) -> tuple[list[tuple[Job, Sheet]], list[tuple[Job, ClusterctlError]]]:
    """The papers made and put in their places, and why others were not.

    One that fails keeps no other from its reader, and an interruption leaves what is made.
    """
    from clusterctl.cli import making  # noqa: PLC0415 as the rest of what makes papers

    made: list[tuple[Job, Sheet]] = []
    failed: list[tuple[Job, ClusterctlError]] = []
    waiting: list[Sheet] = []
    try:
        with session.progress(_("making papers")) as step:
            for number, job in enumerate(chosen, 1):
                try:
                    sheet = making.kept(run, job, form) or making.sheet(
                        verdict, job, recorder, draft=draft, strict=strict
                    )
                    made.append((job, sheet))
                    waiting += [] if sheet.kept else [sheet]
                except ClusterctlError as error:
                    failed.append((job, error))
                if run and (len(waiting) >= making.AT_ONCE[form] or number == len(chosen)):
                    making.put(run, waiting, form)
                    waiting.clear()
                if step:
                    step(number, len(chosen))
    except BaseException:
        if run and run.made:
            run.cut_short()
            session.note(making.stopped(len(run.made), len(chosen)))
        raise
    return made, failed


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


def _chosen(verdict: Verdict, what: str | None, cluster: str | None, id: str | None) -> list[Job]:
    """What to make; an error where there is nothing."""
    from clusterctl.render import jobs  # noqa: PLC0415 the templates are needed from here on
    from clusterctl.render.papers import PAPERS  # noqa: PLC0415

    if what is None:
        found = jobs.every(verdict)
        if not found:
            raise ClusterctlError(_("no document in this folder makes a paper"))
        return found
    one_of(what, (*PAPERS, PACK), "WHAT")
    cluster = known_cluster(verdict.folder, cluster or "", "CLUSTER")
    if what == PACK:
        return jobs.pack(verdict, cluster)
    found = jobs.jobs(verdict.folder, PAPERS[what], cluster)
    if not found:
        raise ClusterctlError(
            _("cluster “{cluster}” has no {file}", cluster=cluster, file=PAPERS[what].file),
            _("write it first; `clusterctl validate` tells what it must hold"),
        )
    if id is not None:
        one_of(id, [job.document.id for job in found], "ID")
    return [job for job in found if id in (None, job.document.id)]
