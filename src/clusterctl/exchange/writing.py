"""A document as a workbook to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from clusterctl.errors import ClusterctlError
from clusterctl.exchange import guide, looks, passport
from clusterctl.exchange.explained import explained, for_clerks
from clusterctl.exchange.lists import NAME, Lists
from clusterctl.exchange.looks import Looks
from clusterctl.exchange.paths import got
from clusterctl.exchange.records import Record, cell_path, records
from clusterctl.exchange.sheets import FORM, YEARS, counted
from clusterctl.exchange.shown import shown
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clusterctl.exchange.papers import Paper
    from clusterctl.exchange.sheets import Column, Sheet
    from clusterctl.schema import Field

KEYS_ROW: Final = 0
"""The hidden row that tells which column is which, wherever it is moved."""
MARKS: Final = 0
"""The hidden column that tells which rows are none to fill in, and which lines of a form."""

HEADER: Final = "#header"
NOTE: Final = "#note"
TOTAL: Final = "#total"
TITLE: Final = "#title"
KEYS: Final = "#keys"
TOTAL_WORD: Final = _("Total")

ROOM: Final = 1000
"""So many rows more than there are have rules, lists to choose from and are in the totals."""

_MADE: Final = datetime(2026, 1, 1)  # noqa: DTZ001 the same bytes whenever it is made
_LONGEST: Final = 32_767
_POINTS_A_LINE: Final = 13
_NOTE_POINTS: Final = 11
_MOST_POINTS: Final = 120
_HIGHEST: Final = 400
"""Excel makes no row higher than 409 points."""
_PROTECTION: Final = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True,
    "delete_rows": True, "sort": True, "autofilter": True,
}  # fmt: skip
_HEADER_ROW: Final = 3
_VALUE: Final = 3
_KNOWN_WIDTH: Final = 40
_BESIDE: Final = 24
_SPREAD: Final = 6
_BOLD: Final = 0.85
_SMALL: Final = 1.2
"""How many more characters of a smaller or bolder type go into a column."""
_TABS: Final = ("#1F3864", "#8EA9DB")


def written(paper: Paper, step: Callable[[int, int], None] | None = None) -> bytes:
    """The workbook of a document; the same bytes for the same document.

    A `ClusterctlError` for a text that is too long for a cell. `step` is told after each sheet
    how many are done of how many.
    """
    target = BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False,
    }  # fmt: skip
    workbook = Workbook(target, options)
    workbook.set_properties({"title": paper.title, "created": _MADE})
    workbook.set_calc_mode("auto")
    _Writer(workbook, paper, Looks(workbook)).all(step)
    workbook.close()
    return target.getvalue()


@dataclass(slots=True)
class _Writer:
    workbook: Workbook
    paper: Paper
    looks: Looks

    def all(self, step: Callable[[int, int], None] | None) -> None:
        """Write every sheet: the guide first, the hidden one last."""
        first = self.workbook.add_worksheet(guide.NAME.text("ru"))
        lists = Lists(
            self.paper.lexicon, self.paper.years, self.paper.professions, dict(self.paper.ids)
        )
        total = len(self.paper.sheets)
        for done, sheet in enumerate(self.paper.sheets, 1):
            self.sheet(sheet, lists, done)
            if step:
                step(done, total)
        chosen = self.workbook.add_worksheet(NAME.text("ru"))
        lists.write(chosen, self.looks)
        chosen.protect("", _PROTECTION)
        guide.write(first, self.paper, self.looks)
        first.protect("")
        self.passport()

    def passport(self) -> None:
        hidden = self.workbook.add_worksheet(passport.SHEET)
        for row, (key, value) in enumerate(self.paper.passport.rows()):
            hidden.write_string(row, 0, key)
            hidden.write_string(row, 1, value)
        hidden.protect("")
        hidden.very_hidden()

    def sheet(self, sheet: Sheet, lists: Lists, number: int) -> None:
        """Write one sheet."""
        target = self.workbook.add_worksheet(sheet.name)
        target.set_tab_color(_TABS[number % len(_TABS)])
        target.write_string(KEYS_ROW, MARKS, f"{KEYS}:{sheet.key}")
        target.set_row(KEYS_ROW, None, None, {"hidden": True})
        target.set_column(MARKS, MARKS, 2, self.looks.cell(looks.TEXT_FORMAT), {"hidden": True})
        target.write_string(1, MARKS, TITLE)
        target.write_string(1, 1, sheet.title, self.looks.style("title"))
        target.write_string(2, MARKS, TITLE)
        target.set_row(1, 22, self.looks.style("bare"))
        target.set_row(2, None, self.looks.style("bare"))
        {FORM: _form, YEARS: _years}.get(sheet.key, _table)(self, target, sheet, lists)
        target.protect("", _PROTECTION)
        target.set_landscape()
        target.set_paper(9)
        target.fit_to_pages(1, 0)
        target.set_margins(0.4, 0.4, 0.5, 0.6)
        target.set_footer("&L&8&A&R&8&P / &N")

    def cell(self, target: Any, row: int, column: int, value: Any, field: Field) -> None:
        """Write one value into a cell to fill in."""
        value = shown(value, field, self.paper.lexicon)
        plain = self.looks.cell(looks.number_format(field))
        match value:
            case None:
                target.write_blank(row, column, None, plain)
            case date():
                target.write_datetime(row, column, value, self.looks.cell(looks.DAY_FORMAT))
            case str():
                if len(value) > _LONGEST:
                    raise _too_long(field)
                target.write_string(row, column, value, plain)
            case _:
                target.write_number(row, column, value, plain)


@dataclass(frozen=True, slots=True)
class _Head:
    """A column as its head tells it: the hidden key, the words above, how its cells look."""

    key: str
    header: str
    note: str
    width: int
    numbers: str = looks.TEXT_FORMAT
    free: bool = True


def _heads(writer: _Writer, target: Any, about: str, heads: Sequence[_Head], at: int) -> None:
    """Write the head of a sheet: what it is about, headers at that row, explanations below."""
    if about:
        last = max(min(len(heads), _SPREAD), 2)
        target.merge_range(2, 1, 2, last, about, writer.looks.style("about"))
        room = sum(head.width for head in heads[:last])
        points = min(_MOST_POINTS, _POINTS_A_LINE * _lines(about, room))
        target.set_row(2, points, writer.looks.style("bare"))
    target.write_string(at, MARKS, HEADER)
    target.write_string(at + 1, MARKS, NOTE)
    for column, head in enumerate(heads, 1):
        cells = writer.looks.cell(head.numbers) if head.free else writer.looks.style("known")
        target.set_column(column, column, head.width, cells)
        target.write_string(KEYS_ROW, column, head.key)
        target.write_string(at, column, head.header, writer.looks.style("header"))
        target.write_string(at + 1, column, head.note, writer.looks.style("note"))
    points = max(_POINTS_A_LINE * _lines(h.header, h.width * _BOLD) for h in heads)
    target.set_row(at, min(_MOST_POINTS, points + 4))
    points = max(_NOTE_POINTS * _lines(h.note, h.width * _SMALL) for h in heads)
    target.set_row(at + 1, min(_MOST_POINTS, points + 4))


def _table(writer: _Writer, target: Any, sheet: Sheet, lists: Lists) -> None:
    """Write a sheet whose rows are the items of a list."""
    known = writer.paper.known.get(sheet.key)
    beside = known.headers if known else ()
    columns = list(_placed(sheet.columns, len(beside)))
    heads = [_column_head(column) for _at, column in columns]
    heads[1:1] = [_Head(f"={n}", title, "", _BESIDE if n else _KNOWN_WIDTH, free=False)
                  for n, title in enumerate(beside)]  # fmt: skip
    _heads(writer, target, for_clerks(sheet.about), heads, _HEADER_ROW)
    rows = list(records(sheet, writer.paper.value))
    first = _HEADER_ROW + 2 + any(column.is_summed for column in sheet.columns)
    last = first + len(rows) + ROOM
    for row, record in enumerate(rows, first):
        told = known.told(record.value(sheet.columns[0])) if known else ()
        beside_it = ((text, float(_KNOWN_WIDTH)) for text in told)
        _fit(target, row, chain(_texts(writer, record, sheet), beside_it))
        for at, column in columns:
            writer.cell(target, row, at, record.value(column), column.field)
        for at, text in enumerate(told, 2):
            target.write_string(row, at, text, writer.looks.style("known"))
    for at, column in columns:
        target.data_validation(first, at, last, at, lists.rule(column.field))
        if column.is_summed:
            values = [record.value(column) for record in rows]
            _total(writer, target, (first, last, at), values, column.field)
    if first > _HEADER_ROW + 2:
        target.write_string(first - 1, MARKS, TOTAL)
        if not columns[0][1].is_summed:
            word = TOTAL_WORD.text("ru")
            target.write_string(first - 1, 1, word, writer.looks.style("total"))
    target.freeze_panes(first, 2)
    target.repeat_rows(_HEADER_ROW)


def _texts(writer: _Writer, record: Record, sheet: Sheet) -> Iterator[tuple[Any, float]]:
    """The values of a row as they are shown, each with the width it has."""
    for column in sheet.columns:
        value = shown(record.value(column), column.field, writer.paper.lexicon)
        yield value, looks.width(column.field)


def _placed(columns: Sequence[Column], beside: int) -> Iterator[tuple[int, Column]]:
    """The columns and where they stand: what is only told stands behind the first one."""
    for number, column in enumerate(columns):
        yield 1 + number + (beside if number else 0), column


def _column_head(column: Column) -> _Head:
    return _Head(
        column.key,
        column.header,
        explained(column.field),
        looks.width(column.field),
        looks.number_format(column.field),
    )


def _total(
    writer: _Writer, target: Any, where: tuple[int, int, int], values: Sequence[Any], field: Field
) -> None:
    """Write the sum of a column above its rows; hidden rows don't count."""
    first, last, at = where
    column = xl_col_to_name(at)
    numbers = [v for v in values if isinstance(v, int | Decimal) and not isinstance(v, bool)]
    target.write_formula(
        first - 1,
        at,
        f"=SUBTOTAL(109,{column}{first + 1}:{column}{last + 1})",
        writer.looks.style("total", looks.number_format(field)),
        float(sum(numbers)),
    )


