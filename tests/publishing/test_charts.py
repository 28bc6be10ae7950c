"""Charts as SVG: what is drawn is what was counted, and the picture can be read aloud."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from clusterctl.publishing import charts
from clusterctl.publishing.scale import scale, short
from clusterctl.reports.model import Chart, Kind, Light, Series, Shape
from publishing.everything import BARS, HOSTILE_CHART, LINES, LONG, STACKED, values

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart) -> etree._Element:
    return etree.fromstring(charts.svg(chart, "ru", "c"))


def boxes(root: etree._Element, css: str, name: str = "height") -> list[float]:
    return [float(e.get(name, "")) for e in root.iter(f"{SVG}rect") if e.get("class") == css]


def texts(root: etree._Element) -> list[str]:
    return [str(e.text) for e in root.iter(f"{SVG}text")]


def test_bars_are_as_high_as_their_values() -> None:
    root = drawn(BARS)

    plan = boxes(root, "s1")
    assert len(plan) == 5
    assert plan[2] / plan[0] == pytest.approx(150 / 120, rel=0.01)
    assert len(boxes(root, "s2")) == 3


def test_stacked_bars_stand_one_upon_another() -> None:
    root = drawn(STACKED)

    below, above = boxes(root, "s1", "y"), boxes(root, "s2", "y")
    heights = boxes(root, "s2")
    assert [round(y - high) for y, high in zip(below, heights, strict=True)] == [
        round(y) for y in above
    ]


def test_series_that_count_lights_have_their_colours() -> None:
    lit = replace(STACKED, series=(replace(STACKED.series[0], light=Light.RED), STACKED.series[1]))

    root = drawn(lit)

    assert len(boxes(root, "red")) == 5
    assert len(boxes(root, "s2")) == 5
    assert 'class="red"' in charts.swatch(lit, 0)


def test_a_line_is_broken_where_there_is_no_value() -> None:
    root = drawn(LINES)

    lines = [
        len(group.findall(f"{SVG}line"))
        for group in root.iter(f"{SVG}g")
        if "line" in group.get("class", "")
    ]
    assert lines == [2, 2]


def test_long_labels_have_lying_bars_and_negative_values_go_left() -> None:
    root = drawn(LONG)

    starts, widths = boxes(root, "s1", "x"), boxes(root, "s1", "width")
    assert "Мастер слесарных работ" in texts(root)
    assert starts[3] + widths[3] == pytest.approx(starts[0], abs=0.2)


def test_many_labels_are_cut_short_and_it_is_said() -> None:
    many = replace(LONG, labels=tuple(f"Профессия {n}" for n in range(100)))
    many = replace(many, series=(Series("x", values(*["1"] * 100)),))

    assert "ещё 70 есть в таблице" in texts(drawn(many))


def test_nothing_is_drawn_out_of_the_picture() -> None:
    for chart in (BARS, STACKED, LINES, LONG):
        root = drawn(chart)
        _x, _y, width, height = map(float, root.get("viewBox", "").split())
        for box in root.iter(f"{SVG}rect"):
            x, y, wide, high = (float(box.get(k, "")) for k in ("x", "y", "width", "height"))
            assert x >= 0
            assert y >= 0
            assert x + wide <= width + 0.1
            assert y + high <= height + 0.1


def test_the_description_tells_each_series() -> None:
    [desc] = drawn(BARS).iter(f"{SVG}desc")

    assert desc.text == (
        "План: 2024 — 120, 2025 — 130, 2026 — 150, 2027 — 160, 2028 — 175. "
        "Факт: 2024 — 118, 2025 — 127, 2026 — 104"
    )


def test_hostile_texts_stay_texts() -> None:
    root = drawn(HOSTILE_CHART)

    names = {etree.QName(e).localname for e in root.iter(etree.Element)}
    assert names <= {"svg", "title", "desc", "rect", "line", "text"}


@pytest.mark.parametrize(
    ("chart", "count"),
    [
        (replace(BARS, labels=(), series=()), 0),
        (replace(BARS, series=()), 0),
        (replace(BARS, series=(Series("x", ()),)), 0),
        (replace(BARS, series=(Series("x", values("NaN", "Infinity", "-Infinity")),)), 0),
        (replace(BARS, series=(Series("x", values("0", "0")),)), 2),
    ],
    ids=["nothing", "no series", "no values", "no numbers", "zeros"],
)
@pytest.mark.parametrize("shape", Shape)
def test_there_may_be_nothing_to_draw(chart: Chart, count: int, shape: Shape) -> None:
    root = drawn(replace(chart, shape=shape))

    drawn_marks = len(boxes(root, "s1")) + len(list(root.iter(f"{SVG}circle")))
    assert drawn_marks == count


@given(
    st.lists(st.decimals("-1e15", "1e15", allow_nan=False, places=2), min_size=1),
    st.sampled_from([Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.SHARE]),
)
def test_a_scale_holds_its_values_in_few_round_steps(numbers: list[Decimal], kind: Kind) -> None:
    made = scale(numbers, kind)

    ticks = list(made.ticks())
    assert made.low <= min(Decimal(0), *numbers)
    assert made.high >= max(Decimal(0), *numbers)
    assert 2 <= len(ticks) <= 8
    assert Decimal(0) in ticks
    assert ticks[-1] == made.high


@pytest.mark.parametrize(
    ("value", "kind", "told"),
    [
        ("12500000", Kind.MONEY, "12,5 млн"),
        ("2e9", Kind.MONEY, "2 млрд"),
        ("-35000", Kind.COUNT, "−35 тыс."),
        ("9999", Kind.COUNT, "9 999"),
        ("0.745", Kind.SHARE, "74 %"),
        ("0", Kind.MONEY, "0"),
    ],
)
def test_numbers_of_axes_are_short(value: str, kind: Kind, told: str) -> None:
    assert short(Decimal(value), kind, "ru").replace("\u00a0", " ") == told


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.NUMBER, Kind.MONEY])
def test_values_of_any_size_are_drawn(kind: Kind) -> None:
    series = (Series("x", values("1e40", "-1e40", "1e-40")),)

    assert len(boxes(drawn(replace(BARS, kind=kind, series=series)), "s1")) == 3
