"""A paper read back: whether all that was printed stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


_BETWEEN = "\0"
"""What no paper can hold parts the values while all their spaces go at once."""


def lost(printed: Iterable[str], text: str) -> str | None:
    """The first printed value that the text lacks, in order and but for spaces; None if none is."""
    said, position = _solid(text), 0
    for value in _solid(_BETWEEN.join(printed)).split(_BETWEEN):
        found = said.find(value, position)
        if found < 0:
            return value
        position = found + len(value)
    return None


def _solid(text: str) -> str:
    return "".join(text.split())
