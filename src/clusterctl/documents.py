"""One document of the folder: its values, what of them can be relied on, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.diagnostics import Place, Route
    from clusterctl.source import Source

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spot:
    """A value or key of a document: what a finding points at."""

    document: Document
    route: Route
    on_key: bool = False

    @property
    def place(self) -> Place:
        """Where it stands; for an absent value, its nearest parent."""
        source = self.document.source
        return source.key_place(*self.route) if self.on_key else source.place(*self.route)


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the folder read as one of its kinds.

    `value` holds only what is sound: a part that broke the schema, or names what
    isn't there, is taken out, and `sound` tells that something was.
    """

    kind: str
    id: str
    cluster: str
    source: Source
    value: dict[str, Any]
    unsound: frozenset[Route] = field(default_factory=frozenset)

    @property
    def file(self) -> str:
        """The file's path relative to the folder, with `/`."""
        return self.source.file

    @property
    def draft(self) -> bool:
        """Whether the document says it isn't final, so that dates and signatures may be missing."""
        return self.value.get("status") == "draft"

    def get(self, *route: str | int, default: Any = None) -> Any:
        """The value at the route, or the default where there is none."""
        value: Any = self.value
        for step in route:
            match value, step:
                case dict(), str() if step in value:
                    value = value[step]
                case list(), int() if step < len(value):
                    value = value[step]
                case _:
                    return default
        return default if value is None else value

    def date(self, *route: str | int) -> date | None:
        """The date at the route; None where there is none or it doesn't exist."""
        return as_date(self.get(*route))

    def items(self, *route: str | int) -> Iterator[tuple[int, dict[str, Any]]]:
        """The mappings of the list at the route with their positions; none without a list."""
        listed = self.get(*route)
        if isinstance(listed, list):
            yield from ((i, item) for i, item in enumerate(listed) if isinstance(item, dict))

    def texts(self, *route: str | int) -> Iterator[tuple[Route, str]]:
        """Every text at the route or below it, each with its own route."""
        yield from _texts(self.get(*route), route)

    def sound(self, *route: str | int) -> bool:
        """Whether nothing at the route, below it or around it was taken out."""
        depth = len(route)
        return not any(bad[:depth] == route or route[: len(bad)] == bad for bad in self.unsound)

    def at(self, *route: str | int) -> Spot:
        """The value at the route, to point at."""
        return Spot(self, route)

    def key(self, *route: str | int) -> Spot:
        """The key at the route, or the whole list item, to point at."""
        return Spot(self, route, on_key=True)

    def without(self, routes: Iterable[Route]) -> Document:
        """This document with what stands at the routes taken out and noted as unsound."""
        bad = frozenset(routes)
        if not bad:
            return self
        value = _pruned(self.value, (), bad)
        kept = value if isinstance(value, dict) else {}
        return replace(self, value=kept, unsound=self.unsound | bad)


def _texts(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    match value:
        case dict():
            for key, item in value.items():
                yield from _texts(item, (*route, key))
        case list():
            for i, item in enumerate(value):
                yield from _texts(item, (*route, i))
        case str():
            yield route, value


def as_date(value: object) -> date | None:
    """The date a text like 2026-09-15 names, or None."""
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _pruned(value: Any, route: Route, bad: frozenset[Route]) -> Any:
    """The value without its bad parts; a bad list item becomes None, so that positions stay."""
    if route in bad:
        return None
    if isinstance(value, dict):
        kept = {key: _pruned(v, (*route, key), bad) for key, v in value.items()}
        return {key: v for key, v in kept.items() if v is not None}
    if isinstance(value, list):
        return [_pruned(v, (*route, i), bad) for i, v in enumerate(value)]
    return value
