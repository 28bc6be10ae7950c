"""What makes a finding the same finding when lines move."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.diagnostics import Diagnostic, Route
    from clusterctl.folder import Folder

_NAMES = ("id", "organization", "code", "profession", "employer", "indicator", "direction", "year")
"""The fields that name a list item, in the order they are looked for."""


def fingerprints(findings: Sequence[Diagnostic], folder: Folder) -> list[str]:
    """A stable mark for each finding: of its code, file, place in the data, value; never of a line.

    Findings alike in all of these are told apart by their order.
    """
    values = {source.file: source.value for source in folder.sources}
    seen: Counter[str] = Counter()
    marks = []
    for d in findings:
        named, value = _followed(values.get(d.place.file), d.route)
        key = f"{d.code}|{d.place.file}|{named}|{value}"
        seen[key] += 1
        marks.append(sha256(f"{key}|{seen[key]}".encode("utf-8", "replace")).hexdigest()[:32])
    return marks


def named(value: Any, route: Route) -> Route:
    """The route with list items by what names them alone, `organization=emp-a`, else by position.

    Such a route leads to the same place when rows are added or change their order.
    """
    steps: list[str | int] = []
    for step in route:
        item = _inside(value, step)
        if isinstance(step, int) and isinstance(value, list):
            name = _name(item, step)
            alone = sum(_is_named(other, name) for other in value) == 1
            steps.append(name if alone and not name.isdecimal() else step)
        else:
            steps.append(step)
        value = item
    return tuple(steps)


def leads_to(value: Any, written: Route, route: Route) -> bool:
    """Whether a written route, its list items by name or position, leads to the same place."""
    if len(written) != len(route):
        return False
    for wanted, step in zip(written, route, strict=True):
        value = _inside(value, step)
        if wanted != step and not (isinstance(step, int) and _is_named(value, str(wanted))):
            return False
    return True


def _is_named(item: Any, name: str) -> bool:
    """Whether a list item is the one of that name: a plain value is named by itself."""
    if not isinstance(item, dict):
        return not isinstance(item, list) and str(item) == name
    pairs = [pair.partition("=") for pair in name.split(",")]
    return all(equals and str(item.get(key)) == told for key, equals, told in pairs)


def _followed(value: Any, route: Route) -> tuple[str, str]:
    """The route with list items by name, and the plain value at its end."""
    steps = []
    for step in route:
        value = _inside(value, step)
        steps.append(_name(value, step) if isinstance(step, int) else step)
    return "/".join(steps), "" if isinstance(value, dict | list) else str(value)


def _inside(value: Any, step: str | int) -> Any:
    match value, step:
        case dict(), str():
            return value.get(step)
        case list(), int() if step < len(value):
            return value[step]
        case _:
            return None


def _name(item: Any, position: int) -> str:
    if isinstance(item, dict):
        told = [f"{key}={item[key]}" for key in _NAMES if isinstance(item.get(key), str | int)]
        if told:
            return ",".join(told)
    return item if isinstance(item, str) else str(position)
