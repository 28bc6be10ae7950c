"""The names a template knows at a place, and what a condition around it has made sure of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jinja2 import nodes

from clusterctl.templating.lint.shapes import either

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.templating.lint.shapes import Shape

Path = tuple[str, ...]
"""A name and the keys below it."""

Known = frozenset[Path]
"""What is certainly there."""


@dataclass(slots=True)
class Scope:
    """Names with their shapes; `known` are the paths that hold something here."""

    names: dict[str, Shape]
    known: Known = field(default_factory=frozenset)

    def inner(self, names: Mapping[str, Shape] | None = None, known: Known = frozenset()) -> Scope:
        """A scope within this one: names set there stay there."""
        hidden = set(names or ())
        kept = {path for path in self.known if path[0] not in hidden}
        return Scope({**self.names, **(names or {})}, frozenset({*kept, *known}))

    def set(self, name: str, shape: Shape) -> None:
        """Gives a name another value: what was known of the old one is forgotten."""
        self.names[name] = shape
        self.known = frozenset(path for path in self.known if path[0] != name)

    def join(self, branches: Iterable[Scope]) -> None:
        """Takes over the names that any branch has set."""
        scopes = list(branches)
        for name in dict.fromkeys(name for scope in scopes for name in scope.names):
            shapes = [scope.names[name] for scope in scopes if name in scope.names]
            if any(shape is not self.names.get(name) for shape in shapes):
                self.set(name, either(shapes))

    def has(self, path: Path) -> bool:
        """Whether the value there, or one below it, is known to be there."""
        return any(known[: len(path)] == path for known in self.known)

    def sure(self, path: Path | None, shape: Shape) -> Shape:
        """The shape at a path, surely there if the scope knows it is."""
        return replace(shape, maybe=False) if path and shape.maybe and self.has(path) else shape


def path_of(node: nodes.Node) -> Path | None:
    """The path that an expression names, if it is nothing but names and keys."""
    match node:
        case nodes.Name(name=name):
            return (name,)
        case (
            nodes.Getattr(node=below, attr=key)
            | nodes.Getitem(node=below, arg=nodes.Const(value=key))
        ):
            path = path_of(below)
            return (*path, str(key)) if path else None
    return None


def facts(node: nodes.Node) -> tuple[Known, Known]:
    """What is certainly there where a condition holds, and where it doesn't."""
    nothing: Known = frozenset()
    match node:
        case nodes.Not(node=below):
            holds, fails = facts(below)
            return fails, holds
        case nodes.And(left=left, right=right):
            (a, c), (b, d) = facts(left), facts(right)
            return a | b, c & d
        case nodes.Or(left=left, right=right):
            (a, c), (b, d) = facts(left), facts(right)
            return a & b, c | d
        case nodes.Compare(expr=one, ops=[nodes.Operand(op="eq", expr=nodes.Const(value=value))]):
            path = path_of(one)
            return (frozenset({path}) if path and value is not None else nothing), nothing
        case nodes.Test(node=below, name=name) if path := path_of(below):
            return {
                "none": (nothing, frozenset({path})),
                "defined": (frozenset({path}), nothing),
            }.get(name, (nothing, nothing))
    path = path_of(node)
    return (frozenset({path}) if path else nothing), nothing
