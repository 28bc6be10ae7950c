"""The participants of section 1: their roles, and the years they can be counted on."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.messages import Listing, Message, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import Row, rows

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_BY_YEAR = (
    (f"{sections.VOCATIONAL}.*.by_year", "customer"),
    (f"{sections.DUAL}.*.students", "employer"),
    (f"{sections.TARGETED}.*.contracts", "employer"),
    (f"{sections.PRACTICE}.*.by_year", "employer"),
    (sections.PLACEMENTS, "employer"),
)
"""Tables of sections 7 to 9 that count something of an enterprise in a year."""


@rule("C011", on="program", needs=(sections.PARTICIPANTS,))
def has_one_operator(program: Document, folder: Folder) -> Findings:
    """Section 1 names one operator, the one of the cluster.

    Who leads and coordinates the participants is said once, and alike in the program and in the
    cluster's own document. That the operator is a college is another rule's question.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: name the same operator in section 1 and in cluster.yaml

    Bad::

        kind: program
        id: programma
        cluster: mashinostroenie
        sections:
          participants:
            list:  # C011
              - {organization: college-primer-mash, role: network_college, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
        ---
        kind: cluster
        id: mashinostroenie
        operator: college-primer-mash

    Good::

        kind: program
        id: programma
        cluster: mashinostroenie
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
        ---
        kind: cluster
        id: mashinostroenie
        operator: college-primer-mash
    """
    named = [row for row in rows(program, sections.PARTICIPANTS) if row.get("role") == "operator"]
    if not named:
        yield Finding(
            program.key(*sections.PARTICIPANTS.split(".")),
            _("no participant has the role operator"),
        )
    for row in named[1:]:
        yield Finding(
            row.at("role"),
            _("a second operator, one is expected"),
            related=(Note(named[0].at("role"), _("the first operator")),),
        )
    cluster = folder.get("cluster", program.cluster)
    operator = cluster.get("operator") if cluster else None
    if cluster and operator and len(named) == 1 and named[0].get("organization") != operator:
        yield Finding(
            named[0].at("organization"),
            _(
                "the operator is {here}, in the cluster’s document it is {there}",
                here=sections.organization_name(folder, named[0].get("organization")),
                there=sections.organization_name(folder, operator),
            ),
            related=(Note(cluster.at("operator"), _("the operator in the cluster’s document")),),
        )


@rule("C012", on="program", needs=(sections.PARTICIPANTS,))
def has_an_employer(program: Document, folder: Folder) -> Findings:
    """Section 1 names at least one employer.

    A cluster trains people for somebody. The regulation asks for colleges and other
    organisations; that one of the others hires is this tool's check.

    Bad::

        kind: program
        id: programma
        sections:
          participants:
            list:  # C012
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: other-resource, role: other, since: 2026-03-02}
        ---
        kind: organization
        id: other-resource
        type: other

    Good::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
    """
    listed = list(rows(program, sections.PARTICIPANTS))
    if any(row.get("role") in {"anchor_employer", "employer"} for row in listed):
        return
    types = {sections.organization_type(folder, row.get("organization")) for row in listed}
    # a cluster of colleges alone breaks paragraph 4а, and that rule says so
    if types - {"college", None}:
        yield Finding(
            program.key(*sections.PARTICIPANTS.split(".")),
            _("no participant has the role of an employer"),
            help=_("give an enterprise the role employer or anchor_employer"),
        )


@rule("C017", on="program", needs=(sections.PARTICIPANTS,))
def counts_on_those_still_there(program: Document, folder: Folder) -> Findings:
    """An enterprise is counted in years in which it takes part.

    Places and jobs promised for a year before an enterprise joined or after it left are
    promised by nobody.

    Compared are sections 7, 8 and 9 with the dates of section 1.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: take the row out or move it to a year of the participation; if the participation lasts
    longer, mend its dates in section 1

    Bad::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: emp-vodohim, role: employer, since: 2026-03-02, until: 2027-10-31}
          employment_forecast:
            placements:
              - {year: 2027, employer: emp-vodohim, profession: "18.02.12", count: 3}
              - {year: 2028, employer: emp-vodohim, profession: "18.02.12", count: 4}  # C017

    Good::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: emp-vodohim, role: employer, since: 2026-03-02, until: 2027-10-31}
          employment_forecast:
            placements:
              - {year: 2027, employer: emp-vodohim, profession: "18.02.12", count: 3}
    """
    participants: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows(program, sections.PARTICIPANTS):
        participants[row.get("organization")].append(row)
    absent: defaultdict[str, list[Row]] = defaultdict(list)
    for table, column in _BY_YEAR:
        for row in rows(program, table):
            terms, year = participants.get(row.get(column)), row.get("year")
            if terms and year and not any(_takes_part(term, year) for term in terms):
                absent[row.get(column)].append(row)
    for id, counted in absent.items():
        yield Finding(
            counted[0].at("year"),
            _(
                "{name} is counted in {years}, it takes part {term}",
                name=sections.organization_name(folder, id),
                years=Listing(tuple(sorted({row.get("year") for row in counted}))),
                term=_told(participants[id][-1]),
            ),
            related=(
                Note(participants[id][-1].at(), _("the participant in section 1")),
                *(Note(row.at("year"), _("counted here too")) for row in counted[1:]),
            ),
        )


@rule("C018", on="program", needs=(sections.PARTICIPANTS,))
def lists_each_participant_once(program: Document, folder: Folder) -> Findings:
    """A participant is listed once at a time.

    Who left and came back has two rows whose dates don't meet. Two rows for one time leave it
    open which role and contribution count.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: join the two entries into one, or set their dates apart

    Bad::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: emp-armatura, role: employer, since: 2026-03-02}
              - {organization: emp-armatura, role: anchor_employer, since: 2027-01-01}  # C018

    Good::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: emp-armatura, role: employer, since: 2026-03-02, until: 2026-12-31}
              - {organization: emp-armatura, role: anchor_employer, since: 2027-01-01}
    """
    known: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows(program, sections.PARTICIPANTS):
        earlier = known[row.get("organization")]
        met = next((other for other in earlier if _meet(row, other)), None)
        earlier.append(row)
        if met and row.get("organization"):
            yield Finding(
                row.at("organization"),
                _(
                    "{name} is listed for this time already",
                    name=sections.organization_name(folder, row.get("organization")),
                ),
                related=(Note(met.at(), _("the other row")),),
            )


def _takes_part(participant: Row, year: int) -> bool:
    begins, ends = sections.term(participant)
    return begins.year <= year <= ends.year


def _told(participant: Row) -> Message:
    begins, ends = sections.term(participant)
    return _("until {until}", until=ends) if ends < date.max else _("from {since}", since=begins)


def _meet(one: Row, other: Row) -> bool:
    """Whether two terms have a day in common."""
    (begins, ends), (other_begins, other_ends) = sections.term(one), sections.term(other)
    return begins <= other_ends and other_begins <= ends
