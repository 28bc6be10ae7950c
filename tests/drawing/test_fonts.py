"""Letters of pictures: widths, lines, what an SVG carries along."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.drawing import fonts


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("Мастер смены", ["Мастер смены"]),
        ("Оператор точного земледелия", ["Оператор точного", "земледелия"]),
        ("от 84 000 ₽", ["от 84 000 ₽"]),
        ("ж" * 30, ["ж" * 16, "ж" * 14]),
        ("Лаборант-хроматографист", ["Лаборант-", "хроматографист"]),
    ],
)
def test_lines_break_between_words_and_a_word_too_wide_is_torn(text: str, lines: list[str]) -> None:
    assert fonts.wrapped(text, 15, 160) == lines


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.integers(30, 300))
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, most: int) -> None:
    lines = fonts.wrapped(text, 12, most)

    assert "".join("".join(lines).split(" ")) == "".join(text.split(" "))
    assert all(fonts.width(line, 12) <= most for line in lines)


def test_the_font_has_what_russian_papers_write() -> None:
    needed = "АБВЁабвё«»„“–—№₽×0123456789Zz"

    assert all(fonts.width(letter, 1000) != fonts.width("\U0001f600", 1000) for letter in "Жi")
    assert fonts.width("Ж", 10, bold=True) > fonts.width("Ж", 10)
    assert not [x for x in needed if x not in fonts._widths()["regular"]]


def test_what_an_svg_carries_is_fetched_from_nowhere() -> None:
    assert "data:font/woff;base64," in fonts.face()
    assert "http" not in fonts.face()
    assert all(Path(file).is_file() for file in fonts.files())
