"""Russian numerals read back: «двадцати одной» is 21, in any case and gender."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final

from clusterctl.language import Case, Gender, in_words, ordinal
from clusterctl.language.wordlists import table

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = re.compile(r"[А-Яа-яЁё]+")
_VARIANTS: Final = {
    "восемью": 8,
    "восьмью": 8,
    "восемьюдесятью": 80,
    "восьмьюдесятью": 80,
    "восемьюстами": 800,
    "восьмьюстами": 800,
    "нуль": 0,
    "нулем": 0,
    "стами": 100,
}
"""Forms that grammars allow besides those this program writes."""

_SCALE_VARIANTS: Final = {"тысячью": 1000}
_ROUND: Final = (*range(20), *range(20, 100, 10), *range(100, 1000, 100))


def normal(text: str) -> str:
    """The words in lower case, ё as е, one space between them."""
    return " ".join(_WORD.findall(text)).lower().replace("ё", "е")


def number_of(words: str) -> int | None:
    """The number that the words say, cardinal or ordinal; None for anything else."""
    tokens = normal(words).split()
    return _read(tokens) if tokens else None


def leading(words: str) -> tuple[int, int] | None:
    """The number the text begins with and how many words say it; None where it begins otherwise."""
    tokens = normal(words).split()
    for length in range(len(tokens), 0, -1):
        if all(map(is_numeral, tokens[:length])):
            found = _read(tokens[:length])
            return None if found is None else (found, length)
    return None


def trailing(words: str) -> tuple[int, int] | None:
    """The number the text ends with and how many words say it."""
    tokens = normal(words).split()
    start = len(tokens)
    while start and is_numeral(tokens[start - 1]):
        start -= 1
    found = _read(tokens[start:]) if start < len(tokens) else None
    return None if found is None else (found, len(tokens) - start)


def is_numeral(word: str) -> bool:
    """Whether the word, in lower case and without ё, is a part of a numeral."""
    return word in _simple() or word in _scales() or word in _ordinals()


def _read(tokens: Sequence[str]) -> int | None:
    total, group, ceiling = 0, 0, 10**15
    for place, token in enumerate(tokens):
        last = place == len(tokens) - 1
        if (scale := _scales().get(token)) is not None:
            if scale >= ceiling:
                return None
            total, group, ceiling = total + (group or 1) * scale, 0, scale
            continue
        value = _simple().get(token)
        if value is None and last:
            value = _ordinals().get(token)
        if value is None or not _fits(group, value) or (value == 0 and len(tokens) > 1):
            return None
        group += value
    return total + group


def _fits(group: int, value: int) -> bool:
    """Whether a word of that value may follow what the group says so far."""
    if group == 0:
        return True
    if group % 100 == 0:
        return value < 100  # noqa: PLR2004 hundreds come first
    return group % 10 == 0 and group % 100 >= 20 and 0 < value < 10  # noqa: PLR2004 tens, then ones


@cache
def _simple() -> dict[str, int]:
    forms = {
        normal(in_words(n, gender, case)): n for n, gender, case in product(_ROUND, Gender, Case)
    }
    return forms | _VARIANTS


@cache
def _ordinals() -> dict[str, int]:
    numbers = (n for n in _ROUND if n)
    return {
        normal(ordinal(n, gender, case)): n for n, gender, case in product(numbers, Gender, Case)
    }


@cache
def _scales() -> dict[str, int]:
    found = {
        normal(form): int(entry["value"])
        for entry in table("numerals")["scales"]
        for form in (*entry["singular"], *entry["plural"])
    }
    return found | _SCALE_VARIANTS
