"""The schemas read as trees of fields: titles, choices, references, paragraphs of every key."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from clusterctl import layout, resources
from clusterctl.messages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.diagnostics import Route

KINDS: Final = tuple(layout.PATTERNS)
"""The kinds of documents, in the order in which a folder is described."""


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """A place of a document as its schema describes it.

    `paragraph` and `material` come from the nearest place above that has one.
    `material` tells by "added", "removed", "changed" what such a change is in law.
    `codes` are the rules whose findings the schema gives, by the keyword that
    broke; the one under "" stands for all that break the place as a whole.
    """

    key: str
    title: str
    description: str
    types: tuple[str, ...] = ()
    required: bool = False
    draft: bool = False
    paragraph: str = ""
    codes: Mapping[str, str] = dataclasses.field(default_factory=dict)
    severity: str = ""
    ref: str = ""
    identity: tuple[str, ...] = ()
    material: Mapping[str, str] = dataclasses.field(default_factory=dict)
    choices: Mapping[str | int, str] = dataclasses.field(default_factory=dict)
    variants: tuple[str, ...] = ()
    pattern: str = ""
    format: str = ""
    money: bool = False
    fields: Mapping[str, Field] = dataclasses.field(default_factory=dict)
    item: Field | None = None
    others: Field | None = None

    @property
    def label(self) -> Bilingual:
        """How messages name the field: by its Russian title and its key, in English by the key."""
        if not self.key:
            return Bilingual(f"«{self.title}»", "the document")
        return Bilingual(f"«{self.title}» (`{self.key}`)", f"`{self.key}`")

    def below(self, step: str | int) -> Field | None:
        """The field one step down: of that key, or of any item of a list."""
        if isinstance(step, int):
            return self.item
        if step in self.fields or not self.others:
            return self.fields.get(step)
        return dataclasses.replace(self.others, key=step)

    def at(self, route: Iterable[str | int]) -> Field | None:
        """The field at the end of the route, or None where the schema knows none."""
        found: Field | None = self
        for step in route:
            found = found.below(step) if found else None
        return found


def text(kind: str) -> str:
    """The schema of a kind as it is written."""
    return (resources.schemas() / f"{kind}.schema.json").read_text(encoding="utf-8")


@cache
def raw(kind: str) -> dict[str, Any]:
    """The schema of a kind; nobody may change it."""
    schema: dict[str, Any] = json.loads(text(kind))
    return schema


def field(kind: str, route: Route = ()) -> Field | None:
    """The field of a kind's documents at a route; any number stands for a list's items."""
    return _root(kind).at(route)


def title(kind: str, route: Route = ()) -> str:
    """The Russian title of a field, of the kind itself without a route; "" for an unknown one."""
    found = field(kind, route)
    return found.title if found else ""


def keys(kind: str, route: Route = ()) -> tuple[str, ...]:
    """The keys that may stand at a route, in their canonical order."""
    found = field(kind, route)
    return tuple(found.fields) if found else ()


def choice(kind: str, route: Route, value: str | int) -> str:
    """The Russian name of a value from a list of values; the value itself where it has none."""
    found = field(kind, route)
    return found.choices.get(value, str(value)) if found else str(value)


@cache
def _root(kind: str) -> Field:
    schema = raw(kind)
    return _Reader(schema.get("$defs", {})).field("", schema)


@dataclasses.dataclass(frozen=True, slots=True)
class _Reader:
    """Makes fields of the nodes of one schema."""

    definitions: Mapping[str, Any]

    def field(
        self,
        key: str,
        node: Mapping[str, Any],
        paragraph: str = "",
        material: Mapping[str, str] = MappingProxyType({}),
        *,
        required: bool = False,
    ) -> Field:
        """The field a node describes; paragraph and material are those of the place above."""
        node = self._resolved(node)
        titles = node.get("x-enum-titles", {})
        above = (node.get("x-paragraph", paragraph), _material(node) or material)
        must = node.get("required", ())
        item, others = node.get("items"), node.get("additionalProperties")
        return Field(
            key=key,
            title=node.get("title", ""),
            description=node.get("description", ""),
            types=_several(node.get("type", ())),
            required=required,
            draft=node.get("x-draft", False),
            paragraph=above[0],
            codes=_codes(node),
            severity=node.get("x-severity", ""),
            ref=node.get("x-ref", ""),
            identity=_several(node.get("x-key", ())),
            material=above[1],
            choices={value: titles[str(value)] for value in node.get("enum", ())},
            variants=tuple(key for v in node.get("oneOf", ()) for key in v.get("required", ())),
            pattern=node.get("pattern", ""),
            format=node.get("format", ""),
            money=node.get("x-money", False),
            fields={
                name: self.field(name, child, *above, required=name in must)
                for name, child in node.get("properties", {}).items()
            },
            item=self.field(key, item, *above) if item else None,
            others=self.field("", others, *above) if isinstance(others, dict) else None,
        )

    def _resolved(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """The node with what its `$ref` says; its own title, description and marks win.

        Draft-07 validators ignore what stands beside `$ref`, so it stands alone in an `allOf`.
        """
        for part in (node, *node.get("allOf", ())):
            if "$ref" in part:
                return {**self.definitions[part["$ref"].rpartition("/")[2]], **node}
        return node


def _several(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _codes(node: Mapping[str, Any]) -> Mapping[str, str]:
    rule: str | Mapping[str, str] = node.get("x-rule", {})
    return {"": rule} if isinstance(rule, str) else rule


def _material(node: Mapping[str, Any]) -> Mapping[str, str]:
    change: str | Mapping[str, str] = node.get("x-material", {})
    if isinstance(change, str):
        return dict.fromkeys(("added", "removed", "changed"), change)
    return change
