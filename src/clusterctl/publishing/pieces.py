"""The parts of a report as pieces of a page: cards, tables, charts, lights, to be put together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count, groupby
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from clusterctl import resources
from clusterctl.messages import Message
from clusterctl.publishing import cells, charts, showing
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.model import Chart, Facts, Kind, Light, Table, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from clusterctl.messages import Language
    from clusterctl.reports.model import Cell, Column, Fact, Part, Row, Section, Text

_RIGHT = cells.NUMBERS | {Kind.YEAR, Kind.DATE}
_CLASS = {Kind.YEAR: "number", Kind.DATE: "number", Kind.LIGHT: "light"} | dict.fromkeys(
    cells.NUMBERS, "number"
)
_WORD = 28
"""Characters of a word that a column of a table makes room for; a longer one is torn."""
_BROAD = 24
"""Characters of a text that needs two cards' room."""
_LONG = 9
"""Characters of a number that fit a card in large figures."""


def folder() -> Path:
    """Where the page's template, style and macros are."""
    return resources.templates() / "reports"


@cache
def environment() -> Environment:
    """What pages are made by: every value that is not `Markup` is escaped."""
    return Environment(
        loader=FileSystemLoader(folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@dataclass(frozen=True, slots=True)
class Pieces:
    """Makes pieces of one page; `leads` has the id on the page of each cluster it tells of."""

    language: Language
    leads: Mapping[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def section(self, section: Section, id: str, level: int = 2) -> Markup:
        """A section under a heading of that level."""
        elsewhere = {about: lead for about, lead in self.leads.items() if lead != id}
        within = replace(self, leads=elsewhere)
        title = heading(section.title, self.language)
        parts = within.parts(section.parts)
        return self._made("section", title=title, id=id, level=level, parts=parts)

    def parts(self, parts: Sequence[Part]) -> Markup:
        """Parts one below another, charts that follow each other side by side."""
        made = []
        parts = [p for p in parts if not (isinstance(p, Chart) and showing.is_empty(p))]
        for are_charts, some in groupby(parts, key=lambda part: isinstance(part, Chart)):
            together = Markup("").join(self.part(part) for part in some)
            made.append(self._made("charts", charts=together) if are_charts else together)
        return Markup("").join(made)

    def part(self, part: Part) -> Markup:
        """Any part of a section."""
        match part:
            case Facts():
                return self.facts(part)
            case Table():
                return self.table(part)
            case Chart():
                return self.chart(part)
            case _:
                return self.text(part)

    def facts(self, facts: Facts) -> Markup:
        """Cards side by side, as many in a row as there is room for."""
        return self._made("facts", facts=[self._fact(fact) for fact in facts.facts])

    def table(self, table: Table) -> Markup:
        """A table that scrolls within itself, or what is said instead of an empty one."""
        title = heading(table.title, self.language)
        if not table.rows:
            return self._made("empty", title=title, text=heading(table.empty, self.language))
        return self._made(
            "table",
            title=title,
            id=f"table-{next(self._numbers)}",
            columns=[self._column(column) for column in table.columns],
            rows=[self._row(row, table.columns) for row in table.rows],
            note=plain(table.note, self.language),
        )

    def chart(self, chart: Chart) -> Markup:
        """A picture with its legend, if it shows anything; a table has its numbers."""
        if showing.is_empty(chart):
            return Markup()
        id = f"chart-{next(self._numbers)}"
        # Pictures are trees written out: their texts are escaped, and they have no others.
        picture = Markup(charts.svg(chart, self.language, id))  # noqa: S704
        names = [showing.name(chart, n, self.language) for n in range(len(chart.series))]
        swatches = [Markup(charts.swatch(chart, n)) for n in range(len(names))]  # noqa: S704
        pairs = zip(names, swatches, strict=True)
        return self._made(
            "chart",
            title=heading(chart.title, self.language),
            unit=plain(chart.unit, self.language),
            legend=[{"name": name, "swatch": swatch} for name, swatch in pairs],
            picture=picture,
        )

    def text(self, text: Text) -> Markup:
        """A paragraph, its light before it."""
        return self._made(
            "text",
            text=heading(text.text, self.language),
            light=self.light(text.light) if text.light else "",
            css=text.light.value if text.light else "",
        )

    def light(self, light: Light) -> Markup:
        """A traffic light: a sign for the eye, a word for everyone."""
        sign, word = cells.LIGHTS[light]
        return self._made("light", css=light.value, sign=sign, word=word.text(self.language))

    def _fact(self, fact: Fact) -> dict[str, Any]:
        value = self._value(fact.value, fact.kind)
        return {
            "title": heading(fact.title, self.language),
            "value": value or "—",
            "css": fact.light.value if fact.light else "",
            "light": self.light(fact.light) if fact.light else "",
            "note": plain(fact.note, self.language),
            "size": _size(value, fact.kind),
            "broad": fact.kind not in _RIGHT and len(value) > _BROAD,
        }

    def _column(self, column: Column) -> dict[str, str]:
        css = _CLASS.get(column.kind, "")
        title = heading(cells.heading(column, self.language), self.language)
        return {"title": title, "css": "wide" if column.wide else css}

    def _row(self, row: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
        pairs = zip(row.cells, columns, strict=True)
        return {
            "weight": row.weight.value,
            "group": row.weight is Weight.GROUP,
            "lead": self.leads.get(row.about, ""),
            "cells": [self._cell(cell, column) for cell, column in pairs],
        }

    def _cell(self, cell: Cell, column: Column) -> dict[str, str | Markup]:
        text = self._value(cell, column.kind)
        css = "wide" if column.wide else _CLASS.get(column.kind, "")
        is_torn = isinstance(cell, str) and max(map(len, text.split()), default=0) > _WORD
        return {"text": text, "css": f"{css} torn".strip() if is_torn else css}

    def _value(self, cell: Cell, kind: Kind) -> str | Markup:
        match cell:
            case Light():
                return self.light(cell)
            case str() | Message():
                return plain(cell, self.language)
            case _:
                return cells.written(cell, kind, self.language)

    def _made(self, macro: str, **values: object) -> Markup:
        module = environment().get_template("pieces.html.j2").module
        made: Markup = getattr(module, macro)(**values)
        return made


def _size(value: str, kind: Kind) -> str:
    """The class of a value on a card: words are small, long numbers smaller than short ones."""
    if kind not in _RIGHT:
        return "word"
    return "long" if len(value) > _LONG else "short"
