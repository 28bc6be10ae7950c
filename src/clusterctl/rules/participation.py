"""Who acts in the sections of a program: participants, each as what it is, while it is one."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.documents import as_date
from clusterctl.messages import Listing, Message, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import cells, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.tables import Row

_BY_LAW = (
    f"{sections.MENTORS}.*.organization",
    f"{sections.DUAL}.*.employer",
    f"{sections.TARGETED}.*.employer",
    f"{sections.PRACTICE}.*.employer",
    f"{sections.INCENTIVES}.*.employer",
    f"{sections.PLACEMENTS}.*.employer",
    f"{sections.TRIALS}.*.employer",
)
"""Where paragraph 4б speaks of the enterprises that take part in the cluster."""

_BY_SENSE = (
    f"{sections.PROGRAMS}.*.employers.*",
    f"{sections.PROGRAMS}.*.competencies.*.employer",
    f"{sections.NEED_CALC}.*.employer",
    f"{sections.VOCATIONAL}.*.customer",
    f"{sections.INTERNSHIPS}.*.employer",
    f"{sections.GRANTS}.*.anchor_employer",
)
"""Where it doesn't, and an enterprise of the cluster is meant all the same."""

_COLLEGES = (
    f"{sections.PROGRAMS}.*.colleges.*",
    f"{sections.VOCATIONAL}.*.college",
    f"{sections.GRADUATES}.*.college",
    f"{sections.GRANTS}.*.applicant",
    f"{sections.ZONES}.*.college",
    f"{sections.SOFTWARE}.*.college",
    f"{sections.CONSUMABLES}.*.college",
    f"{sections.COMPLEXES}.*.college",
)

_ANYBODY = (
    f"{sections.COUNCIL}.*.organization",
    f"{sections.MANAGEMENT}.*.organization",
    f"{sections.MEDIA_PLAN}.*.responsible",
)

_BY_YEAR = (
    (f"{sections.VOCATIONAL}.*.by_year", "customer"),
    (f"{sections.DUAL}.*.students", "employer"),
    (f"{sections.TARGETED}.*.contracts", "employer"),
    (f"{sections.PRACTICE}.*.by_year", "employer"),
    (sections.PLACEMENTS, "employer"),
)
"""Tables of sections 7 to 9 that count something of an enterprise in a year."""

Named = dict[str, list["Route"]]


