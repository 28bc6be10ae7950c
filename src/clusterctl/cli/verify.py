"""`clusterctl verify`: whether papers are as they were made, and as they would be made now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterctl.cli import completion
from clusterctl.cli.selection import one_of
from clusterctl.cli.session import Session, day
from clusterctl.errors import ClusterctlError, why
from clusterctl.messages import _

if TYPE_CHECKING:
    from clusterctl.folder import Folder
    from clusterctl.provenance.examination import Examiner
    from clusterctl.provenance.telling import Result

FORMATS = ("text", "json")
DIFFERS = 1
CANNOT_VERIFY = 2
ENDING = ".docx"
_LOCK = "~$"
"""What Word begins the name of a file with while a document is open."""


def verify(
    session: Session,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="Word files, or folders that hold them.",
            autocompletion=completion.papers,
        ),
    ],
    *,
    output_format: Annotated[
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help="How to tell what was found."),
    ] = "text",
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge the folder as of this day, like 2026-11-23."),
    ] = None,
) -> int:
    """Tell whether papers were edited by hand and whether the data have changed since.

    A file keeps a record of the documents, the git revision, the template and the version it was
    made with. Its text is compared with what it was, and with what a paper made now would say.

    Exits with 0 when all files are unchanged and current, with 1 when one is not, with 2 when one
    can't be verified.

    Examples:

    \b
    clusterctl verify build/mashinostroenie/agreement.docx
    clusterctl verify build
    clusterctl verify from-the-ministry.docx --format json
    """
    chosen = one_of(output_format, FORMATS, "--format")
    paths = _found([session.directory / file for file in files])
    folder = session.folder(as_of, near=_near(session.directory, paths[0]))
    prefix = session.relative(folder.root / "x").removesuffix("x")
    results = _results(session, folder, paths, as_of)
    session.write(_told(session, results, chosen, prefix))
    if any(result.unread for result in results):
        return CANNOT_VERIFY
    return 0 if all(result.sound for result in results) else DIFFERS


def _told(session: Session, results: list[Result], name: str, prefix: str) -> str:
    """The results in one format; `prefix` leads to the files of the folder."""
    from clusterctl.provenance.json import told_json  # noqa: PLC0415 --help does without
    from clusterctl.provenance.telling import Teller  # noqa: PLC0415 likewise

    if name == "json":
        return told_json(results, session.language, prefix)
    return Teller(session.language, prefix).text(results)


def _found(paths: list[Path]) -> list[Path]:
    """The files named, and those of the folders named; an error where there are none."""
    found: list[Path] = []
    for path in paths:
        found += sorted(filter(_is_paper, path.rglob("*"))) if path.is_dir() else [path]
    if not found:
        raise ClusterctlError(
            _("there is no Word file (*.docx) to verify"),
            _("`clusterctl render` makes papers; they lie in build/ of the folder"),
        )
    return list(dict.fromkeys(found))


def _is_paper(path: Path) -> bool:
    return path.suffix.lower() == ENDING and not path.name.startswith(_LOCK) and path.is_file()


def _near(directory: Path, file: Path) -> Path:
    """Where to look for the document folder: where one stands, else where the file lies."""
    from clusterctl.folder import find_root  # noqa: PLC0415 --help does without

    try:
        return find_root(directory)
    except ClusterctlError:
        if not file.parent.is_dir():
            raise
    try:
        return find_root(file.parent)
    except ClusterctlError:
        return directory


def _results(
    session: Session, folder: Folder, paths: list[Path], as_of: str | None
) -> list[Result]:
    from clusterctl.provenance.examination import Examiner  # noqa: PLC0415 see above

    examiner = Examiner(folder, session.today, day(as_of))
    results = []
    with session.progress(_("verifying papers")) as step:
        for number, path in enumerate(paths, 1):
            results.append(_result(session, examiner, path))
            if step:
                step(number, len(paths))
    return results


def _result(session: Session, examiner: Examiner, path: Path) -> Result:
    """What was found out about a file: one that can't be read keeps no other from being told."""
    from clusterctl.provenance.telling import Result  # noqa: PLC0415 see above
    from clusterctl.word.opening import MOST_BYTES  # noqa: PLC0415 likewise

    name = session.relative(path)
    if path.exists() and not path.is_file():  # a pipe or a device would never end
        return Result(name, ClusterctlError(_("can't be read: {why}", why=_("it is no file"))))
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        return Result(name, examiner.examined(content, path.name))
    except OSError as error:
        return Result(name, ClusterctlError(_("can't be read: {why}", why=why(error))))
    except ClusterctlError as error:
        return Result(name, error)
