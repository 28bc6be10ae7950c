"""What a place of a text points at: the way to the value there, and whether at its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Place, Route
    from clusterctl.source import Source


@dataclass(frozen=True, slots=True)
class Pointed:
    """The deepest value or key at a place."""

    route: Route
    on_key: bool
    value: Any


def pointed(source: Source, line: int, column: int) -> Pointed:
    """What stands at a line and column, both from 1; the document itself where nothing does."""
    at = (line, column)
    route: Route = ()
    value = source.value
    while True:
        for step, inner in _children(value):
            deeper = (*route, step)
            if isinstance(step, str) and _holds(source.key_place(*deeper), at):
                return Pointed(deeper, on_key=True, value=inner)
            if _holds(source.place(*deeper), at) and source.span(*deeper):
                route, value = deeper, inner
                break
        else:
            return Pointed(route, on_key=False, value=value)


def _children(value: Any) -> Iterator[tuple[str | int, Any]]:
    match value:
        case dict():
            yield from value.items()
        case list():
            yield from enumerate(value)


def _holds(place: Place, at: tuple[int, int]) -> bool:
    return (place.line, place.column) <= at <= (place.end_line, place.end_column)
