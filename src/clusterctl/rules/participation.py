"""Who acts in the sections of a program: participants, each as what it is, while it is one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.messages import Message, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import cells, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

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

Named = dict[str, list["Route"]]


@rule("C013", on="program", paragraph="4б", needs=(sections.PARTICIPANTS,))
def acts_through_its_participants(program: Document, folder: Folder) -> Findings:
    """The enterprises that train, mentor, reward and hire take part in the cluster.

    Subparagraph «б» speaks of participants where it asks for mentors, dual and targeted
    training, practice, rewards, the forecast of employment and professional trials. An
    organisation that section 1 doesn't list has taken nothing upon itself.

    Remedy: add the organisation to section 1 if it takes part; otherwise name a participant here

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

    Remedy: add the organisation to section 1 if it takes part; otherwise name a participant here

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

    Remedy: name an enterprise here; if the organisation is one, mend `type` in its document

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
                _(
                    "{name} is a college, an enterprise is expected",
                    name=sections.organization_name(folder, id),
                ),
                _("it stands for an enterprise here too"),
            )


@rule("C016", on="program")
def teaches_in_colleges(program: Document, folder: Folder) -> Findings:
    """Where a program speaks of a college, it names one.

    Programs are taught, workshops set up and grants asked for by colleges; what an enterprise
    gives has its own tables.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: name a college here; if the organisation is one, mend `type` in its document

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
                _(
                    "{name} is not a college, which is expected",
                    name=sections.organization_name(folder, id),
                ),
                _("it stands for a college here too"),
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
