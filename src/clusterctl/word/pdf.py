"""DOCX to PDF by the LibreOffice of the machine, where there is one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl.errors import ClusterctlError
from clusterctl.messages import _, n_

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
PATIENCE = 60
"""Seconds that the program may take to start, and as many again for every tenth paper."""


def installed() -> str | None:
    """The LibreOffice of the machine; None where there is none."""
    return next(filter(None, map(shutil.which, (*NAMES, *_PLACES))), None)


def office() -> str:
    """The LibreOffice of the machine; a `ClusterctlError` where there is none."""
    found = installed()
    if found is None:
        raise ClusterctlError(
            _("PDF files are made by LibreOffice, and it is not installed here"),
            _("install it, or leave out --format and save the Word file as PDF"),
        )
    return found


def converted(papers: Mapping[str, bytes], program: str) -> dict[str, bytes]:
    """The PDF of each DOCX by the same name; one start of the program converts them all.

    Its profile is a temporary one: nothing of the user's is touched, and an office that is open
    doesn't matter. Raises `ClusterctlError` when it fails or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="clusterctl-") as scratch:
        folder = Path(scratch)
        names = {name: f"{number}.docx" for number, name in enumerate(papers)}
        for name, content in papers.items():
            (folder / names[name]).write_bytes(content)
        _run(program, folder, list(names.values()))
        made = {name: (folder / file).with_suffix(".pdf") for name, file in names.items()}
        lost = [name for name, file in made.items() if not file.is_file()]
        if lost:
            raise _failure(_("it made no PDF of {name}", name=lost[0]))
        return {name: file.read_bytes() for name, file in made.items()}


def _run(program: str, folder: Path, files: list[str]) -> None:
    profile = (folder / "profile").as_uri()
    command = [
        program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
        "--convert-to", "pdf", "--outdir", str(folder), *files,
    ]  # fmt: skip
    patience = PATIENCE * (1 + len(files) // 10)
    try:
        subprocess.run(  # noqa: S603 the program found above, on files made above
            command, cwd=folder, capture_output=True, timeout=patience, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise _failure(
            n_("no answer in {n} second", "no answer in {n} seconds", patience)
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise _failure(str(error)) from error


def _failure(why: object) -> ClusterctlError:
    return ClusterctlError(
        _("LibreOffice could not make a PDF: {why}", why=why),
        _("leave out --format, open the Word file and save it as PDF"),
    )
