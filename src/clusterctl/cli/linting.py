"""Templates checked for the command line: read, told of, annotated."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl import files
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _
from clusterctl.output import templates
from clusterctl.output.words import WORDS
from clusterctl.render import checking
from clusterctl.render.own import WORD
from clusterctl.word.commenting import Remark, commented

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.cli.session import Session
    from clusterctl.diagnostics import Diagnostic


def content(session: Session, path: Path) -> bytes:
    """What a file holds; an error where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        message = _("there is no file {path}", path=session.relative(path))
        raise ClusterctlError(message) from None


def checked(
    session: Session, read: Mapping[str, bytes], paper: str | None, home: Path
) -> templates.Checked:
    """What is wrong in the templates."""
    found: list[Diagnostic] = []
    found += [] if paper else checking.twofold(read)
    for file, content in read.items():
        found += checking.checked(content, file, paper or checking.paper_of(file))
    texts = {f: c.decode("utf-8", "replace") for f, c in read.items() if not f.endswith(".docx")}
    in_repository = session.in_repository(home)

    def repository_path(file: str) -> str:
        path = Path(file).resolve()
        top = home.resolve()
        return in_repository(os.path.relpath(path, top).replace(os.sep, "/"))

    return templates.Checked(
        len(read),
        found,
        {file: templates.Lines(text.splitlines()) for file, text in texts.items()},
        session.language,
        lambda file: session.relative(Path(file)),
        repository_path,
    )


def annotate(
    session: Session, read: Mapping[str, bytes], report: templates.Checked, target: Path
) -> None:
    """Write a copy of the Word template with what was found put to its paragraphs."""
    words = [file for file in read if file.endswith(WORD)]
    if len(words) != 1 or target.as_posix() in read:
        raise ClusterctlError(
            _("--annotate makes a copy of one Word template, under another name"),
            _("for example: clusterctl template check FILE.docx --annotate COPY.docx"),
        )
    remarks = []
    for d in report.findings:
        severity = session.text(WORDS[d.severity])
        told = f"{severity}[{d.code}] {report.text(d.message)}"
        hints = [report.text(d.help)] if d.help else []
        where = [report.text(d.place.within)] if d.place.within else []
        if d.place.file == words[0]:
            remarks.append(Remark(d.place.within, (told, *hints, *where)))
    files.write(target, commented(read[words[0]], words[0], remarks, "clusterctl"))
    session.note(_("{path}: made", path=session.relative(target)))


def tell(session: Session, report: templates.Checked, output_format: str) -> None:
    """Tell the findings on the screen."""
    if output_format == "json":
        session.write(templates.told_json(report))
        return
    if output_format == "github":
        session.write(templates.told_github(report))
        return
    console = session.console()
    for block in templates.blocks(report, console.width):
        console.print(block)
