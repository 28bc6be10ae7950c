"""Rows of a year each, laid out with the years as columns and totals at the ends."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Row = Mapping[str, Any]


def pivot(
    rows: Iterable[Row], keys: Sequence[str], value: str, column: str = "year"
) -> dict[str, Any]:
    """The rows grouped by their keys, with a cell for each column, in the data's order.

    Gives `columns` in rising order; `rows` of `keys`, `cells` (None where there is nothing)
    and `total`; `totals` by column and the `total` of all.
    """
    rows = list(rows)
    columns = sorted({row[column] for row in rows if row.get(column) is not None})
    grouped: dict[tuple[Any, ...], dict[Any, Decimal]] = {}
    for row in rows:
        cells = grouped.setdefault(tuple(row.get(key) for key in keys), {})
        if row.get(column) is not None and row.get(value) is not None:
            cells[row[column]] = cells.get(row[column], Decimal(0)) + row[value]
    return {
        "columns": columns,
        "rows": [
            {
                "keys": list(key),
                "cells": [cells.get(column) for column in columns],
                "total": sum(cells.values(), Decimal(0)),
            }
            for key, cells in grouped.items()
        ],
        "totals": [sum(cells.get(c, Decimal(0)) for cells in grouped.values()) for c in columns],
        "total": sum((sum(cells.values()) for cells in grouped.values()), Decimal(0)),
    }  # fmt: skip


def unfolded(items: Iterable[Row], series: str) -> list[dict[str, Any]]:
    """A row for each entry of a series within each item, with the item's own values beside it."""
    return [
        {**{k: v for k, v in item.items() if k != series}, **entry}
        for item in items
        for entry in item[series]
    ]
