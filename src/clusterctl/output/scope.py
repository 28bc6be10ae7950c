"""What of a verdict is told, and what of it makes a run fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from clusterctl import layout
from clusterctl.check import OFF, override
from clusterctl.diagnostics import Severity
from clusterctl.rules import every_rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.folder import Folder
    from clusterctl.git import Changes
    from clusterctl.rules import Rule

_JUDGING = (layout.SETTINGS, layout.PATTERNS["waivers"], "regulations/", "classifiers/")
"""What the beginnings of the files are by which all others are judged."""

_REFERENCES = "R"


class Codes(Protocol):
    """Some of the codes."""

    def __contains__(self, code: str, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Scope:
    """The files, codes and severities told; narrowed, where given, to what changes may have done.

    A finding is told when it, or a place related to it, stands in a file that was written. Where a
    file is gone, all findings of references are told: what named its document may stand anywhere.
    Where the settings, the waivers or the regulation changed, everything is told.
    """

    files: frozenset[str]
    codes: Codes
    severity: Severity = Severity.INFO
    failing: Severity | None = Severity.ERROR
    changes: Changes | None = None

    def __contains__(self, d: Diagnostic) -> bool:
        return (
            d.place.file in self.files
            and d.code in self.codes
            and d.severity.rank <= self.severity.rank
            and self._may_be_new(d)
        )

    @property
    def told(self) -> frozenset[str]:
        """The files that are told of whether or not there are findings in them."""
        changes = self._changes
        return self.files if changes is None else self.files & changes.written

    def fails(self, d: Diagnostic) -> bool:
        """Whether a finding makes the run fail."""
        return self.failing is not None and d.severity.rank <= self.failing.rank

    def rules(self, folder: Folder, found: Iterable[Diagnostic]) -> tuple[Rule, ...]:
        """The rules whose findings are told, and those of what was found, sorted by code."""
        codes = {d.code for d in found}
        return tuple(
            rule
            for code, rule in every_rule().items()
            if code in codes or (code in self.codes and self._is_told(rule, folder))
        )

    def _is_told(self, rule: Rule, folder: Folder) -> bool:
        told = override(folder, rule.code) or rule.severity
        return told != OFF and Severity(told).rank <= self.severity.rank

    @property
    def _changes(self) -> Changes | None:
        """The changes that narrow what is told; None where all is told."""
        changes = self.changes
        if changes is None or any(f.startswith(_JUDGING) for f in changes.written | changes.gone):
            return None
        return changes

    def _may_be_new(self, d: Diagnostic) -> bool:
        changes = self._changes
        if changes is None:
            return True
        places = (d.place, *(related.place for related in d.related))
        lost = d.code.startswith(_REFERENCES) and any(_is_read(file) for file in changes.gone)
        return lost or any(place.file in changes.written for place in places)


def _is_read(file: str) -> bool:
    return file.endswith(layout.ENDINGS)
