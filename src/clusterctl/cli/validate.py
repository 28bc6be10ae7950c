"""`clusterctl validate`: everything wrong in a folder, where, why, how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli.selection import Selection, one_of, words
from clusterctl.cli.session import Session
from clusterctl.diagnostics import Severity
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _, n_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.folder import Folder
    from clusterctl.messages import Message
    from clusterctl.output.report import Report

FORMATS = ("text", "concise", "json")
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
            metavar="|".join(FORMATS),
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
        typer.Option(metavar="CODES", help="Show only these codes or beginnings of codes: P08,C."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Leave these codes or beginnings of codes out."),
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
    clusterctl validate --severity error --write-waivers --accepted-by "Примеров И. П."
    """
    gravest = one_of(severity, [s.value for s in Severity], "--severity")
    failing = one_of(fail_on, [*(s.value for s in Severity), NEVER], "--fail-on")
    selection = Selection.of(words(select), words(ignore))
    targets = _targets(output_format or ["text"], output or [])
    if no_waivers and write_waivers:
        raise ClusterctlError(
            _("--no-waivers and --write-waivers exclude each other"), _("give one of them")
        )

    def shown(d: Diagnostic) -> bool:
        return d.code in selection and d.severity.rank <= Severity(gravest).rank

    told = _report(session, paths or [], as_of, shown, waive=not no_waivers)
    if write_waivers:
        _accept(session, told, accepted_by)
        told = _report(session, paths or [], as_of, shown, waive=True)
    for name, target in targets:
        _tell(session, told, "statistics" if statistics and name == "text" else name, target)
    failed = failing != NEVER and any(
        d.severity.rank <= Severity(failing).rank for d in told.findings
    )
    return FINDINGS if failed and not exit_zero else 0


def _report(
    session: Session,
    paths: Sequence[Path],
    as_of: str | None,
    shown: Callable[[Diagnostic], bool],
    *,
    waive: bool,
) -> Report:
    """The report on the files that the paths name."""
    from clusterctl import check  # noqa: PLC0415 wrong options are told before anything heavy
    from clusterctl.output.report import report  # noqa: PLC0415

    folder = session.folder(as_of, near=_start(session, paths))
    files = _files(session, folder, paths)
    with session.progress(_("checking")) as step:
        verdict = check.check(folder, step, waive=waive)
    return report(
        verdict,
        lambda d: d.place.file in files and shown(d),
        sum(d.file in files for d in folder.documents),
        session.language,
        lambda file: session.relative(folder.root / file),
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


def _start(session: Session, paths: Sequence[Path] | None) -> Path | None:
    """Where to look for the folder: at the first path when one stands outside of any folder."""
    if not paths:
        return None
    first = session.directory / paths[0]
    return first if first.is_dir() else first.parent if first.parent.is_dir() else None


def _files(session: Session, folder: Folder, paths: Sequence[Path]) -> frozenset[str]:
    """The files to show findings of: all, or those that the paths name; each must name some."""
    every = {s.file for s in folder.sources} | {d.place.file for d in folder.findings}
    if not paths:
        return frozenset(every)
    chosen: set[str] = set()
    for path in paths:
        full = session.directory.joinpath(path).absolute()
        matched = {
            f for f in every if (folder.root / f) == full or full in (folder.root / f).parents
        }
        if not matched:
            raise ClusterctlError(
                _("no document at “{path}”", path=path),
                _(
                    "give a YAML file of {root} or a folder in it",
                    root=session.relative(folder.root),
                ),
            )
        chosen |= matched
    return frozenset(chosen)


def _targets(formats: Sequence[str], outputs: Sequence[Path]) -> list[tuple[str, Path | None]]:
    """Each format with the file it goes to, or None for the screen; one at most goes there."""
    names = [one_of(name, FORMATS, "--output-format") for name in formats]
    if len(outputs) > len(names):
        raise ClusterctlError(_("more -o than formats"), _("give one --output-format for each -o"))
    targets = [*outputs, *[None] * (len(names) - len(outputs))]
    if targets.count(None) > 1:
        raise ClusterctlError(
            _("several formats for the screen"), _("give each but one a file of its own with -o")
        )
    return list(zip(names, targets, strict=True))


def _tell(session: Session, report: Report, name: str, target: Path | None) -> None:
    """Tell the report in one format, to a file or the screen."""
    if name == "text" and target is None:
        _show(session, report)
        return
    content = _content(session, report, name)
    if target is None:
        session.write(content)
        return
    from clusterctl import files  # noqa: PLC0415

    files.write(session.directory / target, content.encode("utf-8"))


def _show(session: Session, report: Report) -> None:
    from clusterctl.output import text  # noqa: PLC0415

    console = session.console()
    for block in text.told(report, console.width):
        console.print(block)
    if report.findings:
        code = report.findings[0].code
        session.note(_("`clusterctl explain {code}` tells more of a rule", code=code))


def _content(session: Session, report: Report, name: str) -> str:
    """The whole report as one text."""
    from clusterctl.output import concise, json, statistics, text  # noqa: PLC0415

    match name:
        case "json":
            return json.told(report)
        case "concise":
            return concise.told(report)
        case "statistics":
            return statistics.told(report, lambda code: _title(code).text(session.language))
        case _:
            return "\n".join(block.plain for block in text.told(report)) + "\n"


def _title(code: str) -> Message:
    from clusterctl import rulebook, rules  # noqa: PLC0415

    return rulebook.page(rules.every_rule()[code]).title
