"""Syntax errors in words: the mistake that the parser stumbled over, where it was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.source import clues, indents, lines
from clusterctl.source.codes import SYNTAX, finding
from clusterctl.source.trouble import Clue, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.diagnostics import Diagnostic, Route
    from clusterctl.source.text import Text

    ClueFinder = Callable[[Trouble], Clue | None]

# The parsers' own words, libyaml's and the pure Python one's, tell only what sort of mistake to
# look for: they name what the parser wanted next, far from what the writer did.
_SORTS: tuple[tuple[re.Pattern[str], tuple[ClueFinder, ...]], ...] = (
    (re.compile("escape|hexdecimal"), (clues.escape,)),
    (re.compile("quoted scalar"), (clues.open_quote,)),
    (re.compile("cannot start any token|a tab character"), (clues.tab, clues.mark_at_start)),
    (
        re.compile("apping values are not allowed"),
        (
            lines.glued_before,
            clues.open_quote_before,
            lines.no_colon_before,
            indents.shifted_below,
            clues.second_colon,
        ),
    ),
    (re.compile("are not allowed"), (clues.mark_at_start,)),
    (
        re.compile("expected ':'"),
        (clues.open_bracket, lines.odd_space, lines.glued, lines.unindented_text, lines.no_colon),
    ),
    (
        re.compile("expected ',' or"),
        (
            clues.open_quote_before,
            clues.inner_quote,
            clues.wrong_bracket,
            clues.open_bracket,
            clues.missing_comma,
        ),
    ),
    (
        re.compile(
            r"scanning an a|(?:scanning|parsing) a (?:tag|directive)|block scalar"
            r"|node content|undefined tag"
        ),
        (clues.mark_at_start,),
    ),
    (
        re.compile("expected"),
        (
            clues.extra_bracket,
            lines.glued_at,
            clues.open_quote_before,
            clues.inner_quote,
            clues.behind_quote,
            clues.behind_bracket,
            lines.outdented_text,
            indents.shifted,
            lines.no_colon_below,
        ),
    ),
)
_NO_CHARACTER = re.compile(
    r"\\(?:u[dD][89a-fA-F]|U0000[dD][89a-fA-F]|U(?!0000|000[1-9a-fA-F]|0010))|![^\s]*%"
)
"""An escape or a tag that names no character of Unicode."""


def explained(text: Text, error: Exception, last: tuple[int, int]) -> Diagnostic:
    """The finding on the mistake that this error of the parser came from."""
    trouble, words = _trouble(text, error, last), _words(error)
    finders = next((finders for sort, finders in _SORTS if sort.search(words)), ())
    found = next((clue for clue in (find(trouble) for find in finders) if clue), None)
    clue = found or _unknown(trouble)
    place = text.place(clue.start, min(clue.end, len(text.content)))
    return finding(place, SYNTAX, clue.message, clue.help, *clue.related)


def collection_as_key(text: Text, start: int, route: Route) -> Diagnostic:
    """The finding on a list or mapping in a key's place, as `{{ name }}` makes it."""
    return finding(
        text.place(start, start + 1),
        SYNTAX,
        _("a list or a group of keys stands in the place of a key"),
        _("a text that starts with a bracket goes in quotes"),
        route=route,
    )


def _trouble(text: Text, error: Exception, last: tuple[int, int]) -> Trouble:
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:  # an error of Python's own codecs, which don't know where they are
        found = _NO_CHARACTER.search(text.content, last[0])
        at = found.start() if found else last[1]
        return Trouble(text, at, at, last)
    return Trouble(text, mark.index, context.index if context else mark.index, last)


def _words(error: Exception) -> str:
    match error:
        case UnicodeDecodeError():
            return "undefined tag"
        case ValueError() | OverflowError():
            return "escape"
    return f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"


def _unknown(t: Trouble) -> Clue:
    return Clue(
        t.at,
        t.word_end(t.at),
        _("from here on this can't be read"),
        _("look here and at the line above: “key: value”, indentation, quotes, brackets"),
    )
