"""The tables of a program's sections by name, and what several rules ask of them.

A table's name is its dotted route, with `*` for every item of a list on the way.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clusterctl import schema
from clusterctl.documents import as_date
from clusterctl.messages import Bilingual
from clusterctl.tables import rows

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.tables import Row

PARTICIPANTS = "sections.participants.list"

PROJECTS = "sections.industry_outlook.investment_projects"
NEW_JOBS = "sections.industry_outlook.new_jobs"
STAFF_NEED = "sections.industry_outlook.staff_need"

COUNCIL = "sections.governance.council.members"
MANAGEMENT = "sections.governance.management_team"

PROGRAMS = "sections.education_programs.list"
ADMISSION = f"{PROGRAMS}.*.admission_plan"
CONTINGENT = f"{PROGRAMS}.*.contingent"
NEED_CALC = f"{PROGRAMS}.*.need_calc"

MAPS = "sections.competency_map.maps"

TRAINING = "sections.staff_development.training"
TEACHERS = "sections.staff_development.teachers_total"
MENTORS = "sections.staff_development.mentors.list"

VOCATIONAL = "sections.vocational_training.list"

DUAL = "sections.dual_and_targeted_training.dual"
TARGETED = "sections.dual_and_targeted_training.targeted"
PRACTICE = "sections.dual_and_targeted_training.practice_employment"
INCENTIVES = "sections.dual_and_targeted_training.incentives"

GRADUATES = "sections.employment_forecast.graduates"
PLACEMENTS = "sections.employment_forecast.placements"
OUTCOMES = "sections.employment_forecast.other_outcomes"

CAREER_MAPS = "sections.career_support.career_maps"
TRIALS = "sections.career_support.prof_trials"
INTERNSHIPS = "sections.career_support.student_internships"
GUIDANCE = "sections.career_support.early_guidance"

GRANTS = "sections.grant_participation.plans"

ZONES = "sections.facilities.zones"
SOFTWARE = "sections.facilities.software"
CONSUMABLES = "sections.facilities.consumables"

COMPLEXES = "sections.production_complexes.complexes"

MEDIA_PLAN = "sections.promotion.media_plan"

INDICATORS = "sections.indicators.list"

SCHEDULE = "sections.schedule_and_funding"
STAGES = f"{SCHEDULE}.stages"
FUNDING = f"{SCHEDULE}.funding"
TOTALS = f"{SCHEDULE}.totals"

EMPLOYER_SOURCES = frozenset({"employer_cash", "employer_inkind"})
"""Sources of funding that are employers'."""

TEACHING = frozenset({"teachers", "masters"})
"""Whom training reaches of those who teach; managers don't."""


def years(program: Document) -> range:
    """The calendar years that the program's period touches; empty where it has no period."""
    start, end = program.date("period", "start"), program.date("period", "end")
    return range(start.year, end.year + 1) if start and end else range(0)


def professions(program: Document) -> dict[str, Row]:
    """The professions and specialties of section 4 by code."""
    return {row.get("code"): row for row in rows(program, PROGRAMS) if row.get("code")}


def term(participant: Row) -> tuple[date, date]:
    """The first and last days of a participant; one without dates is always there."""
    since, until = as_date(participant.get("since")), as_date(participant.get("until"))
    return since or date.min, until or date.max


def indicators(program: Document) -> dict[str, Row]:
    """The indicators of section 15 by id."""
    return {row.get("id"): row for row in rows(program, INDICATORS) if row.get("id")}


def target(indicator: Row, year: int) -> Row | None:
    """The target of an indicator for a year, if it has a value."""
    targets = (row for row in indicator.rows("targets") if row.get("year") == year)
    return next((row for row in targets if row.get("value") is not None), None)


def first_year(edu_year: str) -> int:
    """The calendar year in which an academic year like 2026/2027 starts."""
    return int(edu_year[:4])


def organization_name(folder: Folder, id: str) -> str:
    """An organisation's short name; its id where the registry lacks it."""
    organization = folder.get("organization", id)
    name = organization.get("name", "short") if organization else None
    return name if isinstance(name, str) else id


def organization_type(folder: Folder, id: str) -> str | None:
    """What the registry says an organisation is; None where it doesn't know."""
    organization = folder.get("organization", id)
    said = organization.get("type") if organization else None
    return said if isinstance(said, str) else None


def choice(table: str, column: str, value: str) -> Bilingual:
    """A value of a column that chooses from a list, as the schema names it; in English as is."""
    route = tuple(0 if step == "*" else step for step in f"{table}.*.{column}".split("."))
    return Bilingual(schema.choice("program", route, value), value)
