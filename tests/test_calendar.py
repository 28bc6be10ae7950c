"""Terms are counted by the production calendar, and what it does not know is said."""

from __future__ import annotations

import calendar as months
import csv
import importlib.util
import os
import pickle
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.calendar import Calendar, Fulfilment, Unit

ROOT = Path(__file__).resolve().parents[1]
FEDERAL = Calendar.federal()
COVERED = st.dates(date(2018, 1, 1), date(2027, 6, 30))
VOTE = date(2020, 7, 1)  # made free by law after the calendar of 2020 was out; `holidays` lacks it


def d(text: str) -> date:
    return date.fromisoformat(text)


def days(year: int, month: int = 0) -> list[date]:
    chosen = [month] if month else range(1, 13)
    return [date(year, m, n) for m in chosen for n in range(1, months.monthrange(year, m)[1] + 1)]


@pytest.mark.parametrize(
    ("year", "by_month"),
    [
        (2018, "17 19 20 21 20 20 22 23 20 23 21 21"),
        (2019, "17 20 20 22 18 19 23 22 21 23 20 22"),
        (2020, "17 19 21 22 17 21 22 21 22 22 20 23"),
        (2021, "15 19 22 22 19 21 22 22 22 21 20 22"),
        (2022, "16 19 22 21 18 21 21 23 22 21 21 22"),
        (2023, "17 18 22 20 20 21 21 23 21 22 21 21"),
        (2024, "17 20 20 21 20 19 23 22 21 23 21 21"),
        (2025, "17 20 21 22 18 19 23 21 22 23 19 22"),
        (2026, "15 19 21 22 19 21 23 21 22 22 20 22"),
        (2027, "15 19 22 22 19 21 22 22 22 21 20 22"),
    ],
)
def test_months_have_the_working_days_of_the_published_calendar(year: int, by_month: str) -> None:
    counted = [sum(map(FEDERAL.is_working, days(year, month))) for month in range(1, 13)]

    assert " ".join(map(str, counted)) == by_month
    assert sum(counted) == (248 if year == 2024 else 247)


@pytest.mark.parametrize("year", range(2018, 2028))
def test_every_day_agrees_with_the_holidays_package(year: int) -> None:
    oracle = holidays.country_holidays("RU", years=year)

    different = [x for x in days(year) if FEDERAL.is_working(x) != oracle.is_working_day(x)]

    assert different == ([VOTE] if year == VOTE.year else [])


@pytest.mark.parametrize(
    ("year", "free"),
    [
        (2028, "3.1 4.1 5.1 6.1 7.1 23.2 8.3 1.5 9.5 12.6 6.11"),
        (2029, "1.1 2.1 3.1 4.1 5.1 8.1 23.2 8.3 1.5 9.5 12.6 5.11"),
        (2032, "1.1 2.1 5.1 6.1 7.1 8.1 23.2 8.3 3.5 10.5 14.6 4.11"),
    ],
)
def test_a_year_without_a_decree_is_judged_by_the_labour_code(year: int, free: str) -> None:
    off = [x for x in days(year) if x.weekday() < 5 and not FEDERAL.is_working(x)]

    assert " ".join(f"{x.day}.{x.month}" for x in off) == free
    assert not FEDERAL.covers(date(year, 6, 1))


@pytest.mark.parametrize(
    "text",
    [
        *("2018-04-28", "2018-06-09", "2018-12-29", "2021-02-20", "2022-03-05"),
        *("2024-04-27", "2024-11-02", "2024-12-28", "2025-11-01", "2027-02-20"),
    ],
)
def test_saturdays_worked_by_decree_are_working_days(text: str) -> None:
    assert d(text).weekday() == 5
    assert FEDERAL.is_working(d(text))


