"""The rules: what a document or the whole folder must hold, by which paragraph, and why.

A rule is a function beside its decorator, and its docstring is its page: a title
that states the demand, the reason, a bad and a good example that tests run.
Importing a module of this package is what makes its rules known.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Diagnostic, Related, Severity

if TYPE_CHECKING:
    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder
    from clusterctl.messages import Message

FOLDER = "folder"
"""What a rule reads that judges all documents together."""


@dataclass(frozen=True, slots=True)
class Note:
    """Another spot that has to do with a finding."""

    spot: Spot
    message: Message


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the spot to change and what is there; the engine adds the rest."""

    spot: Spot
    message: Message
    help: Message | None = None
    related: tuple[Note, ...] = ()
    severity: Severity | None = None


Findings = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Rule:
    """A code, what it reads, the paragraph it stands on, and the check.

    `needs` are dotted routes that must be there and sound, or the rule is silent.
    `check` is None where the schema or the reader gives the findings.
    `eased_in_drafts` turns its findings in a draft into information.
    """

    code: str
    on: str
    paragraph: str
    severity: Severity
    docstring: str
    needs: tuple[str, ...] = ()
    eased_in_drafts: bool = False
    check: Callable[..., Iterable[Finding]] | None = None
    module: str = ""

    def findings(self, folder: Folder) -> Iterator[Diagnostic]:
        """What this rule finds in the folder, in the documents' order."""
        if self.check is None:
            return
        if self.on == FOLDER:
            yield from (self._told(found) for found in self.check(folder))
            return
        for document in folder.of(self.on):
            if all(self._there(document, need) for need in self.needs):
                yield from (self._told(found) for found in self.check(document, folder))

    @staticmethod
    def _there(document: Document, need: str) -> bool:
        route = tuple(need.split("."))
        return document.get(*route) is not None and document.sound(*route)

    def _told(self, found: Finding) -> Diagnostic:
        document = found.spot.document
        severity = found.severity or self.severity
        if self.eased_in_drafts and document.draft:
            severity = Severity.INFO
        return Diagnostic(
            place=found.spot.place,
            code=self.code,
            severity=severity,
            message=found.message,
            route=found.spot.route,
            document=document.id,
            paragraph=self.paragraph,
            help=found.help,
            related=tuple(Related(note.spot.place, note.message) for note in found.related),
        )


_REGISTRY: dict[str, Rule] = {}

Check = Callable[..., Iterable[Finding]]


def rule(
    code: str,
    *,
    on: str,
    paragraph: str = "",
    severity: Severity = Severity.ERROR,
    needs: tuple[str, ...] = (),
    eased_in_drafts: bool = False,
) -> Callable[[Check], Check]:
    """Make a function known as the check of a code; it takes (document, folder) or (folder)."""

    def known(check: Check) -> Check:
        _register(
            Rule(
                code, on, paragraph, severity, check.__doc__ or "",
                needs, eased_in_drafts, check, check.__module__,
            )
        )  # fmt: skip
        return check

    return known


def stated(
    code: str, *, on: str, paragraph: str = "", severity: Severity = Severity.ERROR
) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Make a code known whose findings the schema or the reader gives; it has but a page."""

    def known(page: Callable[[], None]) -> Callable[[], None]:
        _register(Rule(code, on, paragraph, severity, page.__doc__ or "", module=page.__module__))
        return page

    return known


def _register(new: Rule) -> None:
    if new.code in _REGISTRY:
        message = f"two rules have the code {new.code}"
        raise AssertionError(message)
    _REGISTRY[new.code] = new


@cache
def every_rule() -> dict[str, Rule]:
    """All rules by code, sorted by code."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(_REGISTRY.items()))


def reference_rules() -> tuple[Rule, ...]:
    """The rules that run first: what they find unknown, no later rule relies on."""
    return tuple(r for code, r in every_rule().items() if code.startswith("R"))


def later_rules() -> tuple[Rule, ...]:
    """The rules that run on documents whose references hold."""
    return tuple(r for code, r in every_rule().items() if not code.startswith("R"))
