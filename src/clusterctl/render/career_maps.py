"""Career maps: from study through practice to a job and further, with years and salaries."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from clusterctl import language
from clusterctl.drawing import fonts
from clusterctl.drawing.layers import Slot, arranged
from clusterctl.drawing.svg import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Step = Mapping[str, Any]

MOST_STEPS: Final = 60
"""More than that no page shows in letters one can read."""

_CARD, _GAP_ACROSS, _GAP_DOWN, _EDGE = 196.0, 48.0, 22.0, 16.0
_PADDING, _STRIP = 11.0, 24.0
_TITLE, _NAME, _SMALL, _HEAD = 15.0, 13.0, 12.0, 19.0
_LINE = 1.28
_COLORS: Final = {
    "study": "#1f5fa8",
    "practice": "#0b6f6a",
    "job": "#8a4a08",
    "further_study": "#6b3fa0",
}
_INK, _GREY, _ARROW = "#1c1c1c", "#4a4a4a", "#5c6670"


def drawn(career_map: Mapping[str, Any]) -> Picture:
    """A career map as a picture; its values are those of `values.values`, steps and all."""
    steps = {str(step["id"]): step for step in career_map["steps"][:MOST_STEPS]}
    layers, arrows = arranged({id: step["requires"] for id, step in steps.items()})
    heights = {id: _height(step) for id, step in steps.items()}
    tall = [sum(_slot_height(s, heights) + _GAP_DOWN for s in layer) for layer in layers]
    title = f"{career_map['profession']} {career_map['profession_title'] or ''}".strip()
    wide = max(len(layers) * (_CARD + _GAP_ACROSS) - _GAP_ACROSS, 2 * _CARD)
    heading = fonts.wrapped(title, _HEAD, wide, bold=True)
    top = _EDGE + len(heading) * _HEAD * _LINE + 10
    picture = Picture(
        wide + 2 * _EDGE,
        top + max(tall, default=0) - _GAP_DOWN + _EDGE,
        f"Карьерная карта: {title}",
        "; ".join(_said(step, steps) for step in steps.values()),
    )
    for number, line in enumerate(heading):
        baseline = _EDGE + (number + 0.8) * _HEAD * _LINE
        picture.text(_EDGE, baseline, line, _HEAD, font_weight=700, fill=_INK)
    boxes = dict(_placed(layers, tall, heights, top))
    for arrow in arrows:
        _draw_arrow(picture, [boxes[slot] for slot in arrow])
    for slot, (x, y, _high) in boxes.items():
        if slot.node:
            _draw_card(picture, steps[slot.node], x, y, heights[slot.node])
    return picture


def _placed(
    layers: Sequence[Sequence[Slot]],
    tall: Sequence[float],
    heights: Mapping[str, float],
    top: float,
) -> Iterator[tuple[Slot, tuple[float, float, float]]]:
    """Each slot with its left, its top and its height; layers stand around one middle."""
    for number, layer in enumerate(layers):
        x = _EDGE + number * (_CARD + _GAP_ACROSS)
        y = top + (max(tall) - tall[number]) / 2
        for slot in layer:
            high = _slot_height(slot, heights)
            yield slot, (x, y, high)
            y += high + _GAP_DOWN


def _slot_height(slot: Slot, heights: Mapping[str, float]) -> float:
    return heights[slot.node] if slot.node else 0.0


def _rows(step: Step) -> list[tuple[str, float, bool, str]]:
    """The lines of a card below its strip: text, size, whether bold, colour."""
    room = _CARD - 2 * _PADDING
    rows = [
        (line, _TITLE, True, _INK)
        for line in fonts.wrapped(_plain(step["title"]), _TITLE, room, bold=True)
    ]
    rows += [
        (line, _NAME, False, _GREY)
        for line in fonts.wrapped(_plain(step["employer_name"]), _NAME, room)
    ]
    if step["salary_from"] is not None:
        rows.append((f"от {language.number(step['salary_from'])} ₽ в месяц", _NAME, True, _INK))
    return rows


def _height(step: Step) -> float:
    return _STRIP + 2 * _PADDING + sum(size * _LINE for _text, size, _bold, _color in _rows(step))


def _draw_card(picture: Picture, step: Step, x: float, y: float, high: float) -> None:
    color = _COLORS.get(step["kind"], _GREY)
    picture.rectangle(x, y, _CARD, high, rx=7, fill="#ffffff", stroke=color, stroke_width=1.6)
    picture.path(
        f"M{x},{y + _STRIP}v{7 - _STRIP}a7,7 0 0 1 7,-7h{_CARD - 14}a7,7 0 0 1 7,7v{_STRIP - 7}z",
        fill=color,
    )
    strip = {"fill": "#ffffff", "font_weight": 700}
    kind, when = step["kind_title"] or "", _when(step)
    right = x + _CARD - _PADDING - fonts.width(when, _SMALL)
    room = right - x - 2 * _PADDING
    size = min(_SMALL, _SMALL * room / (fonts.width(kind, _SMALL, bold=True) or 1))
    picture.text(x + _PADDING, y + 16.5, kind, size, **strip)
    picture.text(right, y + 16.5, when, _SMALL, fill="#ffffff")
    baseline = y + _STRIP + _PADDING - 3
    for text, size, bold, ink in _rows(step):
        baseline += size * _LINE
        weight = 700 if bold else 400
        picture.text(x + _PADDING, baseline - 1, text, size, font_weight=weight, fill=ink)


def _draw_arrow(picture: Picture, boxes: Sequence[tuple[float, float, float]]) -> None:
    """A line from the right side of the first box to the left side of the last."""
    (x, y, high), *passed, (to_x, to_y, to_high) = boxes
    points = [(x + _CARD, y + high / 2)]
    for left, upper, _high in passed:
        points += [(left, upper), (left + _CARD, upper)]
    points.append((to_x - 8, to_y + to_high / 2))
    d = f"M{points[0][0]:.1f},{points[0][1]:.1f}"
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (x0 + x1) / 2
        d += f"C{middle:.1f},{y0:.1f} {middle:.1f},{y1:.1f} {x1:.1f},{y1:.1f}"
    picture.path(d, fill="none", stroke=_ARROW, stroke_width=1.8)
    end_x, end_y = points[-1]
    picture.path(f"M{end_x + 7:.1f},{end_y:.1f}l-9,-4.5v9z", fill=_ARROW)


def _when(step: Step) -> str:
    years = step["after_years"]
    if years is None:
        return ""
    if not years:
        return "сразу"
    return f"через {language.counted(years, 'год', 'года', 'лет')}"


def _said(step: Step, steps: Mapping[str, Step]) -> str:
    """A step in words, for who can't see the picture."""
    before = [_plain(steps[id]["title"]) for id in step["requires"] if id in steps]
    parts = [
        f"{step['kind_title'] or ''}: {_plain(step['title'])}",
        _plain(step["employer_name"]),
        _when(step),
        f"от {language.number(step['salary_from'])} ₽" if step["salary_from"] is not None else "",
        f"после ступени «{', '.join(before)}»" if before else "",
    ]
    return ", ".join(filter(None, parts))


def _plain(text: object) -> str:
    return language.typeset(" ".join(str(text or "").split()))
