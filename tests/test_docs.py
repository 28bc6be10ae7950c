"""The pages made from the rules are as the rules are."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES: dict[Path, str] = load_script().pages()


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_a_page_is_fresh(file: Path) -> None:
    assert file.read_text(encoding="utf-8") == PAGES[file], "run scripts/make_docs.py"


def test_every_code_in_the_matrix_leads_to_its_page() -> None:
    rules, matrix = (PAGES[ROOT / "docs" / name] for name in ("rules.ru.md", "matrix.ru.md"))
    anchors = {code.lower() for code in re.findall(r"^### (\S+)$", rules, re.MULTILINE)}

    linked = re.findall(r"\]\(rules\.ru\.md#([^)]+)\)", matrix)

    assert linked
    assert set(linked) <= anchors


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_a_table_has_the_same_cells_in_every_row(file: Path) -> None:
    rows = [line for line in PAGES[file].splitlines() if line.startswith("|")]

    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) <= 1


def test_an_example_stands_in_a_fence_that_is_closed() -> None:
    for text in PAGES.values():
        assert text.count("```yaml\n") * 2 == len(re.findall(r"^```", text, re.MULTILINE))
