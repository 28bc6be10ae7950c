"""Findings that somebody has decided to live with: waivers.yaml applied to what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import layout
from clusterctl.diagnostics import Diagnostic, Severity
from clusterctl.fingerprints import leads_to
from clusterctl.messages import _
from clusterctl.rules import every_rule
from clusterctl.rules.waivers import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

UNUSED = "W002"

_FOUNDATIONS = ("Y", "S", "R")
"""Families whose errors keep rules silent, so that a waiver of such a rule seems unused."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """An entry of waivers.yaml; without a route it stands for any place of the document."""

    code: str
    document: str
    route: Route | None
    reason: str
    accepted_by: str
    until: date | None
    position: int

    def covers(self, finding: Diagnostic, value: object) -> bool:
        """Whether the finding, in a document of that value, is the one accepted."""
        cluster, slash, id = self.document.rpartition("/")
        return (
            self.code == finding.code
            and id == finding.document
            and (not slash or cluster == layout.cluster_at(finding.place.file))
            and (self.route is None or leads_to(value, self.route, finding.route))
        )

    def holds(self, day: date) -> bool:
        """Whether the waiver still counts on the day; its last day is one on which it does."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that is accepted, and by which waiver."""

    finding: Diagnostic
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is left of the findings, what was accepted, and what is wrong with the waivers."""

    left: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]
    unused: tuple[Diagnostic, ...]


def judged(folder: Folder, found: Iterable[Diagnostic]) -> Judgement:
    """The findings parted by the folder's waivers; a waiver that has run out parts nothing."""
    document = next(iter(folder.of("waivers")), None)
    waivers = tuple(_waivers(document)) if document else ()
    values = {source.file: source.value for source in folder.sources}
    left, accepted = [], []
    for finding in found:
        fitting = (w for w in waivers if w.covers(finding, values.get(finding.place.file)))
        waiver = next((w for w in fitting if w.holds(folder.as_of)), None)
        if waiver is None or finding.code.startswith(NEVER):
            left.append(finding)
        else:
            accepted.append(Waived(finding, waiver))
    idle = set(waivers) - {w.waiver for w in accepted}
    unused = _unused(folder, document, idle, left) if document else ()
    return Judgement(tuple(left), tuple(accepted), tuple(unused))


def _waivers(document: Document) -> Iterator[Waiver]:
    """The entries that can be relied on: one without a reason accepts nothing."""
    for i, entry in document.items("waivers"):
        if not document.sound("waivers", i):
            continue
        route = entry.get("route")
        yield Waiver(
            code=entry["code"],
            document=entry["document"],
            route=None if route is None else tuple(route),
            reason=entry["reason"],
            accepted_by=entry["accepted_by"],
            until=document.date("waivers", i, "until"),
            position=i,
        )


def _unused(
    folder: Folder, document: Document, idle: Iterable[Waiver], left: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    """A finding on each waiver that accepts nothing, where no other error may be the reason.

    One that has run out, or can accept nothing by its code, is told by a rule.
    """
    doubtful = {
        layout.cluster_at(d.place.file)
        for d in left
        if d.code.startswith(_FOUNDATIONS) and d.severity is Severity.ERROR
    }
    for waiver in sorted(idle, key=lambda waiver: waiver.position):
        clusters = _clusters(folder, waiver)
        told = not waiver.holds(folder.as_of) or waiver.code not in every_rule()
        if told or waiver.code.startswith(NEVER) or doubtful & clusters:
            continue
        spot = document.key("waivers", waiver.position)
        yield Diagnostic(
            place=document.at("waivers", waiver.position, "code").place,
            code=UNUSED,
            severity=Severity.WARNING,
            message=_(
                "{code} is not found in “{document}” any more, or not at that place",
                code=waiver.code,
                document=waiver.document,
            ),
            route=spot.route,
            document=document.id,
            help=_("delete the waiver, or mend its `document` or `route`"),
        )


def _clusters(folder: Folder, waiver: Waiver) -> set[str]:
    """The clusters whose errors may keep the accepted finding from showing; "" is the region."""
    cluster, slash, id = waiver.document.rpartition("/")
    if slash:
        return {"", cluster}
    return {"", *(d.cluster for d in folder.documents if d.id == id)}
