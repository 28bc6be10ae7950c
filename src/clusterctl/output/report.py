"""What a run found, ready to be told in any format."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.fingerprints import fingerprints
from clusterctl.output.escape import visible, where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from clusterctl.check import Verdict
    from clusterctl.diagnostics import Diagnostic, Place
    from clusterctl.folder import Folder
    from clusterctl.messages import Language, Message
    from clusterctl.output.scope import Scope
    from clusterctl.regulation import Regulation
    from clusterctl.rules import Rule
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

    `rules` are those whose findings would be shown. `shown_path` turns a file of the folder into
    its path from where one stands, `repository_path` into that from the top of its repository.
    """

    folder: Folder
    findings: tuple[Diagnostic, ...]
    fingerprints: tuple[str, ...]
    documents: int
    waivings: tuple[Waiving, ...]
    language: Language
    sources: dict[str, Source]
    scope: Scope
    rules: tuple[Rule, ...]
    shown_path: Callable[[str], str]
    repository_path: Callable[[str], str]

    @property
    def as_of(self) -> date:
        """The day as of which the folder was judged."""
        return self.folder.as_of

    @property
    def regulation(self) -> Regulation:
        """The regulation by which the folder was judged."""
        return self.folder.regulation

    @property
    def waived(self) -> int:
        """How many findings are accepted."""
        return len(self.waivings)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity, gravest first."""
        counted = Counter(d.severity for d in self.findings)
        return {severity: counted[severity] for severity in Severity}

    @property
    def failed(self) -> bool:
        """Whether a finding makes the run fail."""
        return any(map(self.scope.fails, self.findings))

    def marked(self) -> Iterator[tuple[Diagnostic, str]]:
        """The findings with their fingerprints."""
        return zip(self.findings, self.fingerprints, strict=True)

    def text(self, message: Message) -> str:
        """A message in the report's language, in one line, harmless to show."""
        return visible(message.text(self.language))

    def law(self, paragraph: str) -> str:
        """The citation of a paragraph, with the act's name; nothing without one."""
        return visible(self.regulation.refer(paragraph, self.language)) if paragraph else ""

    def where(self, place: Place) -> str:
        """A place as `file:line:column`, from where one stands."""
        return where(self.shown_path(place.file), place)


def report(
    verdict: Verdict,
    scope: Scope,
    *,
    documents: int,
    language: Language,
    shown_path: Callable[[str], str],
    repository_path: Callable[[str], str],
) -> Report:
    """The report on the findings that are in the scope."""
    accepted = tuple(w.finding for w in verdict.waived)
    marks = fingerprints((*verdict.findings, *accepted), verdict.folder)
    kept = [(d, mark) for d, mark in zip(verdict.findings, marks, strict=False) if d in scope]
    rest = zip(verdict.waived, marks[len(verdict.findings) :], strict=True)
    findings = tuple(d for d, _mark in kept)
    return Report(
        folder=verdict.folder,
        findings=findings,
        fingerprints=tuple(mark for _d, mark in kept),
        documents=documents,
        waivings=tuple(Waiving(w.finding, m, w.waiver) for w, m in rest if w.finding in scope),
        language=language,
        sources={s.file: s for s in verdict.folder.sources},
        scope=scope,
        rules=scope.rules(verdict.folder, findings),
        shown_path=shown_path,
        repository_path=repository_path,
    )
