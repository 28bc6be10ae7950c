"""Numbers in words: «одна тысяча двести тридцать четыре», «тридцати», «двадцать первый»."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from clusterctl.language.agreement import agree
from clusterctl.language.grammar import Case, Gender
from clusterctl.language.numbers import plural
from clusterctl.language.wordlists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORDER: Final = {case: place for place, case in enumerate(Case)}
_DIRECT: Final = frozenset({Case.NOMINATIVE, Case.ACCUSATIVE})
_GENITIVE: Final = 1
_LARGEST: Final = 10**15 - 1
_LARGEST_ORDINAL: Final = 9999


@dataclass(frozen=True, slots=True)
class Countable:
    """A noun that is counted: its six cases in both numbers, the form after 2, 3 and 4."""

    gender: Gender
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    few: str

    def form(self, n: int, case: Case = Case.NOMINATIVE) -> str:
        """The noun beside that number in that case: «5 рабочих дней», «к 5 рабочим дням»."""
        singular, several = self.singular[_ORDER[case]], self.plural[_ORDER[case]]
        if case in _DIRECT:
            return plural(n, singular, self.few, self.plural[_GENITIVE])
        return plural(n, singular, several, several)


def countable(entry: dict[str, Any]) -> Countable:
    """The noun of a table's entry."""
    singular, several = tuple(entry["singular"]), tuple(entry["plural"])
    few = entry.get("few", singular[_GENITIVE])
    return Countable(Gender(entry["gender"]), singular, several, few)


def in_words(n: int, gender: Gender = Gender.MASCULINE, case: Case = Case.NOMINATIVE) -> str:
    """The number in words in that case, its last word in that gender: «двадцать одна».

    The accusative is that of things. Raises ValueError for a quadrillion and more.
    """
    if abs(n) > _LARGEST:
        raise ValueError(n)
    parts = [*_above_thousand(abs(n), case), *_below_thousand(abs(n) % 1000, gender, case)]
    return " ".join([*(["минус"] if n < 0 else []), *(parts or [_simple(0, gender, case)])])


def ordinal(n: int, gender: Gender = Gender.MASCULINE, case: Case = Case.NOMINATIVE) -> str:
    """The ordinal, whose last word alone declines: «двадцать первого».

    Raises ValueError below 1 and above 9999.
    """
    if not 1 <= n <= _LARGEST_ORDINAL:
        raise ValueError(n)
    known = table("numerals")["ordinals"]
    last: int = next(part for part in (n % 100, n % 10, n % 1000, n) if part in known)
    declined = agree(known[last], gender, case, animate=False)
    return f"{in_words(n - last)} {declined}" if n > last else declined


def _above_thousand(n: int, case: Case) -> Iterator[str]:
    for value, noun in _scales():
        count = n // value % 1000
        if count:
            yield from _below_thousand(count, noun.gender, case)
            yield noun.form(count, case)


def _below_thousand(n: int, gender: Gender, case: Case) -> Iterator[str]:
    tens = n % 100
    known = tens in {0, 1, 2, *table("numerals")["cardinals"]}
    parts = (n - tens, tens) if known else (n - tens, tens - tens % 10, tens % 10)
    return (_simple(part, gender, case) for part in parts if part)


def _simple(n: int, gender: Gender, case: Case) -> str:
    """A number of one word."""
    numerals = table("numerals")
    agreeing = {1: numerals["one"], 2: numerals["two"]}.get(n)
    forms = agreeing[gender.value] if agreeing else numerals["cardinals"][n]
    return str(forms[_ORDER[case]])


@cache
def _scales() -> tuple[tuple[int, Countable], ...]:
    return tuple((entry["value"], countable(entry)) for entry in table("numerals")["scales"])
