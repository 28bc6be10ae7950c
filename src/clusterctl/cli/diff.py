"""`clusterctl diff`: what changed between two versions, and what the regulation demands for it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion
from clusterctl.cli.session import Session, day
from clusterctl.cli.telling import targets
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _

if TYPE_CHECKING:
    from clusterctl.cli.telling import Target
    from clusterctl.output.changes import Account

FORMATS = ("text", "json", "md", "docx", "github", "gitlab")
DEMANDED = 1


def diff(
    session: Session,
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="[OLD]", help="The revision to compare with, or A..B, A...B; else HEAD."
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(metavar="[NEW]", help="The newer revision; else the working tree."),
    ] = None,
    *,
    staged: Annotated[
        bool, typer.Option("--staged", help="Compare with the index, not with the working tree.")
    ] = False,
    unstaged: Annotated[
        bool,
        typer.Option("--unstaged", help="Compare the index with the working tree, as git diff."),
    ] = False,
    fail: Annotated[
        bool,
        typer.Option(
            "--check", help="Exit with 1 when a demanded paper is missing or a signed one edited."
        ),
    ] = False,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="How to tell the changes; repeatable, all but one with a file each by -o.",
            autocompletion=completion.of(FORMATS),
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to this file, not to the screen; the first -o is of the first format.",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge the folder as of this day, like 2026-11-23."),
    ] = None,
) -> int:
    """Tell what changed between two versions of the folder, and what the regulation demands for it.

    Compares documents, not lines: moving an item, renaming a file or a comment changes nothing.
    Nothing is checked out; the versions are read from git.

    Examples:

    \b
    clusterctl diff
    clusterctl diff main...HEAD --check --format md -o comment.md --format github
    clusterctl diff v2026-1 v2026-2 --format docx -o changes.docx
    """
    chosen = targets(output_format or ["text"], output or [], FORMATS, "--format")
    if ("docx", None) in chosen:
        raise ClusterctlError(
            _("a Word file is not for the screen"), _("name the file with -o, like -o changes.docx")
        )
    account = _account(session, old, new, as_of, staged=staged, unstaged=unstaged)
    for target in chosen:
        _tell(session, account, target)
    return DEMANDED if fail and account.broken else 0


def _account(
    session: Session,
    old: str | None,
    new: str | None,
    as_of: str | None,
    *,
    staged: bool,
    unstaged: bool,
) -> Account:
    """The two versions read and compared."""
    from clusterctl import changes, folder, revisions  # noqa: PLC0415 --help does without
    from clusterctl.output.changes import Account  # noqa: PLC0415 likewise

    root = folder.find_root(session.directory)
    versions = revisions.pair(root, old, new, staged=staged, unstaged=unstaged)
    judged = day(as_of)
    last = revisions.read(versions[1], root, session.today, judged)
    first = revisions.read(versions[0], root, session.today, judged, like=last)
    comparison = changes.compare(first, last)
    return Account(
        comparison,
        changes.consequences(comparison),
        *versions,
        session.language,
        lambda file: session.relative(root / file),
    )


def _tell(session: Session, account: Account, target: Target) -> None:
    """Tell the account in one format, to a file or the screen."""
    name, file = target
    content = _content(session, account, name)
    if file is None:
        session.write(content.decode("utf-8"))
    else:
        from clusterctl import files  # noqa: PLC0415 only -o needs it

        files.write(session.directory / file, content)


def _content(session: Session, account: Account, name: str) -> bytes:
    """The account in one format."""
    from clusterctl.output import changes as output  # noqa: PLC0415 see above

    match name:
        case "docx":
            from clusterctl.render import changes as paper  # noqa: PLC0415 only this format needs it

            return paper.made(account)
        case "json":
            told = output.told_json(account)
        case "md":
            told = output.told_markdown(account)
        case "github" | "gitlab":
            root = account.comparison.new.root
            told = import_module(f"clusterctl.output.{name}").told(
                output.reported(account, session.in_repository(root))
            )
        case _:
            told = output.told_text(account)
    return told.encode("utf-8", "backslashreplace")
