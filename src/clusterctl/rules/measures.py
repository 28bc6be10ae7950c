"""The measures of paragraphs 22–24: whether the program provides for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, _, n_
from clusterctl.rules import Finding, Findings, Note, rule

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.messages import Message

_W = Severity.WARNING


@rule("P22-01", on="program", paragraph="22а", severity=_W,
      needs=("sections.education_programs.list",))  # fmt: skip
def admission_follows_the_need(program: Document, _folder: Folder) -> Findings:
    """Admission is planned by profession and year and derived from the staff need.

    The regulation turns the planning of admission around: first what the industry needs, then whom
    the colleges admit.

    Bad::

        kind: program
        id: programma
        cluster: himiya
        sections:
          education_programs:
            list:
              - code: "18.02.12"  # P22-01
                admission_plan: [{edu_year: 2026/2027, budget: 25, paid: 0, targeted: 5}]

    Good::

        kind: program
        id: programma
        cluster: himiya
        sections:
          education_programs:
            list:
              - code: "18.02.12"
                admission_plan: [{edu_year: 2026/2027, budget: 25, paid: 0, targeted: 5}]
                need_calc: [{year: 2030, employer: emp-himiya, total: 9}]
    """
    route = tuple(sections.PROGRAMS.split("."))
    for i, taught in program.items(*route):
        if not program.sound(*route, i) or "code" not in taught:
            continue
        spot = program.at(*route, i, "code")
        if not taught.get("admission_plan"):
            yield Finding(spot, _("no admission is planned for {code}", code=taught["code"]))
        elif not taught.get("need_calc"):
            yield Finding(
                spot,
                _("the admission to {code} is derived from no staff need", code=taught["code"]),
                help=_("give the need of each employer by year in `need_calc`"),
            )


@rule("P22-02", on="program", paragraph="22б", severity=_W,
      needs=("sections.staff_development.training",))  # fmt: skip
def managers_learn_too(program: Document, _folder: Folder) -> Findings:
    """Managers of colleges are trained too.

    A college that works by orders of employers needs a head who knows how.

    Bad::

        kind: program
        id: programma
        cluster: himiya
        sections:
          staff_development:
            training:  # P22-02
              - {year: 2027, direction: Работа на хроматографе, people: 6, audience: teachers}

    Good::

        kind: program
        id: programma
        cluster: himiya
        sections:
          staff_development:
            training:
              - {year: 2027, direction: Работа на хроматографе, people: 6, audience: teachers}
              - {year: 2027, direction: Планирование приёма, people: 3, audience: managers}
    """
    route = tuple(sections.TRAINING.split("."))
    if not any(row.get("audience") == "managers" for _i, row in program.items(*route)):
        yield Finding(
            program.key(*route),
            _("no training is planned for managers"),
            help=_("add a line with `audience: managers`"),
        )


@rule("P22-03", on="cluster", paragraph="22в", severity=_W)
def cluster_sits_in_the_coordination_council(cluster: Document, folder: Folder) -> Findings:
    """The cluster has a representative in the coordination council.

    There the region decides on its workforce; a cluster without a seat is decided on.

    A cluster whose agreement is not concluded yet has time to name somebody.

    Bad::

        kind: cluster  # P22-03
        id: himiya
        operator: college-primer-chem
        ---
        kind: agreement
        id: soglashenie
        cluster: himiya
        date: 2026-03-26

    Good::

        kind: cluster
        id: himiya
        operator: college-primer-chem
        coordination_council_representative:
          organization: emp-himiya
          person: {name: Зимина Алевтина Сергеевна, position: директор по персоналу}
        ---
        kind: agreement
        id: soglashenie
        cluster: himiya
        date: 2026-03-26
    """
    concluded = any(
        not a.draft and (a.date("date") or folder.as_of) <= folder.as_of
        for a in folder.of("agreement", cluster.cluster)
    )
    field = "coordination_council_representative"
    if concluded and cluster.get(field) is None and cluster.sound(field):
        yield Finding(
            cluster.key("kind"),
            _("the cluster has no representative in the coordination council"),
            help=_("name one in `{field}`", field=field),
        )


@rule("P23-01", on="program", paragraph="23а", severity=_W,
      needs=("sections.education_programs.list",))  # fmt: skip
def programs_give_several_qualifications(program: Document, folder: Folder) -> Findings:
    """Some programs give more than one qualification, by hours of the variable part.

    A graduate with two qualifications finds work where one with a single one doesn't.

    Remedy: give a program of section 4 a second qualification by hours of its variable part, where
    the employers ask for one

    Bad::

        kind: program
        id: programma
        cluster: himiya
        sections:
          education_programs:
            list:  # P23-01
              - {code: "18.02.12", qualifications: [техник], hours_variable: 1296}

    Good::

        kind: program
        id: programma
        cluster: himiya
        sections:
          education_programs:
            list:
              - code: "18.02.12"
                qualifications: [техник, лаборант химического анализа]
                hours_variable: 1296
    """
    route = tuple(sections.PROGRAMS.split("."))
    least = folder.regulation.number("qualifications_min")
    broad = [
        (i, row)
        for i, row in program.items(*route)
        if len(row.get("qualifications") or ()) >= least
    ]
    if not broad:
        yield Finding(
            program.key(*route),
            n_(
                "no program gives {n} qualification or more",
                "no program gives {n} qualifications or more",
                least,
            ),
        )
        return
    silent = [row["code"] for _i, row in broad if not row.get("hours_variable") and "code" in row]
    if silent:
        yield Finding(
            program.key(*route, broad[0][0]),
            _("hours of the variable part are not given for {codes}", codes=Listing(tuple(silent))),
            help=_("give them in `hours_variable`"),
        )


@rule("P23-02", on="program", paragraph="23б", severity=_W,
      needs=("sections.staff_development.mentors.list",))  # fmt: skip
def mentors_teach_or_assess(program: Document, _folder: Folder) -> Findings:
    """Mentors from enterprises teach or assess, not only watch over practice.

    Who works in the trade knows what a graduate has to be able to do.

    Bad::

        kind: program
        id: programma
        cluster: himiya
        sections:
          staff_development:
            mentors:
              list:  # P23-02
                - {organization: emp-himiya, count: 6, duties: [practice]}

    Good::

        kind: program
        id: programma
        cluster: himiya
        sections:
          staff_development:
            mentors:
              list:
                - {organization: emp-himiya, count: 6, duties: [practice, assessment]}
    """
    route = tuple(sections.MENTORS.split("."))
    duties = {duty for _i, row in program.items(*route) for duty in row.get("duties") or ()}
    if not duties & {"teaching", "assessment"}:
        yield Finding(
            program.key(*route),
            _("no mentor teaches or assesses"),
            help=_("give mentors the duty `teaching` or `assessment`"),
        )


@rule("P23-03", on="program", paragraph="23в", severity=_W,
      needs=("sections.staff_development.training",))  # fmt: skip
def teachers_train_on_production(program: Document, _folder: Folder) -> Findings:
    """Teachers train on real production: enterprises host their internships.

    A course in a classroom does not show the machine that graduates will stand at.

    Bad::

        kind: program
        id: programma
        cluster: himiya
        sections:
          staff_development:
            training:  # P23-03
              - {year: 2027, direction: Методика практики, form: course, audience: teachers}

    Good::

        kind: program
        id: programma
        cluster: himiya
        sections:
          staff_development:
            training:
              - year: 2027
                direction: Отбор проб в потоке
                form: internship_at_enterprise
                host: emp-himiya
                audience: teachers
    """
    route = tuple(sections.TRAINING.split("."))
    hosted = any(
        row.get("form") == "internship_at_enterprise" and row.get("host")
        for _i, row in program.items(*route)
    )
    if not hosted:
        yield Finding(
            program.key(*route),
            _("no internship of teachers at an enterprise is planned"),
            help=_("add a line with `form: internship_at_enterprise` and its `host`"),
        )


@rule("P24-01", on="program", paragraph="24а", severity=_W,
      needs=("sections.education_programs.list", "sections.career_support"))  # fmt: skip
def every_profession_has_a_career_map(program: Document, _folder: Folder) -> Findings:
    """Every education program has a career map, and the map is drawn.

    A map shows where a profession leads; without steps there is nothing to draw.

    Bad::

        kind: program
        id: programma
        cluster: himiya
        sections:
          education_programs:
            list: [{code: "18.02.12"}]
          career_support:
            career_maps: [{profession: "18.02.12"}]  # P24-01

    Good::

        kind: program
        id: programma
        cluster: himiya
        sections:
          education_programs:
            list: [{code: "18.02.12"}]
          career_support:
            career_maps:
              - profession: "18.02.12"
                steps:
                  - {id: ucheba, title: Техникум, kind: study}
                  - {id: laborant, title: Лаборант, kind: job, requires: [ucheba]}
    """
    route = tuple(sections.CAREER_MAPS.split("."))
    maps = {row.get("profession"): (i, row) for i, row in program.items(*route)}
    taught = [
        row["code"] for _i, row in program.items(*sections.PROGRAMS.split(".")) if "code" in row
    ]
    without = [code for code in taught if code not in maps]
    if without and program.sound(*route):
        yield Finding(
            program.key(*route),
            n_(
                "{n} profession has no career map: {codes}",
                "{n} professions have no career map: {codes}",
                len(without),
                codes=Listing(tuple(without)),
            ),
            related=(Note(program.key(*sections.PROGRAMS.split(".")), _("what is taught")),),
        )
    for i, row in maps.values():
        if not row.get("steps") and program.sound(*route, i):
            yield Finding(
                program.key(*route, i),
                _("this career map has no steps to draw"),
                help=_("give study, practice, jobs and growth in `steps`"),
            )


@rule("P24-02", on="program", paragraph="24б", severity=_W, needs=("sections.career_support",))
def students_do_internships(program: Document, _folder: Folder) -> Findings:
    """Students do internships at the participants.

    Beyond compulsory practice: it is how an enterprise meets its future workers.

    Remedy: plan internships of students at the participants in section 10

    Bad::

        kind: program
        id: programma
        cluster: himiya
        sections:
          career_support:  # P24-02
            motivation: [стипендия предприятия]

    Good::

        kind: program
        id: programma
        cluster: himiya
        sections:
          career_support:
            motivation: [стипендия предприятия]
            student_internships: [{employer: emp-himiya, year: 2027, count: 8}]
    """
    yield from _planned(program, sections.INTERNSHIPS, _("no internships of students are planned"))


@rule("P24-03", on="program", paragraph="24в", severity=_W, needs=("sections.career_support",))
def students_guide_pupils(program: Document, folder: Folder) -> Findings:
    """Students and graduates guide pupils of grades 6–11 to the professions early.

    A pupil believes a student sooner than a teacher.

    Bad::

        kind: program
        id: programma
        cluster: himiya
        sections:
          career_support:
            early_guidance:
              - {event: День открытых дверей, date: 2026-11-14, grades: [9]}  # P24-03

    Good::

        kind: program
        id: programma
        cluster: himiya
        sections:
          career_support:
            early_guidance:
              - event: Химия руками студентов
                date: 2026-11-14
                grades: [8, 9]
                student_volunteers: 6
    """
    route = tuple(sections.GUIDANCE.split("."))
    number = folder.regulation.number
    grades = range(number("guidance_grade_min"), number("guidance_grade_max") + 1)
    events = list(program.items(*route))
    if not events:
        yield from _planned(
            program,
            sections.GUIDANCE,
            _("no early guidance for grades {first}–{last} is planned",
              first=grades[0], last=grades[-1]),
        )  # fmt: skip
        return
    fitting = [i for i, row in events if set(row.get("grades") or ()) & set(grades)]
    if fitting and not any(events[i][1].get("student_volunteers") for i in fitting):
        yield Finding(
            program.key(*route, fitting[0]),
            _("students and graduates take part in no guidance event"),
            help=_("give their number in `student_volunteers`"),
        )


@rule("P24-04", on="program", paragraph="24г", severity=_W)
def choice_of_profession_is_supported(program: Document, _folder: Folder) -> Findings:
    """Conditions and motivation help the young to choose a profession.

    An activity of the program serves this measure; what motivates is told in section 10.

    Bad::

        kind: program
        id: programma
        cluster: himiya
        activities:  # P24-04
          - {id: m-01, title: Оснащение лаборатории, measures: [23а]}

    Good::

        kind: program
        id: programma
        cluster: himiya
        activities:
          - {id: m-01, title: Доплата к стипендии первокурсникам, measures: [24г]}
    """
    if not program.get("activities") or not program.sound("activities"):
        return
    served = {m for _i, row in program.items("activities") for m in row.get("measures") or ()}
    if "24г" not in served:
        yield Finding(
            program.key("activities"),
            _("no activity serves conditions and motivation for choosing a profession"),
            help=_("mark the activity that does with `measures: [24г]`"),
        )


def _planned(program: Document, table: str, missing: Message) -> Findings:
    """A finding when a table of section 10 is absent or empty; at the table, or at the section."""
    route = tuple(table.split("."))
    if not program.get(*route) and program.sound(*route):
        yield Finding(program.key(*route), missing)