@pytest.mark.parametrize("text", ["2020-04-15", "2020-05-07", "2020-06-24", "2021-11-01"])
def test_presidential_days_are_worked_unless_the_settings_list_them(text: str) -> None:
    assert FEDERAL.is_working(d(text))
    assert not Calendar.federal(non_working=[d(text)]).is_working(d(text))


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        pytest.param("2024-04-24", 3, "2024-04-27", id="ends-on-a-working-saturday"),
        pytest.param("2024-04-25", 3, "2024-05-02", id="working-saturday-counts"),
        pytest.param("2024-04-26", 5, "2024-05-07", id="may-holidays"),
        pytest.param("2025-10-31", 3, "2025-11-06", id="november-holidays"),
        pytest.param("2026-02-19", 5, "2026-02-27", id="february"),
        pytest.param("2026-03-05", 3, "2026-03-11", id="monday-after-women-s-day"),
        pytest.param("2026-09-15", 3, "2026-09-18", id="three-ordinary"),
        pytest.param("2026-09-15", 5, "2026-09-22", id="five-ordinary"),
        pytest.param("2026-09-15", 10, "2026-09-29", id="ten-ordinary"),
        pytest.param("2026-09-15", 30, "2026-10-27", id="thirty-ordinary"),
        pytest.param("2026-11-02", 3, "2026-11-06", id="unity-day"),
    ],
)
def test_a_term_in_working_days_ends(start: str, n: int, due: str) -> None:
    term = FEDERAL.term(d(start), n, Unit.WORKING)

    assert (term.due, term.raw, term.shifted, term.certain) == (d(due), d(due), False, True)


@pytest.mark.parametrize(
    ("start", "n", "raw", "due"),
    [
        pytest.param("2025-04-21", 30, "2025-05-21", "2025-05-21", id="no-shift"),
        pytest.param("2026-04-01", 30, "2026-05-01", "2026-05-04", id="holiday-and-weekend"),
        pytest.param("2026-12-10", 30, "2027-01-09", "2027-01-11", id="over-the-new-year"),
        pytest.param("2026-01-31", 30, "2026-03-02", "2026-03-02", id="february"),
    ],
)
def test_a_term_in_calendar_days_ends_on_a_working_day(
    start: str, n: int, raw: str, due: str
) -> None:
    term = FEDERAL.term(d(start), n, Unit.CALENDAR)

    assert (term.raw, term.due, term.shifted, term.certain) == (d(raw), d(due), raw != due, True)


def test_a_calendar_term_stays_where_it_ends_when_the_settings_say_so() -> None:
    unshifted = Calendar.federal(shift_calendar_terms=False)

    term = unshifted.term(d("2026-04-01"), 30, Unit.CALENDAR)

    assert (term.due, term.shifted) == (d("2026-05-01"), False)


@pytest.mark.parametrize(
    ("done", "fulfilment"),
    [
        ("2026-04-30", Fulfilment.IN_TIME),
        ("2026-05-01", Fulfilment.IN_TIME),
        ("2026-05-02", Fulfilment.BY_SHIFT),
        ("2026-05-04", Fulfilment.BY_SHIFT),
        ("2026-05-05", Fulfilment.LATE),
    ],
)
def test_an_act_is_in_time_by_the_shift_alone(done: str, fulfilment: Fulfilment) -> None:
    term = FEDERAL.term(d("2026-04-01"), 30, Unit.CALENDAR)

    assert term.fulfilment(d(done)) is fulfilment


def test_a_term_tells_the_days_it_did_not_count() -> None:
    working = FEDERAL.term(d("2024-04-25"), 3, Unit.WORKING)
    shifted = FEDERAL.term(d("2026-04-01"), 30, Unit.CALENDAR)

    assert [day.day for day in working.skipped] == [28, 29, 30, 1]
    assert [day.day for day in shifted.skipped] == [1, 2, 3]


def test_regional_days_change_a_term() -> None:
    region = Calendar.federal(non_working=[d("2026-09-16")], working=[d("2026-09-19")])

    assert region.add_working_days(d("2026-09-15"), 3) == d("2026-09-19")


def test_a_day_the_region_lists_twice_is_not_worked() -> None:
    day = d("2026-09-16")

    assert not Calendar.federal(non_working=[day], working=[day]).is_working(day)


