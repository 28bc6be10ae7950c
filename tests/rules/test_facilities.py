"""What facilities cost against what is paid for them."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found
from programs import program


def facilities(funding: list[dict[str, Any]], **tables: Any) -> str:
    return program({"facilities": tables, "schedule_and_funding": {"funding": funding}})


def paid(amount: float, purpose: str = "equipment", year: int = 2027) -> dict[str, Any]:
    return {"year": year, "source": "regional", "purpose": purpose, "amount": amount}


ZONE = {"title": "Мастерская", "year": 2027, "equipment_cost": 10.1, "repair_cost": 2}
SOFTWARE = {"title": "САПР", "year": 2027, "cost": 3}
CONSUMABLES = {"title": "Фрезы", "year": 2027, "cost": 0.2}


@pytest.mark.parametrize(
    ("funding", "short", "over"),
    [
        pytest.param([paid(10.3), paid(2, "repair"), paid(3, "software")], 0, 0, id="exact"),
        pytest.param([paid(10.1), paid(2, "repair"), paid(3, "software")], 1, 0, id="consumables"),
        pytest.param([paid(15.3)], 2, 1, id="all-as-equipment"),
        pytest.param([paid(10.3, year=2028)], 3, 1, id="another-year"),
        pytest.param(
            [paid(10.3), paid(2, "repair"), paid(3, "software"), paid(9, "training")],
            0, 0, id="what-is-no-facility",
        ),
    ],
)  # fmt: skip
def test_costs_and_funding_are_compared_by_year_and_purpose(
    funding: list[dict[str, Any]], short: int, over: int
) -> None:
    text = facilities(funding, zones=[ZONE], software=[SOFTWARE], consumables=[CONSUMABLES])

    assert (len(found("C121", text)), len(found("C122", text))) == (short, over)


def test_money_for_nothing_points_at_the_workshops() -> None:
    (finding,) = found("C122", facilities([paid(5)], zones=[]))

    assert finding.message.text("ru").startswith("оборудование, 2027: по разделу 12 — 0")


def test_no_hours_are_as_good_as_none() -> None:
    assert len(found("C123", facilities([], zones=[{**ZONE, "utilisation_hours_plan": 0}]))) == 1
