"""Mistakes of whole lines: an indent that fits no neighbour, keys and items mixed."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Related
from clusterctl.messages import _
from clusterctl.source.trouble import Clue, Trouble

if TYPE_CHECKING:
    from clusterctl.messages import Message
    from clusterctl.source.text import Text

_STARTS = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +|-$)*)(?P<key>[^\s#].*?:(?:\s|$))?")
_SIGHT = 1000
"""How many lines above are looked at for neighbours."""


def shifted(t: Trouble) -> Clue | None:
    """A line that starts between the columns of its neighbours, or mixes keys and items."""
    number = t.text.line_number(t.at)
    found = _STARTS.match(t.text.line(number))
    if not found or not (found["dashes"] or found["key"]):
        return None
    column = len(found["indent"])
    start = t.text.starts[number] + column
    keys, items = _neighbours(t.text, number)
    if not keys and not items:
        return None
    if found["dashes"]:
        return _shifted(t.text, start, column, items) if items else _item_among_keys(start)
    if column in items and column not in keys:
        neighbour = _related(t.text, items[column], column, _("an item of the list"))
        return _key_among_items(start, t.text.line_end(start), neighbour)
    return _shifted(t.text, start, column, keys)


def shifted_below(t: Trouble) -> Clue | None:
    """The same for a line that was taken for a part of the last value."""
    over_lines = t.text.line_number(t.last[0]) < t.text.line_number(t.at)
    return shifted(t) if over_lines else None


def _item_among_keys(start: int) -> Clue:
    return Clue(
        start,
        start + 1,
        _("an item of a list stands among keys"),
        _("shift it to the right below the key it belongs to, or take the dash away"),
    )


def _key_among_items(start: int, end: int, neighbour: Related) -> Clue:
    return Clue(
        start,
        end,
        _("a key stands among the items of a list"),
        _("put “- ” before it, or shift it to the keys it belongs to"),
        (neighbour,),
    )


def _shifted(text: Text, start: int, column: int, columns: dict[int, int]) -> Clue | None:
    """The clue on a line whose neighbours, by column, are the lines of these numbers."""
    left = max((c for c in columns if c < column), default=None)
    right = min((c for c in columns if c > column), default=None)
    if column in columns or (left is None and right is None):
        return None
    if left is None or right is None:
        message = _(
            "the line starts at column {column}, its neighbours at column {expected}",
            column=column + 1,
            expected=(right or 0 if left is None else left) + 1,
        )
    else:
        message = _(
            "the line starts at column {column}, its neighbours at column {left} or {right}",
            column=column + 1,
            left=left + 1,
            right=right + 1,
        )
    return Clue(
        start,
        text.line_end(start),
        message,
        _("shift it so that it starts exactly below its neighbours"),
        tuple(
            _related(text, columns[c], c, _("starts at column {column}", column=c + 1))
            for c in (left, right)
            if c is not None
        ),
    )


def _related(text: Text, number: int, column: int, message: Message) -> Related:
    start = text.starts[number] + column
    return Related(text.place(start, text.line_end(start)), message)


def _neighbours(text: Text, number: int) -> tuple[dict[int, int], dict[int, int]]:
    """The columns at which keys and items above could go on, with the line nearest that does."""
    keys: dict[int, int] = {}
    items: dict[int, int] = {}
    limit: float = inf
    for above in range(number - 1, max(-1, number - _SIGHT), -1):
        found = _STARTS.match(text.line(above))
        if not found or not (found["dashes"] or found["key"]):
            continue
        column = len(found["indent"])
        if found["key"] and column + len(found["dashes"]) <= limit:
            keys.setdefault(column + len(found["dashes"]), above)
        for dash in re.finditer("-", found["dashes"]):
            if column + dash.start() <= limit:
                items.setdefault(column + dash.start(), above)
        limit = min(limit, column)
    return keys, items
