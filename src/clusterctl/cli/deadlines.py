"""`clusterctl deadlines`: what is due, overdue, late or can't be judged, and who is bound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli.selection import known_cluster, one_of
from clusterctl.cli.session import PAGE, Session, day
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _, n_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from clusterctl.deadlines import Deadline
    from clusterctl.folder import Folder
    from clusterctl.output.deadlines import Teller
    from clusterctl.timeline import State

FORMATS = ("table", "json", "csv", "ics")
OVERDUE = 1


def deadlines(
    session: Session,
    *,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="How to tell the terms.")
    ] = "table",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write to this file, not to the screen."
        ),
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Show only what is overdue.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Show the terms that were met as well.")
    ] = False,
    until: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Show only what ends by this day, like 2026-12-31."),
    ] = None,
    cluster: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Show only the terms of this cluster; may be repeated."),
    ] = None,
    bound: Annotated[
        str | None,
        typer.Option(
            metavar="WHO",
            help="Show only what binds this organisation, or a role such as regional_operator.",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell how each last day was counted.")
    ] = False,
    fail: Annotated[
        bool,
        typer.Option("--check", help="Exit with 1 when a binding term that is shown is overdue."),
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge the folder as of this day, like 2026-11-23."),
    ] = None,
) -> int:
    """Tell what is due and until when, who is bound, and by which paragraph.

    Shows what is pending, overdue, done late or can't be judged; with --all what was met, too.
    A calendar file holds the same terms as events, with a reminder three days ahead.

    Examples:

    \b
    clusterctl deadlines
    clusterctl deadlines --until 2026-12-31 --explain
    clusterctl deadlines --bound regional_operator --format csv -o terms.csv
    clusterctl deadlines --format ics -o terms.ics
    """
    chosen = one_of(output_format, FORMATS, "--format")
    if overdue and every:
        raise ClusterctlError(_("--overdue and --all say different things"), _("give one of them"))
    last = day(until)
    from clusterctl import check  # noqa: PLC0415 wrong options are told before anything heavy
    from clusterctl import deadlines as terms  # noqa: PLC0415

    verdict = check.check(session.folder(as_of))
    folder = verdict.folder
    choice = terms.Choice(
        states=_states(overdue=overdue, every=every),
        clusters=frozenset(known_cluster(folder, id, "--cluster") for id in cluster or ()),
        bound=one_of(bound, terms.bound(folder), "--bound") if bound else "",
        until=last,
    )
    found = terms.deadlines(verdict)
    shown = [each for each in found if choice.takes(each)]
    _tell(session, folder, shown, chosen, output, explain=explain)
    if chosen == "table" and output is None:
        session.note(_summary(folder, len(shown), len(found), met_too=every))
    return OVERDUE if fail and any(map(_broken, shown)) else 0


def _states(*, overdue: bool, every: bool) -> frozenset[State]:
    from clusterctl.deadlines import PRESSING  # noqa: PLC0415 --help does without
    from clusterctl.timeline import State  # noqa: PLC0415

    if overdue:
        return frozenset({State.OVERDUE})
    return frozenset(State) if every else PRESSING


def _tell(
    session: Session,
    folder: Folder,
    shown: Sequence[Deadline],
    name: str,
    target: Path | None,
    *,
    explain: bool,
) -> None:
    """Tell the terms in one format, to a file or the screen."""
    from clusterctl import files  # noqa: PLC0415 as the rest of what tells
    from clusterctl.output import deadlines as output  # noqa: PLC0415

    teller = output.Teller(
        folder, session.language, lambda file: session.relative(folder.root / file)
    )
    if name == "table" and target is None:
        for part in _drawings(teller, shown, session.console().width, explain=explain):
            session.draw(part)
        return
    content = _content(session, teller, shown, name, explain=explain)
    if target is None:
        session.write(content)
        return
    files.write(session.directory / target, content.encode("utf-8", "replace"))


def _content(
    session: Session, teller: Teller, shown: Sequence[Deadline], name: str, *, explain: bool
) -> str:
    """All the terms as one text."""
    from clusterctl.output import deadline_files  # noqa: PLC0415 see above

    match name:
        case "json":
            return deadline_files.told_json(teller, shown)
        case "csv":
            return deadline_files.told_csv(teller, shown)
        case "ics":
            return deadline_files.told_ics(teller, shown)
        case _:
            drawings = _drawings(teller, shown, PAGE, explain=explain)
            return "".join(map(session.drawn, drawings))


def _drawings(
    teller: Teller, shown: Sequence[Deadline], width: int, *, explain: bool
) -> list[RenderableType]:
    """What to draw: one table, or a block for each term; nothing for no terms."""
    from clusterctl.output import deadlines as output  # noqa: PLC0415 see above

    if explain:
        return list(output.explained(teller, shown))
    return [output.table(teller, shown, width)] if shown else []


def _broken(deadline: Deadline) -> bool:
    """Whether a term that binds is overdue."""
    from clusterctl.timeline import State  # noqa: PLC0415 see above

    return deadline.term.state is State.OVERDUE and deadline.binding


def _summary(folder: Folder, shown: int, found: int, *, met_too: bool) -> Message:
    """How many of the terms are shown, and what shows more."""
    if not found:
        return _("no term has begun by {day}", day=folder.as_of)
    told = n_(
        "{shown} of {n} term as of {day}",
        "{shown} of {n} terms as of {day}",
        found,
        shown=shown,
        day=folder.as_of,
    )
    if met_too or shown == found:
        return told
    return _("{told}; --all shows those that were met as well", told=told)
