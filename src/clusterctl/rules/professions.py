"""The professions and specialties of section 4: which there are, who teaches them, why."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import cells, rows

if TYPE_CHECKING:
    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_ELSEWHERE = (
    f"{sections.MAPS}.*.profession",
    f"{sections.MENTORS}.*.profession",
    f"{sections.DUAL}.*.profession",
    f"{sections.TARGETED}.*.profession",
    f"{sections.PRACTICE}.*.profession",
    f"{sections.GRADUATES}.*.profession",
    f"{sections.PLACEMENTS}.*.profession",
    f"{sections.OUTCOMES}.*.profession",
    f"{sections.CAREER_MAPS}.*.profession",
    f"{sections.ZONES}.*.professions.*",
    f"{sections.SOFTWARE}.*.professions.*",
)
"""Where sections 5 to 12 name a profession or specialty."""


@rule("C041", on="program", needs=(sections.PROGRAMS,))
def speaks_of_its_own_professions(program: Document, _folder: Folder) -> Findings:
    """A profession named in sections 5 to 12 is one of those in section 4.

    Section 4 lists what the cluster teaches. Mentors, forecasts and workshops for a profession
    outside that list serve nobody, or the list lacks it.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: add the profession to section 4, or mend the code here

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - {code: "15.02.16", title: Технология машиностроения}
          competency_map:
            maps:
              - {profession: "15.02.16", employer_in_gia: true}
              - {profession: "15.01.38", employer_in_gia: true}  # C041

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - {code: "15.02.16", title: Технология машиностроения}
              - {code: "15.01.38", title: Оператор-наладчик металлообрабатывающих станков}
          competency_map:
            maps:
              - {profession: "15.02.16", employer_in_gia: true}
              - {profession: "15.01.38", employer_in_gia: true}
    """
    own = sections.professions(program)
    named: dict[str, list[Route]] = {}
    for route, code in chain.from_iterable(cells(program, pattern) for pattern in _ELSEWHERE):
        if code not in own:
            named.setdefault(code, []).append(route)
    for code, routes in named.items():
        yield Finding(
            program.at(*routes[0]),
            _("section 4 has no profession or specialty {code}", code=code),
            related=tuple(
                Note(program.at(*route), _("it is named here too")) for route in routes[1:]
            ),
        )


@rule("C045", on="program", severity=Severity.WARNING, needs=(sections.PROGRAMS,))
def is_taught_by_those_who_may(program: Document, folder: Folder) -> Findings:
    """A college named for a profession teaches it by its own registry entry.

    What a college teaches stands in `professions` of its document, as its licence has it. For a
    new program the licence is usually widened first.

    This is a check of the tool; licences rest on the law on education, not on the regulation.

    Remedy: add the profession to the college’s `professions` if it teaches it; otherwise name
    another college here

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                title: Технология машиностроения
                colleges: [college-primer-mash]  # C045
        ---
        kind: organization
        id: college-primer-mash
        type: college
        professions: ["15.01.38"]

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                title: Технология машиностроения
                colleges: [college-primer-mash]
        ---
        kind: organization
        id: college-primer-mash
        type: college
        professions: ["15.01.38", "15.02.16"]
    """
    for row in rows(program, sections.PROGRAMS):
        for position, id in enumerate(row.get("colleges") or ()):
            college = folder.get("organization", id)
            if college is None or not college.sound("professions"):
                continue
            taught = college.get("professions", default=())
            if taught and row.get("code") and row.get("code") not in taught:
                yield Finding(
                    row.at("colleges", position),
                    _(
                        "{name} doesn’t teach {code} by its registry entry",
                        name=sections.organization_name(folder, id),
                        code=row.get("code"),
                    ),
                    related=(Note(college.key("professions"), _("what the college teaches")),),
                )


@rule("C046", on="program", paragraph="4б", needs=(sections.PROGRAMS,))
def says_why_a_program_is_new(program: Document, _folder: Folder) -> Findings:
    """A new education program says why it is introduced.

    Subparagraph «б» asks section 4 for the reasons of introducing new programs. They stand in
    `rationale`, beside `new: true`.

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                title: Технология машиностроения
                new: true  # C046

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                title: Технология машиностроения
                new: true
                rationale: Завод вводит цех зубчатых передач и просит 25 техников в год
    """
    for row in rows(program, sections.PROGRAMS):
        told = row.get("rationale") or not program.sound(*row.route, "rationale")
        if row.get("new") is True and not told:
            yield Finding(
                row.at("new"),
                _("a new program, and no rationale for it"),
                help=_("say in `rationale` who needs it and why none of those taught will do"),
            )