@rule("C011", on="program", needs=(sections.PARTICIPANTS,))
def has_one_operator(program: Document, folder: Folder) -> Findings:
    """Section 1 names one operator, the one of the cluster.

    Who leads and coordinates the participants is said once, and alike in the program and in the
    cluster's own document. That the operator is a college is another rule's question.

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
            related=(Note(cluster.at("operator"), _("the cluster’s operator")),),
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


@rule("C013", on="program", paragraph="4б", needs=(sections.PARTICIPANTS,))
def acts_through_its_participants(program: Document, folder: Folder) -> Findings:
    """The enterprises that train, mentor, reward and hire take part in the cluster.

    Subparagraph «б» speaks of participants where it asks for mentors, dual and targeted
    training, practice, rewards, the forecast of employment and professional trials. An
    organisation that section 1 doesn't list has taken nothing upon itself.

    Bad::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 20}
              - {year: 2028, employer: emp-agro, profession: "15.02.16", count: 4}  # C013

    Good::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 20}
    """
    yield from _outsiders(program, folder, _named(program, _BY_LAW))


@rule("C014", on="program", needs=(sections.PARTICIPANTS,))
def names_participants_throughout(program: Document, folder: Folder) -> Findings:
    """The organisations that act in a program are those that section 1 lists.

    Whoever orders training, teaches, asks for a grant, pays or answers for something is a
    participant, or the program promises what it can't demand.

    Where subparagraph «б» of paragraph 4 itself speaks of participants, C013 checks it; this
    is the tool's check of the other tables.

    Bad::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
          vocational_training:
            list:
              - title: Оператор станков с программным управлением
                customer: emp-agro  # C014
                college: college-primer-mash

    Good::

        kind: program
        id: programma
        sections:
          participants:
            list:
              - {organization: college-primer-mash, role: operator, since: 2026-03-02}
              - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}
          vocational_training:
            list:
              - title: Оператор станков с программным управлением
                customer: emp-mash-zavod
                college: college-primer-mash
    """
    told = _named(program, _BY_LAW).keys()
    named = _named(program, (*_BY_SENSE, *_COLLEGES, *_ANYBODY), _sponsors(program))
    yield from _outsiders(
        program, folder, {id: routes for id, routes in named.items() if id not in told}
    )


@rule("C015", on="program")
def employs_by_enterprises(program: Document, folder: Folder) -> Findings:
    """Where a program speaks of an enterprise, it names one and no college.

    Mentors, practice and jobs come from production; a college that hires its own graduate
    belongs to the other outcomes of the forecast.

    The regulation tells participating enterprises and colleges apart; that a table for the
    former holds none of the latter is the tool's check.

    Bad::

        kind: program
        id: programma
        sections:
          employment_forecast:
            placements:
              - year: 2028
                employer: college-primer-mash  # C015
                profession: "15.02.16"
                count: 2
        ---
        kind: organization
        id: college-primer-mash
        type: college

    Good::

        kind: program
        id: programma
        sections:
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 20}
            other_outcomes:
              - {year: 2028, profession: "15.02.16", other_employer: 2}
        ---
        kind: organization
        id: emp-mash-zavod
        type: enterprise
    """
    for id, routes in _named(program, (*_BY_LAW, *_BY_SENSE), _sponsors(program)).items():
        if sections.organization_type(folder, id) == "college":
            yield _at_first(
                program,
                routes,
                _("{name} is a college", name=sections.organization_name(folder, id)),
                _("it stands for an enterprise here too"),
            )


@rule("C016", on="program")
def teaches_in_colleges(program: Document, folder: Folder) -> Findings:
    """Where a program speaks of a college, it names one.

    Programs are taught, workshops set up and grants asked for by colleges; what an enterprise
    gives has its own tables. This is a check of the tool.

    Bad::

        kind: program
        id: programma
        sections:
          grant_participation:
            plans:
              - year: 2027
                grant_type: cluster
                applicant: emp-mash-zavod  # C016
        ---
        kind: organization
        id: emp-mash-zavod
        type: enterprise

    Good::

        kind: program
        id: programma
        sections:
          grant_participation:
            plans:
              - year: 2027
                grant_type: cluster
                applicant: college-primer-mash
        ---
        kind: organization
        id: college-primer-mash
        type: college
    """
    for id, routes in _named(program, _COLLEGES).items():
        if sections.organization_type(folder, id) not in {"college", None}:
            yield _at_first(
                program,
                routes,
                _("{name} is no college", name=sections.organization_name(folder, id)),
                _("it stands for a college here too"),
            )


@rule("C017", on="program", needs=(sections.PARTICIPANTS,))
def counts_on_those_still_there(program: Document, folder: Folder) -> Findings:
    """An enterprise is counted in years in which it takes part.

    Places and jobs promised for a year before an enterprise joined or after it left are
    promised by nobody.

    Compared are sections 7, 8 and 9 with the dates of section 1. This is a check of the tool;
    paragraph 4б asks for a forecast by participants and doesn't speak of their coming and going.

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
            terms = participants.get(row.get(column))
            if terms and not any(_takes_part(term, row.get("year")) for term in terms):
                absent[row.get(column)].append(row)
    for id, counted in absent.items():
        yield Finding(
            counted[0].at("year"),
            _(
                "{name} is counted in {years}, it takes part {term}",
                name=sections.organization_name(folder, id),
                years=Listing(tuple(sorted({row.get("year") for row in counted}))),
                term=_term(participants[id][-1]),
            ),
            related=(
                Note(participants[id][-1].at(), _("the participant in section 1")),
                *(Note(row.at("year"), _("counted here too")) for row in counted[1:]),
            ),
        )


def _named(program: Document, patterns: Iterable[str], *more: Iterable[tuple[Route, str]]) -> Named:
    """Where each organisation is named, in the order of the patterns."""
    named: Named = {}
    for route, id in chain(*(cells(program, pattern) for pattern in patterns), *more):
        named.setdefault(id, []).append(route)
    return named


def _sponsors(program: Document) -> Iterator[tuple[Route, str]]:
    """The organisations that section 16 counts on as employers."""
    for row in rows(program, sections.FUNDING):
        if row.get("source") in sections.EMPLOYER_SOURCES and row.get("organization"):
            yield (*row.route, "organization"), row.get("organization")


def _outsiders(program: Document, folder: Folder, named: Named) -> Findings:
    inside = {row.get("organization") for row in rows(program, sections.PARTICIPANTS)}
    for id, routes in named.items():
        if id not in inside:
            yield _at_first(
                program,
                routes,
                _(
                    "{name} is not among the participants of section 1",
                    name=sections.organization_name(folder, id),
                ),
                _("it is named here too"),
            )


def _at_first(program: Document, routes: list[Route], message: Message, again: Message) -> Finding:
    """One finding for all the places: they have one cause."""
    return Finding(
        program.at(*routes[0]),
        message,
        related=tuple(Note(program.at(*route), again) for route in routes[1:]),
    )


def _takes_part(term: Row, year: int) -> bool:
    since, until = as_date(term.get("since")), as_date(term.get("until"))
    return (since is None or since.year <= year) and (until is None or year <= until.year)


def _term(participant: Row) -> Message:
    since: date | None = as_date(participant.get("since"))
    until: date | None = as_date(participant.get("until"))
    if until:
        return _("until {until}", until=until)
    return _("from {since}", since=since or "?")
