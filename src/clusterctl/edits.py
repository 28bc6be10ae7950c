"""Values put into the text of a document, nothing else of it changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from clusterctl import source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.diagnostics import Route
    from clusterctl.source import Source

NOTHING = ""
"""As a value: the key alone, to be filled in."""


def put(document: Source, route: Route, written: str) -> Source:
    """The document with something written at a route, in place of what is there or as a new key.

    What leads there and isn't, is made on the way; a position just behind a list's last
    item makes a new one. A `KeyError` where the route leads through a text.
    """
    span = document.span(*route)
    if span is not None:
        gap = " " if span[0] == span[1] and written else ""
        return _spliced(document, *span, gap + written)
    depth = next(n for n in reversed(range(len(route))) if _holds(document, route[:n]))
    above, (key, *rest) = route[:depth], route[depth:]
    return _added(document, above, key, _nested(document, above, rest, written))


def _holds(document: Source, route: Route) -> bool:
    """Whether there is something at a route, be it what could have entries or not."""
    return document.span(*route) is not None and _at(document.value, route) is not None


def _nested(document: Source, above: Route, rest: Sequence[str | int], written: str) -> str:
    """What is written at the end of a way that isn't there yet, the way written with it."""
    span = document.span(*above)
    assert span is not None  # noqa: S101 it holds something
    in_brackets = document.text[span[0]] in "{["
    if in_brackets or any(isinstance(step, int) for step in rest):
        for step in reversed(rest):
            written = f"{{{_key(step)}: {written}}}" if isinstance(step, str) else f"[{written}]"
        return written
    column = _column(document, span[0])
    for number, step in reversed(list(enumerate(rest, 1))):
        written = f"\n{' ' * (column + 2 * number)}{_key(step)}: {written}"
    return written


def _added(document: Source, above: Route, key: str | int, written: str) -> Source:
    """The document with a new entry in a collection that is there."""
    span, home = document.span(*above), _at(document.value, above)
    is_key = isinstance(key, str)
    fits = isinstance(home, dict) if is_key else isinstance(home, list) and key == len(home)
    if span is None or not fits:
        raise KeyError(key)
    start, end = span
    entry = f"{_key(key)}: {written}" if is_key else written
    if document.text[start] in "{[":
        comma = ", " if home else ""
        return _spliced(document, end - 1, end - 1, f"{comma}{entry}")
    column = _column(document, start)
    line_end = document.text.find("\n", end)
    at = len(document.text) if line_end < 0 else line_end
    return _spliced(document, at, at, f"\n{' ' * column}{entry if is_key else f'- {entry}'}")


def _key(key: str | int) -> str:
    return json.dumps(key, ensure_ascii=False)


def _column(document: Source, at: int) -> int:
    return at - (document.text.rfind("\n", 0, at) + 1)


def _spliced(document: Source, start: int, end: int, written: str) -> Source:
    text = document.text[:start] + written + document.text[end:]
    return source.read(document.file, text.encode())


def _at(value: Any, route: Route) -> Any:
    for step in route:
        value = value[step]
    return value
