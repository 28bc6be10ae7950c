"""The rows of a document's tables as its workbook shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clusterctl.errors import ClusterctlError
from clusterctl.exchange.paths import Of, Path, got
from clusterctl.exchange.sheets import YEARS, counted
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.exchange.sheets import Column, Sheet

_EDGE = 9999


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: where its item stands, and the values that name the rows above it."""

    path: Path
    item: Any
    parent: Any = None

    def value(self, column: Column) -> Any:
        """What the row says in a column."""
        return got(self.parent if column.of_parent else self.item, column.path)


def records(sheet: Sheet, value: Any) -> Iterator[Record]:
    """The rows of a sheet's table in the document's order.

    A `ClusterctlError` for what is no list of rows, or rows that can't be told apart by what the
    rows of other sheets belong to.
    """
    if not sheet.above:
        for number, item in _items(value, sheet.route):
            yield Record((*sheet.route, number), item)
        return
    *_rest, inner = sheet.route
    keys = [c.path[0] for c in sheet.columns if c.of_parent]
    seen: set[tuple[Any, ...]] = set()
    for number, parent in _items(value, sheet.above):
        own = tuple(got(parent, (key,)) for key in keys)
        rows = list(_items(parent, (inner,)))
        if rows and (own in seen or None in own):
            raise _mixed_up(sheet, own)
        seen.add(own)
        for position, item in rows:
            yield Record((*sheet.above, number, inner, position), item, parent)


def cell_path(line_path: tuple[str, ...], year: int, key: str) -> Path:
    """The path of a number in a list by years."""
    return (*line_path, Of("year", year), key)


def years_of(value: Any, sheets: tuple[Sheet, ...]) -> set[int]:
    """The years that a document's lists by years tell of."""
    found: set[int] = set()
    for sheet in sheets:
        if sheet.key == YEARS:
            for line in sheet.lines:
                found |= {r["year"] for _n, r in _items(value, line.path) if _is_year(r)}
        for record in records(sheet, value) if sheet.is_table else ():
            for column in sheet.columns:
                if len(column.path) > 1 and isinstance(column.path[1], Of):
                    found |= _told_years(record.item, column)
    return found


def demand_single_years(value: Any, sheets: tuple[Sheet, ...]) -> None:
    """An error where a list tells one year twice: columns have no room for it."""
    for sheet in sheets:
        if sheet.key == YEARS:
            for line in sheet.lines:
                _demand_single(got(value, line.path), "year", counted(line).title)
        for record in records(sheet, value) if sheet.is_table else ():
            for column in sheet.columns:
                by = column.path[1] if len(column.path) > 1 else None
                if isinstance(by, Of):
                    _demand_single(got(record.item, column.path[:1]), by.key, column.title)


def _demand_single(listed: Any, key: str, title: str) -> None:
    said = [item.get(key) for item in listed or () if isinstance(item, dict)]
    for each in said:
        if said.count(each) > 1:
            raise ClusterctlError(
                _("“{title}” tells {year} twice", title=title, year=each),
                _("take one of the two out of the document, then export it again"),
            )


def _told_years(item: Any, column: Column) -> set[int]:
    listed = got(item, column.path[:1])
    by = column.path[1]
    assert isinstance(by, Of)  # noqa: S101 the caller looked
    said = [row.get(by.key) for row in listed or () if isinstance(row, dict)]
    if by.key == "year":
        return {year for year in said if isinstance(year, int)}
    starts = {int(s[:4]) for s in said if isinstance(s, str) and s[:4].isdigit()}
    return starts | {year + 1 for year in starts}


def _is_year(row: Any) -> bool:
    return isinstance(row.get("year"), int) and 0 < row["year"] <= _EDGE


def _items(value: Any, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    listed = got(value, path)
    if listed is None:
        return
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise ClusterctlError(
            _("{field} is no list of rows, so it can't be a table",
              field=".".join(str(step) for step in path)),
            _("`clusterctl validate` tells what to mend in the document"),
        )  # fmt: skip
    yield from enumerate(listed)


def _mixed_up(sheet: Sheet, own: tuple[Any, ...]) -> ClusterctlError:
    return ClusterctlError(
        _("“{title}”: two rows are “{name}”, so it is not clear whose its rows are",
          title=sheet.title, name=", ".join(map(str, own))),
        _("`clusterctl validate` tells what to mend in the document"),
    )  # fmt: skip
