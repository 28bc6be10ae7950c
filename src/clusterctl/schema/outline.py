"""A schema as rows to be read: each field with its depth and, in words, what may stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl.messages import Bilingual, Listing, Message, _
from clusterctl.schema.formats import FORMS
from clusterctl.schema.words.case import KEYS, LIST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.schema.fields import Field

_TYPES: Final[Mapping[str, Message]] = {
    "string": _("a text"),
    "integer": _("a whole number"),
    "number": _("a number"),
    "boolean": _("true or false"),
    "object": KEYS,
    "null": _("nothing"),
}
_ANY_KEY: Final = "…"


@dataclass(frozen=True, slots=True)
class Row:
    """A field and how deep below the first one it stands."""

    depth: int
    key: str
    field: Field


def rows(field: Field, depth: int = 0) -> Iterator[Row]:
    """The fields below a field in canonical order; a list's are those of its items.

    What the schema only names to refuse it is left out.
    """
    while field.item:
        field = field.item
    children = [*field.fields.items()]
    if field.others:
        children.append((_ANY_KEY, field.others))
    for key, child in children:
        if _refused(child):
            continue
        yield Row(depth, key, child)
        yield from rows(child, depth + 1)


def form(field: Field) -> Message:
    """What may stand in a field, in words."""
    if field.item:
        return _list(field.item)
    if field.choices:
        return Message("{choices}", {"choices": _choices(field.choices)})
    if field.ref:
        return _("id of a document of the kind {kind}", kind=field.ref)
    if field.money:
        return _("an amount with two decimals at most")
    if field.pattern in FORMS:
        return FORMS[field.pattern]
    return Message("{types}", {"types": Listing(tuple(_TYPES[name] for name in field.types))})


def _list(item: Field) -> Message:
    if item.fields:
        return LIST
    return _("a list: {of}", of=form(item))


def _choices(choices: Mapping[str | int, str]) -> Bilingual:
    """The values to choose from; the schemas have Russian titles for them, and no others."""
    titled = ", ".join(f"{value} ({title})" for value, title in choices.items())
    return Bilingual(titled, ", ".join(map(str, choices)))


def _refused(field: Field) -> bool:
    """Whether any value breaks the schema: the field stands there to say why it is not wanted."""
    return not field.types and bool(field.codes)
