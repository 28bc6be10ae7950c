"""Programs for tests of rules: of a few given sections, or whole and consistent by drawing."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from hypothesis import strategies as st

PERIOD = {"start": "2026-09-01", "end": "2031-08-31"}
COLLEGE, ENTERPRISES = "college-a", ("emp-a", "emp-b")
CODES = ("15.02.16", "15.01.38", "18.02.14")


def program(sections: dict[str, Any], **top: Any) -> str:
    """A program of these sections, with the usual period unless another is given."""
    return paper("program", "programma", **{"period": PERIOD, **top}, sections=sections)


def paper(kind: str, id: str, **fields: Any) -> str:
    """A document as text: JSON, which is YAML."""
    return json.dumps({"kind": kind, "id": id, **fields}, ensure_ascii=False)


def folder(*papers: str) -> str:
    """The documents of a folder as an example of a rule has them."""
    return "\n---\n".join(papers)


def organizations(**types: str) -> list[str]:
    """Organisations of these types; `_` in a name stands for `-`."""
    return [paper("organization", id.replace("_", "-"), type=kind) for id, kind in types.items()]


@st.composite
def consistent(draw: st.DrawFn) -> dict[str, Any]:
    """A whole program whose tables agree with one another."""
    first = draw(st.integers(2026, 2028))
    years = list(range(first, first + draw(st.integers(3, 5)) + 1))
    codes = CODES[: draw(st.integers(1, 3))]
    people = st.integers(0, 30)
    need = {(y, c, e): draw(people) for y in years for c in codes for e in ENTERPRISES}
    placed = {key: draw(st.integers(0, n)) for key, n in need.items() if key[0] > first}
    other = {(y, c): draw(people) for y in years[1:] for c in codes}
    graduates = {(y, c): other[y, c] + sum(placed[y, c, e] for e in ENTERPRISES) for y, c in other}
    sections = {
        "participants": {"list": _participants(first)},
        "industry_outlook": _outlook(years, need),
        "governance": {"council": {"members": _council()}},
        "education_programs": {"list": [_profession(c, years, need, graduates) for c in codes]},
        "competency_map": {"maps": [_map(c) for c in codes]},
        "vocational_training": {"list": [_vocational(draw, years)]},
        "employment_forecast": _forecast(need, placed, other, graduates),
        "facilities": _facilities(draw, years),
        "promotion": {"media_plan": _media(draw, first)},
    }
    sections["schedule_and_funding"] = _money(draw, years, sections)
    sections["indicators"] = {"list": _indicators(years, sections)}
    period = {"start": f"{first}-09-01", "end": f"{years[-1]}-08-31"}
    activities = [
        {"id": f"m-{key}", "section": key, "indicators": ["ind-1", "ind-2", "ind-3", "ind-4"]}
        for key in sections
    ]
    return {"period": period, "activities": activities, "sections": sections}


def _participants(first: int) -> list[dict[str, Any]]:
    roles = {COLLEGE: "operator", "emp-a": "anchor_employer", "emp-b": "employer"}
    return [{"organization": o, "role": r, "since": f"{first}-03-02"} for o, r in roles.items()]


def _council() -> list[dict[str, Any]]:
    roles = {COLLEGE: "secretary", "emp-a": "chair", "emp-b": "member"}
    return [{"organization": o, "role": r} for o, r in roles.items()]


def _outlook(years: list[int], need: dict[Any, int]) -> dict[str, Any]:
    return {
        "investment_projects": [{"title": "Цех", "new_jobs": len(years)}],
        "new_jobs": [{"year": y, "count": 1} for y in years],
        "staff_need": [
            {"year": y, "organization": e, "occupation": c, "profession": c, "headcount": n}
            for (y, c, e), n in need.items()
        ],
    }


def _profession(
    code: str, years: list[int], need: dict[Any, int], graduates: dict[Any, int]
) -> dict[str, Any]:
    return {
        "code": code,
        "colleges": [COLLEGE],
        "employers": list(ENTERPRISES),
        "new": False,
        "duration_months": 22,
        "admission_plan": [
            {
                "edu_year": f"{y}/{y + 1}",
                "budget": graduates.get((y + 2, code), 0),
                "paid": 5,
                "targeted": 0,
            }
            for y in years[:-1]
        ],
        "contingent": [{"edu_year": f"{y}/{y + 1}", "count": 100} for y in years[:-1]],
        "need_calc": [
            {"year": y, "employer": e, "retirement": n, "turnover": 1, "total": n + 1}
            for (y, c, e), n in need.items()
            if c == code
        ],
    }


def _map(code: str) -> dict[str, Any]:
    judged = [
        {"code": "ПК 1.1", "stage": stage, "method": "exam", "employer_experts": 1}
        for stage in ("intermediate", "final")
    ]
    return {"profession": code, "employer_in_gia": True, "competencies": judged}


def _vocational(draw: st.DrawFn, years: list[int]) -> dict[str, Any]:
    by_year = [{"year": y, "learners": draw(st.integers(0, 50))} for y in years]
    return {
        "title": "Машинист компрессорных установок",
        "type": "dpo_qualification",
        "customer": "emp-a",
        "college": COLLEGE,
        "by_year": by_year,
        "total": sum(row["learners"] for row in by_year),
    }


def _forecast(
    need: dict[Any, int], placed: dict[Any, int], other: dict[Any, int], graduates: dict[Any, int]
) -> dict[str, Any]:
    return {
        "graduates": [
            {"year": y, "profession": c, "college": COLLEGE, "count": n}
            for (y, c), n in graduates.items()
        ],
        "placements": [
            {"year": y, "employer": e, "profession": c, "count": placed[y, c, e]}
            for (y, c, e) in need
            if (y, c, e) in placed
        ],
        "other_outcomes": [{"year": y, "profession": c, "army": n} for (y, c), n in other.items()],
    }


def _facilities(draw: st.DrawFn, years: list[int]) -> dict[str, Any]:
    costs = st.integers(1, 10**9).map(lambda kopecks: kopecks / 100)
    return {
        "zones": [
            {
                "title": f"Мастерская {y}",
                "college": COLLEGE,
                "year": y,
                "equipment_cost": draw(costs),
                "utilisation_hours_plan": 900,
            }
            for y in years
        ]
    }


def _media(draw: st.DrawFn, first: int) -> list[dict[str, Any]]:
    months = [(first + month // 12, month % 12 + 1) for month in range(8, 20)]
    return [
        {"date": f"{y}-{m:02d}-15", "responsible": COLLEGE, "budget": draw(st.integers(0, 9_999))}
        for y, m in months
    ]


def _money(draw: st.DrawFn, years: list[int], sections: dict[str, Any]) -> dict[str, Any]:
    media = sections["promotion"]["media_plan"]
    rows = [
        {
            "year": z["year"],
            "source": "regional",
            "purpose": "equipment",
            "roubles": z["equipment_cost"],
        }
        for z in sections["facilities"]["zones"]
    ]
    for y in years:
        reach = sum(item["budget"] for item in media if item["date"].startswith(str(y)))
        rows.append({"year": y, "source": "college_own", "purpose": "promotion", "roubles": reach})
        rows.append(
            {
                "year": y,
                "source": "employer_cash",
                "purpose": "incentives",
                "organization": "emp-a",
                "roubles": draw(st.integers(0, 10**6)),
            }
        )
    by_year: Counter[int] = Counter()
    by_source: Counter[str] = Counter()
    for row in rows:
        kopecks = round(row.pop("roubles") * 100)
        row["amount"] = kopecks / 100
        by_year[row["year"]] += kopecks
        by_source[row["source"]] += kopecks
    middle = years[1]
    return {
        "stages": [
            {"title": "Запуск", "start": f"{years[0]}-09-01", "end": f"{middle}-08-31"},
            {"title": "Работа", "start": f"{middle}-09-01", "end": f"{years[-1]}-08-31"},
        ],
        "funding": rows,
        "totals": {
            "by_year": [{"year": y, "amount": n / 100} for y, n in by_year.items()],
            "by_source": [{"source": s, "amount": n / 100} for s, n in by_source.items()],
            "total": sum(by_year.values()) / 100,
        },
    }


def _indicators(years: list[int], sections: dict[str, Any]) -> list[dict[str, Any]]:
    forecast = sections["employment_forecast"]
    graduates, placements = (
        _count(forecast[table], "count") for table in ("graduates", "placements")
    )
    learners = _count(sections["vocational_training"]["list"][0]["by_year"], "learners")
    share = {y: round(100 * placements[y] / (graduates[y] or 1), 1) for y in years}
    return [
        _indicator("ind-1", "I-06", "%", share),
        _indicator("ind-2", "I-18", "чел.", {y: learners[y] for y in years}),
        _indicator("ind-3", "I-20", "ед.", {y: n for n, y in enumerate(years, 1)}, "cumulative"),
        _indicator("ind-4", "I-04", "чел.", {y: graduates[y] for y in years}),
    ]


def _count(rows: list[dict[str, Any]], column: str) -> Counter[int]:
    counted: Counter[int] = Counter()
    for row in rows:
        counted[row["year"]] += row[column]
    return counted


def _indicator(
    id: str, recommended: str, unit: str, targets: dict[int, float], aggregation: str = "last"
) -> dict[str, Any]:
    return {
        "id": id,
        "title": f"Показатель {id}",
        "unit": unit,
        "direction": "up",
        "recommended": recommended,
        "aggregation": aggregation,
        "targets": [{"year": y, "value": v} for y, v in targets.items()],
    }
