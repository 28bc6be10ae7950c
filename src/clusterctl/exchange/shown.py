"""What a value of a document looks like in a cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clusterctl.documents import as_date
from clusterctl.exchange.kinds import CHOSEN, NUMBERS, Kind, is_list, kind_of

if TYPE_CHECKING:
    from clusterctl.exchange.lexicon import Lexicon
    from clusterctl.schema import Field

Shown = str | int | float | date | None

_FIRST_DAY: Final = date(1900, 3, 1)
"""Excel counts days from 1900 and takes that year for a leap year."""

_BETWEEN_NUMBERS: Final = ", "
_BETWEEN: Final = "\n"


def shown(value: Any, field: Field, lexicon: Lexicon) -> Shown:
    """The value as the cell holds it: a text, a number, a day; None for an empty cell.

    What isn't of its field's kind is shown as it is written, to be seen and mended.
    """
    if value is None:
        return None
    if is_list(field) and isinstance(value, list):
        between = _BETWEEN_NUMBERS if kind_of(field) in NUMBERS else _BETWEEN
        return between.join(_text(each, field, lexicon) for each in value) or None
    kind = kind_of(field)
    if kind in NUMBERS or (kind is Kind.DAY_OR_YEAR and isinstance(value, int)):
        return _number(value)
    if kind in (Kind.DATE, Kind.DAY_OR_YEAR):
        day = as_date(value)
        return day if day is not None and day >= _FIRST_DAY else str(value)
    return _text(value, field, lexicon)


def _number(value: Any) -> Shown:
    """A number, or its digits as a text where a cell would lose some of them."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return str(value)
    exact = Decimal(value)
    if Decimal(repr(float(value))) != exact or abs(exact) >= _EXACT:
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
    return value if isinstance(value, int) else float(value)


_EXACT: Final = 10**15
"""From here on Excel rounds whole numbers."""


def _text(value: Any, field: Field, lexicon: Lexicon) -> str:
    if kind_of(field) in CHOSEN and not isinstance(value, dict | list):
        return lexicon.names(field).shown.get(value) or str(value)
    return " ".join(str(value).split("\n")) if is_list(field) else str(value)
