"""Periods: named, told, put in their order."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl.errors import ClusterctlError
from clusterctl.reports.periods import Period, before


@pytest.mark.parametrize(
    ("name", "end", "russian"),
    [
        ("2027", date(2027, 12, 31), "2027 год"),
        ("2027-h1", date(2027, 6, 30), "I полугодие 2027 года"),
        ("2027-h2", date(2027, 12, 31), "II полугодие 2027 года"),
        ("2027-q1", date(2027, 3, 31), "I квартал 2027 года"),
        ("2027-q4", date(2027, 12, 31), "IV квартал 2027 года"),
    ],
)
def test_a_period_ends_and_has_words(name: str, end: date, russian: str) -> None:
    period = Period.asked(name)

    assert (period.end, period.told.text("ru"), str(period)) == (end, russian, name)


@pytest.mark.parametrize("text", ["", "2027-q5", "2027-h3", "q3", "27", "2027-Q33", "２０２７"])
def test_what_is_no_period_is_told(text: str) -> None:
    with pytest.raises(ClusterctlError, match="not a period"):
        Period.asked(text)


def test_capitals_and_spaces_around_are_understood() -> None:
    assert Period.asked(" 2027-Q3 ") == Period(2027, "q3")


@pytest.mark.parametrize(
    ("period", "known", "previous"),
    [
        ("2026-q3", ["2026-h1", "2026-q3"], "2026-h1"),
        ("2026-q3", ["2026-q2", "2026-h1"], "2026-q2"),
        ("2027", ["2026", "2027-q3", "2028"], "2026"),
        ("2027", ["2027-q3"], "2027-q3"),
        ("2027-h1", ["2027-q2", "2027-q1"], "2027-q1"),
        ("2026-h1", ["2026-h1", "2026-q3"], None),
    ],
)
def test_a_period_is_compared_with_the_newest_of_its_length_else_with_the_newest(
    period: str, known: list[str], previous: str | None
) -> None:
    found = before(Period.asked(period), map(Period.asked, known))

    assert found == (previous and Period.asked(previous))
