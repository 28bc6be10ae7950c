"""`clusterctl init`: a new document folder in which `validate` passes at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl import layout
from clusterctl.cli import completion
from clusterctl.cli.selection import one_of
from clusterctl.cli.session import Session
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _, n_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.messages import Message
    from clusterctl.skeletons.home import Wishes

SERVICES = ("github", "gitlab")

_FOR_GIT = (
    "git config diff.docx.textconv 'clusterctl template text'",
    "git config diff.docx.cachetextconv true",
)
"""What makes git compare Word files as texts; git takes no commands from a repository itself."""


def init(
    session: Session,
    home: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="The folder to make, or to complete; else this one."),
    ] = None,
    *,
    region: Annotated[
        str | None, typer.Option(metavar="NAME", help="The region: “Тульская область”.")
    ] = None,
    ministry: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The regional operator, which creates the clusters."),
    ] = None,
    coordinator: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The regional coordinator, which agrees the programs."),
    ] = None,
    ci: Annotated[
        list[str] | None,
        typer.Option(
            metavar="|".join(SERVICES),
            help="Have every change checked by this service; may be repeated.",
            autocompletion=completion.of(SERVICES),
        ),
    ] = None,
    example: Annotated[
        bool, typer.Option("--example", help="Put in a first cluster, commented and fictional.")
    ] = False,
) -> int:
    """Make a document folder: settings, folders, files for git and editors.

    `validate` passes in it at once. A file that is there already is left as it is and named.
    At a terminal it asks for what is not given.

    Examples:

    \b
    clusterctl init kluster --example
    clusterctl init --region "Калужская область" --ci gitlab
    """
    services = [one_of(service, SERVICES, "--ci") for service in ci or ()]
    root = session.directory / (home or Path())
    _demand_free(session, root)
    from clusterctl.skeletons import home as homes  # noqa: PLC0415 wrong options are told first

    is_new = not (root / layout.SETTINGS).exists()
    wishes = _wishes(session, region, ministry, coordinator, ask=is_new)
    made = homes.files(wishes, root, session.today, example=example)
    made |= dict(homes.ci(service) for service in services)
    _tell(session, root, made, _written(root, made))
    return 0


def _demand_free(session: Session, root: Path) -> None:
    """An error where the folder would lie inside another document folder."""
    from clusterctl.folder import find_root  # noqa: PLC0415 --help does without

    nearest = next((p for p in (root, *root.absolute().parents) if p.is_dir()), root)
    try:
        other = find_root(nearest)
    except ClusterctlError:
        return
    if other.resolve() != root.resolve():
        raise ClusterctlError(
            _("“{path}” lies inside the document folder “{root}”",
              path=session.relative(root), root=session.relative(other)),
            _("choose a place outside of it; a cluster is begun with `clusterctl new cluster`"),
        )  # fmt: skip


def _wishes(
    session: Session,
    region: str | None,
    ministry: str | None,
    coordinator: str | None,
    *,
    ask: bool,
) -> Wishes:
    """What was given, what is answered, or what is usual."""
    from clusterctl.cli import asking  # noqa: PLC0415 --help does without
    from clusterctl.skeletons.home import Wishes  # noqa: PLC0415

    def wish(given: str | None, what: Message, usual: str) -> str:
        if given or not (ask and asking.can_ask()):
            return given or usual
        return asking.ask(session, what, default=usual)

    usual = Wishes()
    chosen = Wishes(wish(region, _("the region"), usual.region))
    named = wish(ministry, _("the regional operator"), chosen.ministry)
    return Wishes(
        chosen.region,
        named,
        wish(coordinator, _("the regional coordinator"), usual.coordinator),
    )


def _written(root: Path, made: Mapping[str, str]) -> list[str]:
    """Write the files that aren't there; their names."""
    from clusterctl import files  # noqa: PLC0415 --help does without

    new = [name for name in made if not (root / name).exists()]
    for name in new:
        files.write(root / name, made[name].encode())
    return new


def _tell(session: Session, root: Path, made: Mapping[str, str], new: Sequence[str]) -> None:
    """Tell what was made, what was there, and what to do next."""
    for name in made:
        if name not in new and not name.startswith(".clusterctl/"):
            session.note(
                _("{path}: is there already and stays as it is", path=session.relative(root / name))
            )
    place = session.relative(root)
    count = n_("{path}: {n} file made", "{path}: {n} files made", len(new), path=place)
    lines = [session.text(count)]
    if new:
        lines += ["", session.text(_("What comes next:")), *(f"  {step}" for step in _steps(place))]
        lines += [
            "",
            session.text(_("Once in each copy, so that git shows changes of Word files:")),
        ]
        lines += [f"  {line}" for line in _FOR_GIT]
    session.write("".join(f"{line}\n" for line in lines))


def _steps(place: str) -> list[str]:
    at = "" if place == "." else f" -C {place}"
    return [
        f"clusterctl validate{at}",
        f"clusterctl new organization college-primer{at}",
        f"clusterctl new --help{at and ''}",
    ]
