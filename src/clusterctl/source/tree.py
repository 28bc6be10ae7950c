"""Where the keys and values of a document stand, and the way to them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from clusterctl.diagnostics import Route


class Way(NamedTuple):
    """How far a route leads: the key (or list item) it ends at, the node there and its value."""

    key: int | None
    node: int
    value: Any
    whole: bool


class Tree:
    """The nodes of a document in the order they are written: start, end and size of each.

    A key is a node before its value; the size counts a node and all nodes below it.
    Only what stands in the value has nodes. Three numbers a node keep a thousand
    documents in memory cheaply; ways are worked out when a place is asked for.
    """

    __slots__ = ("_children", "ends", "sizes", "starts")

    def __init__(self) -> None:
        self.starts = array("I")
        self.ends = array("I")
        self.sizes = array("I")
        self._children: dict[int, dict[str | int, tuple[int, int]]] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def cut(self, node: int) -> None:
        """Forget this node and all after it."""
        del self.starts[node:], self.ends[node:], self.sizes[node:]

    def way(self, value: Any, route: Route) -> Way:
        """The way along the route in the value this tree is of, as far as it exists."""
        key, node = None, 0
        for step in route:
            found = self._below(node, value).get(step)
            if found is None:
                return Way(key, node, value, whole=False)
            (key, node), value = found, value[step]
        return Way(key, node, value, whole=True)

    def _below(self, node: int, value: Any) -> dict[str | int, tuple[int, int]]:
        """By key or position, the nodes of the key and the value below a node; found once."""
        if node not in self._children:
            match value:
                case dict():
                    self._children[node] = self.entries(node, value)
                case list():
                    self._children[node] = self._items(node, len(value))
                case _:
                    return {}
        return self._children[node]

    def entries(self, node: int, keys: dict[str, Any]) -> dict[str | int, tuple[int, int]]:
        """The nodes of each key and its value in the mapping at a node."""
        found: dict[str | int, tuple[int, int]] = {}
        at = node + 1
        for key in keys:
            found[key] = at, at + 1
            at += 1 + self.sizes[at + 1]
        return found

    def _items(self, node: int, count: int) -> dict[str | int, tuple[int, int]]:
        found: dict[str | int, tuple[int, int]] = {}
        at = node + 1
        for position in range(count):
            found[position] = at, at
            at += self.sizes[at]
        return found
