"""What was meant by a word that nobody knows, and words written in two alphabets at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LATIN_KEYS: Final = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS: Final = "ёйцукенгшщзхъфывапролджэячсмитьбю"
"""The keys that stand on the same places of the two layouts."""

_LATIN_LOOKS: Final = "ABCEHKMOPTXYaceopxyk"
_CYRILLIC_LOOKS: Final = "АВСЕНКМОРТХУасеорхук"
"""Letters of the two alphabets that look alike, in the same order."""

_TO_CYRILLIC: Final = str.maketrans(_LATIN_LOOKS, _CYRILLIC_LOOKS)
_TO_LATIN: Final = str.maketrans(_CYRILLIC_LOOKS, _LATIN_LOOKS)
_TYPED_LATIN: Final = str.maketrans(_RUSSIAN_KEYS, _LATIN_KEYS)
_TYPED_RUSSIAN: Final = str.maketrans(_LATIN_KEYS, _RUSSIAN_KEYS)

_READINGS: Final[tuple[Callable[[str], str], ...]] = (
    lambda word: word,
    lambda word: word.translate(_TO_LATIN),
    lambda word: word.translate(_TO_CYRILLIC),
    lambda word: word.casefold().translate(_TYPED_LATIN),
    lambda word: word.casefold().translate(_TYPED_RUSSIAN),
)
"""The ways in which a word may have been meant, the likeliest first."""

_WORD: Final = re.compile(r"[A-Za-zЀ-ӿ]+")
_LATIN: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile(r"[Ѐ-ӿ]")

_MOST_LETTERS: Final = 64
"""Longer words are no slips of the pen, and comparing them takes time."""

_MOST_SLIPS: Final = 4
_FEWEST_LETTERS: Final = 4
"""A shorter beginning of a word doesn't tell which word it is."""


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` most likely stands for, or None where none is near.

    Besides letters left out, put in, changed or swapped it sees through another
    case, hyphens for underscores, a forgotten keyboard layout (`вфеу` for `date`)
    and letters of the other alphabet that look the same.
    """
    if not word or len(word) > _MOST_LETTERS:
        return None
    known = {_plain(candidate): candidate for candidate in reversed(list(candidates))}
    for reading in _READINGS:
        meant = known.get(_plain(reading(word)))
        if meant is not None:
            return meant
    typed = [_plain(reading(word)) for reading in _READINGS]
    begun = [candidate for plain, candidate in known.items() if _begins(typed[0], plain)]
    if len(begun) == 1:
        return begun[0]
    near = [
        (distance, order, candidate)
        for order, (plain, candidate) in enumerate(reversed(known.items()))
        if (distance := min(_distance(t, plain) for t in typed)) <= _bound(typed[0], plain)
    ]
    return min(near)[2] if near else None


def mixed_script_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and likely spelling of every word that mixes Latin and Cyrillic look-alikes.

    A word whose letters of either alphabet have no twin in the other, such as a
    deliberate brand name, is left alone.
    """
    for found in _WORD.finditer(text):
        meant = _in_one_alphabet(found.group())
        if meant is not None:
            yield found.start(), found.end(), meant


def in_latin(text: str) -> str:
    """The text with Cyrillic letters that look like Latin ones turned into those."""
    return text.translate(_TO_LATIN)


def _in_one_alphabet(word: str) -> str | None:
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    if not (_LATIN.search(word) and _CYRILLIC.search(word)):
        return None
    fits_cyrillic, fits_latin = not _LATIN.search(cyrillic), not _CYRILLIC.search(latin)
    if fits_cyrillic and fits_latin:
        more_latin = len(_LATIN.findall(word)) > len(_CYRILLIC.findall(word))
        return latin if more_latin else cyrillic
    if fits_cyrillic:
        return cyrillic
    return latin if fits_latin else None


def _plain(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_").replace("ё", "е")


def _begins(word: str, candidate: str) -> bool:
    """Whether one is the beginning of the other, and long enough to tell."""
    short, long = sorted((word, candidate), key=len)
    return len(short) >= _FEWEST_LETTERS and long.startswith(short)


def _bound(word: str, candidate: str) -> int:
    """How many slips there may be: one in three letters, and never more than a few."""
    return min(_MOST_SLIPS, min(len(word), len(candidate)) // 3)


def _distance(a: str, b: str) -> int:
    """How many letters are left out, put in, changed or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, last, row = row, before, [i, *[0] * len(b)]
        for j, other in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]
