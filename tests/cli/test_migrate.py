"""`clusterctl migrate` as its users see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clusterctl import migrations
from clusterctl.messages import said
from clusterctl.migrations import Migration

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner


def with_format(tula: Path, line: str) -> Path:
    settings = tula / "clusterctl.yaml"
    text = settings.read_text(encoding="utf-8").replace("format: 1\n", line)
    settings.write_text(text, encoding="utf-8", newline="\n")
    return settings


def test_the_current_format_needs_nothing(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("migrate", cwd=tula)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "формат 1 — текущий, переводить нечего\n"


@pytest.mark.parametrize(
    ("line", "told", "hint"),
    [
        pytest.param("", "не сказано, какого формата папка", "format: 1", id="missing"),
        pytest.param("format: первый\n", "не сказано, какого формата", "format: 1", id="word"),
        pytest.param("format: 2\n", "у папки формат 2", "более новую версию", id="newer"),
        pytest.param("format: 0\n", "формата 0 никогда не было", "`format`", id="older"),
    ],
)
def test_any_other_format_gets_clear_words(
    clusterctl: Runner, tula: Path, line: str, told: str, hint: str
) -> None:
    settings = with_format(tula, line)
    before = settings.read_bytes()

    outcome = clusterctl("migrate", cwd=tula)

    assert outcome.code == 2
    assert told in outcome.err.splitlines()[0]
    assert hint in outcome.err.splitlines()[1]
    assert settings.read_bytes() == before


def test_an_older_folder_is_moved(
    clusterctl: Runner, tula: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = with_format(tula, "format: 0  # с прошлого года\n")
    step = Migration(0, said("ничего особенного"), lambda _kind, document: document.text)
    monkeypatch.setattr(migrations, "MIGRATIONS", (step,))

    looked = clusterctl("migrate", "--check", cwd=tula)
    moved = clusterctl("migrate")

    assert (looked.code, looked.out.splitlines()[-1]) == (1, "изменился бы 1 файл")
    assert (moved.code, moved.out) == (0, "0 → 1: ничего особенного\nпереписан 1 файл\n")
    assert "format: 1  # с прошлого года\n" in settings.read_text(encoding="utf-8")
    assert clusterctl("migrate").out == "формат 1 — текущий, переводить нечего\n"
