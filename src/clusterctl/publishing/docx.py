"""A report as a paper: `report.md.j2` filled and laid out as all papers are, Word's own charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import __version__
from clusterctl.messages import Message, _
from clusterctl.publishing import cells, native, pictures, shades, showing
from clusterctl.publishing.pieces import folder
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.model import Chart, Facts, Kind, Light, Table, Weight
from clusterctl.templating.marks import Cell as Marked
from clusterctl.templating.marks import Place
from clusterctl.templating.template import compile_text
from clusterctl.word.properties import Core

if TYPE_CHECKING:
    from clusterctl.messages import Language
    from clusterctl.reports.model import Cell, Column, Fact, Part, Report, Row, Section, Text
    from clusterctl.word.drawings import Chart as Drawn

TEMPLATE = "report.md.j2"
_RIGHT = cells.NUMBERS | {Kind.YEAR, Kind.DATE}
_UPRIGHT = 9800
"""Twips of an upright page that a table may take."""
_LETTER, _MARGINS = 104, 210
"""Twips of a letter of 10 points, and of a cell around its text."""
_READABLE, _WIDE = 14, 22
"""Letters that a column of texts asks for, and a wide one."""
_WORDS = {"notes": _("How it was counted")}


def told(report: Report, language: Language) -> bytes:
    """The bytes of a DOCX, the same for the same report."""
    paper = _Paper(language)
    text = (folder() / TEMPLATE).read_text(encoding="utf-8")
    title, subject = heading(report.title, language), plain(report.subject, language)
    sections = [paper.section(section) for section in report.sections]
    values = {
        "russian": language == "ru",
        "words": {name: word.text(language) for name, word in _WORDS.items()},
        "title": title,
        "subject": subject,
        "day": _("as of {day}", day=report.as_of).text(language),
        "sections": sections,
        "turned": bool(sections and sections[0]["parts"] and not sections[0]["title"]),
        "notes": [heading(note, language) for note in report.notes],
    }
    return compile_text(text, TEMPLATE).render(
        values,
        core=Core(title=title, subject=subject, created=report.as_of),
        properties={"clusterctl.template": TEMPLATE, "clusterctl.version": __version__},
        drawings=paper.charts,
    )


class _Paper:
    """Makes plain values of a report's parts, and keeps the charts that they have places for."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.charts: list[Drawn] = []

    def section(self, section: Section) -> dict[str, Any]:
        """A section as the template takes it."""
        drawn = (p for p in section.parts if not (isinstance(p, Chart) and showing.is_empty(p)))
        parts = [self._part(part) for part in drawn]
        title = heading(section.title, self.language)
        if parts and parts[0].get("landscape"):  # the heading goes to the page of what it heads
            parts[0]["heading"], title = title, ""
        return {"title": title, "parts": parts}

    def _part(self, part: Part) -> dict[str, Any]:
        match part:
            case Facts(facts):
                return self._facts(facts)
            case Table():
                return self._table(part)
            case Chart():
                return self._chart(part)
            case _:
                return self._text(part)

    def _text(self, text: Text) -> dict[str, Any]:
        light = cells.light(text.light, self.language) if text.light else ""
        return {"kind": "text", "text": heading(text.text, self.language), "light": light}

    def _facts(self, facts: tuple[Fact, ...]) -> dict[str, Any]:
        return {
            "kind": "facts",
            "rows": [self._fact(fact) for fact in facts],
            "lights": any(fact.light for fact in facts),
            "notes": any(fact.note for fact in facts),
        }

    def _fact(self, fact: Fact) -> dict[str, Any]:
        value = self._written(fact.value, fact.kind) or "—"
        return {
            "title": heading(fact.title, self.language),
            "value": Marked(value, align="right" if fact.kind in _RIGHT else "", bold=True),
            "light": _light(fact.light, self.language) if fact.light else "",
            "note": plain(fact.note, self.language),
        }

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "kind": "table" if table.rows else "empty",
            "title": heading(table.title, self.language),
            "empty": heading(table.empty, self.language),
            "note": plain(table.note, self.language),
            "heading": "",
            "landscape": bool(table.rows) and self._width(table) > _UPRIGHT,
            "columns": [self._column(column) for column in table.columns],
            "rest": [column.key for column in table.columns[1:]],
            "rows": [self._row(row, table.columns) for row in table.rows],
        }

    def _column(self, column: Column) -> dict[str, Any]:
        title = heading(cells.heading(column, self.language), self.language)
        texts = column.kind in {Kind.TEXT, Kind.LIGHT}
        return {"title": title, "wide": column.wide, "text": texts}

    def _row(self, row: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
        if row.weight is Weight.GROUP:
            title = self._written(row.cells[0], Kind.TEXT)
            return {"group": Marked(title, bold=True, fill=shades.GROUP)}
        bold = row.weight is Weight.TOTAL
        pairs = zip(row.cells, columns, strict=True)
        return {"group": "", "cells": [self._cell(cell, of.kind, bold) for cell, of in pairs]}

    def _cell(self, cell: Cell, kind: Kind, bold: bool) -> Marked:  # noqa: FBT001 one of a row
        if isinstance(cell, Light):
            return _light(cell, self.language, bold=bold)
        text = self._written(cell, kind)
        return Marked(text, align="right" if kind in _RIGHT else "", bold=bold)

    def _written(self, cell: Cell, kind: Kind) -> str:
        if isinstance(cell, Message) or (isinstance(cell, str) and not isinstance(cell, Light)):
            return plain(cell, self.language)
        return cells.written(cell, kind, self.language)

    def _width(self, table: Table) -> int:
        """About how wide a table is with its numbers on one line and its texts readable."""
        return sum(self._needed(table, n) for n in range(len(table.columns)))

    def _needed(self, table: Table, number: int) -> int:
        column = table.columns[number]
        title = cells.heading(column, self.language)
        longest = max(map(len, title.split()), default=0)
        rows = (row for row in table.rows if row.weight is not Weight.GROUP)
        written = (self._written(row.cells[number], column.kind) for row in rows)
        if column.kind is Kind.TEXT:
            most = _WIDE if column.wide else _READABLE
            longest = max(longest, min(max(map(len, written), default=0), most))
        else:
            longest = max(longest, max(map(len, written), default=0))
        return longest * _LETTER + _MARGINS

    def _chart(self, chart: Chart) -> dict[str, Any]:
        name = f"chart{len(self.charts) + 1}"
        self.charts.append(pictures.drawn(chart, name, self.language))
        return {"kind": "chart", "title": native.title(chart, self.language), "place": Place(name)}


def _light(light: Light, language: Language, *, bold: bool = False) -> Marked:
    """The word of a light in the cell of its colour."""
    shade = shades.LIGHTS[light]
    return Marked(cells.light(light, language), bold=bold, fill=shade.fill, ink=shade.ink)
