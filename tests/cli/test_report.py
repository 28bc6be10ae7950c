"""`clusterctl report` as its users see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clusterctl.cli import completion
from clusterctl.publishing import FORMATS
from clusterctl.reports import REPORTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Runner

FILES = [name for name, each in FORMATS.items() if not each.screen]


@pytest.mark.parametrize("look", ["80.ru", "140.ru", "80.en"])
@pytest.mark.parametrize("words", ["monitoring", "monitoring mashinostroenie", "register"])
def test_reports_are_told_at_a_terminal(
    clusterctl: Runner,
    tula: Path,
    golden: Callable[[str, str], None],
    words: str,
    look: str,
) -> None:
    width, language = look.split(".")
    clusterctl.monkeypatch.setenv("COLUMNS", width)

    outcome = clusterctl("report", *words.split(), "--lang", language, cwd=tula)

    assert (outcome.code, outcome.err) == (0, "")
    golden(f"reports/{words.replace(' ', '.')}.{look}.txt", outcome.out)


@pytest.mark.parametrize("look", ["ru.md", "en.md", "ru.json"])
@pytest.mark.parametrize("name", ["monitoring", "register"])
def test_reports_are_pages_and_data(
    clusterctl: Runner,
    tula: Path,
    golden: Callable[[str, str], None],
    name: str,
    look: str,
) -> None:
    language, form = look.split(".")

    outcome = clusterctl("report", name, "himiya", "--format", form, "--lang", language, cwd=tula)

    assert outcome.code == 0
    golden(f"reports/{name}.himiya.{look}", outcome.out)


def test_without_a_name_the_reports_are_listed(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("report", cwd=tula)

    assert outcome.code == 0
    assert [line.split()[0] for line in outcome.out.splitlines()] == list(REPORTS)


@pytest.mark.parametrize("file", ["отчёт.md", "отчёт.json", "отчёт.txt", "отчёт"])
def test_a_file_is_written_in_the_format_of_its_ending(
    clusterctl: Runner, tula: Path, file: str
) -> None:
    outcome = clusterctl("report", "register", "-o", file, cwd=tula)

    assert (outcome.code, outcome.out) == (0, "")
    assert f"{file}: готово" in outcome.err
    told = (tula / file).read_text(encoding="utf-8")
    assert told.startswith({"md": "# ", "json": "{"}.get(file.partition(".")[2], "Реестр"))


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("name", REPORTS)
def test_what_no_screen_shows_goes_to_the_build_folder(
    clusterctl: Runner, tula: Path, name: str, form: str
) -> None:
    outcome = clusterctl("report", name, "himiya", "--format", form, cwd=tula)

    file = f"build/report-{name}-himiya{FORMATS[form].ending}"
    assert (outcome.code, outcome.out) == (0, "")
    assert f"{file}: готово" in outcome.err
    assert (tula / file).stat().st_size > 1000


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("monitorng",), "monitoring"),
        (("register", "himia"), "himiya"),
        (("register", "--format", "jsn"), "json"),
    ],
)
def test_slips_of_the_pen_are_answered(
    clusterctl: Runner, tula: Path, arguments: tuple[str, ...], hint: str
) -> None:
    outcome = clusterctl("report", *arguments, cwd=tula)

    assert outcome.code == 2
    assert f"может быть, {hint}?" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("monitoring", "--period", "осень"), "«осень» — не период"),
        (("register", "--period", "2026"), "реестр составляется на день"),
        (("register", "--as-of", "вчера"), "«вчера»"),
    ],
)
def test_questions_that_make_no_sense_are_answered(
    clusterctl: Runner, tula: Path, arguments: tuple[str, ...], said: str
) -> None:
    outcome = clusterctl("report", *arguments, cwd=tula)

    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_several_clusters_stand_side_by_side(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl(
        *("report", "monitoring", "himiya", "mashinostroenie", "himiya", "--format", "json"),
        cwd=tula,
    )

    sections = json.loads(outcome.out)["sections"]
    about = [section["about"] for section in sections if section["about"]]
    assert about == ["himiya", "mashinostroenie"]


def test_colours_are_only_added(clusterctl: Runner, tula: Path) -> None:
    plain = clusterctl("report", "monitoring", "himiya", cwd=tula).out

    clusterctl.monkeypatch.setenv("NO_COLOR", "1")
    assert clusterctl("report", "monitoring", "himiya", cwd=tula).out == plain
    assert "\x1b" not in plain
    assert "≈\u00a0внимание" in plain


def test_a_place_that_cannot_be_written_is_told(clusterctl: Runner, tula: Path) -> None:
    (tula / "build").write_text("", encoding="utf-8")

    outcome = clusterctl("report", "register", "-o", "build/x.md", cwd=tula)

    assert outcome.code == 2
    assert "x.md" in outcome.err


@pytest.mark.parametrize(
    ("offer", "begun", "offered"),
    [
        (completion.of(tuple(REPORTS)), "mon", ["monitoring"]),
        (completion.of(tuple(FORMATS)), "js", ["json"]),
        (completion.clusters, "h", ["himiya"]),
    ],
)
def test_tab_offers_names_clusters_and_formats(
    tula: Path,
    monkeypatch: pytest.MonkeyPatch,
    offer: Callable[[str], list[str]],
    begun: str,
    offered: list[str],
) -> None:
    monkeypatch.chdir(tula)

    assert offer(begun) == offered
