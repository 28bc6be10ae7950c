"""What docs/templates.ru.md says of Word templates is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from templating.sample import LEVELS, party
from templating.words import filled, table, texts, word

PAGE = (Path(__file__).parents[2] / "docs" / "templates.ru.md").read_text(encoding="utf-8")
VALUES = {"number": None, "date": "15.09.2026", "parties": [party(0), party(3)], "levels": LEVELS}
COLLEGE, PERSON = (str(party(number)["name"]) for number in (0, 3))


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)\n```", PAGE, re.DOTALL)


def rows(block: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" |")] for line in block.split("\n")]


def test_the_paragraphs_of_the_example() -> None:
    (block,) = blocks("word")

    assert texts(filled(word(*block.split("\n")), **VALUES)) == [
        "Соглашение № ______ от 15.09.2026",
        f"1. {COLLEGE}, КПП 719901001",
        f"2. {PERSON}",
        "Сторон: 2.",
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, ["№", "Участник", "ИНН", "1", COLLEGE, "7199000000", "2", PERSON, "7199000003"]),
        (1, ["Сторона", *"абвг", COLLEGE, *"+–––", PERSON, *"++++"]),
    ],
)
def test_the_tables_of_the_examples(number: int, expected: list[str]) -> None:
    template = table(*rows(blocks("word-table")[number]))

    assert [text for text in texts(filled(template, **VALUES)) if text] == expected
