"""Tables of a document as rows and exact sums, each with the place it stands at.

A table is named by a dotted route; `*` stands for every item of a list on the way:
`sections.education_programs.list.*.need_calc`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document, Spot

ZERO = Decimal(0)
_EVERY = "*"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; what it doesn't say itself, the rows around it say."""

    document: Document
    route: Route
    value: Mapping[str, Any]

    def get(self, key: str) -> Any:
        """The value of a column, or None."""
        return self.value.get(key)

    def amount(self, *columns: str) -> Decimal:
        """The sum of these columns, one that isn't filled being nothing."""
        return sum((exact(self.value.get(column)) for column in columns), ZERO)

    def rows(self, column: str) -> Iterator[Row]:
        """The rows of the table that a column of this row holds."""
        inner = self.value.get(column)
        for position, item in enumerate(inner if isinstance(inner, list) else ()):
            if isinstance(item, dict):
                yield Row(self.document, (*self.route, column, position), {**self.value, **item})

    def at(self, *route: str | int) -> Spot:
        """A column of this row, or the row's beginning, to point at."""
        return self.document.at(*self.route, *route) if route else self.document.key(*self.route)


@dataclass(frozen=True, slots=True)
class Sum:
    """An exact sum and the rows that make it."""

    amount: Decimal
    rows: tuple[Row, ...]


Key = tuple[Any, ...]


def rows(document: Document, table: str) -> Iterator[Row]:
    """The rows of a table in their order; none where there is no table."""
    for route, value, around in _walk(document, f"{table}.{_EVERY}"):
        if isinstance(value, dict):
            yield Row(document, route, {**around, **value})


def cells(document: Document, pattern: str) -> Iterator[tuple[Route, Any]]:
    """The values at a route with `*` in it, each with its own route."""
    for route, value, _around in _walk(document, pattern):
        if value is not None:
            yield route, value


def sums(of: Iterable[Row], by: tuple[str, ...], *columns: str) -> dict[Key, Sum]:
    """The sums of these columns by the key of the `by` columns; a row without a key is left out."""
    grouped: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in of:
        key = tuple(row.get(column) for column in by)
        if None not in key:
            grouped[key].append(row)
    return {
        key: Sum(sum((row.amount(*columns) for row in group), ZERO), tuple(group))
        for key, group in grouped.items()
    }


def total(of: Iterable[Row], *columns: str) -> Decimal:
    """The exact sum of these columns over the rows."""
    return sum((row.amount(*columns) for row in of), ZERO)


def exact(number: object) -> Decimal:
    """The number as it is written, without binary rounding; nothing is 0."""
    if isinstance(number, (int, float, Decimal)):
        return Decimal(str(number))
    return ZERO


def _walk(document: Document, pattern: str) -> Iterator[tuple[Route, Any, dict[str, Any]]]:
    yield from _below((), document.value, pattern.split("."), {})


def _below(
    route: Route, value: Any, steps: list[str], around: dict[str, Any]
) -> Iterator[tuple[Route, Any, dict[str, Any]]]:
    if not steps:
        yield route, value, around
        return
    step, *rest = steps
    if step == _EVERY and isinstance(value, list):
        for position, item in enumerate(value):
            yield from _below((*route, position), item, rest, around)
    elif isinstance(value, dict) and step in value:
        # only a row of a list is “around” the rows of a list within it
        said = {**around, **value} if route and isinstance(route[-1], int) else around
        yield from _below((*route, step), value[step], rest, said)
