"""Workbooks for tests: documents drawn from their schema, and clerks who fill sheets in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

import openpyxl

from clusterctl import schema
from clusterctl.exchange.grid import grids
from clusterctl.exchange.kinds import Kind, is_list, kind_of
from clusterctl.exchange.opening import opened
from clusterctl.exchange.sheets import _DECLINED, _NOT_FOR_FILLING, _is_by_years

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from random import Random

    from openpyxl.worksheet.worksheet import Worksheet

    from clusterctl.exchange.grid import Grid
    from clusterctl.schema import Field

ORGANIZATIONS = ("college-a", "emp-a", "emp-b", "нет в реестре")
LETTERS = "абвЁё xyz=+-@'\"«»;:,#&<>_0019.\n\t\u00a0№—{}[]|%!*"
FIRST, LAST = 2024, 2032


def drawn(kind: str, dice: Random) -> dict[str, Any]:
    """A document of a kind with anything in it that a workbook shows."""
    root = schema.field(kind)
    assert root is not None
    return _mapping(root, (), _Draw(dice, _NOT_FOR_FILLING[kind]))


@dataclass(frozen=True, slots=True)
class _Draw:
    dice: Random
    out: Sequence[str]

    def some(self) -> bool:
        return self.dice.random() < 0.6

    def text(self) -> str:
        letters = "".join(self.dice.choices(LETTERS, k=self.dice.randint(1, 30)))
        return f"{letters}ж".strip()

    def number(self) -> Decimal | int:
        if self.some():
            return self.dice.randint(0, 10**9)
        return Decimal(self.dice.randint(0, 10**9)) / 100


def _mapping(
    described: Field, at: tuple[str, ...], draw: _Draw, must: tuple[str, ...] = ()
) -> dict[str, Any]:
    found = {}
    for key, below in described.fields.items():
        left_out = ".".join((*at, key)) in draw.out or key in _DECLINED
        if not left_out and (key in must or draw.some()):
            found[key] = _value(below, (*at, key), draw)
    return {key: value for key, value in found.items() if value not in ([], {})}


def _value(described: Field, at: tuple[str, ...], draw: _Draw) -> Any:
    item = described.item
    if item is not None and item.fields:
        return _rows(described, item, draw)
    if described.fields:
        return _mapping(described, at, draw)
    if is_list(described):
        return list(dict.fromkeys(_one(described, draw) for _n in range(draw.dice.randint(1, 3))))
    return _one(described, draw)


def _rows(described: Field, item: Field, draw: _Draw) -> list[dict[str, Any]]:
    """Rows that their keys tell apart where others hang on them."""
    by_years = _is_by_years(described)
    keys = described.identity if by_years or _has_rows(item) else tuple(item.fields)[:1]
    found = {}
    for _n in range(draw.dice.randint(1, 4)):
        row = _mapping(item, ("*",), draw, keys)
        if len(row) > len(keys) or not by_years:
            found[tuple(str(row.get(key)) for key in keys)] = row
    return list(found.values())


def _has_rows(item: Field) -> bool:
    return any(f.item and f.item.fields and not _is_by_years(f) for f in item.fields.values())


def _one(described: Field, draw: _Draw) -> Any:
    if described.format == "education-year":
        return draw.dice.choice(["2026/2027", "2027/2028", "2030/2031"])
    kind = kind_of(described)
    if kind is Kind.CHOICE:
        return draw.dice.choice(list((described.item or described).choices))
    if kind is Kind.TEXT and is_list(described):
        return " ".join(draw.text().split())
    return _ONE[kind](draw)


def _profession(draw: _Draw) -> str:
    dice = draw.dice
    return f"{dice.randint(1, 54):02}.{dice.randint(1, 2):02}.{dice.randint(1, 99):02}"


_ONE: dict[Kind, Callable[[_Draw], Any]] = {
    Kind.TEXT: _Draw.text,
    Kind.CODE: lambda draw: draw.dice.choice(["a", "ind-01", "x9-b", "00123"]),
    Kind.ORGANIZATION: lambda draw: draw.dice.choice(ORGANIZATIONS),
    Kind.PROFESSION: _profession,
    Kind.DATE: lambda draw: date.fromordinal(draw.dice.randint(726500, 750000)).isoformat(),
    Kind.DAY_OR_YEAR: lambda draw: draw.dice.choice([2027, "2027-03-15"]),
    Kind.YEAR: lambda draw: draw.dice.randint(FIRST, LAST),
    Kind.INTEGER: lambda draw: draw.dice.randint(0, 10**6),
    Kind.NUMBER: _Draw.number,
    Kind.MONEY: _Draw.number,
    Kind.YES_NO: _Draw.some,
}


def sheets_of(file: Path) -> list[Grid]:
    """The sheets of a workbook."""
    return list(grids(opened(file)))


class Clerk:
    """Somebody who opens a workbook, fills cells in by their headers, and saves it."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @cached_property
    def book(self) -> openpyxl.Workbook:
        """The workbook, opened when somebody looks into it."""
        return openpyxl.load_workbook(self.file)

    def sheet(self, name: str) -> Worksheet:
        sheet = self.book[name]
        assert isinstance(sheet, openpyxl.worksheet.worksheet.Worksheet)
        return sheet

    def column(self, sheet: str, header: str) -> int:
        """The number of the column below a header."""
        heads = [str(cell.value or "").rstrip(" *") for cell in self.sheet(sheet)[4]]
        return heads.index(header) + 1

    def first(self, sheet: str) -> int:
        """The first row to fill in."""
        marks = [cell.value for cell in self.sheet(sheet)["A"]]
        return 2 + max(n for n, mark in enumerate(marks) if str(mark).startswith("#"))

    def last(self, sheet: str) -> int:
        """The last row that is filled in."""
        rows = enumerate(self.sheet(sheet).iter_rows(min_col=2, values_only=True), 1)
        return max(number for number, row in rows if any(v is not None for v in row))

    def write(self, sheet: str, row: int, **cells: Any) -> None:
        """Fill in cells of the nth row by their headers; `_` in a header stands for a space."""
        for header, value in cells.items():
            at = self.column(sheet, header.replace("_", " "))
            self.sheet(sheet).cell(self.first(sheet) + row, at).value = value

    def save(self) -> Path:
        """The file, with all that was filled in."""
        if "book" in vars(self):
            self.book.save(self.file)
        return self.file
