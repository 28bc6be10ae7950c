"""`clusterctl deadlines` as its users see it."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from running import Runner

CASE = Path(__file__).parents[1] / "cases" / "two-clusters"
AGREEMENT = "clusters/himiya/agreement.yaml"


@pytest.fixture
def late(tmp_path: Path) -> Path:
    """A region in which one agreement was concluded too late and its copy never sent."""
    return Path(shutil.copytree(CASE, tmp_path / "край"))


def test_the_table_tells_what_presses(
    clusterctl: Runner, late: Path, golden: Callable[[str, str], None]
) -> None:
    outcome = clusterctl("deadlines", cwd=late)

    assert outcome.code == 0
    golden("deadlines/late.ru.txt", outcome.out)


def test_a_narrow_terminal_gets_a_narrow_table(
    clusterctl: Runner,
    late: Path,
    golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    outcome = clusterctl("deadlines", "--lang", "en", cwd=late)

    golden("deadlines/late.80.en.txt", outcome.out)


def test_each_last_day_is_explained(
    clusterctl: Runner, late: Path, golden: Callable[[str, str], None]
) -> None:
    outcome = clusterctl("deadlines", "--explain", "--all", "--cluster", "himiya", cwd=late)

    golden("deadlines/explained.ru.txt", outcome.out)


def test_json_holds_the_explanations_and_plain_dates(clusterctl: Runner, late: Path) -> None:
    told = json.loads(clusterctl("deadlines", "--format", "json", cwd=late).out)

    first = told["deadlines"][0]
    assert (told["version"], told["as_of"]) == (1, "2026-11-16")
    assert (first["code"], first["state"], first["due"]) == ("P09-01", "overdue", "2026-04-21")
    assert first["place"]["file"] == AGREEMENT
    assert first["explanation"][0].startswith("10 рабочих дней со дня заключения соглашения")


def test_csv_opens_in_a_russian_spreadsheet(clusterctl: Runner, late: Path) -> None:
    out = clusterctl("deadlines", "--format", "csv", "--all", cwd=late).out

    head, first, *_rest = csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";")
    assert head[:3] == ["Срок", "Осталось дней", "Состояние"]
    assert first[0] == "21.04.2026"
    assert int(first[1]) < 0


def test_the_calendar_file_is_the_same_wherever_one_stands(
    clusterctl: Runner, late: Path, tmp_path: Path
) -> None:
    here, there = tmp_path / "here.ics", tmp_path / "there.ics"

    clusterctl("deadlines", "--format", "ics", "-o", here, cwd=late)
    clusterctl("deadlines", "--format", "ics", "-o", there, cwd=late / "clusters" / "himiya")

    assert here.read_bytes() == there.read_bytes()
    events = icalendar.Calendar.from_ical(here.read_bytes()).walk("VEVENT")
    assert {bool(event.walk("VALARM")) for event in events} == {True, False}


def test_a_table_in_a_file_has_no_colours(clusterctl: Runner, late: Path, tmp_path: Path) -> None:
    outcome = clusterctl("deadlines", "--color", "always", "-o", tmp_path / "t.txt", cwd=late)

    assert outcome.out == ""
    assert "\x1b" not in (tmp_path / "t.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--check"], 1),
        (["--check", "--overdue"], 1),
        (["--check", "--cluster", "agro"], 0),
        (["--check", "--bound", "regional_operator"], 1),
        (["--check", "--bound", "regional_coordinator"], 0),
        (["--check", "--as-of", "2026-03-03"], 0),
        ([], 0),
    ],
)
def test_a_check_fails_on_what_is_shown_and_overdue(
    clusterctl: Runner, late: Path, options: list[str], code: int
) -> None:
    assert clusterctl("deadlines", *options, cwd=late).code == code


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--cluster", "himia"], "может быть, himiya?"),
        (["--bound", "regional_oprator"], "может быть, regional_operator?"),
        (["--until", "завтра"], "«завтра» — не дата"),
        (["--format", "xlsx"], "возможные значения: table, json, csv, ics"),
        (["--overdue", "--all"], "--overdue и --all требуют разного"),
    ],
)
def test_a_wrong_option_is_told_with_what_would_do(
    clusterctl: Runner, late: Path, options: list[str], said: str
) -> None:
    outcome = clusterctl("deadlines", *options, cwd=late)

    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
