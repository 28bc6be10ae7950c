"""Dates in the styles of agreements, letters and tables, and the blanks for them."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl.language import date_long, date_quoted, date_short, period

DAY = date(2026, 9, 15)


def test_long_date_is_not_torn() -> None:
    assert date_long(DAY) == "15\u00a0сентября 2026\u00a0г."


def test_quoted_date_is_not_torn() -> None:
    assert date_quoted(DAY) == "«15»\u00a0сентября 2026\u00a0г."


def test_short_date() -> None:
    assert date_short(DAY) == "15.09.2026"


def test_first_days_have_one_figure_in_letters_and_two_in_agreements() -> None:
    day = date(2026, 3, 5)

    assert (date_long(day)[:2], date_quoted(day)[:4]) == ("5\u00a0", "«05»")


MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"


@pytest.mark.parametrize(("month", "word"), [*enumerate(MONTHS.split(), 1)])
def test_months_are_in_the_genitive(month: int, word: str) -> None:
    assert date_long(date(2026, month, 1)) == f"1\u00a0{word} 2026\u00a0г."


def test_absent_dates_are_blanks_to_fill_in() -> None:
    assert date_quoted(None).replace("\u00a0", " ") == "«___» ____________ 20__ г."
    assert date_long(None).replace("\u00a0", " ") == "___ ____________ 20__ г."
    assert date_short(None) == "__.__.20__"


def test_period_runs_from_day_to_day() -> None:
    text = period(date(2026, 9, 1), date(2031, 8, 31)).replace("\u00a0", " ")

    assert text == "с 1 сентября 2026 г. по 31 августа 2031 г."


def test_open_period_has_a_blank() -> None:
    text = period(DAY, None).replace("\u00a0", " ")

    assert text == "с 15 сентября 2026 г. по ___ ____________ 20__ г."
