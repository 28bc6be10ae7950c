"""Which sheet of a filled-in workbook is which, and which of its columns and rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from clusterctl.exchange import passport
from clusterctl.exchange.explained import explained
from clusterctl.exchange.guide import NAME as GUIDE
from clusterctl.exchange.lists import NAME as LISTS
from clusterctl.exchange.sheets import FORM, YEARS
from clusterctl.exchange.trouble import Spot, Trouble, error, info, warning
from clusterctl.exchange.writing import HEADER, KEYS, NOTE, TITLE, TOTAL, TOTAL_WORD
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.exchange.grid import Grid
    from clusterctl.exchange.sheets import Sheet

_DEEP: Final = 12
"""So many rows from the top a head is looked for."""
_YEAR: Final = re.compile(r"20[0-9]{2}")
_ENOUGH: Final = 0.5
"""Whose share of headers is there, is the head."""


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet of the plan in the workbook: its columns by key, and its rows to read."""

    sheet: Sheet
    grid: Grid
    columns: Mapping[str, int]
    rows: Sequence[int]
    marks: Mapping[int, str] = field(default_factory=dict)


def found(grids: Sequence[Grid], plan: Sequence[Sheet], troubles: list[Trouble]) -> Iterator[Found]:
    """The sheets that are there, in the order of the plan; what is odd is added to the troubles."""
    placed: dict[str, Grid] = {}
    own = {GUIDE.text("ru"), LISTS.text("ru"), passport.SHEET}
    left = [grid for grid in grids if grid.name not in own]
    for sheet in plan:
        same_key = [g for g in left if _key(g) == sheet.key]
        grid = next(iter(same_key), None) or next((g for g in left if g.name == sheet.name), None)
        if grid is None:
            troubles.append(_gone(sheet))
            continue
        troubles += [_copied(other, grid) for other in same_key[1:]]
        if grid.name != sheet.name:
            troubles.append(_renamed(sheet, grid))
        placed[sheet.key] = grid
        left = [g for g in left if g is not grid and g not in same_key]
    troubles += [_unknown(grid) for grid in left if any(map(any, grid.rows))]
    for sheet in plan:
        if sheet.key in placed:
            read = _read(sheet, placed[sheet.key], troubles)
            if read.columns:
                yield read


def _key(grid: Grid) -> str:
    """The key that a sheet's hidden corner tells."""
    corner = str(grid.value(0, 0))
    return corner.removeprefix(f"{KEYS}:") if corner.startswith(f"{KEYS}:") else ""


def _read(sheet: Sheet, grid: Grid, troubles: list[Trouble]) -> Found:
    marked = bool(_key(grid))
    columns = _by_keys(sheet, grid) if marked else {}
    head, headers = _header_row(sheet, grid)
    by_words = {key: at for key, at in headers.items() if at not in columns.values()}
    for key, at in by_words.items():
        columns.setdefault(key, at)
    if not columns:  # with no column known, every row of the document would seem deleted
        troubles.append(_headless(grid))
        return Found(sheet, grid, {}, ())
    known = _titles(sheet)
    troubles += [_no_column(grid, head, known[key]) for key in known if key not in columns]
    troubles += _strange_columns(grid, head, columns, marked=marked)
    marks = {row: str(grid.value(row, 0)) for row in range(len(grid.rows))} if marked else {}
    first = head + 1 if marked else head + 1 + _is_note(sheet, grid, head + 1, columns)
    rows = [row for row in range(first, len(grid.rows)) if _is_row(grid, row, marks, columns)]
    return Found(sheet, grid, columns, rows, marks)


def _titles(sheet: Sheet) -> dict[str, str]:
    """The headers of a sheet by the keys of its columns."""
    if sheet.key == FORM:
        return {"value": _("Value").text("ru")}
    return {column.key: column.header for column in sheet.columns}


def _by_keys(sheet: Sheet, grid: Grid) -> dict[str, int]:
    known = _titles(sheet)
    keys = [_text(value) for value in (grid.rows[0] if grid.rows else ())]
    if sheet.key == YEARS:
        return {key: at for at, key in enumerate(keys) if key.isdigit()}
    return {key: keys.index(key) for key in known if key in keys}


