"""What a new program begins with: a form that holds, with sample words and noughts for figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from clusterctl.classifiers import Classifier, kind_of
from clusterctl.skeletons.templates import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.skeletons.ground import Ground

Facts = dict[str, Any]
_MONTHS = 12


def facts(ground: Ground) -> Facts:
    """What the template of a program names: years, participants, a profession, activities."""
    start, end = ground.period()
    years = list(range(start.year, end.year + 1))
    months = [date(start.year + (start.month + n - 1) // 12, (start.month + n - 1) % 12 + 1, 15)
              for n in range(_MONTHS)]  # fmt: skip
    employers = ground.employers or list(ground.members)
    activities = [{**row, "responsible": ground.who(row["who"])} for row in texts()["activities"]]
    return {
        "years": years,
        "start": start,
        "end": end,
        "by_year": lambda column: [{"year": year, column: 0} for year in years],
        "education_years": [f"{year}/{year + 1}" for year in years[:-1]],
        "months": months,
        "guidance": date(start.year + 1, 3, 15),
        "members": ground.members,
        "operator": ground.operator,
        "employers": employers,
        "anchor": employers[0] if employers else None,
        "activities": activities,
        "profession": _profession(ground),
        "representatives": representatives(ground),
        "team": _team(ground),
    }


def _profession(ground: Ground) -> Facts:
    """The first profession that the operator, or another college, teaches."""
    colleges = [ground.operator, *ground.colleges]
    known = (ground.folder.get("organization", m.organization) for m in colleges if m)
    codes = [
        code for college in known if college for code in college.get("professions", default=())
    ]
    code = next(iter(codes), _ANY_PROFESSION)
    found = Classifier.load(ground.folder.root).get(code)
    kind = kind_of(code) or "profession"
    return {
        "code": code,
        "title": found.title if found else "Профессия",
        "kind": kind,
        "months": _USUAL_MONTHS[kind],
    }


_USUAL_MONTHS = {"profession": 22, "specialty": 46}
"""How long a profession or a specialty is usually studied after the ninth form."""


_ANY_PROFESSION = "15.01.38"
"""What stands in the sample where no college of the cluster says what it teaches."""


def representatives(ground: Ground) -> list[Facts]:
    """The council as it is, or as heads of the participants would make it."""
    if ground.council:
        return [
            {key: row[key] for key in ("organization", "person", "role")} for row in ground.council
        ]
    chair = ground.employers[0].organization if ground.employers else ""
    return [
        {
            "organization": m.organization,
            "person": _person(m.head),
            "role": "chair" if m.organization == chair else "member",
        }
        for m in ground.members
    ]


def _team(ground: Ground) -> list[Facts]:
    operator = ground.operator
    return (
        [{"organization": operator.organization, "person": _person(operator.head)}]
        if operator
        else []
    )


def _person(head: Mapping[str, Any]) -> Facts:
    return {key: head[key] for key in ("name", "position") if key in head}
