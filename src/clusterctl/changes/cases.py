"""The matters of a comparison, each with all that its demands are judged by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import check
from clusterctl.changes.matters import PROGRAM, TARGETS, Matter, matters
from clusterctl.timeline import timeline

if TYPE_CHECKING:
    from clusterctl.changes.comparison import Change, Comparison
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.timeline import Term


@dataclass(frozen=True, slots=True)
class Case:
    """What a demand is judged by: the matter, its changes, what is sound of the new version."""

    comparison: Comparison
    folder: Folder
    matter: Matter
    changes: tuple[Change, ...]
    terms: tuple[Term, ...] = ()

    @property
    def agreement(self) -> Document | None:
        """The cluster's agreement."""
        return next(iter(self.folder.of("agreement", self.matter.cluster)), None)

    @property
    def program(self) -> Document | None:
        """The cluster's program."""
        return next(iter(self.folder.of("program", self.matter.cluster)), None)

    @property
    def decided_only(self) -> bool:
        """Whether the council has decided and nothing was done about it yet."""
        return all(change.document.kind == "protocol" for change in self.changes)


def cases(comparison: Comparison, judged: Folder | None = None) -> tuple[Case, ...]:
    """The matters of a comparison, each with its changes and what its demands are judged by."""
    found: dict[Matter, list[Change]] = {}
    for change in comparison.changes:
        for matter in matters(comparison, change):
            found.setdefault(matter, []).append(change)
    _join_text_to_targets(found)
    folder = judged or (check.check(comparison.new).folder if found else comparison.new)
    terms: dict[str, tuple[Term, ...]] = {
        id: _terms(folder, id) for id in {matter.cluster for matter in found}
    }
    return tuple(
        Case(comparison, folder, matter, tuple(changes), terms[matter.cluster])
        for matter, changes in found.items()
    )


def _join_text_to_targets(found: dict[Matter, list[Change]]) -> None:
    """A revision that changes targets has one consent to seek, for its other words as well."""
    for matter in [m for m in found if m.kind == TARGETS]:
        text = Matter(PROGRAM, matter.cluster, matter.subject)
        found[matter] += found.pop(text, [])


def _terms(folder: Folder, cluster: str) -> tuple[Term, ...]:
    document = next(iter(folder.of("cluster", cluster)), None) if cluster else None
    return timeline(folder, document) if document else ()
