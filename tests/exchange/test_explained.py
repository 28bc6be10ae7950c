"""What stands under the headers: words for who fills in cells, not for who writes YAML."""

from __future__ import annotations

import pytest

from clusterctl import schema
from clusterctl.exchange.explained import explained
from clusterctl.exchange.sheets import sheets

LISTED = "Выберите из списка; названия — на листе «Справочники»."


@pytest.mark.parametrize(
    ("kind", "route", "said"),
    [
        ("monitoring", ("values", 0, "indicator"), LISTED),
        ("monitoring", ("activities", 0, "id"), LISTED),
        (
            "program",
            ("activities", 0, "indicators"),
            f"На какие показатели программы влияет. {LISTED} Если их несколько, каждое",
        ),
        ("program", ("sections", "indicators", "list", 0, "recommended"), "Например: I-05."),
        (
            "program",
            ("sections", "career_support", "career_maps", 0, "steps", 0, "requires"),
            "Например: s-1.",
        ),
    ],
)
def test_a_cell_is_explained(kind: str, route: tuple[str | int, ...], said: str) -> None:
    field = schema.field(kind, route)

    assert field is not None
    assert said in explained(field)


@pytest.mark.parametrize("kind", ["program", "monitoring"])
def test_no_explanation_speaks_of_yaml(kind: str) -> None:
    plan = sheets(kind, (2026,))
    fields = [column.field for sheet in plan for column in sheet.columns]
    fields += [line.field for sheet in plan for line in sheet.lines]

    odd = [said for said in map(explained, fields) if any(mark in said for mark in "[]{}`")]

    assert odd == []
