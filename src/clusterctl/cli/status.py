"""`clusterctl status`: where the clusters of a region stand, or one of them in full."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion
from clusterctl.cli.selection import known_cluster, one_of
from clusterctl.cli.session import PAGE, Session
from clusterctl.messages import _

if TYPE_CHECKING:
    from rich.console import RenderableType

    from clusterctl.output.deadlines import Teller
    from clusterctl.standing import Standing

FORMATS = ("text", "json")


def status(
    session: Session,
    cluster: Annotated[
        str | None,
        typer.Argument(
            metavar="[CLUSTER]",
            help="The cluster's id; without it, all of them.",
            autocompletion=completion.clusters,
        ),
    ] = None,
    *,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="How to tell it.")
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write to this file, not to the screen."
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge the folder as of this day, like 2026-11-23."),
    ] = None,
) -> int:
    """Tell where each cluster stands: stage, agreement, sections, next deadline, findings.

    With a cluster: its papers from the order on, which sections of the program are filled, what is
    due, what was found.

    Examples:

    \b
    clusterctl status
    clusterctl status mashinostroenie
    clusterctl status --format json -o status.json
    """
    chosen = one_of(output_format, FORMATS, "--format")
    from clusterctl import check, files, standing  # noqa: PLC0415 wrong options are told before
    from clusterctl.output import deadlines, standing_json  # noqa: PLC0415

    folder = session.folder(as_of)
    id = known_cluster(folder, cluster, "CLUSTER") if cluster else ""
    with session.progress(_("checking")) as step:
        verdict = check.check(folder, step)
    found = [each for each in standing.standings(verdict) if id in ("", each.cluster.id)]
    teller = deadlines.Teller(
        verdict.folder, session.language, lambda file: session.relative(folder.root / file)
    )
    if chosen == "json":
        content = standing_json.told(teller, found)
    elif output is None:
        for part in _drawings(teller, found, session.console().width, whole=bool(id)):
            session.draw(part)
        session.note(_("the state as of {day}", day=folder.as_of))
        return 0
    else:
        content = "".join(map(session.drawn, _drawings(teller, found, PAGE, whole=bool(id))))
    if output is None:
        session.write(content)
    else:
        files.write(session.directory / output, content.encode("utf-8", "replace"))
    return 0


def _drawings(
    teller: Teller, found: list[Standing], width: int, *, whole: bool
) -> list[RenderableType]:
    """What to draw: a table of all clusters, or one of them whole."""
    from clusterctl.output import standing as told  # noqa: PLC0415 see above

    if whole:
        return [part for each in found for part in told.whole(teller, each, width)]
    return [told.overview(teller, found)] if found else []