def _form(writer: _Writer, target: Any, sheet: Sheet, lists: Lists) -> None:
    """Write a sheet of single values, one below another."""
    heads = (
        _Head("", _("Section").text("ru"), "", 34, free=False),
        _Head("", _("What to write").text("ru"), "", 28, free=False),
        _Head("value", _("Value").text("ru"), "", 80),
        _Head("", _("How").text("ru"), "", 50, free=False),
    )
    _heads(writer, target, "", heads, _HEADER_ROW)
    for row, line in enumerate(sheet.lines, _HEADER_ROW + 2):
        told = line.field
        target.write_string(row, MARKS, line.key)
        target.write_string(row, 1, line.section, writer.looks.style("known"))
        title = f"{line.title} *" if told.required else line.title
        target.write_string(row, 2, title, writer.looks.style("label"))
        value = got(writer.paper.value, line.path)
        cells = ((shown(value, told, writer.paper.lexicon), 80), (line.section, 34))
        _fit(target, row, iter((*cells, (explained(told), 50))))
        writer.cell(target, row, _VALUE, value, told)
        target.write_string(row, 4, explained(told), writer.looks.style("about"))
        target.data_validation(row, _VALUE, row, _VALUE, lists.rule(told))
    target.freeze_panes(_HEADER_ROW + 2, 3)


