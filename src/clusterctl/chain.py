"""The papers of a cluster in the order of its life, each with the acts that belong to it.

Order, program signed and agreed, agreement and its copy; then supplements with their protocols,
copies, notifications and orders, revisions of the program and reports, as they came.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl import agreements, membership, schema
from clusterctl.duties import ACCESSION, COPY, NOTIFICATION
from clusterctl.messages import Bilingual, Message, _, said
from clusterctl.rules.approval import AGREED
from clusterctl.sections import organization_name
from clusterctl.timeline import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.deadlines import Deadline
    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder


class Mark(StrEnum):
    """How a paper or an act stands on the day."""

    DONE = "done"
    LATE = "late"
    """Done, but too late."""
    PENDING = "pending"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"
    DRAFT = "draft"
    MISSING = "missing"


_MARKS = {
    State.MET: Mark.DONE,
    State.BY_SHIFT: Mark.DONE,
    State.LATE: Mark.LATE,
    State.PENDING: Mark.PENDING,
    State.OVERDUE: Mark.OVERDUE,
    State.UNKNOWN: Mark.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Link:
    """A paper, or at depth 1 an act that belongs to the paper above; `remarks` say more of it."""

    key: str
    mark: Mark
    on: date | None
    spot: Spot
    number: str = ""
    remarks: tuple[Message, ...] = ()
    depth: int = 0


def chain(folder: Folder, cluster: Document, deadlines: Iterable[Deadline]) -> tuple[Link, ...]:
    """The papers of a cluster; `deadlines` are its terms."""
    links = _Links(folder, cluster, {(d.term.code, d.term.document.id): d for d in deadlines})
    return (*links.founding(), *links.later())


@dataclass(frozen=True, slots=True)
class _Links:
    """Makes the links of one cluster."""

    folder: Folder
    cluster: Document
    terms: dict[tuple[str, str], Deadline]

    def founding(self) -> Iterator[Link]:
        """What makes a cluster: order, program, agreement."""
        order = self.folder.get("order", self.cluster.get("created_by"))
        program = membership.only(self.folder, "program", self.cluster)
        agreement = membership.only(self.folder, "agreement", self.cluster)
        nothing = self.cluster.key("kind")
        yield self._paper("order", order) if order else self._act("order", None, nothing)
        if program:
            yield self._signed(program)
            yield self._agreed(program)
        else:
            yield self._act("program", None, nothing)
        if agreement:
            yield from self._agreement(agreement)
        else:
            yield self._due("agreement", "P08-02", order or self.cluster)

    def later(self) -> list[Link]:
        """What came after, by date: supplements, protocols, revisions, reports with their acts."""
        groups = [*self._supplements(), *self._protocols(), *self._revisions(), *self._reports()]
        groups.sort(key=lambda group: group[0].on or date.max)
        return [link for group in groups for link in (group[0], *map(_below, group[1:]))]

    def _signed(self, program: Document) -> Link:
        signed = {
            row.get("organization")
            for i, row in program.items("signatures")
            if (on := program.date("signatures", i, "signed_on")) and on <= self.folder.as_of
        }
        last = membership.signed_on(program)
        day = membership.since_founding(self.cluster, last or self.folder.as_of)
        due = set(membership.participants(self.cluster, day) or ())
        link = self._paper("program_signed", program, last, program.key("signatures"))
        if not due or not due <= signed:
            link = replace(link, mark=Mark.DRAFT if program.draft else Mark.MISSING)
        return replace(link, remarks=(_("{n} of {all}", n=len(signed & due), all=len(due)),))

    def _agreed(self, program: Document) -> Link:
        named = program.get("agreed_by_coordinator")
        conclusion = self.folder.get("conclusion", named, program.cluster)
        if conclusion is None:
            return self._act("program_agreed", None, program.at("agreed_by_coordinator"))
        link = self._paper("program_agreed", conclusion)
        verdict = str(conclusion.get("verdict", default=""))
        refused = link.mark is Mark.DONE and verdict not in AGREED
        number = _("No. {number}", number=link.number)
        told = (number, _choice("conclusion", ("verdict",), verdict))
        mark = Mark.MISSING if refused else link.mark
        return replace(link, mark=mark, number="", remarks=told)

    def _agreement(self, agreement: Document) -> Iterator[Link]:
        link = self._due("agreement", "P08-02", agreement)
        term = agreements.term(self.folder, agreement)
        if term is not None:
            until = _("valid until {day}", day=term.until) if term.until else _("without an end")
            link = replace(link, remarks=(*link.remarks, until))
        yield replace(link, number=_number(agreement))
        if not agreement.draft:
            yield _below(self._copy("P09-01", agreement))
        if ended := agreement.date("termination", "date"):
            yield self._act("termination", ended, agreement.at("termination", "date"))

    def _supplements(self) -> Iterator[list[Link]]:
        for supplement in self.folder.of("supplement", self.cluster.cluster):
            yield list(self._supplement(supplement))

    def _supplement(self, supplement: Document) -> Iterator[Link]:
        change = str(supplement.get("change", default=""))
        told = [_choice("supplement", ("change",), change)]
        if participant := supplement.get("participant"):
            told.append(said(organization_name(self.folder, participant)))
        yield replace(self._paper("supplement", supplement), remarks=tuple(told))
        protocol = self.folder.get("protocol", supplement.get("protocol"), supplement.cluster)
        if protocol is not None:
            yield from self._protocol(protocol)
        if supplement.draft:
            return
        yield self._copy("P09-03" if change == ACCESSION else "P09-06", supplement)
        if change == ACCESSION:
            yield self._notification(supplement)
            order = self.folder.get("order", supplement.get("included_by"))
            inclusion = self._due("inclusion", "P08-05", supplement)
            yield replace(inclusion, number=_number(order) if order else "")

    def _notification(self, supplement: Document) -> Link:
        """The letter that tells of a newcomer; the one with the copy may have been it (A9)."""
        letter = NOTIFICATION if supplement.get(NOTIFICATION) else COPY
        sent, received = (supplement.date(letter, day) for day in ("sent_on", "received_on"))
        link = self._act("notification", sent, supplement.at(letter, "sent_on"))
        return replace(link, remarks=_received(received))

    def _protocols(self) -> Iterator[list[Link]]:
        """The protocols that start a term and that no supplement rests on yet."""
        used = {s.get("protocol") for s in self.folder.of("supplement", self.cluster.cluster)}
        for protocol in self.folder.of("protocol", self.cluster.cluster):
            if protocol.id not in used and any(id == protocol.id for _code, id in self.terms):
                yield list(self._protocol(protocol))

    def _protocol(self, protocol: Document) -> Iterator[Link]:
        spot = protocol.at("signed_by_chair_on")
        yield self._paper("protocol", protocol, protocol.date("signed_by_chair_on"), spot)
        for code in ("P13-03", "P13-02", "P13-04"):
            if (code, protocol.id) in self.terms:
                yield self._due(code, code, protocol)

    def _revisions(self) -> Iterator[list[Link]]:
        program = membership.only(self.folder, "program", self.cluster)
        for i, revision in program.items("revisions") if program else ():
            if program is not None and revision.get("number") != 1:
                day, spot = program.date("revisions", i, "date"), program.key("revisions", i)
                link = self._paper("revision", program, day, spot)
                yield [replace(link, number=str(revision.get("number", i + 1)))]

    def _reports(self) -> Iterator[list[Link]]:
        for report in self.folder.of("monitoring", self.cluster.cluster):
            link = self._paper("report", report, report.date("reported_on"), report.at("period"))
            yield [replace(link, number=str(report.get("period", default=report.id)))]

    def _copy(self, code: str, document: Document) -> Link:
        """The copy of a paper; where no term is counted for it, by its own day."""
        link = self._due("copy", code, document)
        if (code, document.id) not in self.terms:
            link = self._act("copy", document.date(COPY, "sent_on"), document.at(COPY, "sent_on"))
        received = _received(document.date(COPY, "received_on"))
        return replace(link, remarks=(*link.remarks, *received))

    def _due(self, key: str, code: str, document: Document) -> Link:
        """What a term asks for, marked by how the term stands; by its own date without a term."""
        deadline = self.terms.get((code, document.id))
        if deadline is None:
            day = document.date("date") if document.kind == key else None
            return self._act(key, day, document.at("date"))
        term = deadline.term
        told = term.told
        if term.due is not None and term.done is None:
            told = _("{state} ({day})", state=told, day=term.due.due)
        draft = term.done is None and document.draft and document.kind == key
        mark = Mark.DRAFT if draft and term.state is State.PENDING else _MARKS[term.state]
        on = term.done.on if term.done else None
        return Link(key, mark, on, term.spot, remarks=() if term.state is State.MET else (told,))

    def _paper(
        self, key: str, document: Document, on: date | None = None, spot: Spot | None = None
    ) -> Link:
        """A paper by its date, or another day of it."""
        link = self._act(key, on if spot else document.date("date"), spot or document.at("date"))
        mark = Mark.DRAFT if document.draft else link.mark
        return replace(link, mark=mark, number=_number(document) if key != "program_signed" else "")

    def _act(self, key: str, on: date | None, spot: Spot) -> Link:
        """Something done on a day; to be done when the day lies ahead, missing without a day."""
        done = Mark.DONE if on and on <= self.folder.as_of else Mark.PENDING
        return Link(key, done if on else Mark.MISSING, on, spot)


def _below(link: Link) -> Link:
    return replace(link, depth=1)


def _number(document: Document) -> str:
    """The number of a paper; its id where it has none."""
    return str(document.get("number") or document.id)


def _received(on: date | None) -> tuple[Message, ...]:
    return (_("received on {day}", day=on),) if on else ()


def _choice(kind: str, route: tuple[str, ...], value: str) -> Message:
    """The name of a value from a list of values."""
    title = Bilingual(schema.choice(kind, route, value), value.replace("_", " "))
    return _("{value}", value=title)
