"""The indicators of section 15."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program


def indicator(
    targets: dict[int, float], tables: dict[str, Any] | None = None, **fields: Any
) -> str:
    rows = [{"year": y, "value": v} for y, v in targets.items()]
    told = {"id": "ind-01", "title": "Показатель", "unit": "%", **fields, "targets": rows}
    return program({**(tables or {}), "indicators": {"list": [told]}})


def test_all_years_that_the_period_touches_want_a_target() -> None:
    assert says("C151", indicator({2027: 1, 2030: 2})) == ["no target for 2026, 2028, 2029, 2031"]


@pytest.mark.parametrize(
    ("value", "fields", "told"),
    [
        (0, {}, 0),
        (100, {}, 0),
        (100.1, {}, 1),
        (-1, {}, 1),
        (250, {"unit": "чел."}, 0),
        (250, {"unit": "проценты"}, 1),
        (104, {"recommended": "I-03"}, 0),
        (104, {"title": "Выполнение плана приёма"}, 0),
        (-3, {"title": "Темп роста выпуска"}, 0),
        (104, {"title": "Доля взрослых"}, 1),
    ],
)
def test_shares_keep_within_the_whole(value: float, fields: dict[str, Any], told: int) -> None:
    assert len(found("C152", indicator({2027: value}, **fields))) == told


def test_a_cumulative_target_is_compared_with_the_year_before_whatever_the_order() -> None:
    text = indicator({2029: 4, 2027: 3, 2028: 5, 2030: 4}, aggregation="cumulative", unit="ед.")

    assert says("C153", text) == ["cumulative, and falls from 5 in 2028 to 4 in 2029"]


def test_an_indicator_of_single_years_may_fall() -> None:
    assert found("C153", indicator({2027: 3, 2028: 2}, aggregation="sum")) == []


FORECAST = {
    "employment_forecast": {
        "graduates": [{"year": y, "profession": "15.02.16", "count": 40} for y in (2028, 2029)],
        "placements": [{"year": y, "profession": "15.02.16", "count": 30} for y in (2028, 2029)],
    }
}


def test_an_indicator_at_odds_with_its_tables_is_one_finding_for_all_years() -> None:
    text = indicator({2028: 70, 2029: 75, 2027: 1}, FORECAST, recommended="I-06")
    wrong = indicator({2028: 70, 2029: 71}, FORECAST, recommended="I-06")

    (one,), (both,) = found("C154", text), found("C154", wrong)

    assert one.message.text("ru") == (
        "план на 2028 год — 70, по таблицам — 75 (трудоустроены у участников 30 ÷ выпуск 40 × 100)"
    )
    assert (len(one.related), len(both.related)) == (0, 1)


def test_an_indicator_without_a_catalogue_number_is_free() -> None:
    assert found("C154", indicator({2028: 1}, FORECAST)) == []
