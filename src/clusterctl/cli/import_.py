"""`clusterctl import`: a workbook that was filled in, taken over into its document."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli.session import Session
from clusterctl.messages import _, n_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.check import Verdict
    from clusterctl.exchange.findings import Told
    from clusterctl.exchange.returned import Returned
    from clusterctl.folder import Folder
    from clusterctl.messages import Message

REFUSED = 1
_SELDOM = 200_000
"""So many new objects more than gone ones, and only then garbage is looked for."""
_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def import_(
    session: Session,
    workbook: Annotated[
        Path, typer.Argument(metavar="FILE", help="The workbook that `export` made, filled in.")
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would change; write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Let the workbook win where the document was changed meanwhile, and write even "
            "if rules find new errors.",
        ),
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge the folder as of this day, like 2026-11-23."),
    ] = None,
) -> int:
    """Take a filled-in workbook over into its document.

    Shows first what was found, cell by cell, and what would change. All is written or nothing;
    comments and everything the workbook doesn't touch stay. No formula is run.

    Examples:

    \b
    clusterctl import program.xlsx --dry-run
    clusterctl import report.xlsx --yes
    """
    with _collecting_seldom():
        return _imported(session, workbook, dry_run=dry_run, yes=yes, force=force, as_of=as_of)


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Ten thousand rows make a million objects that all stay: half the time went into counting."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _imported(
    session: Session, workbook: Path, *, dry_run: bool, yes: bool, force: bool, as_of: str | None
) -> int:
    from clusterctl.exchange import findings  # noqa: PLC0415 --help does without
    from clusterctl.exchange.returned import returned  # noqa: PLC0415

    folder = session.folder(as_of)
    with session.progress(_("reading sheets")) as step:
        back = returned(folder, session.directory / workbook, step, force=force)
    after = _after(session, folder, back, as_of)
    verdicts = _judged(session, folder, after) if back.is_changed else None
    told = findings.told(back, verdicts, force=force)
    _tell(session, told)
    _preview(session, back, folder, after)
    if told.refused:
        session.complain(*_refusal(told))
        return REFUSED
    if dry_run or not back.is_changed:
        return 0
    if not yes and not _agreed(session):
        session.note(_("nothing was written"))
        return REFUSED
    from clusterctl import files  # noqa: PLC0415 --dry-run does without

    target = folder.root / back.new.file
    files.write(target, back.new.text.encode())
    session.write(session.text(_("{path}: written", path=session.relative(target))) + "\n")
    return 0


def _after(session: Session, before: Folder, back: Returned, as_of: str | None) -> Folder:
    """The folder as it would be."""
    if not back.is_changed:
        return before
    return session.folder(as_of, unsaved={before.root / back.new.file: back.new.text.encode()})


def _judged(session: Session, before: Folder, after: Folder) -> tuple[Verdict, Verdict]:
    """What the rules find in the folder as it is, and as it would be."""
    from clusterctl import check  # noqa: PLC0415 --help does without

    with session.progress(_("checking rules")) as step:
        return check.check(before), check.check(after, step)


def _tell(session: Session, told: Told) -> None:
    """Tell the findings, each with its cell and what to do."""
    from rich.text import Text  # noqa: PLC0415 only what is drawn needs it

    from clusterctl.output.words import WORDS  # noqa: PLC0415

    console = session.console()
    for each in told.findings:
        where = session.text(each.spot.told) if each.spot else session.text(_("the document"))
        grave = session.text(WORDS[each.severity])
        console.print(
            Text.assemble(
                (where, "bold"),
                ": ",
                (grave, _STYLES[each.severity.value]),
                f": {session.text(each.message)}",
            )
        )
        if each.help is not None:
            console.print(Text(f"  {session.text(_('hint'))}: {session.text(each.help)}", "dim"))
    if told.findings:
        console.print()


def _preview(session: Session, back: Returned, before: Folder, after: Folder) -> None:
    """Show what would change, as `clusterctl diff` tells it."""
    from clusterctl import changes  # noqa: PLC0415 --help does without
    from clusterctl.output.changes import Account, told_text  # noqa: PLC0415
    from clusterctl.revisions import Version, Where  # noqa: PLC0415

    comparison = changes.compare(before, after)
    account = Account(
        comparison,
        changes.consequences(comparison),
        Version(Where.WORKTREE),
        Version(Where.WORKTREE, str(back.passport.id)),
        session.language,
        lambda file: session.relative(before.root / file),
    )
    session.write(told_text(account))


def _refusal(told: Told) -> tuple[Message, Message]:
    errors = n_("{n} error", "{n} errors", told.errors)
    if told.by_rules:
        return (
            _("nothing was written: {errors}", errors=errors),
            _("mend the cells and import again; --force writes in spite of new errors of rules"),
        )
    return (
        _("nothing was written: {errors}", errors=errors),
        _("mend the cells and import again"),
    )


def _agreed(session: Session) -> bool:
    """Whether somebody says yes; an error where nobody is there to ask."""
    from clusterctl.cli import asking  # noqa: PLC0415 --yes does without
    from clusterctl.errors import ClusterctlError  # noqa: PLC0415

    if not asking.can_ask():
        raise ClusterctlError(
            _("nobody is here to be asked whether to write"),
            _("give --yes to write, or --dry-run to look only"),
        )
    answers = {"yes": session.text(_("write it")), "no": session.text(_("leave all as it is"))}
    question = _("Write this into the document?")
    return asking.ask(session, question, choices=answers) in ("yes", answers["yes"], "y", "да", "д")
