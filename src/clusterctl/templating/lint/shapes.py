"""What a template's values are made of, known before there are any: mappings, lists, texts, dates.

A shape says what may stand in a place and what it is; it never holds a value.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Kind(StrEnum):
    """The sorts of values; those in `PRINTED` go to paper as they are."""

    MAPPING = "mapping"
    LIST = "list"
    PAIR = "pair"
    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    DECIMAL = "decimal"
    NUMBER = "number"
    FLAG = "flag"
    DRAWING = "drawing"
    NOTHING = "nothing"
    ANYTHING = "anything"


PRINTED: Final = frozenset({Kind.TEXT, Kind.NUMBER, Kind.DRAWING, Kind.ANYTHING})
NUMBERS: Final = frozenset({Kind.NUMBER, Kind.DECIMAL, Kind.MONEY})

NAMES: Final[Mapping[Kind, Message]] = {
    Kind.MAPPING: _("a value with keys"),
    Kind.LIST: _("a list"),
    Kind.PAIR: _("several values"),
    Kind.TEXT: _("a text"),
    Kind.DATE: _("a date"),
    Kind.MONEY: _("an amount"),
    Kind.DECIMAL: _("a number"),
    Kind.NUMBER: _("a whole number"),
    Kind.FLAG: _("a “yes” or a “no”"),
    Kind.DRAWING: _("a picture"),
    Kind.NOTHING: _("nothing"),
    Kind.ANYTHING: _("any value"),
}
"""How messages call them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand in a place; `about` says in Russian what it is.

    `maybe` tells that there may be nothing, `missing` that even the key may not be there.
    `fields` are a mapping's keys, `item` is what a list holds, or a mapping under any other key;
    `parts` are a pair's; `choices` are all values there can be, where they are few.
    """

    kind: Kind
    about: str = ""
    maybe: bool = False
    missing: bool = False
    fields: Mapping[str, Shape] = field(default_factory=dict)
    item: Shape | None = None
    parts: tuple[Shape, ...] = ()
    choices: tuple[str | int, ...] = ()

    @property
    def sure(self) -> Shape:
        """The same, and it is there."""
        return replace(self, maybe=False) if self.maybe else self

    @property
    def perhaps(self) -> Shape:
        """The same, or nothing."""
        return self if self.maybe else replace(self, maybe=True)

    def told(self, about: str) -> Shape:
        """The same with other words about it."""
        return replace(self, about=about)


ANYTHING: Final = Shape(Kind.ANYTHING)
TEXT: Final = Shape(Kind.TEXT)
NUMBER: Final = Shape(Kind.NUMBER)
DECIMAL: Final = Shape(Kind.DECIMAL)
FLAG: Final = Shape(Kind.FLAG)
NOTHING: Final = Shape(Kind.NOTHING, maybe=True)
LOOP: Final = Shape(
    Kind.MAPPING,
    fields={
        **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length"), NUMBER),
        **dict.fromkeys(("first", "last"), FLAG),
    },
)
"""What a loop knows of itself."""


def listed(item: Shape | None = None, about: str = "") -> Shape:
    """A list of such values."""
    return Shape(Kind.LIST, about, item=item or ANYTHING)


def pair(*parts: Shape) -> Shape:
    """Several values in a row, to be taken apart by a loop."""
    return Shape(Kind.PAIR, parts=parts)


def mapping(fields: Mapping[str, Shape], about: str = "") -> Shape:
    """A value with these keys."""
    return Shape(Kind.MAPPING, about, fields=dict(fields))


def either(shapes: Iterable[Shape]) -> Shape:
    """What is one of the shapes: keys and kinds that they share."""
    known = list(shapes)
    if not known:
        return ANYTHING
    there = [shape for shape in known if shape.kind is not Kind.NOTHING]
    maybe = any(shape.maybe for shape in known)
    if not there:
        return NOTHING
    first, *rest = there
    for other in rest:
        first = _both(first, other)
    return replace(first, maybe=maybe)


def _both(one: Shape, other: Shape) -> Shape:
    kinds = {one.kind, other.kind}
    if kinds <= NUMBERS and len(kinds) > 1:
        return DECIMAL
    if len(kinds) > 1:
        return Shape(Kind.ANYTHING)
    keys = dict.fromkeys([*one.fields, *other.fields])
    return Shape(
        one.kind,
        one.about if one.about == other.about else "",
        fields={
            key: either(shape.fields[key] for shape in (one, other) if key in shape.fields)
            for key in keys
        },
        item=either(s.item for s in (one, other) if s.item) if one.item or other.item else None,
        parts=one.parts if one.parts == other.parts else (),
        choices=(*one.choices, *other.choices) if one.choices and other.choices else (),
    )
