"""Where a cluster stands: its stage, papers, sections, next terms, and what is found in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clusterctl import agreements, layout, membership
from clusterctl.chain import Mark, chain
from clusterctl.deadlines import PRESSING, deadlines
from clusterctl.diagnostics import Severity
from clusterctl.timeline import State

if TYPE_CHECKING:
    from clusterctl.chain import Link
    from clusterctl.check import Verdict
    from clusterctl.deadlines import Deadline
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.regulation import Section, Stage

_PROGRAM_STAGES = {
    (True, True): "in_force",
    (True, False): "signed",
    (False, True): "agreed",
    (False, False): "draft",
}
"""By whether all have signed the program and whether the coordinator has agreed it."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A mandatory section, and whether the program has it with content."""

    section: Section
    filled: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is to know of a cluster at a glance, as of the folder's day."""

    cluster: Document
    stage: Stage | None
    program_stage: Stage | None
    participants: int
    agreement: Document | None
    term: agreements.Term | None
    sections: tuple[Filled, ...]
    deadlines: tuple[Deadline, ...]
    chain: tuple[Link, ...]
    findings: tuple[Diagnostic, ...]
    waived: int

    @property
    def filled(self) -> int:
        """How many of the sections have content."""
        return sum(each.filled for each in self.sections)

    @property
    def pressing(self) -> tuple[Deadline, ...]:
        """The terms that somebody should know of, the most pressing first."""
        return tuple(d for d in self.deadlines if d.term.state in PRESSING)

    @property
    def next(self) -> Deadline | None:
        """The term to see to first: an overdue one, else the one that ends first."""
        awaited = (State.OVERDUE, State.PENDING)
        return next((d for d in self.deadlines if d.term.state in awaited), None)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity, gravest first."""
        counted = Counter(d.severity for d in self.findings)
        return {severity: counted[severity] for severity in Severity}


def standings(verdict: Verdict) -> list[Standing]:
    """Where each cluster of the folder stands, in the order of their ids."""
    terms = deadlines(verdict)
    clusters = sorted(verdict.folder.of("cluster"), key=lambda cluster: cluster.id)
    return [_standing(verdict, cluster, terms) for cluster in clusters]


def _standing(verdict: Verdict, cluster: Document, terms: list[Deadline]) -> Standing:
    folder = verdict.folder
    agreement = membership.only(folder, "agreement", cluster)
    own = tuple(d for d in terms if d.cluster.id == cluster.id)
    links = chain(folder, cluster, own)
    files = _files(folder, cluster)
    return Standing(
        cluster=cluster,
        stage=_stage(folder, "cluster", _cluster_stage(folder, cluster, agreement)),
        program_stage=_stage(folder, "program", _program_stage(links)),
        participants=len(membership.participants(cluster, folder.as_of) or ()),
        agreement=agreement,
        term=agreements.term(folder, agreement) if agreement else None,
        sections=tuple(_sections(verdict, cluster)),
        deadlines=own,
        chain=links,
        findings=tuple(d for d in verdict.findings if d.place.file in files),
        waived=sum(w.finding.place.file in files for w in verdict.waived),
    )


def _files(folder: Folder, cluster: Document) -> set[str]:
    """The files that are about a cluster: those in its folder, and its orders."""
    orders = {o.file for o in folder.of("order") if o.get("cluster") == cluster.id}
    return orders | {s.file for s in folder.sources if layout.cluster_at(s.file) == cluster.cluster}


def _cluster_stage(folder: Folder, cluster: Document, agreement: Document | None) -> str:
    if agreement is not None and agreements.concluded(agreement, folder.as_of):
        in_force = agreements.in_force(folder, agreement, folder.as_of)
        return "established" if in_force else "ceased"
    order = folder.get("order", cluster.get("created_by"))
    made = order.date("date") if order and not order.draft else None
    return "declared" if made and made <= folder.as_of else ""


def _program_stage(links: tuple[Link, ...]) -> str:
    """Signed and agreed, a program is in force (reading A7)."""
    done = {link.key: link.mark is Mark.DONE for link in links}
    if "program_signed" not in done:
        return ""
    return _PROGRAM_STAGES[done["program_signed"], done["program_agreed"]]


def _stage(folder: Folder, of: Literal["cluster", "program"], key: str) -> Stage | None:
    stages = folder.regulation.stages
    return next((stage for stage in stages if (stage.of, stage.key) == (of, key)), None)


def _sections(verdict: Verdict, cluster: Document) -> list[Filled]:
    """The sections that are asked for; one is filled when its rule has nothing against it."""
    program = membership.only(verdict.folder, "program", cluster)
    found = (*verdict.findings, *(w.finding for w in verdict.waived))
    against = {d.code for d in found if program and d.place.file == program.file}
    return [
        Filled(
            section,
            filled=program is not None
            and bool(program.get("sections", section.key))
            and section.rule not in against,
        )
        for section in verdict.folder.regulation.sections_in_force(verdict.folder.as_of)
    ]
