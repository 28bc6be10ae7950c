"""What the program's template works with."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from clusterctl import membership
from clusterctl.render.pivots import pivot, unfolded
from clusterctl.render.values import values as whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_UNNAMED = {"name": None, "position": None}


def sources(folder: Folder, program: Document) -> list[Document]:
    """The program, its cluster, the settings, the coordinator's conclusion, the organisations."""
    cluster = folder.get("cluster", program.cluster)
    known = membership.ever(cluster) if cluster else frozenset()
    found = [
        folder.settings,
        program,
        cluster,
        folder.get("conclusion", program.get("agreed_by_coordinator"), program.cluster),
        *(folder.get("organization", id) for id in sorted(known)),
    ]
    return [document for document in found if document]


def values(folder: Folder, program: Document) -> dict[str, Any]:
    """The program, its sections by name, and its tables with years as columns."""
    told = whole(folder, program)
    given = told["sections"] or {}
    cluster = folder.get("cluster", program.cluster)
    agreed = folder.get("conclusion", program.get("agreed_by_coordinator"), program.cluster)
    return {
        "program": told,
        "cluster": whole(folder, cluster) if cluster else {"name": None},
        "titles": {s.key: s.title.ru for s in folder.regulation.sections},
        "sections": {s.key: given.get(s.key) for s in folder.regulation.sections},
        "directions": {d.key: d.title.ru for d in folder.regulation.directions},
        "letters": {d.key: d.paragraph.lstrip("0123456789") for d in folder.regulation.directions},
        "region": folder.setting("region", "name"),
        "coordinator": folder.setting("regional_coordinator", "name"),
        "coordinator_head": folder.setting("regional_coordinator", "head") or _UNNAMED,
        "agreed": whole(folder, agreed) if agreed else None,
        "signatures": _signatures(folder, program, told),
        "tables": _tables(given),
        "numbers": _numbers((given.get("indicators") or {}).get("list") or ()),
    }


def _signatures(folder: Folder, program: Document, told: dict[str, Any]) -> list[dict[str, Any]]:
    """Who signs the program: those who signed, else the participants' heads with room to sign."""
    if told["signatures"]:
        return [
            {"organization": s["organization_name"], "person": s["person"] or _UNNAMED,
             "signed_on": s["signed_on"]}
            for s in told["signatures"]
        ]  # fmt: skip
    cluster = folder.get("cluster", program.cluster)
    named = membership.participants(cluster, folder.as_of) if cluster else None
    heads = (folder.get("organization", id) for id in named or ())
    return [
        {"organization": o.get("name", "short"), "person": o.get("head") or _UNNAMED,
         "signed_on": None}
        for o in heads
        if o
    ]  # fmt: skip


def _tables(given: dict[str, Any]) -> dict[str, Any]:
    """The tables whose years become columns, by name."""
    outlook, taught = given.get("industry_outlook"), given.get("education_programs")
    staff, forecast = given.get("staff_development"), given.get("employment_forecast")
    dual, money = given.get("dual_and_targeted_training"), given.get("schedule_and_funding")
    rows = _rows
    spending = sorted(rows(money, "funding"), key=_by_source)
    return {
        "new_jobs": pivot(rows(outlook, "new_jobs"), (), "count"),
        "staff_need": pivot(
            rows(outlook, "staff_need"), ("organization_name", "occupation"), "headcount"
        ),
        "training": _by_year(rows(staff, "training")),
        "teachers": pivot(rows(staff, "teachers_total"), (), "count"),
        "mentor_need": pivot(rows(staff and staff["mentors"], "need"), (), "count"),
        "vocational": pivot(
            unfolded(rows(given.get("vocational_training"), "list"), "by_year"),
            ("title", "type_title", "customer_name", "college_name", "hours"),
            "learners",
        ),
        "dual": pivot(
            unfolded(rows(dual, "dual"), "students"), ("profession", "employer_name"), "count"
        ),
        "targeted": pivot(
            unfolded(rows(dual, "targeted"), "contracts"), ("profession", "employer_name"), "count"
        ),
        "practice": pivot(
            unfolded(rows(dual, "practice_employment"), "by_year"),
            ("employer_name", "profession"),
            "count",
        ),
        "need": {
            program["code"]: pivot(program["need_calc"], ("employer_name",), "total")
            for program in rows(taught, "list")
        },
        "graduates": pivot(rows(forecast, "graduates"), ("profession", "college_name"), "count"),
        "placements": pivot(
            rows(forecast, "placements"), ("employer_name", "profession"), "count"
        ),
        "funding": pivot(
            spending, ("source_title", "purpose_title", "organization_name"), "amount"
        ),
        "targets": pivot(
            unfolded(rows(given.get("indicators"), "list"), "targets"), ("id",), "value"
        ),
    }  # fmt: skip


def _rows(section: dict[str, Any] | None, table: str) -> list[dict[str, Any]]:
    return [row for row in (section or {}).get(table) or () if isinstance(row, dict)]


def _by_source(row: dict[str, Any]) -> tuple[str, ...]:
    keys = ("source_title", "purpose_title", "organization_name")
    return tuple(str(row[key] or "") for key in keys)


def _by_year(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of each year together, years rising."""
    grouped: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["year"] or 0].append(row)
    return [{"year": year, "rows": grouped[year]} for year in sorted(grouped)]


def _numbers(indicators: Iterable[dict[str, Any]]) -> dict[str, int]:
    """The numbers of the indicators in their table, by id."""
    return {row["id"]: n for n, row in enumerate(indicators, 1) if row["id"]}
