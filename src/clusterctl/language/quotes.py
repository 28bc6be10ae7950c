"""Quotation marks: outer «ёлочки», inner „лапки“, unclosed ones closed."""

from __future__ import annotations

import re
from typing import Final

_PARAGRAPH_END: Final = re.compile(r"(\n[ \t]*\n)")
_MARKS: Final = frozenset('«»„“”"')
_OPENS: Final = ("«", "„")
_CLOSES: Final = ("»", "“")
_ENDS: Final = frozenset(".,;:!?…)]%")


def quoted(text: str) -> str:
    """The text with its quotation marks in Russian form, each paragraph by itself.

    A closing mark left out by the custom of lawyers is put in: «Завод «Образец»
    becomes «Завод „Образец“».
    """
    return "".join(map(_paragraph, _PARAGRAPH_END.split(text)))


def _paragraph(text: str) -> str:
    if not _MARKS.intersection(text):
        return text
    _as_it_stands, unclosed = _rewritten(text, 0)
    return _rewritten(text, unclosed)[0]


def _rewritten(text: str, missing: int) -> tuple[str, int]:
    """The text with marks by depth, so many missing ones put in, and how many stay open."""
    written: list[str] = []
    depth = 0
    for index, sign in enumerate(text):
        step = _step(text, index, depth)
        depth += step
        written.append({1: _OPENS, -1: _CLOSES}[step][min(depth - (step > 0), 1)] if step else sign)
        if step < 0 and missing and not _closes_next(text, index, depth):
            extra = min(missing, depth)
            written += [_CLOSES[min(depth - 1 - each, 1)] for each in range(extra)]
            depth, missing = depth - extra, missing - extra
    return "".join(written), depth


def _step(text: str, index: int, depth: int) -> int:
    """1 for a mark that opens at this depth, -1 for one that closes, 0 for any other sign."""
    sign = text[index]
    if sign not in _MARKS:
        return 0
    if sign in _OPENS:
        return 1
    begins_word = _is_word(_neighbour(text, index, 1))
    before = _neighbour(text, index, -1)
    ends_word = _is_word(before) or before in _ENDS
    if begins_word and not ends_word:
        return 0 if sign in {"»", "”"} else 1
    if depth:
        return -1
    return 1 if sign in {'"', "“"} and begins_word else 0


def _closes_next(text: str, index: int, depth: int) -> bool:
    """Whether the next mark closes as well."""
    places = (place for place in range(index + 1, len(text)) if text[place] in _MARKS)
    following = next(places, None)
    return following is not None and _step(text, following, depth) < 0


def _neighbour(text: str, index: int, step: int) -> str:
    """The nearest sign on that side that is no quotation mark: marks change, it does not."""
    index += step
    while 0 <= index < len(text) and text[index] in _MARKS:
        index += step
    return text[index] if 0 <= index < len(text) else ""


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "\ue000"
