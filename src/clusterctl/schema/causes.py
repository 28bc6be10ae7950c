"""From all that broke in a document to the root causes, each once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clusterctl.schema import fields
from clusterctl.schema.engine import Violation
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.schema.fields import Field

QUOTE: Final = "x-quote"
"""The violation of our own: a number, or what other readers of YAML take for one, for a text."""

MONEY: Final = "x-money"
"""The violation of our own: an amount with more than two decimals, which JSON Schema can't say."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A violation, and for an unknown key what it was meant for.

    `meant` is the key's right spelling; `home` the route where the key belongs
    when only the indentation is wrong.
    """

    violation: Violation
    meant: str | None = None
    home: Route | None = None


def root_causes(kind: str, value: Any, found: Iterable[Violation]) -> list[Cause]:
    """The violations that no other one explains."""
    kept = [_clearer(kind, value, v) for v in _of_right_type(found)]
    unknown = [_meant(kind, value, v) for v in kept if v.keyword == "additionalProperties"]
    badly_named = {(*v.route, *v.names) for v in kept if v.keyword == "propertyNames"}
    explained = {route for cause in unknown for route in _explains(cause)}
    others = [
        Cause(v)
        for v in kept
        if v.keyword != "additionalProperties"
        and v.route not in badly_named
        and explained.isdisjoint(_asks_for(kind, v))
    ]
    return unknown + others


def value_at(value: Any, route: Route) -> Any:
    """What stands at a route that is there."""
    for step in route:
        value = value[step]
    return value


def _of_right_type(found: Iterable[Violation]) -> Iterator[Violation]:
    """Without what is said of the keys of a value that should have keys and is something else."""
    found = list(found)
    mistyped = {v.route for v in found if v.keyword == "type"}
    return (v for v in found if v.keyword == "type" or v.route not in mistyped)


def _clearer(kind: str, value: Any, violation: Violation) -> Violation:
    """The violation as people see it: nothing in place of a value, a number in place of a text."""
    field = fields.field(kind, violation.route)
    if violation.keyword != "type" or not field or not violation.route:
        return violation
    *parent, key = violation.route
    match value_at(value, violation.route):
        case None if field.required and isinstance(key, str):
            return Violation(tuple(parent), "required", (key,))
        case bool():
            return violation
        case int() | Decimal() if _is_free_text(field):
            return Violation(violation.route, QUOTE)
    return violation


def _is_free_text(field: Field) -> bool:
    """Whether quotes alone would make a text of a number there: not for dates and choices."""
    return field.types[0] == "string" and not field.format and not field.choices


def _meant(kind: str, value: Any, violation: Violation) -> Cause:
    """What an unknown key was meant for: another key here, or a place further up."""
    (key,), here = violation.names, violation.route
    if meant := _spelt(kind, here, value_at(value, here), key):
        return Cause(violation, meant=meant)
    for depth in reversed(range(len(here))):
        above = value_at(value, here[:depth])
        if key in fields.keys(kind, here[:depth]) and key not in above:
            return Cause(violation, home=here[:depth])
    return Cause(violation)


def _spelt(kind: str, route: Route, there: Any, key: str) -> str | None:
    """The key that may stand here, doesn't yet, and looks like this one or like its title."""
    field = fields.field(kind, route)
    free = {k: f for k, f in field.fields.items() if k not in there} if field else {}
    titles = {f.title: k for k, f in free.items()}
    return closest(key, free) or titles.get(closest(key, titles) or "")


def _explains(cause: Cause) -> Iterator[Route]:
    """The keys that are missing only because this key is not in its place."""
    if cause.meant:
        yield (*cause.violation.route, cause.meant)
    if cause.home is not None:
        yield (*cause.home, *cause.violation.names)


def _asks_for(kind: str, violation: Violation) -> set[Route]:
    """The keys that the violation says are missing."""
    names = violation.names if violation.keyword == "required" else ()
    if violation.keyword == "oneOf":
        field = fields.field(kind, violation.route)
        names = field.variants if field else ()
    return {(*violation.route, name) for name in names}
