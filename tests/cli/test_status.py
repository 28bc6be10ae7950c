"""`clusterctl status` as its users see it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clusterctl.rules import every_rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from running import Runner

CASE = Path(__file__).parents[1] / "cases" / "two-clusters"
TOLD = ("P04-11", "P04-12", "P04-24", "P08", "P09", "P13")
"""The rules that these pages are about; the case is a sketch, and many others would object."""


@pytest.fixture
def region(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(CASE, tmp_path / "край"))
    off = ", ".join(f"{code}: off" for code in every_rule() if not code.startswith((*TOLD, "Y")))
    settings = root / "clusterctl.yaml"
    text = settings.read_text(encoding="utf-8").partition("rules:")[0]
    settings.write_text(f"{text}rules: {{{off}}}\n", encoding="utf-8")
    return root


@pytest.mark.parametrize("width", ["80", "120"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_region_is_told_at_a_glance(
    clusterctl: Runner,
    region: Path,
    golden: Callable[[str, str], None],
    width: str,
    language: str,
) -> None:
    clusterctl.monkeypatch.setenv("COLUMNS", width)

    outcome = clusterctl("status", "--lang", language, cwd=region)

    assert outcome.code == 0
    golden(f"status/region.{width}.{language}.txt", outcome.out)


@pytest.mark.parametrize(
    ("cluster", "width"), [("agro", "80"), ("himiya", "80"), ("himiya", "120")]
)
def test_a_cluster_is_told_whole(
    clusterctl: Runner,
    region: Path,
    golden: Callable[[str, str], None],
    cluster: str,
    width: str,
) -> None:
    clusterctl.monkeypatch.setenv("COLUMNS", width)

    outcome = clusterctl("status", cluster, cwd=region)

    assert outcome.code == 0
    golden(f"status/{cluster}.{width}.ru.txt", outcome.out)


def test_colours_come_and_go_as_asked(clusterctl: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    colored = clusterctl("status", "--color", "always", cwd=CASE).out
    monkeypatch.setenv("NO_COLOR", "1")
    plain = clusterctl("status", cwd=CASE).out

    assert "\x1b[" in colored
    assert "\x1b" not in plain


def test_json_tells_the_same(clusterctl: Runner, tmp_path: Path) -> None:
    told = json.loads(clusterctl("status", "--format", "json", cwd=CASE).out)
    clusterctl("status", "himiya", "--format", "json", "-o", tmp_path / "s.json", cwd=CASE)

    agro, himiya = told["clusters"]
    assert (told["version"], told["as_of"], agro["id"]) == (1, "2026-11-16", "agro")
    assert himiya["stage"] == "established"
    assert himiya["agreement"] == {"number": "1/2026", "draft": False, "until": "2031-08-31"}
    assert himiya["program"]["filled"] == 1
    assert himiya["next"]["code"] == "P09-01"
    assert himiya["papers"][3]["mark"] == "late"
    assert agro["agreement"] is None
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["clusters"] == [himiya]


@pytest.mark.parametrize("cluster", ["himia", "нет"])
def test_an_unknown_cluster_is_told_with_those_there_are(clusterctl: Runner, cluster: str) -> None:
    outcome = clusterctl("status", cluster, cwd=CASE)

    assert (outcome.code, outcome.out) == (2, "")
    assert "agro, himiya" in outcome.err


def test_a_region_without_clusters_is_no_mistake(clusterctl: Runner, tmp_path: Path) -> None:
    (tmp_path / "clusterctl.yaml").write_text("kind: settings\nlanguage: ru\n", encoding="utf-8")

    outcome = clusterctl("status", cwd=tmp_path)

    assert (outcome.code, outcome.out) == (0, "")
    assert clusterctl("status", "himiya").code == 2
