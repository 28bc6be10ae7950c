"""What filters take and give: their arguments, the sorts of values, what they make of nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from clusterctl.templating.lint.shapes import (
    ANYTHING,
    DECIMAL,
    NUMBER,
    NUMBERS,
    PRINTED,
    TEXT,
    Kind,
    Shape,
    either,
    listed,
    mapping,
    pair,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

Gives = Callable[[Shape, Sequence[object]], Shape]
"""What comes out, by what goes in and the constant arguments."""

EVERY: Final = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Signature:
    """A filter: the kinds it takes, what it gives, whether nothing may go in.

    `needs` are keys that a mapping must have; `options` are the words that an argument may be, by
    its position; `attribute` tells which argument or keyword names a key of the list's items.
    """

    takes: frozenset[Kind]
    gives: Shape | Gives
    nothing: bool = False
    needs: tuple[str, ...] = ()
    options: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    attribute: int | None = None

    def given(self, shape: Shape, arguments: Sequence[object]) -> Shape:
        """What the filter makes of such a value."""
        if isinstance(self.gives, Shape):
            return self.gives
        return self.gives(shape, arguments)


def takes(*kinds: Kind) -> frozenset[Kind]:
    """The kinds, and what may be of any."""
    return frozenset({*kinds, Kind.ANYTHING})


def same(shape: Shape, arguments: Sequence[object]) -> Shape:
    """What goes in comes out."""
    del arguments
    return shape


def _item(shape: Shape, arguments: Sequence[object]) -> Shape:
    del arguments
    if shape.kind is Kind.LIST and shape.item:
        return shape.item.perhaps
    return TEXT.perhaps if shape.kind is Kind.TEXT else ANYTHING


def _items(shape: Shape, arguments: Sequence[object]) -> Shape:
    del arguments
    if shape.kind is not Kind.MAPPING:
        return listed(pair(TEXT, ANYTHING))
    values = [*shape.fields.values(), *([shape.item] if shape.item else [])]
    return listed(pair(TEXT, either(values)))


def _rows(shape: Shape, arguments: Sequence[object]) -> Shape:
    del arguments
    return listed(listed(shape.item))


def _listed(shape: Shape, arguments: Sequence[object]) -> Shape:
    del arguments
    return listed(shape.item if shape.kind is Kind.LIST else ANYTHING)


def _groups(shape: Shape, arguments: Sequence[object]) -> Shape:
    key = _below(shape, arguments[0] if arguments else None)
    return listed(mapping({"grouper": key, "list": listed(shape.item)}))


def _mapped(shape: Shape, arguments: Sequence[object]) -> Shape:
    del shape, arguments
    return listed(ANYTHING)


def _below(shape: Shape, key: object) -> Shape:
    item = shape.item
    if item is None or not isinstance(key, str) or "." in key:
        return ANYTHING
    return item.fields.get(key, item.item or ANYTHING)


def _or_else(shape: Shape, arguments: Sequence[object]) -> Shape:
    del arguments
    return replace(shape.sure, choices=())


def _filled(shape: Shape, arguments: Sequence[object]) -> Shape:
    """A line to fill in, where there is nothing."""
    del arguments
    return TEXT if shape.kind is Kind.NOTHING else replace(shape.sure, choices=())


_LISTS: Final = takes(Kind.LIST, Kind.PAIR)
_TEXTS: Final = takes(Kind.TEXT, Kind.NUMBER)
_NUMBERS: Final = takes(*NUMBERS)
_COUNTED: Final = takes(Kind.LIST, Kind.PAIR, Kind.MAPPING, Kind.TEXT)
_PIECES: Final = takes(Kind.LIST, Kind.PAIR, Kind.TEXT)

SHARED: Final[Mapping[str, Signature]] = {
    "abs": Signature(_NUMBERS, same),
    "batch": Signature(_LISTS, _rows),
    "blank": Signature(EVERY, _filled, nothing=True),
    "capitalize": Signature(_TEXTS, TEXT),
    "count": Signature(_COUNTED, NUMBER),
    "default": Signature(EVERY, _or_else, nothing=True),
    "dictsort": Signature(takes(Kind.MAPPING), _items),
    "first": Signature(_PIECES, _item),
    "groupby": Signature(_LISTS, _groups, attribute=0),
    "items": Signature(takes(Kind.MAPPING), _items),
    "join": Signature(_LISTS, TEXT, attribute=1),
    "last": Signature(_PIECES, _item),
    "length": Signature(_COUNTED, NUMBER),
    "lines": Signature(_TEXTS, TEXT),
    "list": Signature(_PIECES, _listed),
    "lower": Signature(_TEXTS, TEXT),
    "map": Signature(_LISTS, _mapped),
    "max": Signature(_LISTS, _item),
    "min": Signature(_LISTS, _item),
    "oneline": Signature(_TEXTS, TEXT),
    "paragraphs": Signature(takes(Kind.TEXT), listed(TEXT), nothing=True),
    "reject": Signature(_LISTS, same),
    "rejectattr": Signature(_LISTS, same, attribute=0),
    "reverse": Signature(_PIECES, same),
    "select": Signature(_LISTS, same),
    "selectattr": Signature(_LISTS, same, attribute=0),
    "sort": Signature(_LISTS, same),
    "stopped": Signature(takes(*PRINTED), same),
    "sum": Signature(_LISTS, DECIMAL),
    "trim": Signature(_TEXTS, TEXT),
    "unique": Signature(_LISTS, same),
    "upper": Signature(_TEXTS, TEXT),
}
"""The filters that every template has."""

_BY_KEYWORD: Final = frozenset({"map", "max", "min", "sort", "sum", "unique"})
"""Filters that name a key of the items by `attribute=…` alone."""


def attribute_of(
    name: str, signature: Signature, arguments: Sequence[object], named: Mapping[str, object]
) -> str | None:
    """The key of a list's items that a filter is told to look at."""
    value = named.get("attribute")
    if value is None and name not in _BY_KEYWORD and signature.attribute is not None:
        value = arguments[signature.attribute] if signature.attribute < len(arguments) else None
    return value if isinstance(value, str) else None


def arity(function: Callable[..., object]) -> tuple[int, int | None, frozenset[str]]:
    """How many arguments a filter takes after its value, at least and at most, and their names."""
    parameters = list(inspect.signature(function).parameters.values())
    if hasattr(function, "jinja_pass_arg"):
        del parameters[0]
    own = parameters[1:]
    placed = [p for p in own if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    least = sum(p.default is p.empty for p in placed)
    endless = any(p.kind is p.VAR_POSITIONAL for p in own)
    names = frozenset(p.name for p in own if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY))
    named = {"attribute"} if any(p.kind is p.VAR_KEYWORD for p in own) else set()
    return least, None if endless else len(placed), names | named


def taking(kind: Kind, known: Mapping[str, Signature]) -> Iterable[str]:
    """The filters that make such a value fit to print, those for it alone first."""
    found = [
        (len(s.takes), name)
        for name, s in known.items()
        if kind in s.takes and isinstance(s.gives, Shape) and s.gives.kind is Kind.TEXT
    ]
    return [name for _number, name in sorted(found)]
