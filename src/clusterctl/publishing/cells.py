"""Values of a report as people write them: numbers, money, shares, days, traffic lights."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from clusterctl.language.numbers import number
from clusterctl.messages import Message, _, told
from clusterctl.reports.model import Kind, Light

if TYPE_CHECKING:
    from clusterctl.messages import Language
    from clusterctl.reports.model import Cell, Column

NUMBERS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.SHARE})
"""Kinds that are aligned to the right."""

LIGHTS = {
    Light.GREEN: ("✓", _("on track")),
    Light.AMBER: ("≈", _("attention")),
    Light.RED: ("✗", _("behind")),
    Light.OVER: ("▲", _("plan too easy?")),
    Light.NONE: ("–", _("not rated")),
}
"""The sign and the word of each light: none is told by its colour alone."""

_NBSP = "\u00a0"
_TENTH = Decimal("0.1")
_WHOLE = Decimal(100)


def written(cell: Cell, kind: Kind, language: Language) -> str:
    """A value as a table shows it; nothing for None."""
    match cell:
        case None:
            return ""
        case Light():
            return light(cell, language)
        case Message():
            return cell.text(language)
        case int() | Decimal():
            return figure(cell, kind, language)
        case _:
            return told(cell, language)


def light(value: Light, language: Language) -> str:
    """A traffic light as its sign and its word."""
    sign, word = LIGHTS[value]
    return f"{sign}{_NBSP}{word.text(language)}"


def figure(value: int | Decimal, kind: Kind, language: Language) -> str:
    """A number in the way of its kind: 12 345,5 · 1 571 240,50 · 98,1 % · 2026."""
    match kind:
        case Kind.YEAR | Kind.TEXT:
            return str(value)
        case Kind.SHARE:
            return f"{_grouped(percent(Decimal(value)), language)}{_NBSP}%"
        case Kind.MONEY:
            amount = Decimal(value)
            places = 0 if amount == amount.to_integral_value() else 2
            return _grouped(Decimal(f"{amount:.{places}f}"), language)  # of any size
        case _:
            return _grouped(_shortest(Decimal(value)), language)


def percent(share: Decimal) -> Decimal:
    """A share in per cent to a tenth; what falls short of the whole is never rounded up to it."""
    exact = share * _WHOLE
    rounded = exact.quantize(_TENTH, ROUND_HALF_UP)
    short = exact < _WHOLE <= rounded
    return exact.quantize(_TENTH, ROUND_DOWN) if short else rounded


def heading(column: Column, language: Language) -> str:
    """What a column is called, with the unit of its values."""
    title = column.title.text(language)
    return f"{title}, {column.unit.text(language)}" if column.unit else title


def _shortest(value: Decimal) -> Decimal:
    """The value without the zeros that say nothing: 5,4 for 5.40."""
    return value.normalize()


def _grouped(value: Decimal, language: Language) -> str:
    return number(value) if language == "ru" else f"{value:,f}".replace("-", "−")
