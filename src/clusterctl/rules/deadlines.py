"""Terms kept: what the regulation gives so many days for (pp. 8, 9, 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import layout
from clusterctl.diagnostics import Severity
from clusterctl.messages import Message, _, n_
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.timeline import State, Term, timeline

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule("P08-02", on="cluster", paragraph="8")
def agreement_is_concluded_in_time(cluster: Document, folder: Folder) -> Findings:
    """The agreement is concluded within 30 calendar days of the order that creates the cluster.

    Until then the cluster is only declared, and nobody is bound by anything.

    Reading A13: day one is the day after the order; a term that ends on a day off ends on the next
    working day, and it is told when only that saves it.

    Reading A24: the official decision of the regional operator is the order, by its date.

    Bad::

        kind: order
        id: prikaz-2026-102
        number: 102-осн
        date: 2026-03-02
        action: create
        cluster: himiya
        ---
        kind: cluster
        id: himiya
        created_by: prikaz-2026-102
        ---
        kind: agreement
        id: soglashenie
        cluster: himiya
        date: 2026-04-07  # P08-02

    Good::

        kind: order
        id: prikaz-2026-102
        number: 102-осн
        date: 2026-03-02
        action: create
        cluster: himiya
        ---
        kind: cluster
        id: himiya
        created_by: prikaz-2026-102
        ---
        kind: agreement
        id: soglashenie
        cluster: himiya
        date: 2026-03-26
    """
    yield from _told(folder, cluster, "P08-02", _("agreement concluded"), _("no agreement yet"))


@rule("P08-05", on="cluster", paragraph="8")
def newcomer_is_ordered_in_time(cluster: Document, folder: Folder) -> Findings:
    """The order includes a new participant within 30 calendar days of the notification's receipt.

    The supplement makes an organisation a party; only the order makes it a participant in the eyes
    of the region.

    Remedy: enter `notification.received_on` of the supplement, and the order in `included_by`

    Reading A9: one letter may be both the copy and the notification; the term runs from the day the
    regional operator receives it.

    Bad::

        kind: cluster
        id: mashinostroenie
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        ---
        kind: supplement
        id: ds-2026-01
        cluster: mashinostroenie
        agreement: soglashenie
        date: 2026-06-10
        change: accession
        participant: emp-elektroprivod
        notification: {sent_on: 2026-06-11, received_on: 2026-06-15}
        included_by: prikaz-2026-214
        ---
        kind: order
        id: prikaz-2026-214
        date: 2026-07-29  # P08-05
        action: include
        cluster: mashinostroenie

    Good::

        kind: cluster
        id: mashinostroenie
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        ---
        kind: supplement
        id: ds-2026-01
        cluster: mashinostroenie
        agreement: soglashenie
        date: 2026-06-10
        change: accession
        participant: emp-elektroprivod
        notification: {sent_on: 2026-06-11, received_on: 2026-06-15}
        included_by: prikaz-2026-214
        ---
        kind: order
        id: prikaz-2026-214
        date: 2026-07-08
        action: include
        cluster: mashinostroenie
    """
    yield from _told(
        folder, cluster, "P08-05", _("order issued"), _("the new participant is in no order yet")
    )


@rule("P09-01", on="cluster", paragraph="9")
def copy_of_the_agreement_is_sent_in_time(cluster: Document, folder: Folder) -> Findings:
    """A copy of the agreement goes to the regional operator within 10 working days.

    The region knows of an agreement by its copy alone.

    Reading A8: it is sent by the cluster's operator, unless the agreement charges someone else.

    Reading A16: the day of dispatch counts.

    Bad::

        kind: cluster
        id: himiya
        ---
        kind: agreement
        id: soglashenie
        cluster: himiya
        date: 2026-03-26
        copy_to_regional_operator:
          certified_on: 2026-03-27
          sent_on: 2026-04-15  # P09-01

    Good::

        kind: cluster
        id: himiya
        ---
        kind: agreement
        id: soglashenie
        cluster: himiya
        date: 2026-03-26
        copy_to_regional_operator:
          certified_on: 2026-03-27
          sent_on: 2026-03-30
    """
    yield from _told(folder, cluster, "P09-01", _("copy sent"), _("no copy was sent"))


@rule("P09-03", on="cluster", paragraph="9")
def copy_of_an_accession_is_sent_in_time(cluster: Document, folder: Folder) -> Findings:
    """A copy of a supplement on accession goes to the regional operator within 3 working days.

    A newcomer's place in the order hangs on it.

    Bad::

        kind: cluster
        id: mashinostroenie
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        copy_to_regional_operator: {sent_on: 2026-03-30}
        ---
        kind: supplement
        id: ds-2026-01
        cluster: mashinostroenie
        agreement: soglashenie
        date: 2026-06-10
        change: accession
        copy_to_regional_operator:
          sent_on: 2026-06-19  # P09-03

    Good::

        kind: cluster
        id: mashinostroenie
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        copy_to_regional_operator: {sent_on: 2026-03-30}
        ---
        kind: supplement
        id: ds-2026-01
        cluster: mashinostroenie
        agreement: soglashenie
        date: 2026-06-10
        change: accession
        copy_to_regional_operator:
          sent_on: 2026-06-15
    """
    yield from _told(folder, cluster, "P09-03", _("copy sent"), _("no copy was sent"))


@rule("P09-06", on="cluster", paragraph="9", severity=Severity.INFO)
def copy_of_another_supplement_is_sent_in_time(cluster: Document, folder: Folder) -> Findings:
    """A copy of any other supplement goes to the regional operator within 3 working days as well.

    The regional operator keeps a register, and a register with old terms misleads.

    Reading A25: the paragraph names supplements in general, yet asks for the protocol of an
    accession; for other supplements the term is information, and
    `readings.other_supplement_copies` in the settings makes it stricter or takes it out.

    Bad::

        kind: cluster
        id: himiya
        ---
        kind: agreement
        id: soglashenie
        cluster: himiya
        date: 2026-03-26
        copy_to_regional_operator: {sent_on: 2026-03-30}
        ---
        kind: supplement
        id: ds-2026-01
        cluster: himiya
        agreement: soglashenie
        date: 2026-10-15
        change: term
        copy_to_regional_operator:
          sent_on: 2026-10-28  # P09-06

    Good::

        kind: cluster
        id: himiya
        ---
        kind: agreement
        id: soglashenie
        cluster: himiya
        date: 2026-03-26
        copy_to_regional_operator: {sent_on: 2026-03-30}
        ---
        kind: supplement
        id: ds-2026-01
        cluster: himiya
        agreement: soglashenie
        date: 2026-10-15
        change: term
        copy_to_regional_operator:
          sent_on: 2026-10-19
    """
    wish = folder.setting("readings", "other_supplement_copies", default=Severity.INFO.value)
    if wish not in set(Severity):
        return
    for found in _told(folder, cluster, "P09-06", _("copy sent"), _("no copy was sent")):
        yield Finding(found.spot, found.message, found.help, found.related, Severity(wish))


@rule("P13-02", on="cluster", paragraph="13")
def change_reaches_the_program_in_time(cluster: Document, folder: Folder) -> Findings:
    """What the council changed is brought into the program within 30 working days.

    The term runs from the protocol, not from the supplement that follows it.

    Reading A17: it runs from the day the chair signed the protocol, which need not be the day of
    the meeting.

    Bad::

        kind: cluster
        id: himiya
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: himiya
        meeting_date: 2026-08-04
        signed_by_chair_on: 2026-08-05
        agenda:
          - title: Об исключении участника
            decisions: [{kind: exclude_participant, subject: emp-vodohim}]
        ---
        kind: program
        id: programma
        cluster: himiya
        revisions:
          - number: 2
            date: 2026-10-01  # P13-02
            caused_by: protokol-2026-02

    Good::

        kind: cluster
        id: himiya
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: himiya
        meeting_date: 2026-08-04
        signed_by_chair_on: 2026-08-05
        agenda:
          - title: Об исключении участника
            decisions: [{kind: exclude_participant, subject: emp-vodohim}]
        ---
        kind: program
        id: programma
        cluster: himiya
        revisions:
          - number: 2
            date: 2026-09-01
            caused_by: protokol-2026-02
    """
    yield from _told(
        folder, cluster, "P13-02", _("program revised"), _("the program has no revision for it yet")
    )


@rule("P13-03", on="cluster", paragraph="13")
def copy_of_the_protocol_is_sent_in_time(cluster: Document, folder: Folder) -> Findings:
    """A copy of a protocol that changes the agreement is sent within 5 working days.

    It is how the regional operator learns what is about to change.

    Reading A17: the term runs from the day the chair signed the protocol.

    Bad::

        kind: cluster
        id: himiya
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: himiya
        meeting_date: 2026-10-06
        signed_by_chair_on: 2026-10-07
        agenda:
          - title: О продлении соглашения
            decisions: [{kind: change_term}]
        copy_to_regional_operator:
          sent_on: 2026-10-20  # P13-03

    Good::

        kind: cluster
        id: himiya
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: himiya
        meeting_date: 2026-10-06
        signed_by_chair_on: 2026-10-07
        agenda:
          - title: О продлении соглашения
            decisions: [{kind: change_term}]
        copy_to_regional_operator:
          sent_on: 2026-10-12
    """
    yield from _told(folder, cluster, "P13-03", _("copy sent"), _("no copy was sent"))


@rule("P13-04", on="cluster", paragraph="13, 4б", severity=Severity.WARNING)
def newcomer_reaches_the_program_in_time(cluster: Document, folder: Folder) -> Findings:
    """After an accession the program lists the new participant within 30 working days.

    A participant that the program doesn't know has nothing to do in the cluster.

    Reading A10: paragraph 13 doesn't name accession; the term holds by analogy, so that it is a
    warning.

    Bad::

        kind: cluster
        id: mashinostroenie
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: mashinostroenie
        meeting_date: 2026-06-03
        signed_by_chair_on: 2026-06-04
        agenda:
          - title: О включении участника
            decisions: [{kind: include_participant, subject: emp-elektroprivod}]
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
        revisions:
          - number: 2
            date: 2026-09-01  # P13-04
            caused_by: protokol-2026-02

    Good::

        kind: cluster
        id: mashinostroenie
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: mashinostroenie
        meeting_date: 2026-06-03
        signed_by_chair_on: 2026-06-04
        agenda:
          - title: О включении участника
            decisions: [{kind: include_participant, subject: emp-elektroprivod}]
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
        revisions:
          - number: 2
            date: 2026-07-01
            caused_by: protokol-2026-02
    """
    yield from _told(
        folder, cluster, "P13-04", _("program revised"), _("the program has no revision for it yet")
    )


def _told(
    folder: Folder, cluster: Document, code: str, done: Message, not_done: Message
) -> Findings:
    """The findings on the terms of one code: broken ones, and what to know of the others."""
    for term in timeline(folder, cluster):
        if term.code != code:
            continue
        message = _message(term, done, not_done)
        if message is not None:
            yield Finding(
                term.spot,
                message[0],
                help=_help(term),
                related=_since(term),
                severity=message[1],
            )


def _message(
    term: Term, done: Message, not_done: Message
) -> tuple[Message, Severity | None] | None:
    """What to say of a term, and how gravely if not as the rule says; None when all is well."""
    due = term.due.due if term.due else None
    match term.state:
        case State.LATE if term.done:
            return n_(
                "{what} on {done}, due by {due} ({n} day late)",
                "{what} on {done}, due by {due} ({n} days late)",
                term.days, what=done, done=term.done.on, due=due,
            ), None  # fmt: skip
        case State.OVERDUE:
            return n_(
                "{what}, due by {due} (overdue by {n} day)",
                "{what}, due by {due} (overdue by {n} days)",
                term.days, what=not_done, due=due,
            ), None  # fmt: skip
        case State.BY_SHIFT if term.done and term.due:
            return _(
                "{what} on {done}, in time only because the last day, {raw}, is no working day",
                what=done, done=term.done.on, raw=term.due.raw,
            ), Severity.INFO  # fmt: skip
        case State.UNKNOWN if term.document.sound() and term.spot.document.sound():
            return _(
                "whether the term was kept can't be told without {missing}",
                missing=term.missing or "",
            ), Severity.INFO
        case _:
            return None


def _help(term: Term) -> Message | None:
    """What the last day was counted with, where that is in doubt; else what to write down."""
    if term.due and term.due.doubt:
        return term.due.doubt
    if term.state is State.OVERDUE:
        return _("do it and write the day down; if it was done, only the day is missing here")
    if term.state is State.LATE:
        return _(
            "if a date is a slip, mend it; a real delay is accepted, with its reason, in {file}",
            file=layout.PATTERNS["waivers"],
        )
    return None


def _since(term: Term) -> tuple[Note, ...]:
    """The event the term runs from, with the term in words."""
    if term.start is None:
        return ()
    return (Note(term.start.spot, _("the term runs from here: {term}", term=term.rule.told)),)
