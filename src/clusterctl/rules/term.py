"""How long an agreement lasts, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import agreements, membership
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder


@rule("P04-02", on="cluster", paragraph="4а, 8")
def has_one_agreement_in_force(cluster: Document, folder: Folder) -> Findings:
    """An established cluster has exactly one agreement in force.

    A cluster is created on the basis of an agreement. With two of them nobody knows which holds;
    once the only one has ended, the cluster rests on nothing.

    Remedy: conclude a new agreement, or end the cluster

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
            help=_("prolong the agreement by a supplement, or end the program earlier"),
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
