"""Charts as SVG within a page: its style colours them, a screen reader tells what they show.

Drawn here and not by a library: those looked at put the day of drawing and random ids into the
picture, bring scripts and colours of their own, and can't follow a page from light to dark.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from clusterctl.messages import n_
from clusterctl.output.escape import cut
from clusterctl.publishing import showing
from clusterctl.publishing.plain import heading, plain
from clusterctl.publishing.scale import Scale, scale, short
from clusterctl.publishing.svg import box, line, mark, text
from clusterctl.reports.model import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.messages import Language
    from clusterctl.reports.model import Chart

COLOURS = 8
"""Series are drawn in as many colours, `s1` and on, then from the first again."""

_WIDTH = 420.0
_HEIGHT = 190.0
"""Of the field that upright bars and lines are drawn in."""
_LETTER = 7.2
"""About how wide a letter is where a small screen makes it large."""
_LINE = 16.0
_TOP = 14.0
_BAR = 13.0
"""How thick a lying bar is."""
_AIR = 8.0
_MOST = 30
"""How many labels have bars; the table behind the chart has all."""
_ROOM = 52
"""How many letters of a label stand above its lying bars."""


def svg(chart: Chart, language: Language, id: str) -> str:
    """The picture; its title and description have ids made of the given one."""
    drawn = _Drawing(chart, language)
    root = Element("svg", {"role": "img", "class": f"chart {chart.shape.value}"})
    root.set("xmlns", "http://www.w3.org/2000/svg")
    root.set("aria-labelledby", f"{id}-title {id}-desc")
    SubElement(root, "title", {"id": f"{id}-title"}).text = heading(chart.title, language)
    SubElement(root, "desc", {"id": f"{id}-desc"}).text = showing.description(chart, language)
    height = drawn.into(root)
    root.set("viewBox", f"0 0 {_WIDTH:g} {height:g}")
    return tostring(root, encoding="unicode")


def swatch(chart: Chart, number: int) -> str:
    """The little picture of a series in a legend, which says nothing of itself."""
    root = Element("svg", {"aria-hidden": "true", "class": "swatch", "viewBox": "0 0 12 12"})
    if chart.shape is Shape.LINES:
        mark(SubElement(root, "g", {"class": f"line {colour(chart, number)}"}), number, 6, 6)
    else:
        box(root, (1, 1), (10, 10), colour(chart, number))
    return tostring(root, encoding="unicode")


def colour(chart: Chart, number: int) -> str:
    """The class of a series: of its light, if it counts one, else by its number from 0."""
    if light := chart.series[number].light:
        return light.value
    return f"s{number % COLOURS + 1}"


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Draws one chart; y grows downwards."""

    chart: Chart
    language: Language

    def into(self, root: Element) -> float:
        """Draws into the root; the height of the picture."""
        if self.chart.shape is Shape.LINES:
            return self._upright(root, self._lines)
        if showing.upright(self.chart, self.language):
            return self._upright(root, self._bars)
        return self._lying(root)

    def _labels(self) -> list[str]:
        return [plain(label, self.language) for label in self.chart.labels]

    def _values(self, label: int) -> list[Decimal | None]:
        """The values over a label, one of each series."""
        return [showing.value(series, label) for series in self.chart.series]

    def _stretches(self, label: int) -> list[tuple[Decimal, Decimal] | None]:
        """From where to where each series reaches over a label."""
        if self.chart.shape is not Shape.STACKED:
            return [None if v is None else (Decimal(0), v) for v in self._values(label)]
        ends = {True: Decimal(0), False: Decimal(0)}
        found: list[tuple[Decimal, Decimal] | None] = []
        for value in self._values(label):
            if value is None:
                found.append(None)
                continue
            start = ends[value >= 0]
            ends[value >= 0] = start + value
            found.append((start, start + value))
        return found

    def _scale(self, labels: int) -> Scale:
        reached = [
            end
            for label in range(labels)
            for stretch in self._stretches(label)
            if stretch
            for end in stretch
        ]
        return scale(reached, self.chart.kind)

    def _short(self, value: Decimal) -> str:
        return short(value, self.chart.kind, self.language)

    def _upright(self, root: Element, draw: Callable[[Element, _Field, list[str]], None]) -> float:
        labels = self._labels()
        axis = self._scale(len(labels))
        ticks = [(tick, self._short(tick)) for tick in axis.ticks()]
        left = max(len(value) for _tick, value in ticks) * _LETTER + _AIR
        field = _Field(axis, left, (_WIDTH - left) / max(len(labels), 1))
        for tick, value in ticks:
            y = field.y(tick)
            line(root, (left, y), (_WIDTH, y), "zero" if tick == 0 else "grid")
            text(root, left - _AIR / 2, y + 4, value, "end")
        draw(root, field, labels)
        widest = max(map(len, labels), default=0) * _LETTER + _AIR
        every = max(1, -(-widest // field.slot))
        for number, label in enumerate(labels):
            if number % every == 0:
                room = int(every * field.slot / _LETTER)
                text(root, field.middle(number), _TOP + _HEIGHT + _LINE, cut(label, room))
        return _TOP + _HEIGHT + _LINE + 6

    def _bars(self, root: Element, field: _Field, labels: list[str]) -> None:
        stacked = self.chart.shape is Shape.STACKED
        count = 1 if stacked else max(len(self.chart.series), 1)
        wide = min(field.slot * 0.72 / count, 46.0)
        for label in range(len(labels)):
            left = field.middle(label) - wide * count / 2
            for number, stretch in enumerate(self._stretches(label)):
                if stretch is None:
                    continue
                x = left if stacked else left + number * wide
                top, bottom = sorted((field.y(stretch[0]), field.y(stretch[1])))
                box(root, (x, top), (wide, bottom - top), colour(self.chart, number))
                value = self._short(stretch[1])
                if not stacked and len(value) * _LETTER <= wide + 2:
                    text(root, x + wide / 2, top - 3, value)

    def _lines(self, root: Element, field: _Field, labels: list[str]) -> None:
        for number in range(len(self.chart.series)):
            spots = [
                None
                if (value := self._values(n)[number]) is None
                else (field.middle(n), field.y(value))
                for n in range(len(labels))
            ]
            group = SubElement(root, "g", {"class": f"line {colour(self.chart, number)}"})
            for start, end in pairwise(spots):
                if start and end:
                    line(group, start, end)
            for spot in filter(None, spots):
                mark(group, number, *spot)

    def _lying(self, root: Element) -> float:
        labels = self._labels()[:_MOST]
        axis = self._scale(len(labels))
        room = max(map(len, self._told(len(labels))), default=0) * _LETTER + _AIR
        y = 0.0
        for number, label in enumerate(labels):
            text(root, 0, y + _LINE - 4, cut(label, _ROOM), "start")
            y = self._row(root, number, y + _LINE, _WIDTH - room, axis) + _AIR
        if rest := len(self.chart.labels) - len(labels):
            more = n_("{n} more in the table", "{n} more in the table", rest)
            text(root, 0, y + _LINE - 4, more.text(self.language), "start")
            y += _LINE
        return y

    def _row(self, root: Element, label: int, y: float, width: float, axis: Scale) -> float:
        """The lying bars of one label; where they end."""
        stretches = self._stretches(label)
        stacked = self.chart.shape is Shape.STACKED
        zero = axis.part(Decimal(0)) * width
        line(root, (zero, y), (zero, y + _BAR * (1 if stacked else len(stretches))), "zero")
        for number, stretch in enumerate(stretches):
            if stretch is None:
                y += 0 if stacked else _BAR
                continue
            left, right = sorted(axis.part(end) * width for end in stretch)
            box(root, (left, y), (right - left, _BAR), colour(self.chart, number))
            if not stacked:
                text(root, right + 4, y + _BAR - 2.5, self._short(stretch[1]), "start")
                y += _BAR
        if stacked:
            ends = [end for stretch in stretches if stretch for end in stretch]
            total = sum((v for v in self._values(label) if v is not None), Decimal(0))
            right = axis.part(max(ends, default=Decimal(0))) * width
            text(root, right + 4, y + _BAR - 2.5, self._short(total), "start")
            y += _BAR
        return y

    def _told(self, labels: int) -> Iterator[str]:
        """All that is written at the ends of lying bars."""
        for label in range(labels):
            values = [value for value in self._values(label) if value is not None]
            if self.chart.shape is Shape.STACKED:
                yield self._short(sum(values, Decimal(0)))
            else:
                yield from map(self._short, values)


@dataclass(frozen=True, slots=True)
class _Field:
    """Where upright bars and lines are drawn: a slot for each label."""

    axis: Scale
    left: float
    slot: float

    def y(self, value: Decimal) -> float:
        return _TOP + _HEIGHT * (1 - self.axis.part(value))

    def middle(self, label: int) -> float:
        return self.left + self.slot * (label + 0.5)
