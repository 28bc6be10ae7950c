"""Training at the employers' request in section 7."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program


def ordered(**fields: Any) -> str:
    return program({"vocational_training": {"list": [{"title": "Сварщик", **fields}]}})


@pytest.mark.parametrize(
    ("total", "told"),
    [
        (None, []),
        (30, []),
        (29, ["the total is 29, the years make 30, a difference of 1"]),
        (0, ["the total is 0, the years make 30, a difference of 30"]),
    ],
)
def test_the_years_make_the_total(total: int | None, told: list[str]) -> None:
    years = [{"year": 2027, "learners": 10}, {"year": 2028, "learners": 20}]

    assert says("C071", ordered(by_year=years, total=total)) == told


@pytest.mark.parametrize(
    ("kind", "told"),
    [("professional_training", 1), ("advanced_worker", 1), ("dpo_retraining", 0)],
)
def test_only_trainings_for_workers_have_an_occupation(kind: str, told: int) -> None:
    assert len(found("C072", ordered(type=kind))) == told
    assert found("C072", ordered(type=kind, occupation_code="19756")) == []
