"""Papers made in the format asked for, written or shown, and told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import files
from clusterctl.diagnostics import Severity
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _, n_
from clusterctl.render import career
from clusterctl.render.doubts import collected
from clusterctl.render.jobs import CONTENTS, PACK
from clusterctl.render.listing import Made, contents
from clusterctl.word import pdf
from clusterctl.word.reading import markdown_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from clusterctl.check import Verdict
    from clusterctl.cli.resuming import Run
    from clusterctl.cli.session import Session
    from clusterctl.documents import Spot
    from clusterctl.provenance.recording import Recorder
    from clusterctl.render.doubts import Doubt
    from clusterctl.render.jobs import Job
    from clusterctl.render.papers import Paper


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper that was made: its file's path in the target without an ending, and its DOCX."""

    path: str
    content: bytes
    errors: int = 0
    draft: bool = False
    doubts: tuple[Message, ...] = ()
    """What forms in it are a guess, and where the right ones are written."""
    template: str = ""
    """The folder's own template that made it."""
    kept: bool = False
    """Whether an interrupted run had made it; its content is not read again."""


def sheet(verdict: Verdict, job: Job, recorder: Recorder, *, draft: bool, strict: bool) -> Sheet:
    """A job done and recorded; an error where its documents have errors and one is strict."""
    paper, document = job.paper, job.document
    documents = paper.sources(verdict.folder, document)
    found = verdict.of(documents)
    errors = 0 if paper.findings else sum(d.severity is Severity.ERROR for d in found)
    if errors and strict:
        raise _refusal(paper, errors)
    marked = draft or document.draft
    with collected() as doubts:
        content = paper.made(verdict.folder, document, errors, draft=marked, found=found)
    marked = marked or errors > 0 or paper.project
    template = paper.template_in(verdict.folder)
    recorded = recorder.stamped(
        content, paper, document, job.cluster, draft=marked, asked=draft, errors=errors
    )
    return Sheet(
        f"{job.cluster}/{job.name}",
        recorded,
        errors,
        marked,
        tuple(_doubted(doubt, doubt.spot(documents)) for doubt in doubts.values()),
        template if template != paper.template else "",
    )


def unmade(job: Job, error: ClusterctlError) -> Message:
    """Why a paper was not made, with its name."""
    return _("{paper} not made: {why}", paper=f"{job.cluster}/{job.name}", why=error.message)


def listing(
    verdict: Verdict,
    cluster: str,
    jobs: Sequence[Job],
    sheets: Sequence[Sheet],
    recorder: Recorder,
) -> Sheet:
    """The list of contents of a pack."""
    found = verdict.folder.get("cluster", cluster)
    assert found is not None  # noqa: S101 the cluster was chosen among those there are
    made = [
        Made(job, each.path.rpartition("/")[2], each.draft)
        for job, each in zip(jobs, sheets, strict=True)
    ]
    content = contents(verdict.folder, found, made)
    recorded = recorder.listed(content, found, [job.document for job in jobs])
    return Sheet(f"{cluster}/{PACK}/{CONTENTS}", recorded)


def kept(run: Run | None, job: Job, form: str) -> Sheet | None:
    """The paper of a job that an interrupted run has made already."""
    path = f"{job.cluster}/{job.name}"
    known = run.kept(f"{path}.{form}") if run else None
    if known is None:
        return None
    return Sheet(path, b"", int(known["errors"]), bool(known["draft"]), kept=True)


def put(run: Run, sheets: Sequence[Sheet], form: str) -> None:
    """Put papers in their places in the form asked for."""
    written = _FORMS[form](sheets) if sheets else {}
    for each in sheets:
        path = f"{each.path}.{form}"
        run.write(path, written[each.path], errors=each.errors, draft=each.draft)


def stopped(made: int, total: int) -> Message:
    """What a run leaves that was interrupted."""
    return n_(
        "{n} paper of {total} is made; the same command goes on from there",
        "{n} papers of {total} are made; the same command goes on from there",
        made,
        total=total,
    )


def tell(
    session: Session, sheets: Sequence[Sheet], form: str, target: Path, *, shown: bool
) -> None:
    """Show the papers, or tell where below the target folder each is."""
    told = {session.text(doubt): doubt for each in sheets for doubt in each.doubts}
    for each in sheets:
        if each.template:
            session.note(
                _(
                    "{paper}: made by the folder's template {template}",
                    paper=each.path,
                    template=each.template,
                )
            )
    for doubt in told.values():
        session.note(doubt)
    if shown:
        session.write("\n".join(markdown_of(each.content) for each in sheets))
        return
    for each in sheets:
        path = session.relative(target / f"{each.path}.{form}")
        said = _made_before(path) if each.kept else _told(path, each.errors)
        session.write(f"{session.text(said)}\n")


def draw(session: Session, verdict: Verdict, jobs: Sequence[Job], target: Path) -> None:
    """Write each career map as a picture, and tell where it is."""
    for job in jobs:
        for name, svg in career.pictures(verdict.folder, job.document).items():
            path = target / job.cluster / job.paper.name / f"{name}.svg"
            files.write(path, svg.encode())
            session.write(session.text(_told(session.relative(path), 0)) + "\n")


def _as_pdf(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    return pdf.converted({each.path: each.content for each in sheets}, pdf.office())


_FORMS: dict[str, Callable[[Sequence[Sheet]], dict[str, bytes]]] = {
    "docx": lambda sheets: {each.path: each.content for each in sheets},
    "pdf": _as_pdf,
    "md": lambda sheets: {each.path: markdown_of(each.content).encode() for each in sheets},
}


AT_ONCE = {"docx": 1, "md": 1, "pdf": 20}
"""How many papers are put in their places together: LibreOffice takes long to start."""


def _made_before(path: str) -> Message:
    return _("{path}: made before the interruption", path=path)


def _doubted(doubt: Doubt, spot: Spot | None) -> Message:
    """A form to look at, and the place of the data beside which the right one is written."""
    if spot is None:
        return _("check the form “{form}”: {why}", form=doubt.form, why=doubt.reason)
    return _(
        "{file}:{line}: check the form “{form}”: {why}; the right one is written beside as "
        "`{case}:`",
        file=spot.place.file,
        line=spot.place.line,
        form=doubt.form,
        why=doubt.reason,
        case=doubt.case.value,
    )


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
