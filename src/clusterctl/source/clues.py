"""Mistakes with single characters: quotes, brackets, colons, marks with a meaning of their own."""

from __future__ import annotations

import re

from clusterctl.diagnostics import Related
from clusterctl.messages import _
from clusterctl.source.trouble import QUOTES, Clue, Trouble, quoted

_MARKS = "@`%&*!|>[]{},?-:"
_CLOSING = {"[": "]", "{": "}"}
_TOKEN = re.compile(
    r"""(?<![^\s,:\[\]{}])(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')|[\[\]{}]""", re.DOTALL
)
_STRUCTURE = re.compile(r"[\r\n] *(?:- |[\w.-]++:(?:\s|$))")
_SIGHT = 100_000
"""How far a closing bracket is looked for."""


def tab(t: Trouble) -> Clue | None:
    """A tab where the parser wants spaces."""
    if t.mark != "\t":
        return None
    end = t.at + len(t.content[t.at :]) - len(t.content[t.at :].lstrip("\t"))
    return Clue(
        t.at,
        end,
        _("a tab where only spaces may stand"),
        _("put spaces in its place, two for each level"),
    )


def mark_at_start(t: Trouble) -> Clue | None:
    """A value that starts with a character that means something to YAML."""
    mark = t.content[t.since : t.since + 1]
    if not mark or mark not in _MARKS:
        return None
    if t.content[t.since : t.since + 2] == "- ":
        return Clue(
            t.since,
            t.since + 1,
            _("a list starts on the line of its key"),
            _("move it to the lines below; a text that starts with a dash goes in quotes"),
        )
    return _needs_quotes(t, t.since)


def escape(t: Trouble) -> Clue | None:
    """A backslash in double quotes before something that is no escape."""
    start = t.at if t.mark == "\\" else t.content.rfind("\\", t.since, t.at)
    if start < 0:
        return None
    return Clue(
        start,
        start + 2,
        _(
            "“{escape}” in double quotes stands for no character",
            escape=t.content[start : start + 2],
        ),
        _("write the backslash twice, or put the text in single quotes"),
    )


def open_quote(t: Trouble) -> Clue | None:
    """A quote that isn't closed before the text ends."""
    return _not_closed(t.since) if t.content[t.since : t.since + 1] in QUOTES else None


def open_quote_before(t: Trouble) -> Clue | None:
    """A quote that only the opening quote of a later value has closed."""
    start, end = t.last
    if not (t.behind_last and t.last_value[0] in QUOTES and _STRUCTURE.search(t.last_value)):
        return None
    return _not_closed(start, Related(t.text.place(end - 1, end), _("closed only here")))


def inner_quote(t: Trouble) -> Clue | None:
    """A quote inside a quoted text, which ends it."""
    end = t.last[1]
    if not t.behind_last or t.at > end or t.last_value[0] not in QUOTES:
        return None
    return Clue(
        end - 1,
        end,
        _("a quote inside a quoted text ends it"),
        _("inside the text use «…», or put a backslash before the quote")
        if t.last_value[0] == '"'
        else _("write the apostrophe twice, or put the text in double quotes"),
    )


def behind_quote(t: Trouble) -> Clue | None:
    """Text behind a quoted value."""
    if not t.behind_last or t.last_value[0] not in QUOTES:
        return None
    return Clue(
        t.at,
        t.at + len(t.rest(t.at)),
        _("text behind the closing quote"),
        _("put the closing quote at the end of the value; inside the text use «…»"),
    )


def behind_bracket(t: Trouble) -> Clue | None:
    """Text behind a closing bracket: a value that only looked like a list."""
    if t.last_value[:1] not in _CLOSING or not t.behind_last or t.mark in ("]", "}"):
        return None
    return _needs_quotes(t, t.last[0])


def extra_bracket(t: Trouble) -> Clue | None:
    """A closing bracket without its opening one."""
    if t.mark not in _CLOSING.values():
        return None
    return Clue(
        t.at,
        t.at + 1,
        _("a closing bracket “{bracket}” that nothing opens", bracket=t.mark),
        _("delete it; a text with brackets goes in quotes"),
    )


def wrong_bracket(t: Trouble) -> Clue | None:
    """A bracket closed by one of the other sort."""
    opening = t.content[t.since : t.since + 1]
    if opening not in _CLOSING or t.mark not in _CLOSING.values():
        return None
    return Clue(
        t.at,
        t.at + 1,
        _("“{opening}” is closed by “{closing}”", opening=opening, closing=t.mark),
        _("put “{expected}” here, or close what is open inside", expected=_CLOSING[opening]),
        (Related(t.text.place(t.since, t.since + 1), _("opened here")),),
    )


def open_bracket(t: Trouble) -> Clue | None:
    """A bracket that isn't closed."""
    opening = t.content[t.since : t.since + 1]
    if opening not in _CLOSING or _closed(t):
        return None
    return Clue(
        t.since,
        t.since + 1,
        _("the bracket “{opening}” opened here is not closed", opening=opening),
        _(
            "close it with “{closing}”; a text with brackets goes in quotes",
            closing=_CLOSING[opening],
        ),
    )


def missing_comma(t: Trouble) -> Clue | None:
    """Values in brackets with nothing between them."""
    if t.mark != ":":
        return _no_comma(t.at, t.word_end(t.at))
    start, end = t.last[0], t.text.line_end(t.last[0])
    if end < t.last[1]:  # the next key was taken for the value's second line
        return _no_comma(start, end)
    return Clue(
        t.at,
        t.at + 1,
        _("a second colon before the next comma"),
        _("put a comma before the next key; a value with a colon goes in quotes"),
    )


def second_colon(t: Trouble) -> Clue | None:
    """A value without quotes that has a colon and a space in it."""
    start = t.last[0]
    if t.mark != ":" or t.text.line_number(start) != t.text.line_number(t.at):
        return None
    return Clue(
        t.at,
        t.at + 1,
        _("a value with a colon and a space in it must be in quotes"),
        _("write it in quotes: {example}", example=quoted(t.rest(start))),
    )


def _needs_quotes(t: Trouble, start: int) -> Clue:
    value = t.rest(start)
    before = t.content[t.text.line_start(start) : start]
    if not before.strip(" -"):  # a key: its value is not meant
        value = re.split(r":(?:\s|$)", value, maxsplit=1)[0]
    return Clue(
        start,
        start + 1,
        _("what starts with “{mark}” must be in quotes", mark=t.content[start]),
        _("write it in quotes: {example}", example=quoted(value)),
    )


def _not_closed(start: int, *related: Related) -> Clue:
    return Clue(
        start,
        start + 1,
        _("the quote opened here is not closed"),
        _("close it at the end of the value; inside the text use «…»"),
        related,
    )


def _no_comma(start: int, end: int) -> Clue:
    return Clue(
        start,
        end,
        _("no comma between the values in brackets"),
        _("put a comma between this value and its neighbour"),
    )


def _closed(t: Trouble) -> bool:
    """Whether the bracket that the parser was reading has its closing one."""
    depth = 0
    for token in _TOKEN.finditer(t.content, t.since, t.since + _SIGHT):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token.group(), 0)
        if depth == 0:
            return True
    return False
