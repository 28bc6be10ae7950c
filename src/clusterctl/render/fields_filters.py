"""What the filters of papers take and give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.language import Case
from clusterctl.templating.lint.shapes import ANYTHING, NUMBERS, TEXT, Kind, listed
from clusterctl.templating.lint.signatures import EVERY, Signature, takes

if TYPE_CHECKING:
    from collections.abc import Mapping

_CASES: Final = tuple(case.value for case in Case)
_DAYS: Final = takes(Kind.DATE)
_WORDS: Final = takes(Kind.TEXT)
_SUMS: Final = takes(*NUMBERS)
_PEOPLE: Final = takes(Kind.MAPPING)


def _text(
    kinds: frozenset[Kind], *needs: str, nothing: bool = False, case: int | None = None
) -> Signature:
    options = {} if case is None else {case: _CASES}
    return Signature(kinds, TEXT, nothing=nothing, needs=needs, options=options)


SIGNATURES: Final[Mapping[str, Signature]] = {
    "acting": _text(_PEOPLE, "name", case=0),
    "basis": _text(_WORDS, nothing=True),
    "called": _text(_PEOPLE, "full"),
    "capitalized": _text(_WORDS, nothing=True),
    "counted": _text(_SUMS),
    "counted_in_words": _text(takes(Kind.NUMBER), case=1),
    "dash": _text(EVERY - {Kind.MAPPING, Kind.PAIR}, nothing=True),
    "date_long": _text(_DAYS, nothing=True),
    "date_quoted": _text(_DAYS, nothing=True),
    "date_short": _text(_DAYS, nothing=True),
    "dated": _text(_DAYS, nothing=True),
    "full_in": _text(_PEOPLE, "full", case=0),
    "heard": _text(_WORDS, nothing=True),
    "initials": _text(_WORDS, nothing=True),
    "initials_in": _text(_PEOPLE, "name", case=0),
    "item": _text(_WORDS, nothing=True),
    "listing": _text(takes(Kind.LIST)),
    "lookup": Signature(takes(Kind.LIST), ANYTHING),
    "money_in_words": _text(_SUMS, case=0),
    "name_in": _text(_PEOPLE, "name", case=0),
    "number": _text(_SUMS, nothing=True),
    "percents": _text(_SUMS, nothing=True),
    "period": _text(_DAYS, nothing=True),
    "position_in": _text(_PEOPLE, "position", case=0),
    "prose": _text(takes(Kind.TEXT, Kind.NUMBER), nothing=True),
    "prose_paragraphs": Signature(_WORDS, listed(TEXT), nothing=True),
    "quoted": _text(_WORDS, nothing=True),
    "salutation": _text(_PEOPLE, "name"),
    "share": _text(_SUMS, nothing=True),
    "sums": _text(takes(Kind.LIST)),
    "surname": _text(_WORDS, nothing=True),
    "surname_first": _text(_WORDS, nothing=True),
    "surname_in": _text(_PEOPLE, "name", case=0),
    "thousands": _text(_SUMS, nothing=True),
    "typeset": _text(_WORDS),
    "uppercase": _text(_WORDS, nothing=True),
    "year": _text(_DAYS, nothing=True),
    "year_or_date": _text(takes(Kind.DATE, Kind.NUMBER, Kind.TEXT), nothing=True),
}
"""The filters of `filters.FILTERS` and `forms.FORMS`."""
