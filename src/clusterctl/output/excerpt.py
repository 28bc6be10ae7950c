"""The line a finding points at, cut to a width, with the stretch that is marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from clusterctl.output.escape import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clusterctl.diagnostics import Place

_ELLIPSIS = "…"


class Lined(Protocol):
    """What has lines: a document's source, a template's text."""

    @property
    def lines(self) -> list[str]:
        """The lines, without their ends."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a line, harmless: before the mark, the mark, after it."""

    number: int
    before: str
    marked: str
    after: str


def excerpts(sources: Mapping[str, Lined]) -> Callable[[Place, int], Excerpt | None]:
    """A function that gives the excerpt at a place, at most so wide; None where nothing stands."""

    @cache  # a file may have a finding on each of its lines
    def lines(file: str) -> list[str]:
        return sources[file].lines if file in sources else []

    def excerpt(place: Place, room: int) -> Excerpt | None:
        told = lines(place.file)
        if not 1 <= place.line <= len(told) or not told[place.line - 1].strip():
            return None
        return _cut(told[place.line - 1].rstrip(), place, room)

    return excerpt


def _cut(line: str, place: Place, room: int) -> Excerpt:
    """The window of the line that has the beginning of the mark in its first third."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    first = max(0, min(start - room // 3, len(line) - room))
    last = first + room
    end = min(max(end, start + 1), last)
    before, marked, after = line[first:start], line[start:end], line[end:last]
    if first:
        before = _ELLIPSIS + before[1:]
    if last < len(line):
        marked, after = (marked, after[:-1] + _ELLIPSIS) if after else (marked[:-1] + _ELLIPSIS, "")
    return Excerpt(place.line, visible(before), visible(marked), visible(after))
