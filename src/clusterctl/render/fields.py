"""What the template of each paper may ask for: the shapes of the values that `render` makes.

A document's shape is read from its schema the way `values` makes its values; what a paper adds
is told in `fields_papers`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from clusterctl import schema
from clusterctl.templating.lint.shapes import ANYTHING, TEXT, Kind, Shape, listed, mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.schema import Field

_KINDS: Final = {
    ("string",): Kind.TEXT,
    ("string", "null"): Kind.TEXT,
    ("integer",): Kind.NUMBER,
    ("number",): Kind.DECIMAL,
    ("boolean",): Kind.FLAG,
}


@cache
def document(kind: str) -> Shape:
    """The values of a document of a kind, as `values.values` makes them."""
    field = schema.field(kind)
    assert field is not None  # noqa: S101 every kind has a schema
    return _mapping(field)


def of(kind: str, about: str = "", **others: Shape) -> Shape:
    """A document's values with others beside them, or in place of them."""
    told = document(kind)
    return replace(told, about=about or told.about, fields={**told.fields, **others})


def part(kind: str, *route: str, about: str = "", **others: Shape) -> Shape:
    """The values at a route of keys of a document; those of the items where that is a list."""
    found = document(kind)
    for key in route:
        found = found.fields[key]
        found = found.item if found.kind is Kind.LIST and found.item else found
    return replace(found, about=about or found.about, fields={**found.fields, **others})


def rows(shape: Shape, prefix: str = "") -> Iterator[tuple[str, Shape]]:
    """All names with their shapes: `parties[].organization.inn`, each after what it is part of."""
    for key, below in shape.fields.items():
        yield from _row(f"{prefix}.{key}" if prefix else key, below)
    if shape.kind is Kind.MAPPING and shape.item is not None:
        yield from _row(f"{prefix}[…]", shape.item)


def _row(name: str, shape: Shape) -> Iterator[tuple[str, Shape]]:
    yield name, shape
    item = shape.item if shape.kind is Kind.LIST else None
    while item is not None:
        name, shape = f"{name}[]", item
        item = shape.item if shape.kind is Kind.LIST else None
    yield from rows(shape, name)


def _mapping(field: Field) -> Shape:
    made: dict[str, Shape] = {}
    for key, below in field.fields.items():
        made[key] = _shape(below)
        made |= _beside(key, below)
    return replace(mapping(made, field.title), maybe=False)


def _shape(field: Field) -> Shape:
    """What `values` makes of a field: lists and mappings are always there, others perhaps."""
    if "array" in field.types:
        return listed(_item(field.item), field.title)
    if field.fields:
        return _mapping(field)
    return Shape(_kind(field), field.title, maybe=True, choices=tuple(field.choices))


def _item(field: Field | None) -> Shape:
    """An item of a list: `values` leaves out those that are nothing."""
    return replace(_shape(field), maybe=False) if field else ANYTHING


def _kind(field: Field) -> Kind:
    if field.money:
        return Kind.MONEY
    if field.format == "date" and "integer" not in field.types:
        return Kind.DATE
    return _KINDS.get(field.types, Kind.ANYTHING)


def _beside(key: str, field: Field) -> Mapping[str, Shape]:
    """The names that `values` puts beside a value."""
    item = field.item
    if field.choices:
        return {f"{key}_title": _name(f"{field.title}: как называется")}
    if item is not None and item.choices:
        return {f"{key}_titles": listed(TEXT, f"{field.title}: как называются")}
    if field.ref == "organization":
        return {f"{key}_name": _name(f"{field.title}: краткое наименование")}
    if item is not None and item.ref == "organization":
        return {f"{key}_names": listed(TEXT, f"{field.title}: краткие наименования")}
    if key == "profession":
        return {"profession_title": _name("Название профессии, специальности по её коду")}
    return {}


def _name(about: str) -> Shape:
    return Shape(Kind.TEXT, about, maybe=True)
