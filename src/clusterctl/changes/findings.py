"""Consequences of changes as findings: for the lines of a merge request and for editors.

One consequence is one finding, where the first of its changes stands in the new version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.changes.comparison import Action
from clusterctl.changes.demands import State
from clusterctl.changes.matters import FROZEN
from clusterctl.changes.words import Words
from clusterctl.diagnostics import Diagnostic, Related, Severity
from clusterctl.messages import Listing, Message, _, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.changes.comparison import Change, Comparison
    from clusterctl.changes.consequences import Consequence
    from clusterctl.changes.demands import Demand
    from clusterctl.diagnostics import Place

PREFIX: Final = "diff-"
"""What the code of each such finding begins with; the kind of the matter follows."""

BEGUN_AS: Final = {
    "protocol": "protocol",
    "supplement": "supplement",
    "operators_conclusion": "conclusion",
    "coordinators_agreement": "conclusion",
}
"""The demands that are papers, by their keys, and the kind of document each is begun as."""

_MOST = 8


def findings(comparison: Comparison, consequences: Sequence[Consequence]) -> Iterator[Diagnostic]:
    """A finding for each consequence that leaves something to do, in their order.

    An error where a demanded paper is missing or a signed one was edited; information where
    there is still time. What is all there is no finding.
    """
    for consequence in consequences:
        missing = [d for d in consequence.demands if d.state is State.MISSING]
        ahead = [d for d in consequence.demands if d.state in (State.DUE, State.PERSON)]
        if missing or ahead:
            yield _finding(comparison, consequence, missing or ahead)


def _finding(comparison: Comparison, consequence: Consequence, demands: list[Demand]) -> Diagnostic:
    first, *others = sorted(consequence.changes, key=_is_gone)
    paragraphs = dict.fromkeys(
        one.strip() for d in demands for one in d.paragraph.split(",") if one.strip()
    )
    return Diagnostic(
        place_in_new(first),
        f"{PREFIX}{consequence.matter.kind}",
        Severity.ERROR if consequence.broken else Severity.INFO,
        _message(consequence, demands),
        first.route if first.action is not Action.REMOVED else (),
        first.document.id,
        ", ".join(paragraphs),
        _help(demands),
        tuple(_related(comparison, change) for change in others[:_MOST]),
    )


def _message(consequence: Consequence, demands: list[Demand]) -> Message:
    """What the change is in law, and what of the papers for it isn't there."""
    if consequence.matter.kind == FROZEN:
        return consequence.title
    told = Listing(tuple(d.title for d in demands), _MOST)
    if consequence.broken:
        return _("{matter}; missing: {demands}", matter=consequence.title, demands=told)
    return _("{matter}; still ahead: {demands}", matter=consequence.title, demands=told)


def _help(demands: list[Demand]) -> Message | None:
    """How the missing papers are begun; else what is known of the first demand."""
    missing = [d for d in demands if d.state is State.MISSING and d.spot is None]
    kinds = dict.fromkeys(BEGUN_AS[d.key] for d in missing if d.key in BEGUN_AS)
    if kinds:
        commands = Listing(tuple(said(f"`clusterctl new {kind} --from-diff`") for kind in kinds))
        return _("drafts are begun by {commands}", commands=commands)
    return next((d.why for d in demands if d.why is not None), None)


def _related(comparison: Comparison, change: Change) -> Related:
    return Related(place_in_new(change), Words(comparison).label(change))


def place_in_new(change: Change) -> Place:
    """Where a change stands in the new version; what was taken out, at the list it was in.

    A document that is gone has its old place.
    """
    if change.action is not Action.REMOVED or change.new is None:
        return change.place
    above = next((i for i, step in enumerate(change.route) if isinstance(step, int)), None)
    kept = change.route[:above] if above else change.route[:-1]
    return change.new.source.key_place(*kept)


def _is_gone(change: Change) -> bool:
    """Whether the document is not there any more; those that are come first."""
    return change.new is None
