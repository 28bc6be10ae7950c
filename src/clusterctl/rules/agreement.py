"""The agreement: its program, its form, its term, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import agreements, membership
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule, stated

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_AGREED = ("agreed", "agreed_with_remarks")


@rule("P04-02", on="cluster", paragraph="4а, 8")
def has_one_agreement_in_force(cluster: Document, folder: Folder) -> Findings:
    """An established cluster has exactly one agreement in force.

    A cluster is created on the basis of an agreement. With two of them nobody knows which holds;
    once the only one has ended, the cluster rests on nothing.

    Reading A5: from the order to the agreement the cluster is declared, not established, and needs
    no agreement yet; whether it comes in time is told by P08-02.

    Bad::

        kind: settings
        as_of: 2029-03-01
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        valid: {from: 2026-03-25, until: 2028-12-31}  # P04-02

    Good::

        kind: settings
        as_of: 2029-03-01
        ---
        kind: cluster
        id: mashinostroenie
        participants:
          - {organization: college-primer-mash, role: operator, since: 2026-03-02}
        ---
        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        date: 2026-03-25
        valid: {from: 2026-03-25, until: 2031-08-31}
    """
    day = folder.as_of
    made = [a for a in folder.of("agreement", cluster.cluster) if agreements.concluded(a, day)]
    holding = [a for a in made if agreements.in_force(folder, a, day)]
    for second in holding[1:]:
        yield Finding(
            second.key("kind"),
            _("a second agreement of the cluster is in force"),
            help=_("add `termination` to the one that has ended, or move it out of the folder"),
            related=(Note(holding[0].key("kind"), _("the first one")),),
        )
    if made and not holding and membership.participants(cluster, day):
        last = made[-1]
        term = agreements.term(folder, last)
        ended = last.date("termination", "date") or (term.until if term else None)
        terminated = agreements.terminated(last, day)
        yield Finding(
            last.at("termination", "date") if terminated or term is None else term.spot,
            _("the agreement ended on {ended}, and the cluster has no other", ended=ended),
            related=(Note(cluster.key("participants"), _("the cluster has participants still")),),
        )


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


@rule("P12-01", on="agreement", paragraph="12", needs=("program",))
def outlives_the_program(agreement: Document, folder: Folder) -> Findings:
    """The agreement's term is not shorter than the program's.

    A program that runs past its agreement has no basis for its last months. An agreement without an
    end always lasts long enough.

    Supplements that change the term count, and so do revisions of the program: whichever was last
    has to leave the agreement the longer one.

    Bad::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        program: programma
        valid: {from: 2026-03-25, until: 2030-12-31}  # P12-01
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
        period: {start: 2026-09-01, end: 2031-08-31}

    Good::

        kind: agreement
        id: soglashenie
        cluster: mashinostroenie
        program: programma
        valid: {from: 2026-03-25, until: 2031-08-31}
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
        period: {start: 2026-09-01, end: 2031-08-31}
    """
    program = folder.get("program", agreement.get("program"), agreement.cluster)
    term = agreements.term(folder, agreement)
    end = program.date("period", "end") if program else None
    if program is None or term is None or term.until is None or end is None:
        return
    if term.until < end:
        yield Finding(
            term.spot,
            _(
                "the agreement ends on {until}, before the program does ({end})",
                until=term.until,
                end=end,
            ),
            related=(Note(program.at("period", "end"), _("the end of the program")),),
        )


@rule("P14-01", on="agreement", paragraph="14", needs=("termination",), severity=Severity.WARNING)
def states_why_it_ended(agreement: Document, _folder: Folder) -> Findings:
    """A terminated agreement states its ground and the day.

    It may end by consent when the cluster ceases, or in a case and in a way that the agreement
    itself provides for; then the clause is named.

    Bad::

        kind: agreement
        id: soglashenie
        termination:
          date: 2029-12-31
          ground: other  # P14-01

    Good::

        kind: agreement
        id: soglashenie
        termination:
          date: 2029-12-31
          ground: other
          clause: "14.2"
    """
    if agreement.get("termination", "ground") == "other" and not agreement.get(
        "termination", "clause"
    ):
        yield Finding(
            agreement.at("termination", "ground"),
            _("terminated on another ground, but no clause of the agreement is named"),
            help=_("add `clause`: where the agreement provides for this case"),
        )


def _first_consent(program: Document, folder: Folder) -> Document | None:
    """The earliest conclusion by which the coordinator agreed the program, in any revision."""
    found = [
        c
        for c in folder.of("conclusion", program.cluster)
        if c.get("program") == program.id
        and c.get("issued_by") == "regional_coordinator"
        and c.get("verdict") in _AGREED
        and c.date("date")
    ]
    return min(found, key=lambda c: str(c.get("date")), default=None)
