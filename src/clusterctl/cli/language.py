"""`clusterctl language`: the Russian of papers looked through before it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion
from clusterctl.cli.selection import known_cluster, one_of
from clusterctl.cli.session import PAGE, Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.folder import Folder
    from clusterctl.render.declined import Declined

FORMATS = ("table", "json", "csv")


def language() -> None:
    """Look through the Russian of the papers: how names and positions are declined.

    Examples:

    \b
    clusterctl language check --doubtful
    clusterctl language check himiya --format csv -o forms.csv
    """


def check(
    session: Session,
    cluster: Annotated[
        str | None,
        typer.Argument(
            metavar="[CLUSTER]",
            help="Show the forms in this cluster's papers only.",
            autocompletion=completion.clusters,
        ),
    ] = None,
    *,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Show only the forms that rest on a guess.")
    ] = False,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="How to tell the forms.",
            autocompletion=completion.of(FORMATS),
        ),
    ] = "table",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write to this file, not to the screen."
        ),
    ] = None,
) -> int:
    """List every declined form of names and positions, for a human's look.

    Tells of each form whether the data give it, it was computed, or it rests on a guess, and in
    which line and under which key the right one is written.

    Examples:

    \b
    clusterctl language check
    clusterctl language check mashinostroenie --doubtful
    clusterctl language check --format csv -o forms.csv
    """
    name = one_of(output_format, FORMATS, "--format")
    from clusterctl import check as checking  # noqa: PLC0415 wrong options are told first
    from clusterctl.output import declined as output_of  # noqa: PLC0415 likewise
    from clusterctl.render.declined import Source, declined  # noqa: PLC0415 likewise

    folder = checking.check(session.folder()).folder
    forms = declined(folder, known_cluster(folder, cluster, "CLUSTER") if cluster else None)
    shown = [each for each in forms if not doubtful or each.source is Source.DOUBTFUL]
    _tell(session, folder, shown, name, output)
    if name == "table" and output is None:
        session.note(output_of.summary(forms))
    return 0


def _tell(
    session: Session, folder: Folder, forms: Sequence[Declined], name: str, target: Path | None
) -> None:
    """Tell the forms in one format, to a file or the screen."""
    from clusterctl import files  # noqa: PLC0415 as the rest of what tells
    from clusterctl.output import declined as output_of  # noqa: PLC0415 likewise

    def shown(file: str) -> str:
        return session.relative(folder.root / file)

    if name == "table":
        drawn = output_of.table(forms, session.language, shown)
        if target is None:
            if forms:
                session.draw(drawn)
            return
        content = session.drawn(drawn, PAGE)
    else:
        tell = output_of.told_json if name == "json" else output_of.told_csv
        content = tell(forms, session.language, shown)
    if target is None:
        session.write(content)
        return
    files.write(session.directory / target, content.encode("utf-8", "replace"))


ACTIONS = {"check": check}
