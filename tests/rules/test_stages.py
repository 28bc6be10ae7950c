"""The stages of section 16."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program


def stages(*terms: tuple[str, str], **more: Any) -> str:
    listed = [{"title": f"Этап {n}", "start": s, "end": e} for n, (s, e) in enumerate(terms)]
    return program({"schedule_and_funding": {"stages": listed, **more}})


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        pytest.param([("2026-09-01", "2031-08-31")], [], id="one-for-all"),
        pytest.param(
            [("2028-01-01", "2031-08-31"), ("2026-09-01", "2028-06-30")], [], id="overlapping"
        ),
        pytest.param(
            [("2026-09-01", "2026-09-01"), ("2026-09-02", "2031-08-31")], [], id="one-of-a-day"
        ),
        pytest.param(
            [("2026-09-02", "2031-08-30")],
            ["no stage covers 2026-09-01 to 2026-09-01, 2031-08-31 to 2031-08-31"],
            id="a-day-at-each-end",
        ),
        pytest.param(
            [
                ("2026-09-01", "2029-12-31"),
                ("2027-01-01", "2027-12-31"),
                ("2030-02-01", "2031-08-31"),
            ],
            ["no stage covers 2030-01-01 to 2030-01-31"],
            id="one-within-another",
        ),
    ],
)
def test_days_that_no_stage_covers_are_told(terms: list[tuple[str, str]], told: list[str]) -> None:
    assert says("C166", stages(*terms)) == told


def test_stages_are_compared_with_the_period_of_their_section() -> None:
    own = {"period": {"start": "2026-09-01", "end": "2032-08-31"}}
    text = stages(("2026-09-01", "2032-08-31"), **own)

    assert found("C165", text) == []
    assert says("C167", text) == ["2032-08-31, the program itself says 2031-08-31"]


def test_a_stage_may_last_a_day() -> None:
    assert found("C165", stages(("2026-09-01", "2026-09-01"))) == []


def test_a_stage_that_ends_before_it_begins_is_told_once() -> None:
    assert says("C165", stages(("2032-01-01", "2026-09-01"))) == [
        "ends on 2026-09-01, before it begins on 2032-01-01"
    ]
