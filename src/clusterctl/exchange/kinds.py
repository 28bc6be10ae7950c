"""What a value of a field is in a cell: a date, an amount, a word from a list."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.schema import Field


class Kind(StrEnum):
    """The kinds of cells."""

    TEXT = "text"
    CODE = "code"
    CHOICE = "choice"
    ORGANIZATION = "organization"
    PROFESSION = "profession"
    DATE = "date"
    DAY_OR_YEAR = "day_or_year"
    YEAR = "year"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    YES_NO = "yes_no"


PROFESSION_CODE: Final = r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$"
CHOSEN: Final = frozenset({Kind.CHOICE, Kind.ORGANIZATION, Kind.PROFESSION, Kind.YES_NO})
"""Kinds whose values come from a list of names."""

NUMBERS: Final = frozenset({Kind.YEAR, Kind.INTEGER, Kind.NUMBER, Kind.MONEY})

EXPECTED: Final[Mapping[Kind, Message]] = {
    Kind.TEXT: _("a text"),
    Kind.CODE: _("a code"),
    Kind.CHOICE: _("a value from the list"),
    Kind.ORGANIZATION: _("an organisation from the list"),
    Kind.PROFESSION: _("a code of a profession, like 15.01.38"),
    Kind.DATE: _("a date, like 15.03.2027"),
    Kind.DAY_OR_YEAR: _("a date or a year"),
    Kind.YEAR: _("a year, like 2027"),
    Kind.INTEGER: _("a whole number"),
    Kind.NUMBER: _("a number"),
    Kind.MONEY: _("an amount in roubles"),
    Kind.YES_NO: _("“yes” or “no”"),
}


def kind_of(field: Field) -> Kind:
    """What one value of the field is; for a list what its items are."""
    if field.item is not None:
        return kind_of(field.item)
    if field.choices:
        return Kind.CHOICE
    if field.ref == "organization":
        return Kind.ORGANIZATION
    if field.format == "date":
        return Kind.DAY_OR_YEAR if "integer" in field.types else Kind.DATE
    if field.money:
        return Kind.MONEY
    if field.pattern:
        return Kind.PROFESSION if field.pattern == PROFESSION_CODE else Kind.CODE
    return _by_type(field)


def _by_type(field: Field) -> Kind:
    if "boolean" in field.types:
        return Kind.YES_NO
    if "integer" in field.types:
        return Kind.YEAR if field.key == "year" else Kind.INTEGER
    return Kind.NUMBER if "number" in field.types else Kind.TEXT


def is_list(field: Field) -> bool:
    """Whether a cell of the field holds several values."""
    return field.item is not None