@pytest.mark.parametrize(
    ("start", "n", "unit", "certain"),
    [
        pytest.param("2027-12-20", 3, Unit.WORKING, True, id="within-the-table"),
        pytest.param("2027-12-29", 3, Unit.WORKING, False, id="runs-out-of-it"),
        pytest.param("2028-05-10", 3, Unit.WORKING, False, id="after-it"),
        pytest.param("2017-12-25", 10, Unit.WORKING, False, id="runs-into-it"),
        pytest.param("2017-12-01", 30, Unit.CALENDAR, False, id="shifts-into-it"),
        pytest.param("2017-12-01", 45, Unit.CALENDAR, True, id="only-the-last-day-matters"),
        pytest.param("2027-12-20", 30, Unit.CALENDAR, False, id="ends-after-it"),
        pytest.param("2027-12-01", 30, Unit.CALENDAR, False, id="shifts-out-of-it"),
    ],
)
def test_a_term_beyond_the_table_is_given_and_uncertain(
    start: str, n: int, unit: Unit, *, certain: bool
) -> None:
    assert FEDERAL.term(d(start), n, unit).certain is certain


def test_an_uncertain_term_says_which_years_are_unknown() -> None:
    term = FEDERAL.term(d("2027-12-29"), 3, Unit.WORKING)

    assert term.unknown_years == (2028,)
    assert term.doubt is not None
    assert term.doubt.text("ru") == (
        "нет производственного календаря на 2028: переносы выходных не учтены"
    )


def test_without_the_shift_a_calendar_term_needs_no_calendar() -> None:
    term = Calendar.federal(shift_calendar_terms=False).term(d("2040-01-01"), 30, Unit.CALENDAR)

    assert (term.due, term.certain) == (d("2040-01-31"), True)


@pytest.mark.parametrize("unit", Unit)
def test_a_term_past_the_last_date_there_is_ends_on_it_uncertain(unit: Unit) -> None:
    term = FEDERAL.term(date(9999, 12, 20), 30, unit)

    assert (term.due, term.certain) == (date.max, False)


@given(COVERED, st.integers(0, 60))
def test_counting_back_gives_the_number_of_days_added(start: date, n: int) -> None:
    due = FEDERAL.add_working_days(start, n)

    assert FEDERAL.working_days_between(start, due) == n
    assert FEDERAL.working_days_between(due, start) == -n
    assert n == 0 or FEDERAL.is_working(due)


@given(COVERED, st.integers(1, 60), st.sampled_from(Unit))
def test_a_later_start_or_a_longer_term_never_ends_earlier(start: date, n: int, unit: Unit) -> None:
    term = FEDERAL.term(start, n, unit)

    assert term.due <= FEDERAL.term(start + timedelta(1), n, unit).due
    assert term.due <= FEDERAL.term(start, n + 1, unit).due
    assert FEDERAL.is_working(term.due)


@given(COVERED, st.integers(1, 60))
def test_a_day_off_more_never_shortens_a_term(start: date, n: int) -> None:
    due = FEDERAL.term(start, n, Unit.WORKING).due

    longer = Calendar.federal(non_working=[due]).term(start, n, Unit.WORKING)

    assert longer.due > due
    assert due in longer.skipped


def test_a_negative_number_of_days_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="-1"):
        FEDERAL.add_working_days(d("2026-09-15"), -1)


def test_a_calendar_travels_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(FEDERAL)) == FEDERAL  # noqa: S301  our own bytes


def test_the_table_is_what_its_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("_make", ROOT / "scripts" / "make_calendar.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    with script.TABLE.open(encoding="utf-8", newline="") as file:
        _, *written = csv.reader(file)

    assert written == [[day.isoformat(), state, basis] for day, state, basis in script.rows()]


def test_counting_terms_imports_neither_holidays_nor_yaml() -> None:
    code = (
        "import sys, datetime, clusterctl.calendar as c;"
        "c.Calendar.federal().term(datetime.date(2026, 3, 2), 30, c.Unit.CALENDAR);"
        "print(sorted({'holidays', 'yaml', 'babel'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )

    assert done.stdout.strip() == "[]"
