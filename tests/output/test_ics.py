"""The calendar file, judged by a library that reads such files."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.output.ics import Event, told

TODAY = date(2026, 11, 16)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\\:\"'"))


def event(title: str = "Копия соглашения", text: str = "", day: date = TODAY) -> Event:
    return Event(("himiya", "soglashenie", "agreement_copy"), day, title, text, "Сроки", True)


def read(text: str) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(text)


def test_an_event_is_a_whole_day_that_keeps_nobody_busy() -> None:
    (read_back,) = read(told("Сроки", [event()], TODAY)).walk("VEVENT")

    assert read_back.decoded("DTSTART") == TODAY
    assert read_back.decoded("DTEND") == TODAY + timedelta(days=1)
    assert read_back["TRANSP"] == "TRANSPARENT"
    assert read_back.decoded("DTSTAMP").date() == TODAY


def test_a_reminder_comes_three_days_ahead_in_the_morning() -> None:
    (alarm,) = read(told("Сроки", [event()], TODAY)).walk("VALARM")

    assert timedelta(days=-3) < alarm.decoded("TRIGGER") < timedelta(days=-2)
    assert -alarm.decoded("TRIGGER") == timedelta(days=3) - timedelta(hours=9)


def test_the_file_does_not_depend_on_the_clock() -> None:
    assert told("Сроки", [event()], TODAY) == told("Сроки", [event()], TODAY)


def test_an_event_stays_the_same_when_its_day_and_words_change() -> None:
    moved = event("Другое", "слово", TODAY + timedelta(days=9))

    uids = [read(told("Сроки", [e], TODAY)).walk("VEVENT")[0]["UID"] for e in (event(), moved)]

    assert uids[0] == uids[1]


@pytest.mark.parametrize("day", [date.max, date(1, 1, 1)])
def test_the_last_and_the_first_day_there_is_are_days(day: date) -> None:
    (read_back,) = read(told("Сроки", [event(day=day)], TODAY)).walk("VEVENT")

    assert read_back.decoded("DTSTART") == day


@given(title=TEXTS, text=TEXTS)
def test_texts_come_back_as_they_were_from_lines_of_75_octets(title: str, text: str) -> None:
    content = told("Сроки", [event(title, text)], TODAY)

    (read_back,) = read(content).walk("VEVENT")

    assert (str(read_back["SUMMARY"]), str(read_back["DESCRIPTION"])) == (title, text)
    assert content.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))


def test_no_text_can_add_a_property_or_an_event() -> None:
    nasty = "x\r\nBEGIN:VEVENT\r\nATTACH:http://example.invalid\r\x00\x1b"

    calendar = read(told(nasty, [event(nasty, nasty)], TODAY))

    assert len(calendar.walk("VEVENT")) == 1
    assert "ATTACH" not in calendar.walk("VEVENT")[0]
