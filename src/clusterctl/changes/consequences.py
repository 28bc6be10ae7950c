"""Changes that are one matter in law, with what the regulation demands for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.changes.cases import cases
from clusterctl.changes.demands import DEMANDS, Demand, State
from clusterctl.changes.matters import (
    ACCESSION,
    CREATION,
    EXCLUSION,
    FROZEN,
    PROGRAM,
    REQUISITES,
    TARGETS,
)
from clusterctl.changes.words import Words
from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from clusterctl.changes.cases import Case
    from clusterctl.changes.comparison import Change, Comparison
    from clusterctl.changes.matters import Matter
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@dataclass(frozen=True, slots=True)
class Consequence:
    """Changes that are one matter in law, and what it demands."""

    matter: Matter
    title: Message
    changes: tuple[Change, ...]
    demands: tuple[Demand, ...]

    @property
    def broken(self) -> bool:
        """Whether something demanded is missing, or a signed paper was edited."""
        return any(demand.state is State.MISSING for demand in self.demands)


def consequences(comparison: Comparison, judged: Folder | None = None) -> tuple[Consequence, ...]:
    """What the changes of a comparison are in law, and what is demanded for each.

    `judged` is the new version without its unsound parts, for who has judged it already.
    """
    return tuple(
        _consequence(case) for case in cases(comparison, judged) if case.matter.kind in DEMANDS
    )


def _consequence(case: Case) -> Consequence:
    demands = (demand(case) for demand in DEMANDS[case.matter.kind])
    return Consequence(
        case.matter, _title(case), case.changes, tuple(d for d in demands if d is not None)
    )


def _title(case: Case) -> Message:
    """What the matter is, and whom, what paper or which cluster it is about."""
    kind, words = case.matter.kind, Words(case.comparison)
    known = _TITLES.get(kind) or case.folder.regulation.change(kind).title
    if kind == FROZEN:
        return _("{matter}: {subject}", matter=known, subject=words.document(_frozen(case)))
    if kind in (ACCESSION, EXCLUSION, REQUISITES):
        subject = words.organization(case.matter.subject)
    else:
        subject = words.cluster(case.matter.cluster)
    return _("{matter}: {subject}", matter=known, subject=subject)


def _frozen(case: Case) -> Document:
    return case.changes[0].document


_TITLES = {
    TARGETS: _("targets or results of the program"),
    PROGRAM: _("text of the program"),
    CREATION: _("the agreement is concluded"),
    FROZEN: _("a signed paper was edited"),
}
