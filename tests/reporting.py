"""Reports made by hand: findings and texts that no region would have."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl import folder, source
from clusterctl.check import Verdict
from clusterctl.diagnostics import Diagnostic, Place, Related, Severity
from clusterctl.messages import said
from clusterctl.output.report import Report, report
from clusterctl.output.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.messages import Language

SETTINGS = b"kind: settings\nformat: 1\nas_of: 2026-11-16\n"
FILE = "orders/prikaz-1.yaml"


class Every:
    """All codes."""

    def __contains__(self, code: str, /) -> bool:
        return True


def finding(
    message: str = "plain",
    *,
    file: str = FILE,
    code: str = "P08-02",
    severity: Severity = Severity.ERROR,
    paragraph: str = "8",
    line: int = 1,
    advice: str | None = None,
    related: str | None = None,
) -> Diagnostic:
    """A finding on the first characters of a line."""
    place = Place(file, line, 1, line, 5)
    return Diagnostic(
        place=place,
        code=code,
        severity=severity,
        message=said(message),
        document="prikaz-1",
        paragraph=paragraph,
        help=said(advice) if advice is not None else None,
        related=(Related(place, said(related)),) if related is not None else (),
    )


def hostile(text: str, file: str = FILE) -> Diagnostic:
    """A finding that has the text wherever a text of a document may come."""
    return finding(text, file=file, advice=text, related=text)


def reported(
    *findings: Diagnostic,
    texts: Mapping[str, str] | None = None,
    language: Language = "en",
    failing: Severity | None = Severity.ERROR,
    prefix: str = "",
) -> Report:
    """The report on these findings in a folder of these texts, its paths behind the prefix."""
    files = {"clusterctl.yaml": SETTINGS, FILE: b"kind: order\n"}
    files |= {d.place.file: b"kind: order\n" for d in findings}
    files |= {file: text.encode() for file, text in (texts or {}).items()}
    sources = [source.read(file, data) for file, data in files.items()]
    made = folder.assemble(Path("region"), sources, date(2026, 11, 16))
    return report(
        Verdict(made, findings),
        Scope(frozenset(files), Every(), failing=failing),
        documents=len(made.documents),
        language=language,
        shown_path=lambda file: f"{prefix}{file}",
        repository_path=lambda file: f"{prefix}{file}",
    )
