"""Reports for a terminal: nothing wider than it, nothing told by colour alone."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from clusterctl.publishing import bars, table
from clusterctl.publishing.cells import LIGHTS
from clusterctl.reports.model import Light
from hostile import TEXTS
from publishing.everything import (
    BARS,
    EVERYTHING,
    FUNDING,
    HOSTILE,
    INDICATORS,
    LINES,
    NOTHING,
    STACKED,
    report,
)

if TYPE_CHECKING:
    from clusterctl.reports.model import Part, Report

AMOUNTS = st.decimals(-1000, 1000, allow_nan=False, places=1)


def drawn(told: Report, width: int) -> list[str]:
    text = io.StringIO()
    console = Console(file=text, width=width, color_system=None, force_terminal=False)
    for drawing in table.drawings(told, "ru", width):
        console.print(drawing)
    return [line.rstrip() for line in text.getvalue().splitlines()]


def lines(part: Part, width: int = 100) -> list[str]:
    return drawn(report(part), width)


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("told", [EVERYTHING, HOSTILE], ids=["everything", "hostile"])
def test_no_line_is_wider_than_the_terminal(told: Report, width: int) -> None:
    assert max(cell_len(line) for line in drawn(told, width)) <= width


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_number_is_broken(width: int) -> None:
    told = "\n".join(lines(FUNDING, width))

    for number in ("12\u00a0500\u00a0000", "11\u00a0800\u00a0000,50", "16\u00a0450\u00a0000,50"):
        assert number in told


def test_what_has_no_room_stands_below_the_first_cell() -> None:
    told = lines(FUNDING, 80)

    assert "Пояснение: Экономия по" in " ".join(told)
    assert not any("Пояснение: Экономия" in line for line in lines(FUNDING, 160))


def test_numbers_end_in_one_column() -> None:
    told = lines(INDICATORS)

    ends = {line.index(number) + len(number) for line, number in _numbers(told, "75", "120", "12")}
    assert len(ends) == 1


def _numbers(told: list[str], *numbers: str) -> list[tuple[str, str]]:
    return [(next(line for line in told if f" {n} " in line), n) for n in numbers]


@pytest.mark.parametrize("light", Light)
def test_a_light_has_a_sign_and_a_word_of_its_own(light: Light) -> None:
    signs = [LIGHTS[each][0] for each in Light]
    words = [LIGHTS[each][1].text("ru") for each in Light]

    sign, word = LIGHTS[light]
    assert signs.count(sign) == words.count(word.text("ru")) == 1
    assert f"{sign}\u00a0{word.text('ru')}" in "\n".join(lines(INDICATORS))


def test_a_table_without_rows_says_so() -> None:
    assert "  Просроченных мероприятий нет" in lines(NOTHING)


def test_lines_are_sparklines_with_their_ends() -> None:
    told = lines(LINES)

    assert any(
        "Машиностроение" in line and "71,0\u00a0% (2024) → 76,5\u00a0% (2026)" in line
        for line in told
    )
    assert any("▁" in line and "█" in line for line in told)


def test_bars_are_as_long_as_their_numbers() -> None:
    plan = [line for line in lines(BARS) if "План" in line]

    lengths = [line.count("█") for line in plan]
    assert lengths == sorted(lengths)
    assert lengths[-1] == 24


def test_parts_of_a_whole_are_filled_differently_and_explained() -> None:
    told = "\n".join(lines(STACKED))

    for fill in bars.FILLS[:3]:
        assert f"{fill} " in told
        assert fill * 2 in told


def test_a_text_file_is_a_page_wide_and_has_no_colours() -> None:
    told = table.told(EVERYTHING, "ru")

    assert "\x1b" not in told
    assert max(map(cell_len, told.splitlines())) <= table.PAGE


def test_nothing_steers_the_terminal() -> None:
    told = "".join(drawn(HOSTILE, 100))

    assert not set(told) & {"\x1b", "\x07", "\x9b", "\u202e", "\u200b", "\x00", *TEXTS[22][:1]}


@given(st.lists(st.none() | AMOUNTS, max_size=8))
def test_a_sparkline_has_a_character_for_each_value(values: list[Decimal | None]) -> None:
    known = [v for v in values if v is not None]

    line = bars.sparkline(values, min(known, default=Decimal()), max(known, default=Decimal()))

    assert len(line) == len(values)
    assert set(line) <= {*bars.SPARKS, "·"}


@given(AMOUNTS, AMOUNTS)
def test_a_bar_never_leaves_its_place(value: Decimal, most: Decimal) -> None:
    line = bars.bar(value, most, 10)

    assert len(line) <= 10
    assert bool(line) == (value > 0 and most > 0)
