"""Reports as JSON for other programs: typed values, texts in the language of the run.

`schemas/report-document.schema.json` is the promise: fields are added, never renamed.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clusterctl.messages import Message
from clusterctl.messages import told as worded
from clusterctl.reports.model import Chart, Facts, Light, Table, Text

if TYPE_CHECKING:
    from clusterctl.diagnostics import Place
    from clusterctl.messages import Language
    from clusterctl.reports.model import Cell, Column, Fact, Part, Report, Row, Section

VERSION = 1


def told(report: Report, language: Language) -> str:
    """The report as one JSON object."""
    return json.dumps(_Teller(language).report(report), ensure_ascii=False, indent=2) + "\n"


class _Teller:
    """Turns the parts of a report into plain values."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def report(self, report: Report) -> dict[str, Any]:
        return {
            "version": VERSION,
            "name": report.name,
            "title": self.value(report.title),
            "subject": self.value(report.subject),
            "as_of": report.as_of.isoformat(),
            "sections": [self.section(section) for section in report.sections],
            "notes": [self.value(note) for note in report.notes],
        }

    def section(self, section: Section) -> dict[str, Any]:
        return {
            "key": section.key,
            "title": self.value(section.title),
            "about": section.about or None,
            "parts": [self.part(part) for part in section.parts],
        }

    def part(self, part: Part) -> dict[str, Any]:
        match part:
            case Facts(facts):
                return {"part": "facts", "facts": [self.fact(fact) for fact in facts]}
            case Table():
                return self.table(part)
            case Chart():
                return self.chart(part)
            case Text():
                return {"part": "text", "text": self.value(part.text), "light": part.light}

    def fact(self, fact: Fact) -> dict[str, Any]:
        return {
            "key": fact.key,
            "title": self.value(fact.title),
            "kind": fact.kind.value,
            "value": self.value(fact.value),
            "light": fact.light,
            "note": self.value(fact.note),
        }

    def table(self, table: Table) -> dict[str, Any]:
        return {
            "part": "table",
            "key": table.key,
            "title": self.value(table.title),
            "columns": [self.column(column) for column in table.columns],
            "rows": [self.row(row, table.columns) for row in table.rows],
            "note": self.value(table.note),
        }

    def column(self, column: Column) -> dict[str, Any]:
        return {
            "key": column.key,
            "title": self.value(column.title),
            "kind": column.kind.value,
            "unit": self.value(column.unit),
        }

    def row(self, row: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
        pairs = zip(columns, row.cells, strict=True)
        return {
            "weight": row.weight.value,
            "about": row.about or None,
            "place": _place(row.place),
            "values": {column.key: self.value(cell) for column, cell in pairs},
        }

    def chart(self, chart: Chart) -> dict[str, Any]:
        return {
            "part": "chart",
            "key": chart.key,
            "title": self.value(chart.title),
            "shape": chart.shape.value,
            "kind": chart.kind.value,
            "unit": self.value(chart.unit),
            "labels": [self.value(label) for label in chart.labels],
            "series": [
                {
                    "name": self.value(each.name),
                    "light": each.light,
                    "values": [self.value(value) for value in each.values],
                }
                for each in chart.series
            ],
        }

    def value(self, cell: Cell) -> str | int | float | None:
        """A value as JSON has it: a day as text, a number as a number, a light as its name."""
        match cell:
            case Light():
                return cell.value
            case Message():
                return worded(cell, self.language)
            case date():
                return cell.isoformat()
            case Decimal():
                return _number(cell)
            case _:
                return cell


def _number(value: Decimal) -> int | float:
    """The number as its shortest notation: no sum of ours has more digits than a float keeps."""
    return int(value) if value == value.to_integral_value() else float(value)


def _place(place: Place | None) -> dict[str, Any] | None:
    return None if place is None else {"file": place.file, "line": place.line}
