"""`clusterctl export`: a document as a workbook that a clerk can fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion
from clusterctl.cli.selection import known_cluster
from clusterctl.cli.session import Session
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _
from clusterctl.output.escape import visible

if TYPE_CHECKING:
    from clusterctl.exchange.papers import Paper

_PERIOD = re.compile(r"20[0-9]{2}(-h[12]|-q[1-4])?")

Cluster = Annotated[
    str,
    typer.Argument(
        metavar="CLUSTER",
        help="The cluster, by its id.",
        autocompletion=completion.clusters,
    ),
]
Output = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="FILE", help="The workbook to write, *.xlsx."),
]
Force = Annotated[
    bool, typer.Option("--force", help="Write over a file that is there; it may be filled in.")
]
Empty = Annotated[
    bool,
    typer.Option(
        "--empty",
        help="Leave all cells empty; only the sheets that are filled in will replace what the "
        "document says.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Judge the folder as of this day, like 2026-11-23."
    ),
]


def export() -> None:
    """Make an Excel workbook of a document, to be filled in and imported again.

    A sheet for each table, lists to choose from, hints in every cell. What `import` needs to know
    is in the workbook itself: its file may have any name.
    """


def program(
    session: Session,
    cluster: Cluster,
    *,
    output: Output,
    empty: Empty = False,
    force: Force = False,
    as_of: AsOf = None,
) -> int:
    """Make a workbook of a cluster's program.

    Examples:

    \b
    clusterctl export program himiya -o program.xlsx
    clusterctl export program himiya --empty -o form.xlsx
    """
    from clusterctl.exchange import papers  # noqa: PLC0415 --help does without

    _demand_place(session, output, force=force)
    folder = session.folder(as_of)
    known_cluster(folder, cluster, "CLUSTER")
    return _write(session, papers.program(folder, cluster, empty=empty), output)


def monitoring(
    session: Session,
    cluster: Cluster,
    *,
    period: Annotated[
        str,
        typer.Option(
            metavar="PERIOD",
            help="The period: 2027, 2027-h1 or 2027-q3.",
            autocompletion=completion.periods,
        ),
    ],
    output: Output,
    force: Force = False,
    as_of: AsOf = None,
) -> int:
    """Make a workbook of a monitoring report.

    A report that nobody has begun yet is prefilled from the program: indicators with their plan
    for the period, activities, money by source.

    Examples:

    \b
    clusterctl export monitoring himiya --period 2027 -o report.xlsx
    """
    from clusterctl.exchange import papers  # noqa: PLC0415 --help does without

    if not _PERIOD.fullmatch(period):
        raise ClusterctlError(
            _("--period is a year, a half or a quarter of it, not “{text}”", text=visible(period)),
            _("write it as 2027, 2027-h1 or 2027-q3"),
        )
    _demand_place(session, output, force=force)
    folder = session.folder(as_of)
    known_cluster(folder, cluster, "CLUSTER")
    return _write(session, papers.monitoring(folder, cluster, period), output)


def _demand_place(session: Session, output: Path, *, force: bool) -> None:
    """An error for a name that Excel wouldn't open, and for a file that may be filled in."""
    if output.suffix.lower() != ".xlsx":
        raise ClusterctlError(
            _("“{path}” is no name of an Excel workbook", path=visible(str(output))),
            _("let it end with .xlsx"),
        )
    if (session.directory / output).exists() and not force:
        raise ClusterctlError(
            _("“{path}” is there already, and may be filled in", path=visible(str(output))),
            _("import it first, choose another name, or write over it with --force"),
        )


def _write(session: Session, paper: Paper, output: Path) -> int:
    from clusterctl import files  # noqa: PLC0415 as the rest of what writes
    from clusterctl.exchange.writing import written  # noqa: PLC0415 --help does without

    with session.progress(_("writing sheets")) as step:
        content = written(paper, step)
    target = session.directory / output
    files.write(target, content)
    session.write(f"{session.relative(target)}\n")
    return 0


ACTIONS = {"program": program, "monitoring": monitoring}
