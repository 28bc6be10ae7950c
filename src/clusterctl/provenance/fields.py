"""What the values of a document are known by, field by field, without telling them.

A mark has 24 bits: enough to see that a value changed, too few to find out what it was.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clusterctl import schema
from clusterctl.changes import Action
from clusterctl.provenance.lines import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.schema import Field

Marks = dict[str, Any]
"""By the names of fields and of items of lists the marks below them, or at last a mark."""

_BYTES: Final = 3
_WHOLE: Final = 12
_OF_THE_PAIR: Final = frozenset({"kind", "id"})
_PLAIN: Final = re.compile(r"(?!.*[0-9]{7})[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
"""What may name an item of a list in a file for everybody: ids, codes, years; no names, phones."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field whose marks differ.

    Its route leads into the present values; into the former ones, by names, if it was removed.
    """

    action: Action
    route: Route


def marks(document: Document) -> Marks:
    """The marks of all that a document says, as its file has it."""
    value = {k: v for k, v in document.source.value.items() if k not in _OF_THE_PAIR}
    made: Marks = _marked(schema.field(document.kind), value)
    return made


def whole(marks: Marks) -> str:
    """What all marks of a document are known by together, in whatever order they are."""
    return mark(json.dumps(marks, sort_keys=True, separators=(",", ":")), _WHOLE)


def differences(old: Marks, document: Document) -> list[Difference]:
    """How a document differs from the one that had those marks, in the order of its fields."""
    return list(_compared(schema.field(document.kind), old, document.source.value, (), ()))


def _marked(field: Field | None, value: Any) -> Any:
    if isinstance(value, dict | list):
        return {name: _marked(below, v) for name, _step, below, v in _inside(field, value)}
    return mark(_said(value), _BYTES)


def _compared(
    field: Field | None, old: Any, value: Any, names: Route, route: Route
) -> Iterator[Difference]:
    if not (isinstance(old, dict) and isinstance(value, dict | list)):
        if old != _marked(field, value):
            yield Difference(Action.CHANGED, route)
        return
    seen = set() if route else set(_OF_THE_PAIR)
    for name, step, below, each in _inside(field, value):
        if name in seen:
            continue
        seen.add(name)
        if name in old:
            yield from _compared(below, old[name], each, (*names, name), (*route, step))
        else:
            yield Difference(Action.ADDED, (*route, step))
    for name in old:
        if name not in seen:
            yield Difference(Action.REMOVED, (*names, name))


def _inside(
    field: Field | None, value: dict[str, Any] | list[Any]
) -> Iterator[tuple[str, str | int, Field | None, Any]]:
    """What a mapping or a list holds: names, steps of the route, what the schema says, values."""
    if isinstance(value, dict):
        for key, each in value.items():
            if each is not None:
                yield key, key, field.below(key) if field else None, each
        return
    item, keys = (field.item, field.identity) if field else (None, ())
    taken: dict[str, int] = {}
    for i, each in enumerate(value):
        name = _name(each, keys, i)
        taken[name] = taken.get(name, 0) + 1
        yield (name if taken[name] == 1 else f"{name}#{taken[name]}"), i, item, each


def _name(item: Any, keys: tuple[str, ...], position: int) -> str:
    """What names an item of a list: what tells it from the others, where that is no person."""
    if isinstance(item, dict | list) and not (keys and isinstance(item, dict)):
        return str(position)
    told = [item.get(key) for key in keys] if isinstance(item, dict) else [item]
    if all(isinstance(t, str | int) and _PLAIN.fullmatch(str(t)) for t in told):
        return ",".join(map(str, told))
    return f"~{mark(json.dumps([_marked(None, t) for t in told], sort_keys=True), _BYTES)}"


def _said(value: Any) -> str:
    """What a plain value says: neither spaces nor zeros at a number's end do."""
    match value:
        case str():
            return f"t{' '.join(value.split())}"
        case bool() | None:
            return f"c{value}"
        case _:
            return f"n{Decimal(value).normalize()}"
