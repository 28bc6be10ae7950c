"""What was done to a text: line by line, cell by cell, with what stood there where it is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.messages import said
from clusterctl.provenance.edits import Edit, edits
from clusterctl.provenance.lines import Line


def text(*lines: str) -> list[Line]:
    """Lines, a bar between the cells of a row, a slash between paragraphs of a cell."""
    return [
        Line(
            tuple(tuple(filter(None, cell.split("/"))) for cell in line.split("|")),
            said(f"line {number}"),
            (1, number) if "|" in line else (),
        )
        for number, line in enumerate(lines, 1)
    ]


def found(old: list[Line], new: list[Line], *, known: bool = True) -> list[str]:
    made = edits([line.mark for line in old], new, {line.mark: line for line in old if known})
    return [told(edit) for edit in made]


def told(edit: Edit) -> str:
    mark = {"added": "+", "removed": "-", "changed": "~"}[edit.kind]
    values = [value if value is not None else "?" for value in (edit.before, edit.after)]
    return f"{mark} {edit.place.text('en')}: {' → '.join(filter(None, values))}"


OLD = text("Первый пункт", "Второй пункт", "Третий пункт", "А|1|2", "Б|3|4")


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(OLD, [], id="nothing"),
        pytest.param(
            text("Первый пункт", "Второй новый пункт", "Третий пункт", "А|1|2", "Б|3|4"),
            ["~ line 2: Второй пункт → Второй новый пункт"],
            id="reworded",
        ),
        pytest.param(
            text("Ноль", "Первый пункт", "Второй пункт", "Третий пункт", "А|1|2", "Б|3|4"),
            ["+ line 1: Ноль"],
            id="put-in-before-all",
        ),
        pytest.param(
            text("Второй пункт", "Третий пункт", "А|1|2", "Б|3|4"),
            ["- at the beginning: Первый пункт"],
            id="taken-out-before-all",
        ),
        pytest.param(
            text("Первый пункт", "Второй пункт", "Третий пункт", "Б|3|4"),
            ["- after: line 3 (was: line 4): А | 1 | 2"],
            id="row-taken-out",
        ),
        pytest.param(
            text("Первый пункт", "Второй пункт", "Третий пункт", "А|1|7", "Б|3|4"),
            ["~ table 1, row 4, cell 3: 2 → 7"],
            id="cell",
        ),
        pytest.param(
            text("Первый пункт", "Второй пункт", "Третий пункт", "А|1/ещё|2", "Б|3|4"),
            ["+ table 1, row 4, cell 2: ещё"],
            id="paragraph-of-a-cell",
        ),
        pytest.param(
            text("Первый пункт", "Второй пункт", "Третий пункт", "А|1 2", "Б|3|4"),
            ["~ line 4: А | 1 | 2 → А | 1 2"],
            id="cells-merged",
        ),
        pytest.param(
            text("Первый пункт", "Вставка", "Второй новый пункт", "Третий пункт", "А|1|2", "Б|3|4"),
            ["+ line 2: Вставка", "~ line 3: Второй пункт → Второй новый пункт"],
            id="put-in-beside-a-reworded-one",
        ),
    ],
)
def test_an_edit_is_told_where_it_was_made(new: list[Line], expected: list[str]) -> None:
    assert found(OLD, new) == expected


def test_what_nobody_knows_is_left_open() -> None:
    new = text("Первый пункт", "Другой пункт", "А|1|2", "Б|3|4")

    assert found(OLD, new, known=False) == [
        "+ line 2: Другой пункт",
        "- after: line 2: ?",
        "- after: line 2: ?",
    ]


WORDS = st.lists(st.sampled_from(["а", "б", "в|г", "в|д", "е"]), max_size=12)


@given(WORDS, WORDS)
def test_texts_are_the_same_if_and_only_if_there_is_no_edit(old: list[str], new: list[str]) -> None:
    assert (found(text(*old), text(*new)) == []) == (old == new)


def test_thousands_of_lines_alike_are_compared_all_the_same() -> None:
    old = text(*(["а", "б"] * 2_000))
    new = text(*(["а", "б"] * 1_999), "а")

    assert len(found(old, new)) == 1
