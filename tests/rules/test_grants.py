"""Grants of section 11 against the money of section 16."""

from __future__ import annotations

from typing import Any

import pytest

from judging import says
from programs import program


def grant(status: str, funding: list[tuple[int, str, int]], **planned: int) -> str:
    plan: dict[str, Any] = {"year": 2027, "status": status, **planned}
    rows = [{"year": y, "source": s, "amount": n} for y, s, n in funding]
    return program(
        {"grant_participation": {"plans": [plan]}, "schedule_and_funding": {"funding": rows}}
    )


@pytest.mark.parametrize("status", ["planned", "applied", "lost", "not_planned"])
def test_only_grants_that_were_won_are_counted_on(status: str) -> None:
    assert says("C111", grant(status, [(2027, "other", 1)], planned_federal=70)) == []


def test_cash_and_property_of_employers_count_together() -> None:
    funding = [(2027, "employer_cash", 10), (2027, "employer_inkind", 5)]

    assert says("C111", grant("won", funding, planned_employer=15)) == []


def test_each_kind_of_money_that_is_short_is_told() -> None:
    funding = [(2028, "federal", 70), (2027, "regional", 4)]

    assert says("C111", grant("won", funding, planned_federal=70, planned_regional=5)) == [
        "money of the grant: 70 RUB; section 16 has 0 RUB for 2027, 70 RUB short (federal)",
        "money of the grant: 5 RUB; section 16 has 4 RUB for 2027, 1 RUB short (regional)",
    ]
