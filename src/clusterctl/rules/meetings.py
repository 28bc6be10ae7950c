"""Protocols of the council: votes, quorum, dates and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import agreements, membership
from clusterctl.messages import _
from clusterctl.rules import FOLDER, Finding, Findings, Note, rule
from clusterctl.tables import exact, rows

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.membership import Stay

_VOTES = ("for", "against", "abstained")


@rule("C181", on="protocol", needs=("present", "agenda"))
def counts_votes_of_those_present(protocol: Document, folder: Folder) -> Findings:
    """No more votes are counted than members of the council are present.

    Who is invited has no vote. Members are those of the cluster's document on the day of the
    meeting; where it doesn't name them, all who are present count.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: check the list of those present and the count of votes by the registration sheet

    Bad::

        kind: protocol
        id: protokol-1
        cluster: mashinostroenie
        meeting_date: 2026-10-06
        present:
          - {organization: emp-mash-zavod, person: {name: Примеров Иван Петрович}}
          - {organization: college-primer-mash, person: {name: Образцова Анна Игоревна}}
        agenda:
          - title: О плане работы на учебный год
            votes: {for: 3, against: 0, abstained: 0}  # C181

    Good::

        kind: protocol
        id: protokol-1
        cluster: mashinostroenie
        meeting_date: 2026-10-06
        present:
          - {organization: emp-mash-zavod, person: {name: Примеров Иван Петрович}}
          - {organization: college-primer-mash, person: {name: Образцова Анна Игоревна}}
        agenda:
          - title: О плане работы на учебный год
            votes: {for: 1, against: 0, abstained: 1}
    """
    voters = _members_present(protocol, _council(protocol, folder))
    entitled = voters or len(list(rows(protocol, "present")))
    for row in rows(protocol, "agenda"):
        votes = row.get("votes")
        if not isinstance(votes, dict) or not protocol.sound(*row.route, "votes"):
            continue
        cast = sum(int(votes.get(kind) or 0) for kind in _VOTES)
        if cast > entitled:
            yield Finding(
                row.at("votes"),
                _(
                    "votes {cast}, members present {present}, {over} too many",
                    cast=cast,
                    present=entitled,
                    over=cast - entitled,
                ),
                related=(Note(protocol.key("present"), _("who was present")),),
            )


@rule("C182", on="protocol", needs=("present", "meeting_date"))
def meets_with_a_quorum(protocol: Document, folder: Folder) -> Findings:
    """As many members of the council are present as the agreement asks for.

    The agreement may set a quorum (`council_quorum_share`); a decision without it can be
    disputed. Judged are meetings held once the agreement is concluded.

    The quorum is the agreement's own; the regulation sets none.

    Remedy: check who was present; without the share that the agreement asks for no decision is made

    Bad::

        kind: protocol
        id: protokol-1
        cluster: mashinostroenie
        meeting_date: 2026-10-06
        present:  # C182
          - {organization: emp-mash-zavod, person: {name: Примеров Иван Петрович}}
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        council_quorum_share: 0.5
        ---
        kind: cluster
        id: mashinostroenie
        council:
          formed_on: 2026-03-20
          members:
            - organization: emp-mash-zavod
              person: {name: Примеров Иван Петрович}
              role: chair
              since: 2026-03-20
            - organization: college-primer-mash
              person: {name: Образцова Анна Игоревна}
              role: secretary
              since: 2026-03-20
            - organization: emp-armatura
              person: {name: Седых Роман Игоревич}
              role: member
              since: 2026-03-20

    Good::

        kind: protocol
        id: protokol-1
        cluster: mashinostroenie
        meeting_date: 2026-10-06
        present:
          - {organization: emp-mash-zavod, person: {name: Примеров Иван Петрович}}
          - {organization: college-primer-mash, person: {name: Образцова Анна Игоревна}}
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        council_quorum_share: 0.5
        ---
        kind: cluster
        id: mashinostroenie
        council:
          formed_on: 2026-03-20
          members:
            - organization: emp-mash-zavod
              person: {name: Примеров Иван Петрович}
              role: chair
              since: 2026-03-20
            - organization: college-primer-mash
              person: {name: Образцова Анна Игоревна}
              role: secretary
              since: 2026-03-20
            - organization: emp-armatura
              person: {name: Седых Роман Игоревич}
              role: member
              since: 2026-03-20
    """
    held = protocol.date("meeting_date")
    agreement = _agreement(folder, protocol.cluster, held) if held else None
    members = _council(protocol, folder)
    if agreement is None or not members:
        return
    share = exact(agreement.get("council_quorum_share"))
    present = _members_present(protocol, members)
    if present < share * len(members):
        yield Finding(
            protocol.key("present"),
            _(
                "members present {present} of {members}, the agreement asks for {share} %",
                present=present,
                members=len(members),
                share=(share * 100).normalize(),
            ),
            related=(Note(agreement.at("council_quorum_share"), _("the quorum")),),
        )


@rule("C183", on="protocol", needs=("meeting_date", "signed_by_chair_on"))
def is_signed_after_the_meeting(protocol: Document, _folder: Folder) -> Findings:
    """A protocol is signed on the day of the meeting or later.

    What wasn't decided yet can't have been signed; the terms of paragraph 13 run from the
    chair's signature.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: mend the day of the signature or of the meeting

    Bad::

        kind: protocol
        id: protokol-1
        meeting_date: 2026-10-06
        signed_by_chair_on: 2026-10-05  # C183

    Good::

        kind: protocol
        id: protokol-1
        meeting_date: 2026-10-06
        signed_by_chair_on: 2026-10-07
    """
    held, signed = protocol.date("meeting_date"), protocol.date("signed_by_chair_on")
    if held and signed and signed < held:
        yield Finding(
            protocol.at("signed_by_chair_on"),
            _("signed on {signed}, before the meeting of {held}", signed=signed, held=held),
            related=(Note(protocol.at("meeting_date"), _("the meeting")),),
        )


@rule("C184", on=FOLDER)
def protocols_of_a_year_have_their_own_numbers(folder: Folder) -> Findings:
    """A council's protocols of one year have different numbers.

    Supplements and letters name a protocol by number and date; numbers begin anew with the
    calendar year.

    A hint of the tool on usual practice: the regulation doesn't ask for it.

    Remedy: give the protocol the next free number

    Bad::

        kind: protocol
        id: protokol-1
        cluster: mashinostroenie
        number: "4"
        meeting_date: 2026-09-08
        ---
        kind: protocol
        id: protokol-2
        cluster: mashinostroenie
        number: "4"  # C184
        meeting_date: 2026-10-06

    Good::

        kind: protocol
        id: protokol-1
        cluster: mashinostroenie
        number: "4"
        meeting_date: 2026-09-08
        ---
        kind: protocol
        id: protokol-2
        cluster: mashinostroenie
        number: "1"
        meeting_date: 2027-01-19
    """
    known: dict[tuple[str, int, str], Document] = {}
    for protocol in folder.of("protocol"):
        number, held = protocol.get("number"), protocol.date("meeting_date")
        if not isinstance(number, str) or held is None:
            continue
        first = known.setdefault((protocol.cluster, held.year, number.strip()), protocol)
        if first is not protocol:
            yield Finding(
                protocol.at("number"),
                _(
                    "another protocol of {year} has the number {number}",
                    year=held.year,
                    number=number,
                ),
                related=(Note(first.at("number"), _("the other protocol")),),
            )


def _agreement(folder: Folder, cluster: str, held: date) -> Document | None:
    """The cluster's agreement that set a quorum by the day of the meeting."""
    for agreement in folder.of("agreement", cluster):
        if agreements.concluded(agreement, held) and agreement.get("council_quorum_share"):
            return agreement
    return None


def _council(protocol: Document, folder: Folder) -> list[Stay]:
    """The members of the council on the day of the meeting; none where that can't be told."""
    cluster = folder.get("cluster", protocol.cluster)
    held = protocol.date("meeting_date")
    if cluster is None or held is None or not cluster.sound("council", "members"):
        return []
    return [member for member in membership.council(cluster) or () if member.covers(held)]


def _members_present(protocol: Document, members: list[Stay]) -> int:
    """How many of the members are among those present."""
    here = {
        (row.get("organization"), _plain(row.get("person")["name"]))
        for row in rows(protocol, "present")
        if isinstance(row.get("person"), dict) and "name" in row.get("person")
    }
    return sum((member.organization, _plain(member.person)) in here for member in members)


def _plain(name: object) -> str:
    """A name as it is compared: ё is е, letters and spaces of one size."""
    return " ".join(str(name).casefold().replace("ё", "е").split())
