"""Totals of tables against the rows above them; parts of an amount by years against it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clusterctl.language.numbers import number
from clusterctl.messages import _
from clusterctl.proof.findings import finding
from clusterctl.proof.patterns import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Cell, Table, Text

_TOTAL: Final = re.compile(r"(?:итого|всего)(?![а-яё])", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"(-|−)?(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,(\d+))?"
    r"(?:[\s\u00a0]*(?:руб\.?|₽|шт\.|чел\.))?"
    r"(?:[\s\u00a0]*\([^()]*\))?"
)
_NOTHING: Final = frozenset({"", "-", "–", "—", "х", "x", "Х", "X"})
_NO_SUM: Final = re.compile(
    r"%|процент|дол[яи]|цена|средн|тариф|ставк|за единицу|№|код|год(?!а|у)|срок|курс|класс|дата"
    r"|номер|коэффициент|площадь на",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[ \u00a0]г(?:од|\.))?")
_FEWEST: Final = 2
_ROUBLES: Final = r"(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,(\d{2}))?~(?:\([^()]*\)~)?руб"
_AMOUNT: Final = spaced(_ROUBLES)
_BY_YEARS: Final = spaced(
    rf"(?:на (?:общую )?сумму|в размере) {_ROUBLES}\.?[^.;:]{{0,60}}?"
    r"(?:в том числе|из них) по годам:",
    re.IGNORECASE,
)


def check(text: Text) -> Iterator[Diagnostic]:
    """T04: a total that is not the sum."""
    for table in text.tables:
        yield from _judged(text, table)
    for index, line in enumerate(text.lines):
        if found := _BY_YEARS.search(line.text):
            yield from _by_years(text, index, found)


def _judged(text: Text, table: Table) -> Iterator[Diagnostic]:
    rows = [_columns(row) for row in table.rows]
    start = table.head
    subtotals: list[list[Cell | None]] = []
    for at, row in enumerate(rows):
        if at < table.head or not _is_total(row):
            continue
        for column in range(len(row)):
            yield from _column(text, rows, column, (table.head, start, at), subtotals)
        subtotals.append(row)
        start = at + 1


def _columns(row: Sequence[Cell]) -> list[Cell | None]:
    """The cells by column: one that spans several stands in the first of them."""
    found: list[Cell | None] = []
    for cell in row:
        found += [cell, *[None] * (cell.span - 1)]
    return found


def _is_total(row: Sequence[Cell | None]) -> bool:
    first = next((cell.text.strip() for cell in row[:2] if cell and cell.text.strip()), "")
    return bool(_TOTAL.match(first))


def _column(
    text: Text,
    rows: Sequence[Sequence[Cell | None]],
    column: int,
    bounds: tuple[int, int, int],
    subtotals: Sequence[Sequence[Cell | None]],
) -> Iterator[Diagnostic]:
    head, start, at = bounds
    cell = rows[at][column]
    total = _value(cell)
    if cell is None or total is None or _unsummed(rows[:head], column):
        return
    group = _values(rows[start:at], column)
    if group is None or len(group) < _FEWEST:
        return
    totals = [row for row in subtotals if len(row) > column]
    everything = _values([r for r in rows[head:at] if not any(r is s for s in totals)], column)
    ways = [group, everything, _values(totals, column) if totals else None]
    sums = [sum(way, Decimal()) for way in ways if way]
    slack = _slack([total, *group])
    if any(abs(told - total) <= slack for told in sums):
        return
    yield finding(
        text, "T04", cell.line, (0, len(text.lines[cell.line].text)),
        _("the total is {total}, the rows above make {sum}",
          total=number(total), sum=number(sums[0])),
    )  # fmt: skip


def _slack(values: Sequence[Decimal]) -> Decimal:
    """How far rounded parts may be from a rounded total; whole numbers add up exactly."""
    places = max(-int(value.as_tuple().exponent) for value in values)
    return Decimal(len(values)) / 2 * Decimal(10) ** -places if places > 0 else Decimal()


def _unsummed(heads: Sequence[Sequence[Cell | None]], column: int) -> bool:
    """Whether the head says that the column isn't added up: prices, shares, numbers."""
    cells = [row[column] for row in heads if column < len(row)]
    told = " ".join(cell.text for cell in cells if cell).strip()
    return bool(_NO_SUM.search(told)) and not _YEAR.fullmatch(told)


def _values(rows: Sequence[Sequence[Cell | None]], column: int) -> list[Decimal] | None:
    """The numbers of a column, nothing for a dash; None where something else stands in it."""
    found: list[Decimal] = []
    for row in rows:
        if column >= len(row) or row[column] is None:
            if len([cell for cell in row if cell]) == 1:
                continue  # a heading across the table
            return None
        cell = row[column]
        if cell is None or cell.text.strip() in _NOTHING:
            continue
        value = _value(cell)
        if value is None:
            return None
        found.append(value)
    return found


def _value(cell: Cell | None) -> Decimal | None:
    found = _NUMBER.fullmatch(cell.text.strip()) if cell else None
    if not found:
        return None
    sign, whole = "-" if found[1] else "", re.sub(r"\D", "", found[2])
    return Decimal(f"{sign}{whole}.{found[3] or 0}") if found[3] else Decimal(f"{sign}{whole}")


def _by_years(text: Text, index: int, found: re.Match[str]) -> Iterator[Diagnostic]:
    """«на сумму 300 000 руб., в том числе по годам: …»: such parts are all of them."""
    rest = re.split(r"\.(?=\s+[А-ЯЁ]|\s*$)", found.string[found.end() :])[0]
    parts = [_roubles(part) for part in _AMOUNT.finditer(rest)]
    total = _roubles(found)
    if len(parts) >= _FEWEST and sum(parts, Decimal()) != total:
        yield finding(
            text, "T04", index, found.span(1),
            _("the amount is {total}, its parts make {sum}",
              total=number(total), sum=number(sum(parts, Decimal()))),
        )  # fmt: skip


def _roubles(found: re.Match[str]) -> Decimal:
    return Decimal(re.sub(r"\D", "", found[1])) + Decimal(found[2] or 0) / 100
