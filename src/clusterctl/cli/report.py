"""`clusterctl report`: what the documents amount to, as a table, a page, a workbook or a paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion
from clusterctl.cli.selection import known_cluster, one_of
from clusterctl.cli.session import Session
from clusterctl.messages import _
from clusterctl.publishing import FORMATS
from clusterctl.reports import REPORTS

if TYPE_CHECKING:
    from clusterctl.reports import Wanted
    from clusterctl.reports.model import Report

BUILD = Path("build")
TABLE = "table"


def report(
    session: Session,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="The report's name; without it, the reports are listed.",
            autocompletion=completion.of(tuple(REPORTS)),
        ),
    ] = None,
    clusters: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLUSTER]...",
            help="The ids of the clusters to tell of; without any, all of the region.",
            autocompletion=completion.clusters,
        ),
    ] = None,
    *,
    period: Annotated[
        str | None,
        typer.Option(
            metavar="PERIOD",
            help="Tell of this period, like 2026, 2026-h1 or 2026-q3; else of the newest reported.",
            autocompletion=completion.periods,
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="How to tell it; else by the ending of -o, else as a table.",
            autocompletion=completion.of(tuple(FORMATS)),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to this file; what no screen can show goes to build/ without it.",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge the folder as of this day, like 2026-11-23."),
    ] = None,
) -> int:
    """Tell what the documents amount to: plans and facts, staff, money, terms, the region at once.

    The reports: monitoring, register, staff-demand, funding, remarks, deadlines, comparison,
    dashboard.

    The numbers are counted from the folder; what is missing or has errors is told as such.

    Examples:

    \b
    clusterctl report
    clusterctl report monitoring mashinostroenie
    clusterctl report monitoring --period 2026-q3 -o monitoring.md
    clusterctl report register --as-of 2026-11-01
    clusterctl report staff-demand --format xlsx -o staff.xlsx
    clusterctl report dashboard -o dashboard.html
    clusterctl report register himiya --format json
    """
    if name is None:
        _list(session)
        return 0
    one_of(name, tuple(REPORTS), "NAME")
    chosen = _format(form, output)
    from clusterctl import check, reports  # noqa: PLC0415 wrong options are told before

    folder = session.folder(as_of)
    ids = tuple(dict.fromkeys(known_cluster(folder, id, "CLUSTER") for id in clusters or ()))
    wanted = reports.Wanted(ids, period or "")
    with session.progress(_("checking")) as step:
        verdict = check.check(folder, step)
    made = reports.made(name, verdict, wanted)
    if output is None and not FORMATS[chosen].screen:
        output = folder.root / BUILD / _file(made, wanted, chosen)
    _deliver(session, made, chosen, output)
    return 0


def _list(session: Session) -> None:
    """The reports there are, each with what it tells."""
    width = max(map(len, REPORTS))
    for name, title in REPORTS.items():
        session.write(f"{name:<{width}}  {session.text(title)}\n")


def _format(form: str | None, output: Path | None) -> str:
    """The format asked for, else the one whose files end so, else the table."""
    if form is not None:
        return one_of(form, tuple(FORMATS), "--format")
    ending = output.suffix.lower() if output else ""
    return next((name for name, each in FORMATS.items() if each.ending == ending), TABLE)


def _file(made: Report, wanted: Wanted, form: str) -> str:
    """What a report's file is called: its name, what it was asked about, its ending."""
    words = ("report", made.name, *wanted.clusters, wanted.period)
    return f"{'-'.join(filter(None, words))}{FORMATS[form].ending}"


def _deliver(session: Session, made: Report, form: str, output: Path | None) -> None:
    """Draw it, put it on standard output, or write it to the file and tell where that is."""
    from clusterctl import files, publishing  # noqa: PLC0415 as the rest of what tells

    if form == TABLE and output is None:
        _draw(session, made)
        return
    content = publishing.told(form, made, session.language)
    if output is None:
        assert isinstance(content, str)  # noqa: S101 FORMATS says that a screen can show it
        session.write(content)
        return
    path = session.directory / output
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    files.write(path, raw)
    session.note(_("{path}: made", path=session.relative(path)))


def _draw(session: Session, made: Report) -> None:
    from clusterctl.publishing import table  # noqa: PLC0415 as the rest of what tells

    for drawing in table.drawings(made, session.language, session.console().width):
        session.draw(drawing)
