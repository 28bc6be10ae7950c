"""Supplementary agreements and the papers that go with them (pp. 8, 9, 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import agreements, membership
from clusterctl.diagnostics import Severity
from clusterctl.duties import ACCESSION, COPY, INCLUDE, NOTIFICATION, changes_by_protocol
from clusterctl.language import surname_first
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.sections import organization_name
from clusterctl.timeline import State, timeline

if TYPE_CHECKING:
    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder

EXCLUSION = "exclusion"


@rule("P08-04", on="cluster", paragraph="8", needs=("participants",))
def newcomer_joins_by_a_supplement(cluster: Document, folder: Folder) -> Findings:
    """A new participant joins by a supplement, and the regional operator is told of it.

    Without the supplement the newcomer has no obligations; without the notification the region's
    order never names it.

    Reading A9: the letter with the copy of the supplement may be the notification as well.

    Bad::

        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-elektroprivod, role: employer, since: 2026-06-10}  # P08-04
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        parties: [{organization: college-primer-mash}]

    Good::

        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-elektroprivod, role: employer, since: 2026-06-10}
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        parties: [{organization: college-primer-mash}]
        ---
        kind: supplement
        id: ds-2026-01
        cluster: mashinostroenie
        agreement: soglashenie
        date: 2026-06-10
        change: accession
        participant: emp-elektroprivod
        notification: {sent_on: 2026-06-11}
    """
    agreement = membership.only(folder, "agreement", cluster)
    joined = membership.newcomers(folder, cluster)
    if agreement is None or not joined:
        return
    accessions = {
        s.get("participant"): s for s in agreements.supplements(folder, agreement, ACCESSION)
    }
    doubtful = _doubtful(folder, cluster)
    for stay in membership.stays(cluster, "participants") or ():
        if stay.organization not in joined or stay.since > folder.as_of:
            continue
        supplement = accessions.get(stay.organization)
        name = organization_name(folder, stay.organization)
        if supplement is None:
            if doubtful:
                continue
            yield Finding(
                stay.spot,
                _(
                    "{name} joined on {since}, after the agreement, and no supplement says so",
                    name=name,
                    since=stay.since,
                ),
                help=_("write a supplement with `change: accession` for it"),
                related=(Note(agreement.at("date"), _("the agreement")),),
            )
        elif not _told_of(supplement) and not _may_be_told(folder, cluster, supplement):
            yield Finding(
                supplement.at(NOTIFICATION),
                _("the regional operator was not told that {name} joined", name=name),
                help=_("send the notification and write its day to `notification: {{sent_on: …}}`"),
            )


def _doubtful(folder: Folder, cluster: Document) -> bool:
    """Whether some supplement of the cluster may say more than can be read of it."""
    own = folder.of("supplement", cluster.cluster)
    return bool(folder.unread("supplement", cluster.cluster)) or not all(s.sound() for s in own)


def _told_of(supplement: Document) -> bool:
    """Whether a letter told the regional operator of the accession, or may have."""
    return any(
        supplement.get(letter, "sent_on") or not supplement.sound(letter)
        for letter in (NOTIFICATION, COPY)
    )


def _may_be_told(folder: Folder, cluster: Document, supplement: Document) -> bool:
    """Whether the letter with the copy, which tells it as well (A9), may still be sent in time."""
    return any(
        term.document.id == supplement.id and term.code == "P09-03" and term.state is State.PENDING
        for term in timeline(folder, cluster)
    )


@rule("P09-02", on="folder", paragraph="9")
def copies_are_certified_by_the_chair(folder: Folder) -> Findings:
    """A copy is certified by the chair who was in office on the day of certifying.

    A copy certified by anybody else proves nothing to the regional operator.

    Remedy: the chair who was in office on that day certifies the copy

    Bad::

        kind: cluster
        id: himiya
        council:
          formed_on: 2026-03-10
          members:
            - organization: emp-himiya
              person: {name: Зимина Алевтина Сергеевна, position: директор по персоналу}
              role: chair
              since: 2026-03-10
        ---
        kind: agreement
        id: soglashenie
        cluster: himiya
        copy_to_regional_operator:
          certified_by: Журавлёв К. А.  # P09-02
          certified_on: 2026-03-27

    Good::

        kind: cluster
        id: himiya
        council:
          formed_on: 2026-03-10
          members:
            - organization: emp-himiya
              person: {name: Зимина Алевтина Сергеевна, position: директор по персоналу}
              role: chair
              since: 2026-03-10
        ---
        kind: agreement
        id: soglashenie
        cluster: himiya
        copy_to_regional_operator:
          certified_by: Зимина А. С.
          certified_on: 2026-03-27
    """
    for kind in ("agreement", "supplement"):
        for document in folder.of(kind):
            cluster = folder.get("cluster", document.cluster)
            if cluster is not None and document.sound(COPY):
                yield from _certified(cluster, document)


def _certified(cluster: Document, document: Document) -> Findings:
    """What is wrong with who certified the copy of one document."""
    by, on = document.get(COPY, "certified_by"), document.date(COPY, "certified_on")
    told = isinstance(by, str) and any(_initialled(by))
    if document.get(COPY, "sent_on") and not by:
        yield Finding(
            document.key(COPY),
            _("the copy was sent, but nobody certified it"),
            help=_("write who certified it to `certified_by` and the day to `certified_on`"),
        )
    chairs = [c for c in (on and membership.chairs(cluster, on)) or () if c.person]
    if told and chairs and not any(_same_person(by, chair.person) for chair in chairs):
        yield Finding(
            document.at(COPY, "certified_by"),
            _(
                "the copy is certified by {by}, and the chair on {on} was {chair}",
                by=by, on=on, chair=surname_first(chairs[0].person),
            ),
            related=(Note(chairs[0].spot, _("the chair on that day")),),
        )  # fmt: skip


@rule("P09-04", on="supplement", paragraph="9", needs=("agreement", "participant"))
def accession_comes_with_its_protocol(supplement: Document, folder: Folder) -> Findings:
    """With the copy of an accession goes the protocol that includes that very participant.

    The regional operator has to see that the council wanted the newcomer.

    Bad::

        kind: supplement
        id: ds-2026-01
        cluster: mashinostroenie
        agreement: soglashenie
        date: 2026-06-10
        change: accession
        participant: emp-elektroprivod
        protocol: protokol-2026-02  # P09-04
        copy_to_regional_operator: {sent_on: 2026-06-11, attachments: [protokol-2026-02]}
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: mashinostroenie
        signed_by_chair_on: 2026-06-05
        agenda:
          - title: О включении участника
            decisions: [{kind: include_participant, subject: emp-armatura}]

    Good::

        kind: supplement
        id: ds-2026-01
        cluster: mashinostroenie
        agreement: soglashenie
        date: 2026-06-10
        change: accession
        participant: emp-elektroprivod
        protocol: protokol-2026-02
        copy_to_regional_operator: {sent_on: 2026-06-11, attachments: [protokol-2026-02]}
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: mashinostroenie
        signed_by_chair_on: 2026-06-05
        agenda:
          - title: О включении участника
            decisions: [{kind: include_participant, subject: emp-elektroprivod}]
    """
    if supplement.get("change") != ACCESSION or not supplement.sound("protocol"):
        return
    name = organization_name(folder, supplement.get("participant"))
    protocol = folder.get("protocol", supplement.get("protocol"), supplement.cluster)
    if protocol is None and supplement.get("protocol"):
        return
    if protocol is None:
        yield Finding(
            supplement.at("protocol"),
            _("the accession of {name} rests on no protocol of the council", name=name),
            help=_("name the protocol with the decision in `protocol`"),
            severity=Severity.INFO if supplement.draft else None,
        )
    elif protocol.sound("agenda") and not decides(protocol, INCLUDE, supplement.get("participant")):
        yield Finding(
            supplement.at("protocol"),
            _("this protocol does not decide to include {name}", name=name),
            related=(Note(protocol.key("agenda"), _("what it decides")),),
        )
    elif _sent_without(supplement, protocol):
        yield Finding(
            supplement.key(COPY),
            _("the copy was sent without the protocol “{protocol}”", protocol=protocol.id),
            help=_("add the protocol to `attachments`, if it was sent"),
        )


@rule("P09-05", on="supplement", paragraph="9", severity=Severity.WARNING, needs=("date",))
def protocol_precedes_the_accession(supplement: Document, folder: Folder) -> Findings:
    """The protocol on an accession is not later than the supplement.

    First the council decides, then the parties sign.

    Remedy: mend the day if it is a slip: the council decides first, then the supplement is made

    Bad::

        kind: supplement
        id: ds-2026-01
        cluster: mashinostroenie
        date: 2026-06-10  # P09-05
        change: accession
        protocol: protokol-2026-02
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: mashinostroenie
        signed_by_chair_on: 2026-06-15

    Good::

        kind: supplement
        id: ds-2026-01
        cluster: mashinostroenie
        date: 2026-06-10
        change: accession
        protocol: protokol-2026-02
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: mashinostroenie
        signed_by_chair_on: 2026-06-05
    """
    if supplement.get("change") == ACCESSION:
        yield from _too_early(supplement, folder)


@rule("P13-01", on="supplement", paragraph="13", needs=("change",))
def change_rests_on_a_decision(supplement: Document, folder: Folder) -> Findings:
    """A supplement under paragraph 13 rests on a decision of the council that fits the change.

    Exclusion, the order of interaction, obligations and liability, the term: the paragraph lets
    these be changed only as the council has decided; the chair signs the protocol no later than
    the parties sign the supplement.

    Remedy: name in `protocol` the one in which the council decided this change, or enter that
    decision there

    Reading A12: the protocol alone changes nothing; a supplement is needed too, unless the
    agreement lets the council amend it.

    Reading A22: a new director, account or name takes no protocol.

    Bad::

        kind: supplement
        id: ds-2026-02
        cluster: himiya
        date: 2026-10-15
        change: term
        protocol: protokol-2026-02  # P13-01
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: himiya
        signed_by_chair_on: 2026-10-07
        agenda:
          - title: Об избрании председателя
            decisions: [{kind: elect_chair, subject: emp-himiya}]

    Good::

        kind: supplement
        id: ds-2026-02
        cluster: himiya
        date: 2026-10-15
        change: term
        protocol: protokol-2026-02
        ---
        kind: protocol
        id: protokol-2026-02
        cluster: himiya
        signed_by_chair_on: 2026-10-07
        agenda:
          - title: О продлении соглашения
            decisions: [{kind: change_term}]
    """
    known = {change.key: change for change in changes_by_protocol(folder.regulation)}
    change = known.get(supplement.get("change"))
    if change is None or not supplement.sound("protocol"):
        return
    protocol = folder.get("protocol", supplement.get("protocol"), supplement.cluster)
    if protocol is None and supplement.get("protocol"):
        return
    if protocol is None:
        yield Finding(
            supplement.at("protocol"),
            _("{change}: no protocol of the council is named", change=change.title),
            help=_("name the protocol with the decision in `protocol`"),
            severity=Severity.INFO if supplement.draft else None,
        )
        return
    concerned = supplement.get("participant") if change.key == EXCLUSION else None
    if protocol.sound("agenda") and not decides(protocol, change.decision or "", concerned):
        yield Finding(
            supplement.at("protocol"),
            _(
                "this protocol has no decision `{decision}` for this change: {change}",
                decision=change.decision or "",
                change=change.title,
            ),
            related=(Note(protocol.key("agenda"), _("what it decides")),),
        )
    elif protocol.draft and not supplement.draft:
        yield Finding(
            supplement.at("protocol"),
            _("this protocol is still a draft"),
            related=(Note(protocol.at("status"), _("the protocol")),),
        )
    else:
        yield from _too_early(supplement, folder)


def decides(protocol: Document, kind: str, subject: object = None) -> bool:
    """Whether a protocol has a decision of that kind, on that subject if one is given."""
    return any(
        decision.get("kind") == kind and subject in (None, decision.get("subject"))
        for i, _item in protocol.items("agenda")
        for _j, decision in protocol.items("agenda", i, "decisions")
    )


def _sent_without(supplement: Document, protocol: Document) -> bool:
    """Whether a copy was sent and its protocol isn't among what was sent along."""
    sent = supplement.get(COPY, "sent_on") and supplement.sound(COPY, "attachments")
    return bool(sent) and protocol.id not in supplement.get(COPY, "attachments", default=[])


