"""What the regulation sets a term for: the event it runs from, the act that meets it.

Nothing is counted here; `timeline` does. What is dated after the folder's day has not happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import agreements, layout, membership
from clusterctl.documents import Document
from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.documents import Spot
    from clusterctl.folder import Folder
    from clusterctl.regulation import Change, Regulation
    from clusterctl.source import Source

ACCESSION = "accession"
INCLUDE = "include_participant"
COPY = "copy_to_regional_operator"
NOTIFICATION = "notification"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, and the place that says so."""

    on: date
    spot: Spot


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done in a term: the code of the rule that watches it, the term's key.

    `start` is the event it runs from and `act` what was done; without a start, or with something
    `missing` to judge by, nothing can be counted. `spot` is where the act is, or would be, written.
    """

    code: str
    key: str
    document: Document
    start: Event | None
    act: Event | None
    spot: Spot
    missing: Message | None = None


def duties(folder: Folder, cluster: Document) -> Iterator[Duty]:
    """Everything the regulation sets a term for in a cluster, creation first."""
    agreement = _only(folder, "agreement", cluster)
    yield from _conclusion(folder, cluster, agreement)
    if agreement is not None and not agreement.draft:
        concluded = _event(agreement, "date")
        yield _copy("P09-01", "agreement_copy", agreement, concluded, _date_missing(agreement))
        for supplement in agreements.supplements(folder, agreement):
            yield from _supplement(folder, supplement)
    for protocol in folder.of("protocol", cluster.cluster):
        if not protocol.draft:
            yield from _protocol(folder, cluster, protocol)


def changes_by_protocol(regulation: Regulation) -> tuple[Change, ...]:
    """The changes of an agreement that take a council's protocol and reach the program in a term.

    They stand in the paragraph that sets that term.
    """
    return regulation.changes_under(regulation.term("program_change").paragraph)


def _conclusion(folder: Folder, cluster: Document, agreement: Document | None) -> Iterator[Duty]:
    """The term to conclude the agreement, from the order that creates the cluster (p. 8)."""
    order = folder.get("order", cluster.get("created_by"))
    if order is None or order.draft:
        return
    final = agreement is not None and not agreement.draft
    yield Duty(
        "P08-02",
        "agreement",
        agreement or order,
        _event(order, "date"),
        _event(agreement, "date") if agreement and final else None,
        agreement.at("date") if agreement else order.at("date"),
        _date_missing(order) or (_date_missing(agreement) if agreement else None),
    )


def _supplement(folder: Folder, supplement: Document) -> Iterator[Duty]:
    """The terms that a concluded supplement starts (pp. 8, 9; readings A9, A16, A25)."""
    concluded = _event(supplement, "date")
    if supplement.get("change") == ACCESSION:
        yield _copy("P09-03", "accession_copy", supplement, concluded)
        yield _inclusion(folder, supplement)
    elif folder.setting("readings", "other_supplement_copies") != "off":
        yield _copy("P09-06", "supplement_copy", supplement, concluded)


def _inclusion(folder: Folder, supplement: Document) -> Duty:
    """The term to include a newcomer in the order, from the receipt of the letter that tells it.

    The letter is the notification where there is one, else the one with the copy (A9).
    """
    letter = NOTIFICATION if supplement.get(NOTIFICATION) else COPY
    sent, received = (_event(supplement, letter, day) for day in ("sent_on", "received_on"))
    told = supplement.get(letter) and not (sent and sent.on > folder.as_of)
    missing = _("the day the notification was received") if told and not received else None
    order = _order(folder, supplement.get("included_by"))
    if order is not None:
        missing = missing or _date_missing(order)
    elif not supplement.sound("included_by"):
        missing = missing or _("the order")
    final = order is not None and not order.draft
    return Duty(
        "P08-05",
        "inclusion_order",
        supplement,
        received,
        _event(order, "date") if order and final else None,
        order.at("date") if order else supplement.at(letter),
        missing if received or told else None,
    )


def _protocol(folder: Folder, cluster: Document, protocol: Document) -> Iterator[Duty]:
    """The terms that a signed protocol starts (p. 13; readings A10, A17)."""
    held = protocol.date("meeting_date")
    if held is not None and held > folder.as_of:
        return
    decisions = {
        decision.get("kind")
        for i, _item in protocol.items("agenda")
        for _j, decision in protocol.items("agenda", i, "decisions")
    }
    signed = _event(protocol, "signed_by_chair_on")
    missing = None if signed else _("the day the chair signed the protocol")
    if decisions & {change.decision for change in changes_by_protocol(folder.regulation)}:
        yield _copy("P13-03", "protocol_copy", protocol, signed, missing)
        yield _revision("P13-02", "program_change", folder, cluster, protocol)
    if INCLUDE in decisions:
        yield _revision("P13-04", "program_accession", folder, cluster, protocol)


def _revision(code: str, key: str, folder: Folder, cluster: Document, protocol: Document) -> Duty:
    """The term to bring what a protocol decided into the program: a revision caused by it."""
    signed = _event(protocol, "signed_by_chair_on")
    missing = None if signed else _("the day the chair signed the protocol")
    program = _only(folder, "program", cluster)
    revised = _caused_by(program, protocol) if program else None
    spot = revised.spot if revised else protocol.at("signed_by_chair_on")
    if program and not revised and not program.sound("revisions"):
        missing = missing or _("a sound list of the program's revisions")
        spot = program.at("revisions")
    return Duty(code, key, protocol, signed, revised, spot, missing)


def _caused_by(program: Document, protocol: Document) -> Event | None:
    """The first revision of a program that a protocol caused."""
    dated = (
        _event(program, "revisions", i, "date")
        for i, revision in program.items("revisions")
        if revision.get("caused_by") == protocol.id
    )
    return min((event for event in dated if event), key=lambda event: event.on, default=None)


def _copy(
    code: str, key: str, document: Document, start: Event | None, missing: Message | None = None
) -> Duty:
    """The term to send a copy of a document to the regional operator (reading A16: dispatch)."""
    if not document.sound(COPY, "sent_on"):
        missing = missing or _("a sound record of the copy")
    sent = _event(document, COPY, "sent_on")
    return Duty(code, key, document, start, sent, document.at(COPY, "sent_on"), missing)


def _event(document: Document, *route: str | int) -> Event | None:
    day = document.date(*route)
    return Event(day, document.at(*route)) if day else None


def _date_missing(document: Document) -> Message | None:
    if document.draft or document.date("date"):
        return None
    return _("the date of “{document}”", document=document.id)


def _only(folder: Folder, kind: str, cluster: Document) -> Document | None:
    """The cluster's one document of a kind, even if nothing in it can be relied on."""
    unread = [_unread(kind, source) for source in folder.unread(kind, cluster.cluster)]
    return membership.only(folder, kind, cluster) or next(iter(unread), None)


def _order(folder: Folder, id: str | None) -> Document | None:
    """The order of that id, even if nothing in it can be relied on."""
    unread = (_unread("order", source) for source in folder.unread("order", ""))
    return folder.get("order", id) or next((order for order in unread if order.id == id), None)


def _unread(kind: str, source: Source) -> Document:
    """What stands for a document that couldn't be read, or lies where none can be relied on."""
    name, cluster = layout.own_name(source.file), layout.cluster_at(source.file)
    return Document(kind, name, cluster, source, {}, frozenset({()}))