def _years(writer: _Writer, target: Any, sheet: Sheet, lists: Lists) -> None:
    """Write the sheet of numbers by years, a row for each list."""
    years = writer.paper.years
    heads = [
        _Head("", _("Section").text("ru"), "", 34, free=False),
        _Head("", _("What to count").text("ru"), "", 34, free=False),
        *(_Head(str(year), str(year), "", 12) for year in years),
    ]
    _heads(writer, target, "", heads, _HEADER_ROW)
    for row, line in enumerate(sheet.lines, _HEADER_ROW + 2):
        value = counted(line)
        target.write_string(row, MARKS, line.key)
        target.write_string(row, 1, line.section, writer.looks.style("known"))
        target.write_string(row, 2, line.title, writer.looks.style("label"))
        for column, year in enumerate(years, 3):
            path = cell_path(line.path, year, value.key)
            writer.cell(target, row, column, got(writer.paper.value, path), value)
            target.data_validation(row, column, row, column, lists.rule(value))
    target.freeze_panes(_HEADER_ROW + 2, 3)


def _fit(target: Any, row: int, texts: Iterator[tuple[Any, float]]) -> None:
    """Make a row high enough for its texts; one line fits by itself."""
    lines = max((_lines(text, width) for text, width in texts if isinstance(text, str)), default=1)
    if lines > 1:
        target.set_row(row, min(_HIGHEST, _POINTS_A_LINE * lines + 2))


def _lines(text: str, width: float) -> int:
    """How many lines a wrapped text takes."""
    return sum(1 + int(len(part) / max(width, 1)) for part in text.split("\n"))


def _too_long(field: Field) -> ClusterctlError:
    return ClusterctlError(
        _("“{title}” is longer than a cell can hold: {most} characters",
          title=field.title, most=_LONGEST),
        _("shorten it in the document, then export it again"),
    )  # fmt: skip
