"""A document as it is laid out: its collections and entries, with room for comments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.schema import Field
    from clusterctl.source import Source


@dataclass(slots=True, eq=False)
class Node:
    """A value where it stands: the stretch of the text, and for a collection what is in it.

    `below` are the comments at its end; an empty one stands for a blank line.
    """

    value: Any
    start: int
    end: int
    described: Field | None
    owner: Entry | None
    in_brackets: bool
    entries: list[Entry] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item of a list, and the comments above and beside it."""

    key: str | None
    home: Node
    node: Node = field(init=False)
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A key, a single value or an empty collection: what no comment can be inside of."""

    start: int
    end: int
    entry: Entry
    is_key: bool


def grown(source: Source, described: Field | None) -> tuple[Node, list[Token]]:
    """The tree of a document that is a collection, and its tokens in the order of the text."""
    grower = _Grower(source)
    root = grower.node((), source.value, described, None, in_brackets=False)
    return root, grower.tokens


class _Grower:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.tokens: list[Token] = []

    def node(
        self,
        route: Route,
        value: Any,
        described: Field | None,
        owner: Entry | None,
        *,
        in_brackets: bool,
    ) -> Node:
        """The node of the value at a route, and of all below it."""
        span = self.source.span(*route)
        assert span is not None  # noqa: S101 the route leads through the value itself
        is_filled = isinstance(value, (dict, list)) and bool(value)
        opened = self.source.text[span[0]] if is_filled or span[0] < span[1] else ""
        in_brackets = in_brackets or opened in ("{", "[")
        node = Node(value, *span, described, owner, in_brackets and isinstance(value, (dict, list)))
        if is_filled:
            for key, below in _items(value):
                node.entries.append(self.entry((*route, key), key, below, node))
        elif owner is not None:
            self.tokens.append(Token(*span, owner, is_key=False))
        return node

    def entry(self, route: Route, key: str | int, value: Any, home: Node) -> Entry:
        """The entry of a key or position."""
        entry = Entry(key if isinstance(key, str) else None, home)
        if isinstance(key, str):
            span = self.source.key_span(*route)
            assert span is not None  # noqa: S101 see above
            self.tokens.append(Token(*span, entry, is_key=True))
        described = home.described.below(key) if home.described else None
        entry.node = self.node(route, value, described, entry, in_brackets=home.in_brackets)
        return entry


def _items(value: Any) -> Iterator[tuple[str | int, Any]]:
    yield from value.items() if isinstance(value, dict) else enumerate(value)