def _too_early(supplement: Document, folder: Folder) -> Findings:
    """A supplement made before the chair signed its protocol."""
    protocol = folder.get("protocol", supplement.get("protocol"), supplement.cluster)
    made = supplement.date("date")
    signed = protocol.date("signed_by_chair_on") if protocol else None
    if protocol is not None and made is not None and signed is not None and signed > made:
        spot: Spot = supplement.at("date")
        yield Finding(
            spot,
            _(
                "made on {made}, before the chair signed the protocol ({signed})",
                made=made,
                signed=signed,
            ),
            related=(Note(protocol.at("signed_by_chair_on"), _("signed here")),),
        )


def _same_person(one: str, other: str) -> bool:
    """Whether two names, in full or with initials, may be of one person."""
    (surname, initials), (its_surname, its_initials) = _initialled(one), _initialled(other)
    shorter = min(len(initials), len(its_initials))
    return surname == its_surname and initials[:shorter] == its_initials[:shorter]


def _initialled(person: str) -> tuple[str, str]:
    """The surname and the initials of a name, however it was written; empty where there is none."""
    parts = person.replace(".", " ").casefold().replace("ё", "е").split()
    surname = next((part for part in parts if len(part) > 1), "")
    return surname, "".join(part[0] for part in parts if part != surname)
