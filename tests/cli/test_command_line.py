"""What every command has in common: help, languages, why a run can't go on."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clusterctl import resources
from clusterctl.cli.app import COMMANDS, command
from clusterctl.errors import why

if TYPE_CHECKING:
    from running import Runner

ALONE = [name for name, c in command("en").commands.items() if not hasattr(c, "commands")]
"""The commands that are no groups."""

HEAVY = {"typer", "click", "rich", "yaml", "jsonschema", "jinja2", "lxml", "docx", "gettext"}


def test_the_version_is_told_without_importing_anything_heavy() -> None:
    run = [sys.executable, "-X", "importtime", "-m", "clusterctl", "--version"]

    told = subprocess.run(run, capture_output=True, text=True, check=True, encoding="utf-8")

    imported = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
    assert "clusterctl.entry" in imported
    assert {name.partition(".")[0] for name in imported} & HEAVY == set()
    assert told.stdout.startswith("clusterctl ")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_speaks_russian_in_80_columns(
    clusterctl: Runner, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 80)

    out = clusterctl("--lang", "ru", *command.split(), "--help").out

    assert "Вызов: clusterctl" in out
    assert not re.findall(r"\[OPTIONS\]|\[ARGS\]|<str>|<path>|Install|Show|Usage|Options", out)
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("command", ALONE)
def test_no_example_of_the_help_is_folded(
    clusterctl: Runner, monkeypatch: pytest.MonkeyPatch, command: str, language: str
) -> None:
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 80)

    out = clusterctl("--lang", language, command, "--help").out

    examples = re.split(r"^ (?:Examples|Примеры): *\n", out, flags=re.MULTILINE)[1]
    lines = examples.partition("\n" + " " * 80)[0].splitlines()
    assert [line for line in lines if not line.startswith(" clusterctl ")] == []


@pytest.mark.parametrize("name", ["EACCES", "ENOSPC", "EROFS", "ENOENT", "EISDIR"])
def test_the_system_s_reasons_are_told_in_russian(name: str) -> None:
    told = why(OSError(getattr(errno, name), os.strerror(getattr(errno, name)))).text("ru")

    assert not re.search("[A-Za-z]", told)


def test_a_reason_without_words_of_ours_is_told_in_the_system_s() -> None:
    assert why(OSError(errno.EPIPE, "Broken pipe")).text("ru") == "Broken pipe"


def test_a_template_that_asks_for_what_is_not_there_is_named_with_its_line(
    clusterctl: Runner, tula: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = Path(shutil.copytree(resources.templates(), tula / "templates"))
    monkeypatch.setattr(resources, "templates", lambda: templates)
    template = templates / "agreement.md.j2"
    text = template.read_text(encoding="utf-8")
    template.write_text(f"{text}\n\n{{{{ nonsense }}}}\n", encoding="utf-8")

    outcome = clusterctl("render", "agreement", "himiya", cwd=tula)

    assert outcome.code == 2
    assert f"agreement.md.j2:{text.count(chr(10)) + 3}:1: ошибка: " in outcome.err
    assert not list(tula.rglob("*.docx"))


@pytest.mark.parametrize("path", ["../../organizations", "../himiya/../himiya/agreement.yaml"])
def test_a_path_may_lead_upward(clusterctl: Runner, tula: Path, path: str) -> None:
    outcome = clusterctl("validate", path, cwd=tula / "clusters" / "himiya")

    assert (outcome.code, outcome.err) == (0, "")


def test_examples_of_explain_stay_as_they_are_on_a_narrow_screen(
    clusterctl: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    out = clusterctl("explain", "C012", "--lang", "en").out

    row = "- {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}"
    assert re.search(f"^ +{re.escape(row)}$", out, flags=re.MULTILINE)


@pytest.mark.parametrize("code", ["P08-02", "p08-02", "Р08-02"], ids=["Latin", "small", "Cyrillic"])
def test_a_code_is_known_however_it_is_typed(clusterctl: Runner, tula: Path, code: str) -> None:
    assert clusterctl("explain", code).out.startswith("P08-02  ")
    assert clusterctl("validate", "--select", code, cwd=tula).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's ways of closing streams")
@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("{run} explain P08-02 | true; exit ${{PIPESTATUS[0]}}", 141, ""),
        ("{run} rules --format md | true; exit ${{PIPESTATUS[0]}}", 141, ""),
        ("{run} rules > /dev/full", 2, "вывод не записывается: на диске нет места"),
        ("{run} rules >&-", 0, ""),
        ("{run} --version > /dev/full", 2, "вывод не записывается: на диске нет места"),
        ("{run} --version >&-", 0, ""),
        ("mkdir gone && cd gone && rmdir ../gone && {run} validate", 2, "текущей папки больше нет"),
    ],
    ids=[
        "a pipe",
        "a pipe of text",
        "a full disk",
        "no output",
        "version, full",
        "version, none",
        "no folder",
    ],
)
def test_nobody_to_read_and_nowhere_to_stand_are_no_tracebacks(
    tmp_path: Path, line: str, code: int, told: str
) -> None:
    run = f"'{sys.executable}' -c 'from clusterctl.entry import main; main()' --lang ru"
    src = Path(__file__).parents[2] / "src"

    ended = subprocess.run(
        ["bash", "-c", line.format(run=run)], cwd=tmp_path, capture_output=True, check=False,
        encoding="utf-8", env={**os.environ, "PYTHONPATH": str(src), "LC_ALL": "C"},
    )  # fmt: skip

    assert (ended.returncode, ended.stderr) == (code, told and f"ошибка: {told}\n")


@pytest.mark.parametrize("before", [True, False])
def test_a_group_takes_the_common_options_before_and_after_its_name(
    clusterctl: Runner, tula: Path, tmp_path: Path, *, before: bool
) -> None:
    common = ("-C", tula.name, "--lang", "en")
    words = (*common, "schema", "export") if before else ("schema", *common, "export")

    outcome = clusterctl(*words, cwd=tmp_path)

    assert outcome.code == 0
    assert (tula / ".clusterctl" / "schemas" / "program.schema.json").is_file()
    assert "schemas; what follows" in outcome.err


def test_a_russian_usage_has_russian_words_for_what_one_gives(clusterctl: Runner) -> None:
    out = clusterctl("--lang", "ru", "diff", "--help").out

    assert "clusterctl diff [ПАРАМЕТРЫ] [БЫЛО] [СТАЛО]" in out
    assert "ДАТА" in out
    assert "DATE" not in out
