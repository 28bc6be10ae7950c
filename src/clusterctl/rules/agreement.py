"""The agreement: its program, its form, its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule, stated

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_AGREED = ("agreed", "agreed_with_remarks")


@stated("P05-01", on="agreement", paragraph="5")
def names_its_program() -> None:
    """The agreement names the program it is concluded under.

    What the parties do together is said in the program; the agreement only binds them to it.

    Bad::

        kind: agreement  # P05-01
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25

    Good::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        program: programma
        date: 2026-03-25
    """


@rule("P08-03", on="agreement", paragraph="8", needs=("date", "parties"))
def is_in_writing(agreement: Document, _folder: Folder) -> Findings:
    """Every party has a signatory and a day of signing, and the agreement bears the last of them.

    It is made in simple written form: who signed for each party, and when, has to be seen from it.
    In a draft missing signatories and days are information.

    A date that differs from the last signature is a warning: the terms of paragraphs 8 and 9 are
    counted from it.

    Remedy: enter signatory and day of every party; the agreement bears the day of the last
    signature

    Reading A15: when the parties sign on different days, the agreement is concluded on the day of
    the last signature.

    Bad::

        kind: agreement
        id: soglashenie
        date: 2026-03-25  # P08-03
        parties:
          - organization: college-primer-mash
            signatory: {name: Примеров Иван Петрович, position: директор, basis: Устав}
            signed_on: 2026-03-25
          - organization: emp-mash-zavod
            signatory: {name: Образцова Анна Сергеевна, position: директор, basis: Устав}
            signed_on: 2026-03-27

    Good::

        kind: agreement
        id: soglashenie
        date: 2026-03-27
        parties:
          - organization: college-primer-mash
            signatory: {name: Примеров Иван Петрович, position: директор, basis: Устав}
            signed_on: 2026-03-25
          - organization: emp-mash-zavod
            signatory: {name: Образцова Анна Сергеевна, position: директор, basis: Устав}
            signed_on: 2026-03-27
    """
    made = agreement.date("date")
    signed = [(agreement.date("parties", i, "signed_on"), i) for i, _ in agreement.items("parties")]
    days = [(day, i) for day, i in signed if day]
    if made is None or not days or len(days) < len(signed):
        return
    last, position = max(days)
    if last != made:
        yield Finding(
            agreement.at("date"),
            _("the agreement is dated {made}, the last signature {last}", made=made, last=last),
            severity=Severity.WARNING,
            related=(
                Note(agreement.at("parties", position, "signed_on"), _("the last signature")),
            ),
        )


@rule("P10-01", on="agreement", paragraph="10", severity=Severity.WARNING)
def is_about_an_agreed_program(agreement: Document, folder: Folder) -> Findings:
    """The subject refers to the program, and the coordinator agreed that before the conclusion.

    The parties work together by the program. What they sign for should be settled by then.

    A program that the coordinator has not agreed at all is told by P16-01.

    Remedy: name the activity program of the cluster in the subject

    Reading A7: the “approved” program is one that all have signed and the regional coordinator has
    agreed; nobody is empowered to approve it otherwise.

    Bad::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        program: programma
        date: 2026-03-25
        subject: Совместная деятельность сторон по подготовке кадров.  # P10-01

    Good::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        program: programma
        date: 2026-03-25
        subject: >-
          Совместная деятельность сторон по созданию и развитию кластера в соответствии с программой
          его деятельности.
    """
    subject = agreement.get("subject")
    if isinstance(subject, str) and "программ" not in subject.casefold():
        yield Finding(
            agreement.at("subject"),
            _("the subject does not refer to the program of the cluster"),
        )
    program = folder.get("program", agreement.get("program"), agreement.cluster)
    made = agreement.date("date")
    if program is None or made is None or agreement.draft:
        return
    if program.draft:
        yield Finding(
            agreement.at("date"),
            _("concluded on {made}, while the program is a draft still", made=made),
            related=(Note(program.at("status"), _("the program")),),
        )
        return
    agreed = _first_consent(program, folder)
    if agreed and (day := agreed.date("date")) and day > made:
        yield Finding(
            agreement.at("date"),
            _(
                "concluded on {made}, before the coordinator agreed the program ({agreed})",
                made=made,
                agreed=day,
            ),
            related=(Note(agreed.at("date"), _("the coordinator’s conclusion")),),
        )


def _first_consent(program: Document, folder: Folder) -> Document | None:
    """The earliest conclusion by which the coordinator agreed the program, in any revision.

    None while some can't be read: the earliest may be among them.
    """
    if folder.unread("conclusion", program.cluster):
        return None
    found = [
        c
        for c in folder.of("conclusion", program.cluster)
        if c.get("program") == program.id
        and c.get("issued_by") == "regional_coordinator"
        and c.get("verdict") in _AGREED
        and c.date("date")
    ]
    return min(found, key=lambda c: str(c.get("date")), default=None)
