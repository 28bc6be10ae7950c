"""The media plan of the first year."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program


def media(*plan: dict[str, Any], start: str = "2026-09-01", **sections: Any) -> str:
    period = {"start": start, "end": "2031-08-31"}
    return program({"promotion": {"media_plan": list(plan)}, **sections}, period=period)


@pytest.mark.parametrize(
    ("date", "told"),
    [("2026-08-31", 1), ("2026-09-01", 0), ("2027-08-31", 0), ("2027-09-01", 1)],
)
def test_the_first_year_has_twelve_months(date: str, told: int) -> None:
    assert len(found("C141", media({"date": date}))) == told


def test_what_lasts_beyond_the_year_is_told_at_its_end() -> None:
    (finding,) = found("C141", media({"date": "2027-08-20", "until": "2027-09-10"}))

    assert finding.route[-1] == "until"


def test_a_year_that_begins_on_the_29th_of_february_ends_on_the_28th() -> None:
    text = media({"date": "2029-02-27"}, {"date": "2029-02-28"}, start="2028-02-29")

    assert [d.route[3] for d in found("C141", text)] == [1]


def test_every_silent_month_is_listed() -> None:
    text = media({"date": "2026-09-30", "until": "2027-05-01"}, {"date": "2027-08-01"})

    (finding,) = found("C142", text)

    assert finding.message.text("ru") == "ничего не запланировано на месяцы: 06.2027, 07.2027"


def test_months_are_counted_from_the_day_the_program_begins() -> None:
    plan = [{"date": f"2026-{month:02d}-20"} for month in (9, 10, 11, 12)]
    more = [{"date": f"2027-{month:02d}-14"} for month in range(2, 10)]

    assert says("C142", media(*plan, *more, start="2026-09-15")) == []


def test_budgets_are_compared_by_the_year_of_the_date() -> None:
    plan = [{"date": "2026-12-31", "budget": 10}, {"date": "2027-01-01", "budget": 20}]
    funding = [{"year": 2027, "source": "other", "purpose": "promotion", "amount": 20}]

    text = media(*plan, schedule_and_funding={"funding": funding})

    assert says("C143", text) == [
        "the media plan of 2026 costs 10 RUB, section 16 has 0 RUB for promotion, 10 RUB short"
    ]
