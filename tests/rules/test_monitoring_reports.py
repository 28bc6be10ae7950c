"""Monitoring reports against their program."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import folder, paper, program

PROGRAM = program(
    {
        "indicators": {
            "list": [
                {"id": "up", "direction": "up", "targets": [{"year": 2027, "value": 60.5}]},
                {"id": "down", "direction": "down", "targets": [{"year": 2027, "value": 7}]},
                {"id": "later", "direction": "up", "targets": [{"year": 2029, "value": 1}]},
            ]
        },
        "schedule_and_funding": {"funding": [{"year": 2027, "source": "federal", "amount": 100}]},
    },
    activities=[{"id": "m-01"}],
)


def report(period: str = "2027", **fields: Any) -> str:
    return folder(
        PROGRAM, paper("monitoring", period, program="programma", period=period, **fields)
    )


def value(indicator: str, plan: float, fact: float = 0, **more: Any) -> list[dict[str, Any]]:
    return [{"indicator": indicator, "plan": plan, "fact": fact, **more}]


@pytest.mark.parametrize(
    ("period", "plan", "told"),
    [("2027", 60.5, 0), ("2027", 60, 1), ("2027-h1", 30, 0), ("2028", 1, 0)],
)
def test_the_plan_of_a_whole_year_is_its_target(period: str, plan: float, told: int) -> None:
    assert len(found("C173", report(period, values=value("up", plan)))) == told


@pytest.mark.parametrize(
    ("period", "plan", "told"),
    [("2027", 100, 0), ("2027", 50, 1), ("2027-q3", 50, 0), ("2027-q3", 101, 1)],
)
def test_the_plan_of_money_is_the_funding_or_in_a_part_of_the_year_some_of_it(
    period: str, plan: float, told: int
) -> None:
    money = [{"year": 2027, "source": "federal", "plan": plan, "fact": 0}]

    assert len(found("C174", report(period, money=money))) == told


def test_money_from_a_source_that_the_program_lacks_is_told() -> None:
    money = [{"year": 2027, "source": "municipal", "plan": 5, "fact": 0}]

    assert says("C174", report(money=money)) == [
        "plan 5 RUB, section 16 has 0 RUB from this source for 2027, a difference of 5 RUB"
    ]


def test_a_yearly_report_misses_the_indicators_of_that_year_alone() -> None:
    assert says("C175", report(values=value("up", 60.5))) == ["nothing is told of down"]
    assert found("C175", report("2027-h1", values=value("up", 30))) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (value("up", 10, 9), 1),
        (value("up", 10, 10), 0),
        (value("up", 10, 9, comment="Призыв в армию"), 0),
        (value("down", 10, 11), 1),
        (value("down", 10, 10), 0),
        (value("down", 10, 9), 0),
    ],
)
def test_what_fell_short_wants_a_comment(row: list[dict[str, Any]], told: int) -> None:
    assert len(found("C176", report("2027-h1", values=row))) == told


def test_a_report_of_a_program_that_is_not_there_is_not_judged() -> None:
    fields = {"values": value("up", 1), "activities": [{"id": "m-77"}]}
    text = paper("monitoring", "2027", program="programma", period="2027", **fields)

    assert [found(f"C17{n}", text) for n in range(1, 7)] == [[]] * 6


def test_an_activity_told_twice_is_one_too_many() -> None:
    rows = [{"id": "m-01", "state": "late"}, {"id": "m-01", "state": "done"}]

    assert says("C177", report(activities=rows)) == ["m-01 stands here a second time"]
