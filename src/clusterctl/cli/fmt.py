"""`clusterctl fmt`: the documents in their canonical layout."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli.scope import Outlook
from clusterctl.cli.session import Session
from clusterctl.messages import _, n_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.folder import Folder
    from clusterctl.messages import Message
    from clusterctl.source import Source

UNTIDY = 1
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class _Laid:
    """A file, and its text as it should stand."""

    path: Path
    source: Source
    text: str

    @property
    def is_tidy(self) -> bool:
        """Whether the file stands so already."""
        return self.path.read_bytes() == self.text.encode()


def fmt(
    session: Session,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATHS]...", help="Lay out these files and folders only."),
    ] = None,
    *,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit with 1 when a file would change."),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Write nothing; show what would change, and exit as --check."),
    ] = False,
) -> int:
    """Lay out the documents the one way there is: key order, quotes, indents, long lines.

    Values and comments stay; a comment moves with what it stands above or beside.
    A file that can't be read is left as it is, and told of.

    Examples:

    \b
    clusterctl fmt
    clusterctl fmt clusters/himiya --diff
    clusterctl fmt --check
    """
    outlook = Outlook(tuple(paths or ()))
    folder = session.folder(near=outlook.start(session))
    chosen = outlook.files(session, folder)
    sources = [source for source in folder.sources if source.file in chosen]
    unread = [source for source in sources if source.findings]
    laid = list(_laid(folder, [source for source in sources if not source.findings]))
    untidy = [each for each in laid if not each.is_tidy]
    _left(session, folder, unread)
    for each in untidy:
        if diff:
            _show(session, each)
        else:
            session.write(f"{session.relative(each.path)}\n")
    if not check and not diff:
        _write(untidy)
    session.write(
        f"{session.text(_summary(len(untidy), len(laid), done=not check and not diff))}\n"
    )
    return UNTIDY if unread or (untidy and (check or diff)) else 0


def _laid(folder: Folder, sources: Sequence[Source]) -> Iterator[_Laid]:
    """The files with their texts laid out."""
    from clusterctl.formatting import formatted  # noqa: PLC0415 --help does without

    kinds = {document.file: document.kind for document in folder.documents}
    for source in sources:
        path = (folder.root / source.file).resolve()
        yield _Laid(path, source, formatted(source, kinds.get(source.file)))


def _write(untidy: Sequence[_Laid]) -> None:
    from clusterctl import files  # noqa: PLC0415 --check does without

    for each in untidy:
        files.write(each.path, each.text.encode())


def _left(session: Session, folder: Folder, unread: Sequence[Source]) -> None:
    """Tell of the files that are left as they are, and why."""
    for source in unread:
        found = source.findings[0]
        place = f"{session.relative(folder.root / source.file)}:{found.place.line}"
        session.complain(
            _("{place}: left as it is: {why}", place=place, why=found.message), found.help
        )


def _show(session: Session, laid: _Laid) -> None:
    """Show what would change in a file."""
    from rich.text import Text  # noqa: PLC0415 only what is drawn needs it

    name = session.relative(laid.path)
    before, after = (text.splitlines() for text in (laid.source.text, laid.text))
    console = session.console()
    for line in difflib.unified_diff(before, after, name, name, lineterm="", n=2):
        style = "bold" if line.startswith(("+++", "---")) else _STYLES.get(line[:1], "")
        console.print(Text(line, style))


def _summary(untidy: int, laid: int, *, done: bool) -> Message:
    if not untidy:
        return n_("{n} file is laid out", "{n} files are laid out", laid)
    if done:
        return n_("{n} file laid out anew", "{n} files laid out anew", untidy)
    return n_("{n} file would change", "{n} files would change", untidy)
