"""What a run found, ready to be told in any format."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.fingerprints import fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from clusterctl.check import Verdict
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.messages import Language
    from clusterctl.regulation import Regulation
    from clusterctl.source import Source


@dataclass(frozen=True, slots=True)
class Report:
    """The findings shown, with all a format needs to tell them.

    `shown_path` turns a file of the folder into its path from where one stands.
    """

    findings: tuple[Diagnostic, ...]
    fingerprints: tuple[str, ...]
    documents: int
    waived: int
    as_of: date
    language: Language
    regulation: Regulation
    sources: dict[str, Source]
    shown_path: Callable[[str], str]

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity, gravest first."""
        counted = Counter(d.severity for d in self.findings)
        return {severity: counted[severity] for severity in Severity}


def report(
    verdict: Verdict,
    shown: Callable[[Diagnostic], bool],
    documents: int,
    language: Language,
    shown_path: Callable[[str], str],
) -> Report:
    """The report on the findings that `shown` lets through."""
    marks = fingerprints(verdict.findings, verdict.folder)
    kept = [(d, mark) for d, mark in zip(verdict.findings, marks, strict=True) if shown(d)]
    return Report(
        findings=tuple(d for d, _mark in kept),
        fingerprints=tuple(mark for _d, mark in kept),
        documents=documents,
        waived=0,
        as_of=verdict.folder.as_of,
        language=language,
        regulation=verdict.folder.regulation,
        sources={s.file: s for s in verdict.folder.sources},
        shown_path=shown_path,
    )
