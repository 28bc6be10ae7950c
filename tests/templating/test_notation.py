"""The page that teaches the notation tells the truth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clusterctl.templating.boxes import BOXES
from clusterctl.templating.printing import FILTERS
from templating.papers import said
from templating.sample import LEVELS, party

PAGE = (Path(__file__).parents[2] / "docs" / "templates.ru.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_each_example_is_a_template(example: str) -> None:
    lines = said(example, parties=[party(0), party(3)], levels=LEVELS, chair="М.М. Образцова")

    assert lines


def test_the_numbers_of_the_example_are_those_promised() -> None:
    lines = said(next(example for example in EXAMPLES if "#а)" in example))

    assert [line.split()[0] for line in lines] == [
        "1.", "1.1.", "а)", "б)", "–", "–", "1.2.", "1)", "2)", "1.2.1.", "1.3."
    ]  # fmt: skip
    assert lines[-1].replace("\u00a0", " ").endswith("в пункте 1.2.")


@pytest.mark.parametrize("name", BOXES)
def test_each_box_is_described(name: str) -> None:
    assert f"`::: {name}" in PAGE


@pytest.mark.parametrize("name", [name for name in FILTERS if name != "stopped"])
def test_each_filter_is_described(name: str) -> None:
    assert f"| {name}" in PAGE
