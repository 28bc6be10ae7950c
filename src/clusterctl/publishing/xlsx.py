"""A report as a workbook: a sheet of facts, one for each table, one for each chart.

Nothing that a document says becomes a formula or a link: texts are written as texts. The only
formulas are the sums of columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from clusterctl.messages import _
from clusterctl.publishing import cells, native, showing
from clusterctl.publishing.looks import Looks
from clusterctl.publishing.plain import heading, plain
from clusterctl.publishing.sheets import Sheet
from clusterctl.reports.model import Chart, Facts, Kind, Table, Text, Weight

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from clusterctl.messages import Language
    from clusterctl.reports.model import Fact, Report, Section

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")
_MOST_NAME = 31
_MOST_LINK = 255
"""Characters of a link's text."""
_RESERVED = {"history"}
_HEAD = 3
"""The row that the head of a table stands in."""
_A4 = 9
_LABEL, _SERIES = 26, 16
"""Widths of the columns of a chart's numbers."""
_SUMMARY = (44, 26, 20, 36)
"""Widths of the columns of the first sheet: what, how much, how good, a note."""


def told(report: Report, language: Language) -> bytes:
    """The bytes of a workbook, the same for the same report."""
    content = BytesIO()
    book = Workbook(content, _OPTIONS)
    book.set_properties(
        {
            "title": heading(report.title, language),
            "subject": plain(report.subject, language),
            "author": "clusterctl",
            "created": datetime.combine(report.as_of, time(), UTC).replace(tzinfo=None),
        }
    )
    _Book(book, report, language, Looks(book)).write()
    book.close()
    return content.getvalue()


