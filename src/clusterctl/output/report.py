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
    from clusterctl.folder import Folder
    from clusterctl.messages import Language
    from clusterctl.regulation import Regulation
    from clusterctl.source import Source
    from clusterctl.waivers import Waiver


@dataclass(frozen=True, slots=True)
class Waiving:
    """An accepted finding with its mark, and the waiver that accepts it."""

    finding: Diagnostic
    fingerprint: str
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Report:
    """The findings shown, with all a format needs to tell them.

    `shown_path` turns a file of the folder into its path from where one stands.
    """

    folder: Folder
    findings: tuple[Diagnostic, ...]
    fingerprints: tuple[str, ...]
    documents: int
    waivings: tuple[Waiving, ...]
    as_of: date
    language: Language
    regulation: Regulation
    sources: dict[str, Source]
    shown_path: Callable[[str], str]

    @property
    def waived(self) -> int:
        """How many findings are accepted."""
        return len(self.waivings)

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
    accepted = tuple(w.finding for w in verdict.waived)
    marks = fingerprints((*verdict.findings, *accepted), verdict.folder)
    kept = [(d, mark) for d, mark in zip(verdict.findings, marks, strict=False) if shown(d)]
    rest = zip(verdict.waived, marks[len(verdict.findings) :], strict=True)
    return Report(
        folder=verdict.folder,
        findings=tuple(d for d, _mark in kept),
        fingerprints=tuple(mark for _d, mark in kept),
        documents=documents,
        waivings=tuple(Waiving(w.finding, m, w.waiver) for w, m in rest if shown(w.finding)),
        as_of=verdict.folder.as_of,
        language=language,
        regulation=verdict.folder.regulation,
        sources={s.file: s for s in verdict.folder.sources},
        shown_path=shown_path,
    )
