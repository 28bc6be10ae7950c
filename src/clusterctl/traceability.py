"""Which paragraph is checked by what: the matrix of the regulation against rules and schemas.

Every paragraph is checked by a rule, asked for by a schema, or judged by a person who is told what
to look at; what is checked by nothing is a hole, and a citation that leads nowhere is a mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import schema
from clusterctl.rules import every_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.regulation import Paragraph, Regulation
    from clusterctl.rules import Rule
    from clusterctl.schema import Field

_EACH = "[]"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a document whose schema names the paragraph: kind, route, Russian title."""

    kind: str
    route: tuple[str, ...]
    title: str
    paragraph: str

    def __str__(self) -> str:
        return ".".join((self.kind, *self.route)).replace(f".{_EACH}", _EACH)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, the rules that check it and the places that ask for it.

    What only a person can judge stands in the paragraph itself.
    """

    paragraph: Paragraph
    rules: tuple[Rule, ...]
    places: tuple[Place, ...]

    @property
    def covered(self) -> bool:
        """Whether somebody looks at the paragraph: a rule, a schema or a person."""
        return bool(self.rules or self.places or self.paragraph.person)


def matrix(regulation: Regulation) -> tuple[Row, ...]:
    """A row for each paragraph in force, in their order."""
    places = list(every_place())
    return tuple(
        Row(
            paragraph,
            tuple(r for r in every_rule().values() if paragraph.id in cited(r.paragraph)),
            tuple(place for place in places if paragraph.id in cited(place.paragraph)),
        )
        for paragraph in regulation.every_paragraph
        if paragraph.in_force()
    )


def astray(regulation: Regulation) -> dict[str, str]:
    """By rule or place, the paragraph it cites and the regulation doesn't have."""
    known = {paragraph.id for paragraph in regulation.every_paragraph}
    citing = {code: rule.paragraph for code, rule in every_rule().items()}
    citing |= {str(place): place.paragraph for place in every_place()}
    return {name: id for name, ids in citing.items() for id in cited(ids) if id not in known}


def cited(paragraphs: str) -> list[str]:
    """The ids of paragraphs that a rule or a schema names: `4б, 8` are two."""
    return [id.strip() for id in paragraphs.split(",") if id.strip()]


def every_place() -> Iterator[Place]:
    """The places of all kinds of documents that name a paragraph, the topmost that do."""
    for kind in schema.KINDS:
        root = schema.field(kind)
        if root is not None:
            yield from _places(kind, (), root, "")


def _places(kind: str, route: tuple[str, ...], field: Field, above: str) -> Iterator[Place]:
    if field.paragraph and field.paragraph != above:
        yield Place(kind, route, field.title, field.paragraph)
    for key, below in field.fields.items():
        yield from _places(kind, (*route, key), below, field.paragraph)
    if field.item is not None:
        yield from _places(kind, (*route, _EACH), field.item, field.paragraph)