def _header_row(sheet: Sheet, grid: Grid) -> tuple[int, dict[str, int]]:
    """The row that holds the headers, and the columns they stand above."""
    known = {_plain(title): key for key, title in _titles(sheet).items()}
    best: tuple[int, dict[str, int]] = (-1, {})
    for row in range(min(_DEEP, len(grid.rows))):
        if str(grid.value(row, 0)) == HEADER:
            return row, _matched(grid, row, known, sheet)
        columns = _matched(grid, row, known, sheet)
        if len(columns) > len(best[1]):
            best = (row, columns)
    return best


def _matched(grid: Grid, row: int, known: Mapping[str, str], sheet: Sheet) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, value in enumerate(grid.rows[row]):
        plain = _plain(_text(value))
        is_year = sheet.key == YEARS and _YEAR.fullmatch(plain)
        key = plain if is_year else known.get(plain, "")
        if key:
            columns.setdefault(key, at)
    return columns


def _is_row(grid: Grid, row: int, marks: Mapping[int, str], columns: Mapping[str, int]) -> bool:
    """Whether a row below the headers is one to read."""
    mark = marks.get(row, "")
    if mark in (HEADER, NOTE, TOTAL, TITLE) or mark.startswith(f"{KEYS}:"):
        return False
    filled = [
        at for at in columns.values() if _text(grid.value(row, at)) or (row, at) in grid.merged
    ]
    filled += [at for at in columns.values() if {(row, at)} & (grid.formulas.keys() | grid.errors)]
    first = _text(grid.value(row, min(columns.values(), default=0)))
    return bool(filled) and first != TOTAL_WORD.text("ru")


def _is_note(sheet: Sheet, grid: Grid, row: int, columns: Mapping[str, int]) -> bool:
    """Whether a row explains the columns: known by its words where the marks are gone."""
    told = {column.key: _text(explained(column.field)) for column in sheet.columns}
    return any(
        told.get(key) and _text(grid.value(row, at)) == told[key] for key, at in columns.items()
    )


def _strange_columns(
    grid: Grid, head: int, columns: Mapping[str, int], *, marked: bool
) -> Iterator[Trouble]:
    """Columns with a header of their own that the workbook was not given with."""
    if head < 0:
        return
    keys = grid.rows[0] if marked else ()
    for at, value in enumerate(grid.rows[head]):
        ours = at in columns.values() or at == 0 or not marked or grid.value(head + 1, 0) == ""
        if ours or _text(keys[at] if at < len(keys) else "") or _text(value) in _OWN_WORDS:
            continue
        if _text(value) or any(_text(row[at]) for row in grid.rows[head + 1 :]):
            yield warning(
                Spot(grid.name, head, at),
                _("the column “{title}” was added and is not read", title=_text(value)),
                _("what it says has to go into one of the other columns"),
            )


_OWN_WORDS: Final = {m.text("ru") for m in (_("Section"), _("What to write"), _("How"),
                                            _("What to count"))}  # fmt: skip


def _no_column(grid: Grid, head: int, title: str) -> Trouble:
    return warning(
        Spot(grid.name, max(head, 0)),
        _("the column “{title}” is gone; what the document says there stays", title=title),
        _("to change it, put the column back under its header"),
    )


def _headless(grid: Grid) -> Trouble:
    return error(
        Spot(grid.name),
        _("the headers are gone: nobody can tell which column is which"),
        _("copy the rows above the table over from the workbook as it was handed out, or delete "
          "the sheet: what the document says there stays then"),
    )  # fmt: skip


def _gone(sheet: Sheet) -> Trouble:
    return warning(
        Spot(sheet.name),
        _("the sheet is gone; what the document says there stays"),
        _("to change it, copy the sheet over from the workbook as it was handed out"),
    )


def _renamed(sheet: Sheet, grid: Grid) -> Trouble:
    return info(Spot(grid.name), _("the sheet was named “{name}”; it was read as that",
                                   name=sheet.name))  # fmt: skip


def _copied(other: Grid, grid: Grid) -> Trouble:
    return error(
        Spot(other.name),
        _(
            "it is a copy of the sheet “{name}”: nobody can tell which of the two holds",
            name=grid.name,
        ),
        _("delete one of them"),
    )


def _unknown(grid: Grid) -> Trouble:
    return warning(
        Spot(grid.name),
        _("the sheet was added and is not read"),
        _("what it says has to go into one of the other sheets"),
    )


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _plain(text: str) -> str:
    """A header without what typing changes."""
    return " ".join(text.casefold().replace("ё", "е").rstrip("* ").split())
