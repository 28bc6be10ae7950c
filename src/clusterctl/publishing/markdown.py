"""Reports as Markdown: pages of a repository or a wiki, with tables in place of charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.output.escape import markdown
from clusterctl.publishing import cells
from clusterctl.publishing.fitting import written
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.model import Chart, Facts, Kind, Table, Text, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.messages import Language
    from clusterctl.reports.model import Cell, Column, Fact, Part, Report, Row

_BLOCK = re.compile(r"^(\d*)([-+=#.)])")
"""What a line begins with that would make it a heading, a list or a rule."""

_RULES = {True: "--:", False: ":--"}


def told(report: Report, language: Language) -> str:
    """The report as a page; its charts are left out, for their numbers stand in tables."""
    return "\n".join(_Teller(language).lines(report)) + "\n"


class _Teller:
    """Tells the parts of a report, each with an empty line before it."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def lines(self, report: Report) -> Iterator[str]:
        yield f"# {markdown(heading(report.title, self.language))}"
        day = markdown(heading(_("as of {day}", day=report.as_of), self.language))
        subject = markdown(heading(report.subject, self.language))
        yield from ("", f"{subject}. {day}." if subject else f"{day}.")
        for section in report.sections:
            yield from ("", f"## {markdown(heading(section.title, self.language))}")
            for part in section.parts:
                yield from self.part(part)
        if report.notes:
            notes = (markdown(heading(note, self.language)) for note in report.notes)
            yield from ("", "---", "", *(f"- {note}" for note in notes))

    def part(self, part: Part) -> Iterator[str]:
        match part:
            case Facts(facts):
                yield from ("", *(self.fact(fact) for fact in facts))
            case Table():
                yield from self.table(part)
            case Text():
                light = f"{cells.LIGHTS[part.light][0]} " if part.light else ""
                words = markdown(heading(part.text, self.language))
                yield from ("", f"{light}{words}" if light else _BLOCK.sub(r"\g<1>\\\g<2>", words))
            case Chart():
                return

    def fact(self, fact: Fact) -> str:
        title = markdown(heading(fact.title, self.language))
        sign = f" {cells.LIGHTS[fact.light][0]}" if fact.light else ""
        note = f" ({markdown(plain(fact.note, self.language))})" if fact.note else ""
        return f"- {title}: **{self.cell(fact.value, fact.kind) or '—'}**{sign}{note}"

    def table(self, table: Table) -> Iterator[str]:
        yield from ("", f"### {markdown(heading(table.title, self.language))}", "")
        if not table.rows:
            yield f"{markdown(heading(table.empty, self.language))}."
            return
        titles = (self.title(column) for column in table.columns)
        yield f"| {' | '.join(titles)} |"
        rules = (_RULES[column.kind in cells.NUMBERS] for column in table.columns)
        yield f"|{'|'.join(rules)}|"
        for row in table.rows:
            yield self.row(row, table.columns)
        if table.note:
            yield from ("", f"*{markdown(heading(table.note, self.language))}*")

    def title(self, column: Column) -> str:
        return markdown(heading(cells.heading(column, self.language), self.language))

    def row(self, row: Row, columns: tuple[Column, ...]) -> str:
        pairs = zip(row.cells, columns, strict=True)
        told = [self.cell(cell, column.kind) for cell, column in pairs]
        if row.weight is not Weight.PLAIN:
            told = [f"**{text}**" if text else "" for text in told]
        return f"| {' | '.join(told)} |"

    def cell(self, cell: Cell, kind: Kind) -> str:
        return markdown(written(cell, kind, self.language))
