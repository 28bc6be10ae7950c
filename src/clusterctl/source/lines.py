"""Mistakes on a line: no space, no colon, a text that doesn't stand below its mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.source.text import shown
from clusterctl.source.trouble import Clue, Trouble

if TYPE_CHECKING:
    from clusterctl.source.text import Text

# Possessive, so that a line of a million characters is gone through once; a time is no key.
_KEY = r"""(?:"[^"]*+"|'[^']*+'|(?![0-9.-]*+:)\w[\w.-]*+)"""
_GLUED_COLON = re.compile(rf" *(?:- +)*({_KEY}):(?=[^\s:/])(.*)")
_GLUED_DASH = re.compile(r" *(?:- +)*-(?=[^\s-])(.*)")
_ODD_SPACE = re.compile(rf" *(?:- +)*(?:-|{_KEY}:)?([\u00a0\u2000-\u200a\u202f\u205f\u3000])")
_HEADER = re.compile(r"(?:^|.*[\s:-])([|>])[-+0-9]*(?:\s+#.*)?")
_DASHES = re.compile(r" *(?:- +)*")
_SIGHT = 1000
"""How many lines are looked at."""


def odd_space(t: Trouble) -> Clue | None:
    """A non-breaking or typographic space that only looks like a space."""
    start = t.text.line_start(t.since)
    found = _ODD_SPACE.match(t.content, start, t.text.line_end(start))
    if not found:
        return None
    return Clue(
        *found.span(1),
        _("a non-breaking space where an ordinary one is needed"),
        _("delete it and type a space"),
    )


def glued(t: Trouble) -> Clue | None:
    """A colon or a dash with no space behind it, on the line that is being read."""
    return _glued_on(t, t.since)


def glued_at(t: Trouble) -> Clue | None:
    """The same on the line where the parser gave up."""
    return _glued_on(t, t.at)


def glued_before(t: Trouble) -> Clue | None:
    """The same on a line that was taken for a part of the last value."""
    first, last = t.text.line_number(t.last[0]), t.text.line_number(t.at)
    clues = (_glued_on(t, t.text.starts[n]) for n in range(first, min(last + 1, first + _SIGHT)))
    return next((clue for clue in clues if clue), None)


def unindented_text(t: Trouble) -> Clue | None:
    """The text of a `|` that doesn't stand to the right of its key."""
    number = t.text.line_number(t.since)
    above = _line_above(t.text, number)
    header = _HEADER.fullmatch(t.text.line(above)) if above is not None else None
    if above is None or not header:
        return None
    return Clue(
        t.since,
        t.since + len(t.rest(t.since)),
        _("the text below “{mark}” doesn't stand to the right of its key", mark=header[1]),
        _("shift its lines to column {column}", column=_key_column(t.text.line(above)) + 3),
    )


def outdented_text(t: Trouble) -> Clue | None:
    """A line of a text below `|` that stands further left than the first."""
    if not t.last_value.startswith(("|", ">")):
        return None
    first = t.text.line(t.text.line_number(t.last[0]) + 1)
    column = t.at - t.text.line_start(t.at)
    if column >= _indent(first):
        return None
    return Clue(
        t.at,
        t.at + len(t.rest(t.at)),
        _("a line of the text stands further left than the first"),
        _("shift its lines to column {column}", column=_indent(first) + 1),
    )


def no_colon(t: Trouble) -> Clue | None:
    """A line without a colon where keys stand."""
    return _no_colon_at(t, t.since)


def no_colon_below(t: Trouble) -> Clue | None:
    """The same for a line at which the parser gave up."""
    before = t.content[t.text.line_start(t.at) : t.at]
    return _no_colon_at(t, t.at) if t.mark.strip() and not before.strip(" ") else None


def no_colon_before(t: Trouble) -> Clue | None:
    """The same for a line that was taken for the beginning of a key."""
    line = t.text.line(t.text.line_number(t.last[0]))
    column = t.last[0] - t.text.line_start(t.last[0])
    at_start = not line[:column].strip(" -")
    over_lines = "\n" in t.last_value or "\r" in t.last_value
    return _no_colon_at(t, t.last[0]) if at_start and over_lines else None


def _no_colon_at(t: Trouble, start: int) -> Clue:
    return Clue(
        start,
        start + len(t.rest(start)),
        _("a line without a colon among lines of the form “key: value”"),
        _("give it a key; if it continues the value above, shift it to the right of that key"),
    )


def _glued_on(t: Trouble, offset: int) -> Clue | None:
    start, end = t.text.line_start(offset), t.text.line_end(offset)
    if colon := _GLUED_COLON.match(t.content, start, end):
        return Clue(
            colon.end(1),
            colon.end(1) + 1,
            _("no space after the colon"),
            _("write it with a space: {example}", example=shown(f"{colon[1]}: {colon[2].strip()}")),
        )
    if dash := _GLUED_DASH.match(t.content, start, end):
        return Clue(
            dash.start(1) - 1,
            dash.start(1),
            _("no space after the dash"),
            _("write it with a space: {example}", example=shown(f"- {dash[1].strip()}")),
        )
    return None


def _line_above(text: Text, number: int) -> int | None:
    """The number of the nearest line above that says something."""
    above = range(number - 1, max(-1, number - _SIGHT), -1)
    return next((n for n in above if text.line(n).strip()), None)


def _key_column(line: str) -> int:
    """Where the key of a line starts, behind its dashes, from 0."""
    found = _DASHES.match(line)
    return found.end() if found else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
