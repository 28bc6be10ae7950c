"""Rows of a year each, laid out with the years as columns and totals at the ends."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Row = Mapping[str, Any]


def pivot(
    rows: Iterable[Row],
    keys: Sequence[str],
    value: str,
    column: str = "year",
    parts: Sequence[str] = (),
) -> dict[str, Any]:
    """The rows grouped by their keys, with a cell for each column, in the data's order.

    Gives `columns` in rising order; `rows` of `keys`, `cells` (None where there is nothing),
    `parts` (for each cell the sums of what its value is made of, those given) and `total`;
    `totals` by column and the `total` of all; `explained`, whether any cell has parts.
    """
    rows = [row for row in rows if row.get(column) is not None]
    columns = sorted({row[column] for row in rows})
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row.get(key) for key in keys), []).append(row)
    made = [
        {"keys": list(group), **_laid_out(within, columns, value, column, parts)}
        for group, within in groups.items()
    ]
    whole = _laid_out(rows, columns, value, column)
    return {
        "columns": columns,
        "rows": made,
        "totals": whole["cells"],
        "total": whole["total"],
        "explained": any(part for row in made for part in row["parts"]),
    }


def _laid_out(
    rows: Sequence[Row],
    columns: Iterable[Any],
    value: str,
    column: str,
    parts: Sequence[str] = (),
) -> dict[str, Any]:
    """One row of a table made of these rows of data."""
    cells = [[row for row in rows if row[column] == each] for each in columns]
    return {
        "cells": [_sum(cell, value) for cell in cells],
        "parts": [[s for part in parts if (s := _sum(cell, part)) is not None] for cell in cells],
        "total": _sum(rows, value),
    }


def unfolded(items: Iterable[Row], series: str) -> list[dict[str, Any]]:
    """A row for each entry of a series within each item, with the item's own values beside it."""
    return [
        {**{k: v for k, v in item.items() if k != series}, **entry}
        for item in items
        for entry in item[series]
    ]


def _sum(rows: Iterable[Row], value: str) -> Decimal | None:
    """The sum of the values that are given; None where none is."""
    given = [row[value] for row in rows if row.get(value) is not None]
    return sum(given, Decimal(0)) if given else None
