"""What is found in a template: its name, how grave it is, its place, what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from clusterctl.diagnostics import Diagnostic, Severity
from clusterctl.templating.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.diagnostics import Place
    from clusterctl.messages import Message

CODES: Final[Mapping[str, Severity]] = {
    "syntax": Severity.ERROR,
    "unpaired-tag": Severity.ERROR,
    "misplaced": Severity.ERROR,
    "not-allowed": Severity.ERROR,
    "unknown-name": Severity.ERROR,
    "unknown-field": Severity.ERROR,
    "unknown-filter": Severity.ERROR,
    "unknown-test": Severity.ERROR,
    "arguments": Severity.ERROR,
    "wrong-value": Severity.ERROR,
    "not-a-list": Severity.ERROR,
    "not-printable": Severity.ERROR,
    "may-be-empty": Severity.WARNING,
    "never-equal": Severity.WARNING,
    "unsafe-file": Severity.ERROR,
    "unknown-paper": Severity.ERROR,
    "twofold": Severity.ERROR,
    "tracked-change": Severity.ERROR,
    "comment": Severity.WARNING,
    "hidden-text": Severity.WARNING,
    "stray-brace": Severity.WARNING,
}
"""The names of findings, and how grave each is."""


@dataclass(slots=True)
class Findings:
    """Collects what is found, each thing once."""

    found: dict[tuple[Place, str, str, str], Diagnostic] = field(default_factory=dict)

    def add(
        self, code: str, at: Tag | Place, message: Message, hint: Message | None = None
    ) -> None:
        """Keeps a finding of that name at a tag or a place."""
        place = at.place if isinstance(at, Tag) else at
        told = Diagnostic(place, code, CODES[code], message, help=hint)
        within = place.within.text("en") if place.within else ""
        self.found.setdefault((place, within, code, message.text("en")), told)

    def told(self) -> list[Diagnostic]:
        """All findings in the order of the file."""
        return sorted(self.found.values(), key=lambda d: d.place)
