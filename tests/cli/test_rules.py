"""`clusterctl rules` as its users see it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl.regulation import Regulation
from clusterctl.rules import every_rule

if TYPE_CHECKING:
    import pytest

    from running import Runner

CASE = Path(__file__).parents[1] / "cases" / "two-clusters"


def test_every_rule_is_listed_with_its_paragraph(clusterctl: Runner) -> None:
    told = json.loads(clusterctl("rules", "--format", "json", cwd=CASE).out)

    assert [rule["code"] for rule in told] == list(every_rule())
    assert {rule["code"]: rule["paragraph"] for rule in told}["P08-02"] == "8"


def test_paragraphs_are_listed_with_what_checks_them(clusterctl: Runner) -> None:
    told = json.loads(clusterctl("rules", "--by-paragraph", "--format", "json", cwd=CASE).out)

    by_id = {row["paragraph"]: row for row in told}
    assert list(by_id) == [p.id for p in Regulation.load().every_paragraph]
    assert all(row["covered"] for row in told)
    assert {"kind": "agreement", "route": "valid"}.items() <= by_id["12"]["places"][0].items()
    assert [rule["code"] for rule in by_id["12"]["rules"]] == ["P12-01"]
    assert by_id["21е"]["person"].endswith("?")


def test_the_table_tells_rules_schemas_and_questions(
    clusterctl: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    out = clusterctl("rules", "--by-paragraph", cwd=CASE).out

    assert "\nп. 12            Соглашение живёт не меньше программы.\n" in out
    assert "Схема: agreement.valid" in out
    assert "Судит человек: Готовит ли программа" in out
    assert "ничто не проверяет" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_markdown_has_a_row_for_each_paragraph(clusterctl: Runner) -> None:
    out = clusterctl("rules", "--by-paragraph", "--format", "md", "--lang", "en", cwd=CASE).out

    rows = [line for line in out.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + len(Regulation.load().every_paragraph)
    assert "| para. 12 | The agreement lives at least as long as the program. | P12-01 " in out
