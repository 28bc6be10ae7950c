"""Reports put where they were asked for: on the screen, into files, in one or several formats."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from clusterctl.cli.selection import one_of
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clusterctl.cli.session import Session
    from clusterctl.output.report import Report

FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "junit",
    "github",
    "gitlab",
    "markdown",
    "html",
)
"""Each is a module of `output` that has a function `told(report)`."""

Target = tuple[str, "Path | None"]
"""A format and the file it goes to, or None for the screen."""


def targets(
    formats: Sequence[str],
    outputs: Sequence[Path],
    known: Sequence[str] = FORMATS,
    option: str = "--output-format",
) -> list[Target]:
    """Each format with the file it goes to; one at most goes to the screen."""
    names = [one_of(name, known, option) for name in formats]
    if len(outputs) > len(names):
        raise ClusterctlError(
            _("more -o than formats"), _("give one {option} for each -o", option=option)
        )
    files = [*outputs, *[None] * (len(names) - len(outputs))]
    if files.count(None) > 1:
        raise ClusterctlError(
            _("several formats for the screen"), _("give each but one a file of its own with -o")
        )
    return list(zip(names, files, strict=True))


def tell(session: Session, report: Report, target: Target) -> None:
    """Tell the report in one format, to a file or the screen."""
    name, file = target
    if name == "text" and file is None:
        _draw(session, report)
        return
    content: str = import_module(f"clusterctl.output.{name}").told(report)
    if file is None:
        session.write(content)
        return
    from clusterctl import files  # noqa: PLC0415 only a file needs it

    files.write(session.directory / file, content.encode("utf-8"))


def _draw(session: Session, report: Report) -> None:
    from clusterctl.output import text  # noqa: PLC0415 the other formats do without rich

    console = session.console()
    for block in text.blocks(report, console.width):
        console.print(block)
    if report.findings:
        code = min(report.findings, key=lambda found: found.severity.rank).code
        session.note(_("`clusterctl explain {code}` tells more of a rule", code=code))
