"""`clusterctl validate`: everything wrong in a folder, where, why, how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion, watching
from clusterctl.cli.scope import Outlook
from clusterctl.cli.selection import Selection, one_of, words
from clusterctl.cli.session import Session
from clusterctl.cli.telling import FORMATS, targets, tell
from clusterctl.diagnostics import Severity
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _, n_

if TYPE_CHECKING:
    from clusterctl.folder import Folder
    from clusterctl.output.report import Report
    from clusterctl.output.scope import Scope

NEVER = "never"
FINDINGS = 1


def validate(
    session: Session,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Show findings of these files and folders only; the whole folder is read anyway.",
        ),
    ] = None,
    *,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--output-format",
            metavar=" | ".join(FORMATS),  # the help folds it at the spaces
            autocompletion=completion.of(FORMATS),
            help="How to tell the findings. Several may be given, each with its -o.",
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write to this file, not to the screen."
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Show only these codes or beginnings of codes: P08,C.",
            autocompletion=completion.codes,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Leave these codes or beginnings of codes out.",
            autocompletion=completion.codes,
        ),
    ] = None,
    severity: Annotated[
        str,
        typer.Option(
            metavar="error|warning|info", help="Show findings of this severity and above."
        ),
    ] = "info",
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="error|warning|info|never", help="Exit with 1 from this severity upward."
        ),
    ] = "error",
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge the folder as of this day, like 2026-11-23."),
    ] = None,
    statistics: Annotated[
        bool,
        typer.Option("--statistics", help="Count the findings by code instead of showing them."),
    ] = False,
    no_waivers: Annotated[
        bool, typer.Option("--no-waivers", help="Show what waivers.yaml accepts as well.")
    ] = False,
    write_waivers: Annotated[
        bool,
        typer.Option(
            "--write-waivers",
            help="Accept the errors and warnings that would be shown: add them to waivers.yaml.",
        ),
    ] = False,
    accepted_by: Annotated[
        str,
        typer.Option(metavar="NAME", help="Who accepts what --write-waivers writes."),
    ] = "—",
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Show only what changes since this git revision may have brought about.",
        ),
    ] = None,
    stdin_filename: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="With “-” as the path: take standard input for the text of this file.",
        ),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again after each change, until Ctrl-C.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")
    ] = False,
) -> int:
    """Check the documents of a folder against the schemas and the regulation.

    Tells what is wrong, in which file and line, by which paragraph, and how to mend it.
    Exits with 0 when nothing at or above the failing severity was found, 1 when something was,
    2 when the run could not be done.

    Examples:

    \b
    clusterctl validate
    clusterctl validate clusters/himiya --severity error
    clusterctl validate -C examples/tula --output-format json -o findings.json
    clusterctl validate --changed-since origin/main --output-format github
    clusterctl validate --write-waivers --accepted-by "Примеров И. П."
    """
    gravest = one_of(severity, [s.value for s in Severity], "--severity")
    failing = one_of(fail_on, [*(s.value for s in Severity), NEVER], "--fail-on")
    selection = Selection.of(words(select), words(ignore))
    chosen = targets(output_format or ["text"], output or [])
    if statistics:
        chosen = [("statistics" if name == "text" else name, file) for name, file in chosen]
    _exclude({"--no-waivers": no_waivers, "--write-waivers": write_waivers})
    _exclude({"--watch": watch, "--write-waivers": write_waivers})
    _exclude({"--watch": watch, "--stdin-filename": stdin_filename is not None})
    outlook = Outlook.of(session, paths or [], changed_since, stdin_filename)

    def judged(*, waive: bool = True) -> Report:
        from clusterctl.output.scope import Scope  # noqa: PLC0415 wrong options are told first

        folder = session.folder(as_of, outlook.start(session), outlook.unsaved)
        fails = None if failing == NEVER else Severity(failing)
        scope = Scope(
            outlook.files(session, folder),
            selection,
            Severity(gravest),
            fails,
            outlook.changes(folder),
        )
        return _report(session, folder, scope, waive=waive)

    def told() -> Report:
        report = judged(waive=not no_waivers)
        for target in chosen:
            tell(session, report, target)
        return report

    if watch:
        watching.watch(session, outlook.root(session), told)
    if write_waivers:
        _accept(session, judged(), accepted_by)
    return FINDINGS if told().failed and not exit_zero else 0


def _exclude(given: dict[str, bool]) -> None:
    """An error where both of two options are given."""
    if all(given.values()):
        one, other = given
        raise ClusterctlError(
            _("{one} and {other} exclude each other", one=one, other=other), _("give one of them")
        )


def _report(session: Session, folder: Folder, scope: Scope, *, waive: bool) -> Report:
    """The report on what the scope lets through of a folder's findings."""
    from clusterctl import check  # noqa: PLC0415 wrong options are told before anything heavy
    from clusterctl.output.report import report  # noqa: PLC0415

    with session.progress(_("checking")) as step:
        verdict = check.check(folder, step, waive=waive)
    return report(
        verdict,
        scope,
        documents=sum(d.file in scope.told for d in folder.documents),
        language=session.language,
        shown_path=lambda file: session.relative(folder.root / file),
        repository_path=session.in_repository(folder.root),
    )


def _accept(session: Session, report: Report, accepted_by: str) -> None:
    """Add the errors and warnings of a report to the folder's waivers, after what is there."""
    from clusterctl import files  # noqa: PLC0415 few runs write waivers
    from clusterctl.waivers import writing  # noqa: PLC0415

    found = [d for d in report.findings if d.severity is not Severity.INFO]
    new = writing.entries(report.folder, found, accepted_by, session.text)
    if not new:
        session.note(_("nothing to accept"))
        return
    home = writing.home(report.folder)
    path = report.folder.root / (home.file if home else writing.FILE)
    files.write(path, writing.extended(home, new).encode())
    session.note(
        n_(
            "{path}: {n} entry added; the reasons are for you to complete",
            "{path}: {n} entries added; the reasons are for you to complete",
            len(new),
            path=session.relative(path),
        )
    )
