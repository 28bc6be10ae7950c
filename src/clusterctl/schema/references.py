"""What a document names that has to exist: the values of the fields with `x-ref`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from clusterctl.schema.fields import Field, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route

_ITEM = ""
"""Stands for every item of a list among the keys of a tree."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An id, the kind of document that should have it, and where it is named."""

    route: Route
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class _Tree:
    """The part of a schema that leads to references."""

    kind: str
    below: dict[str, _Tree]


def references(kind: str, value: object) -> Iterator[Reference]:
    """The references in a document of a kind, in the order of its schema."""
    root = field(kind)
    if root:
        yield from _found(_tree(kind), value, ())


@cache
def _tree(kind: str) -> _Tree:
    root = field(kind)
    return _leading(root) if root else _Tree("", {})


def _leading(of: Field) -> _Tree:
    children = dict(of.fields) | ({_ITEM: of.item} if of.item else {})
    below = {key: _leading(child) for key, child in children.items()}
    return _Tree(of.ref, {key: tree for key, tree in below.items() if tree.kind or tree.below})


def _found(tree: _Tree, value: object, route: Route) -> Iterator[Reference]:
    match value:
        case str() if tree.kind:
            yield Reference(route, tree.kind, value)
        case dict():
            for key, below in tree.below.items():
                if key in value:
                    yield from _found(below, value[key], (*route, key))
        case list() if _ITEM in tree.below:
            for i, item in enumerate(value):
                yield from _found(tree.below[_ITEM], item, (*route, i))
