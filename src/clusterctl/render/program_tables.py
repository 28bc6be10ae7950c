"""The program's tables as they are read on paper: years as columns, rows in a sensible order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import schema
from clusterctl.render.filters import dash
from clusterctl.render.pivots import pivot, unfolded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.folder import Folder

    Row = dict[str, Any]

_FUNDING = ("sections", "schedule_and_funding", "funding", 0)


def tables(folder: Folder, program: Row) -> dict[str, Any]:
    """The tables by name, of a program as `values` tells it."""
    given = program["sections"]
    outlook, forecast = given["industry_outlook"], given["employment_forecast"]
    return {
        "new_jobs": pivot(outlook["new_jobs"], (), "count"),
        "staff_need": pivot(
            outlook["staff_need"], ("organization_name", "occupation", "profession"), "headcount"
        ),
        "graduates": pivot(forecast["graduates"], ("profession", "college_name"), "count"),
        "placements": pivot(
            sorted(forecast["placements"], key=_profession),
            ("profession", "employer_name"),
            "count",
            parts=("under_target",),
        ),
        "targets": sorted(
            {t["year"] for row in given["indicators"]["list"] for t in row["targets"]} - {None}
        ),
        "activities": _activities(folder, program),
        "indicators": _numbers(given["indicators"]["list"]),
        **_teaching(given),
        **_staff(given["staff_development"]),
        **_dual(given["dual_and_targeted_training"]),
        **_career(given["career_support"]),
        **_money(given["schedule_and_funding"]),
    }


def _teaching(given: Row) -> dict[str, Any]:
    programs = given["education_programs"]["list"]
    return {
        "need": {
            program["code"]: pivot(
                program["need_calc"],
                ("employer_name",),
                "total",
                parts=("retirement", "turnover", "expansion"),
            )
            for program in programs
        },
        "admission": {program["code"]: _admission(program) for program in programs},
        "competencies": _competencies(given["competency_map"]["maps"], programs),
        "graded": any(
            row["level"] for each in given["competency_map"]["maps"] for row in each["competencies"]
        ),
        "vocational": pivot(
            unfolded(given["vocational_training"]["list"], "by_year"),
            ("title", "type_title", "occupation_code", "customer_name", "college_name", "hours"),
            "learners",
        ),
    }


def _admission(program: Row) -> list[Row]:
    """The plan of admission year by year, with the total and the number of students."""
    students = {row["edu_year"]: row["count"] for row in program["contingent"]}
    rows = [
        {
            **row,
            "all": _total(row["budget"], row["paid"]),
            "students": students.pop(row["edu_year"], None),
        }
        for row in program["admission_plan"]
    ]
    missing = dict.fromkeys(("budget", "paid", "targeted", "all"))
    rows += [{**missing, "edu_year": year, "students": n} for year, n in students.items()]
    return sorted(rows, key=lambda row: str(row["edu_year"]))


def _competencies(maps: list[Row], programs: list[Row]) -> list[Row]:
    """The maps of competencies, each with what its codes mean by the list of programs."""
    texts = {
        (p["code"], skill["code"]): skill["text"] for p in programs for skill in p["competencies"]
    }
    return [
        {
            **each,
            "rows": [
                {**row, "text": texts.get((each["profession"], row["code"]))}
                for row in each["competencies"]
            ],
        }
        for each in maps
    ]


def _staff(staff: Row) -> dict[str, Any]:
    return {
        "training": sorted(staff["training"], key=lambda row: row["year"] or 0),
        "teachers": pivot(staff["teachers_total"], (), "count"),
        "mentor_need": pivot(staff["mentors"]["need"], (), "count"),
    }


def _dual(dual: Row) -> dict[str, Any]:
    return {
        "dual": pivot(
            unfolded(dual["dual"], "students"),
            ("profession", "employer_name", "share_practice_pct"),
            "count",
        ),
        "targeted": pivot(
            unfolded(dual["targeted"], "contracts"),
            ("profession", "employer_name", "platform_offer_no"),
            "count",
        ),
        "practice": pivot(
            unfolded(dual["practice_employment"], "by_year"),
            ("profession", "employer_name"),
            "count",
        ),
    }


def _career(career: Row) -> dict[str, Any]:
    trials = [{**row, "grades": dash(row["grades"])} for row in career["prof_trials"]]
    return {
        "trials": pivot(trials, ("employer_name", "grades"), "learners"),
        "internships": pivot(career["student_internships"], ("employer_name",), "count"),
        "career_maps": [{**each, "steps": _steps(each["steps"])} for each in career["career_maps"]],
    }


def _steps(steps: list[Row]) -> list[Row]:
    """The steps of a career; `after` has what comes before, where it isn't just the step above."""
    numbers = {step["id"]: n for n, step in enumerate(steps, 1)}
    return [
        {**step, "after": [] if before == [n - 1] else before}
        for n, step in enumerate(steps, 1)
        for before in [[numbers[id] for id in step["requires"] if id in numbers]]
    ]


def _money(money: Row) -> dict[str, Any]:
    """The funding by source, then purpose, both in the order of the schema's lists."""
    places = {
        key: {value: n for n, value in enumerate(_choices(key))} for key in ("source", "purpose")
    }
    spending = sorted(
        money["funding"],
        key=lambda row: (
            [places[key].get(row[key], 0) for key in ("source", "purpose")]
            + [str(row["organization_name"] or "")]
        ),
    )
    keys = ("source_title", "purpose_title", "organization_name", "document")
    return {"funding": pivot(spending, keys, "amount")}


def _choices(key: str) -> list[str | int]:
    field = schema.field("program", (*_FUNDING, key))
    return list(field.choices) if field else []


def _activities(folder: Folder, program: Row) -> list[Row]:
    """The activities with the number of their section and the paragraphs they serve."""
    sections = {s.key: s.number for s in folder.regulation.sections}
    paragraphs = {d.key: d.paragraph for d in folder.regulation.directions}
    numbers = _numbers(program["sections"]["indicators"]["list"])
    return [
        {
            **row,
            "section": sections.get(row["section"]),
            "paragraphs": [paragraphs.get(row["direction"]), *row["measures"]],
            "indicators": sorted(numbers[id] for id in row["indicators"] if id in numbers),
        }
        for row in program["activities"]
    ]


def _numbers(indicators: Iterable[Row]) -> dict[str, int]:
    """The numbers of the indicators in their table, by id."""
    return {row["id"]: n for n, row in enumerate(indicators, 1) if row["id"]}


def _total(*parts: int | None) -> int | None:
    given = [part for part in parts if part is not None]
    return sum(given) if given else None


def _profession(row: Mapping[str, Any]) -> str:
    return str(row["profession"] or "")
