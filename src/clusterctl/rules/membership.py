"""The lists of participants agree: cluster, order, program, agreement, signatures, council."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import membership, rosters
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, _, n_
from clusterctl.rosters import Where
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.sections import organization_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.rosters import Break

_PLACES = {
    Where.CLUSTER: _("among the cluster’s participants"),
    Where.ORDER: _("in the order"),
    Where.PROGRAM: _("in section 1 of the program"),
    Where.AGREEMENT: _("among the parties of the agreement"),
    Where.SIGNATURES: _("among the signatures of the program"),
    Where.COUNCIL: _("in the council"),
}


@rule("P04-33", on="cluster", paragraph="4б, 8")
def lists_name_the_same_participants(cluster: Document, folder: Folder) -> Findings:
    """The cluster, the order as amended and section 1 of the program name the same participants.

    Who takes part is said in several papers by different people. One that a paper has forgotten is
    bound by some of them and not by others.

    An organisation that several papers disagree on is told once, with all of them. Where only the
    council, only the signatures or only the agreement is at odds with the rest, P04-30, P05-02 or
    P08-01 tells it. Who joined after the agreement is the matter of P08-04, P08-05 and P13-04.

    Remedy: bring the lists in line: mend the paper that is wrong, or bring the change in by its own
    paper

    Reading A11: of the order nothing is said when a participant is excluded; an order that still
    lists one is a warning.

    Bad::

        kind: cluster
        id: mashinostroenie
        created_by: prikaz-2026-101
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
        ---
        kind: order
        id: prikaz-2026-101
        action: create
        cluster: mashinostroenie
        participants:  # P04-33
          - college-primer-mash
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}

    Good::

        kind: cluster
        id: mashinostroenie
        created_by: prikaz-2026-101
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
        ---
        kind: order
        id: prikaz-2026-101
        action: create
        cluster: mashinostroenie
        participants:
          - college-primer-mash
          - emp-mash-zavod
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
    """
    for broken in rosters.breaks(folder, cluster, "P04-33"):
        name = organization_name(folder, broken.organization)
        missing = Listing(tuple(_PLACES[r.where] for r in broken.missing))
        yield Finding(
            broken.spot,
            _("the organisation {name} stands here, but not {missing}", name=name, missing=missing)
            if broken.outnumbered
            else _(
                "the organisation {name} is missing {missing}; the other papers name it",
                name=name,
                missing=missing,
            ),
            related=tuple(_notes(broken)),
        )
    yield from _left_but_ordered(cluster, folder)


@rule("P04-30", on="cluster", paragraph="4в")
def council_represents_every_participant(cluster: Document, folder: Folder) -> Findings:
    """Every participant has a member in the council, and every member represents a participant.

    The council is formed of representatives of all participants: what it decides binds those who
    had no voice in it as well.

    Remedy: add a representative to the council, or end the membership of an organisation that has
    left

    Bad::

        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
        council:
          formed_on: 2026-03-20
          members:  # P04-30
            - organization: college-primer-mash
              person: {name: Примеров Иван Петрович, position: директор}
              role: chair
              since: 2026-03-20

    Good::

        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
        council:
          formed_on: 2026-03-20
          members:
            - organization: emp-mash-zavod
              person: {name: Образцова Анна Сергеевна, position: генеральный директор}
              role: chair
              since: 2026-03-20
            - organization: college-primer-mash
              person: {name: Примеров Иван Петрович, position: директор}
              role: member
              since: 2026-03-20
    """
    found = rosters.breaks(folder, cluster, "P04-30")
    if names := _names(folder, (b for b in found if not b.stranger)):
        yield Finding(
            cluster.key("council", "members"),
            n_(
                "{n} participant has no member in the council: {names}",
                "{n} participants have no member in the council: {names}",
                len(names.items),
                names=names,
            ),
        )
    for broken in found:
        if broken.stranger:
            yield Finding(
                broken.spot,
                _(
                    "{name} has a member in the council, but is no participant",
                    name=organization_name(folder, broken.organization),
                ),
                related=tuple(_notes(broken)),
            )


@rule("P05-02", on="program", paragraph="5", eased_in_drafts=True)
def is_signed_by_all(program: Document, folder: Folder) -> Findings:
    """The program is signed by all participants, and by nobody else.

    The agreement is concluded under a program that all have signed: whoever has not is not bound
    by its activities and its money.

    Remedy: enter who signed and when in `signatures`; only participants sign

    Reading A6: the words about signing belong to the program, so it is what all sign; the agreement
    may be signed on the same day.

    Bad::

        kind: program
        id: programma
        cluster: mashinostroenie
        signatures:  # P05-02
          - organization: college-primer-mash
            person: {name: Примеров Иван Петрович, position: директор}
            signed_on: 2026-03-16
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}

    Good::

        kind: program
        id: programma
        cluster: mashinostroenie
        signatures:
          - organization: college-primer-mash
            person: {name: Примеров Иван Петрович, position: директор}
            signed_on: 2026-03-16
          - organization: emp-mash-zavod
            person: {name: Образцова Анна Сергеевна, position: генеральный директор}
            signed_on: 2026-03-18
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
    """
    cluster = membership.cluster_of(folder, program)
    if cluster is None or not program.sound("signatures"):
        return
    if not program.get("signatures"):
        yield Finding(program.key("signatures"), _("nobody has signed the program yet"))
        return
    found = rosters.breaks(folder, cluster, "P05-02")
    if names := _names(folder, (b for b in found if not b.stranger)) or _not_yet(
        program, cluster, folder
    ):
        yield Finding(
            program.key("signatures"),
            n_(
                "{n} participant has not signed the program: {names}",
                "{n} participants have not signed the program: {names}",
                len(names.items),
                names=names,
            ),
        )
    for broken in found:
        if broken.stranger:
            yield Finding(
                broken.spot,
                _(
                    "{name} has signed the program, but is no participant",
                    name=organization_name(folder, broken.organization),
                ),
            )


@rule("P08-01", on="agreement", paragraph="8")
def parties_are_all_participants(agreement: Document, folder: Folder) -> Findings:
    """The parties of the agreement are all participants of the cluster, and nobody else.

    The agreement is concluded between all of them. Counted are those who take part on its date;
    who comes later joins by a supplement and is listed there.

    Remedy: enter the participant among the parties; who joins later signs a supplement

    Bad::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        parties:  # P08-01
          - {organization: college-primer-mash, signed_on: 2026-03-25}
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}

    Good::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        parties:
          - {organization: college-primer-mash, signed_on: 2026-03-25}
          - {organization: emp-mash-zavod, signed_on: 2026-03-25}
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
          - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
          - {organization: emp-tochnost, role: employer, since: 2026-10-12}
    """
    cluster = membership.cluster_of(folder, agreement)
    if cluster is None or not agreement.sound("date"):  # nobody knows who took part on that day
        return
    found = rosters.breaks(folder, cluster, "P08-01")
    if names := _names(folder, (b for b in found if not b.stranger)):
        yield Finding(
            agreement.key("parties"),
            n_(
                "{n} participant is no party of the agreement: {names}",
                "{n} participants are no parties of the agreement: {names}",
                len(names.items),
                names=names,
            ),
        )
    for broken in found:
        if broken.stranger:
            yield Finding(
                broken.spot,
                _(
                    "{name} is a party, but was no participant when the agreement was concluded",
                    name=organization_name(folder, broken.organization),
                ),
                help=_("who joins later does so by a supplement of `change: accession`"),
                related=tuple(_notes(broken)),
            )


def _notes(broken: Break) -> Iterator[Note]:
    """The other papers, with what they say of the organisation."""
    for roster in broken.named:
        spot = roster.named[broken.organization]
        if spot != broken.spot:
            yield Note(spot, _("stands {place}", place=_PLACES[roster.where]))
    for roster in broken.missing:
        if roster.spot != broken.spot:
            yield Note(roster.spot, _("is missing {place}", place=_PLACES[roster.where]))


def _names(folder: Folder, broken: Iterable[Break]) -> Listing | None:
    found = tuple(organization_name(folder, b.organization) for b in broken)
    return Listing(found) if found else None


def _not_yet(program: Document, cluster: Document, folder: Folder) -> Listing | None:
    """Who still has to sign a draft; a final program is compared with the other papers."""
    signed = membership.listed(program, "signatures")
    day = membership.since_founding(cluster, folder.as_of)
    here = membership.participants(cluster, day)
    if not program.draft or signed is None or here is None:
        return None
    found = tuple(organization_name(folder, id) for id in here if id not in signed)
    return Listing(found) if found else None


def _left_but_ordered(cluster: Document, folder: Folder) -> Iterator[Finding]:
    """Who has left the cluster and is in the order still (reading A11)."""
    day = membership.since_founding(cluster, folder.as_of)
    here = membership.participants(cluster, day) or {}
    listed = membership.ordered(folder, cluster, day) or {}
    for stay in membership.stays(cluster, "participants") or ():
        if stay.until and stay.until < day and stay.organization in listed.keys() - here.keys():
            yield Finding(
                listed[stay.organization],
                _(
                    "{name} left the cluster on {until}, the order lists it still",
                    name=organization_name(folder, stay.organization),
                    until=stay.until,
                ),
                severity=Severity.WARNING,
                related=(Note(stay.spot, _("left the cluster")),),
            )