@dataclass(slots=True)
class _Book:
    book: Workbook
    report: Report
    language: Language
    looks: Looks
    names: set[str] = field(default_factory=set)

    def write(self) -> None:
        summary = self._sheet(_("Summary").text(self.language))
        listed: list[tuple[str, str, str]] = []
        for section in self.report.sections:
            for part in section.parts:
                if isinstance(part, Chart) and showing.is_empty(part):
                    continue
                if isinstance(part, Table | Chart):
                    title = heading(part.title, self.language)
                    sheet = self._sheet(title)
                    if isinstance(part, Chart):
                        title = native.title(part, self.language)
                    listed.append((heading(section.title, self.language), title, sheet.name))
                    self._head(sheet, title, section)
                    if isinstance(part, Table):
                        self._table(sheet, part)
                    else:
                        self._chart(sheet, part)
        self._summary(summary, listed)

    def _sheet(self, title: str) -> Worksheet:
        """A new sheet, set up for paper, under a name like the title that no other has."""
        name = _name(title, self.names)
        self.names.add(name.lower())
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return sheet

    def _head(self, sheet: Worksheet, title: str, section: Section | None = None) -> None:
        """The first two rows: what this is, of which report, as of which day."""
        of = [section.title, self.report.title] if section else []
        day = _("as of {day}", day=self.report.as_of).text(self.language)
        told = [heading(text, self.language) for text in of]
        told += [plain(self.report.subject, self.language), day]
        on = Sheet(sheet, self.looks, self.language)
        on.text(0, 0, title, "title")
        on.text(1, 0, " · ".join(filter(None, told)), "pale")

    def _table(self, sheet: Worksheet, table: Table) -> None:
        on = Sheet(sheet, self.looks, self.language)
        if not table.rows:
            on.text(_HEAD, 0, heading(table.empty, self.language), "pale")
            return
        below = on.table(table, _HEAD)
        if table.note:
            on.text(below + 1, 0, plain(table.note, self.language), "pale")

    def _chart(self, sheet: Worksheet, chart: Chart) -> None:
        """The chart's numbers, and the chart beside them."""
        number = self.looks.cell(chart.kind, Weight.PLAIN, native.number_format(chart.kind, 2))
        label = self.looks.cell(Kind.TEXT, Weight.PLAIN)
        looks = native.Looks(self.looks.fixed("head"), label, number)
        native.write_data(sheet, chart, (_HEAD, 0), self.language, looks)
        names = [showing.name(chart, n, self.language) for n in range(len(chart.series))]
        on = Sheet(sheet, self.looks, self.language)
        on.lines(_HEAD, names, [_SERIES] * len(names))
        for row, each in enumerate(chart.labels, _HEAD + 1):
            on.lines(row, [plain(each, self.language)], [_LABEL])
        sheet.set_column(0, 0, _LABEL)
        sheet.set_column(1, max(len(chart.series), 1), _SERIES)
        made = native.native(self.book, sheet.name, chart, (_HEAD, 0), self.language)
        made.set_title({"name": [sheet.name, 0, 0], "name_font": {"size": 12}})
        height = 380 if showing.upright(chart, self.language) else 160 + 44 * len(chart.labels)
        made.set_size({"width": 760, "height": min(height, 1600)})
        description = showing.description(chart, self.language)
        sheet.insert_chart(
            _HEAD, len(chart.series) + 2, made, {"description": description, "object_position": 3}
        )

    def _summary(self, sheet: Worksheet, listed: list[tuple[str, str, str]]) -> None:
        """Facts and texts by section, the list of sheets, how things were counted."""
        on = Sheet(sheet, self.looks, self.language)
        self._head(sheet, heading(self.report.title, self.language))
        for number, width in enumerate(_SUMMARY):
            sheet.set_column(number, number, width)
        row = _HEAD
        for section in self.report.sections:
            row = self._told(on, section, row)
        row = self._list(on, listed, row)
        if self.report.notes:
            on.text(row, 0, _("How it was counted").text(self.language), "part")
        for number, note in enumerate(self.report.notes, row + 1):
            self._across(on, number, heading(note, self.language), "note")

    def _list(self, on: Sheet, listed: list[tuple[str, str, str]], row: int) -> int:
        """The other sheets, each with its section, to be led to; the row to go on in."""
        if not listed:
            return row
        on.text(row, 0, _("Sheets").text(self.language), "part")
        for number, (section, title, name) in enumerate(listed, row + 1):
            quoted = name.replace("'", "''")
            link = self.looks.fixed("link")
            on.sheet.write_url(number, 0, f"internal:'{quoted}'!A1", link, title[:_MOST_LINK])
            on.text(number, 1, section, "pale")
        return row + len(listed) + 2

    def _told(self, on: Sheet, section: Section, row: int) -> int:
        """The facts and texts of a section, if it has any; the row to go on in."""
        parts = [part for part in section.parts if isinstance(part, Facts | Text)]
        if not parts:
            return row
        on.text(row, 0, heading(section.title, self.language), "part")
        row += 1
        for part in parts:
            if isinstance(part, Text):
                self._text(on, part, row)
                row += 1
                continue
            for fact in part.facts:
                self._fact(on, fact, row)
                row += 1
        return row + 1

    def _text(self, on: Sheet, text: Text, row: int) -> None:
        sign = f"{cells.light(text.light, self.language)}. " if text.light else ""
        self._across(on, row, sign + heading(text.text, self.language), "text")

    def _across(self, on: Sheet, row: int, text: str, look: str) -> None:
        """A text over all columns of the first sheet."""
        last = len(_SUMMARY) - 1
        on.sheet.merge_range(row, 0, row, last, "", self.looks.fixed(look))
        on.text(row, 0, text, look)
        on.lines(row, [text], [sum(_SUMMARY)])

    def _fact(self, on: Sheet, fact: Fact, row: int) -> None:
        on.text(row, 0, heading(fact.title, self.language), "text")
        on.value(row, 1, fact.value, fact.kind)
        if fact.light:
            on.sheet.write_string(
                row, 2, cells.light(fact.light, self.language), self.looks.light(fact.light)
            )
        if fact.note:
            on.text(row, 3, plain(fact.note, self.language), "note")
        texts = [heading(fact.title, self.language), plain(fact.note, self.language)]
        texts.append(cells.written(fact.value, fact.kind, self.language))
        on.lines(row, texts, [_SUMMARY[0], _SUMMARY[3], _SUMMARY[1]])


def _name(title: str, taken: set[str]) -> str:
    """A name for a sheet: what Excel forbids is left out, what is too long is cut."""
    known = " ".join(_FORBIDDEN.sub(" ", title).split()).strip("' ")
    number, end = 1, ""
    while True:
        name = known[: _MOST_NAME - len(end)].strip("' ") + end
        if name and name.lower() not in taken | _RESERVED:
            return name
        number += 1
        end = f" ({number})"
