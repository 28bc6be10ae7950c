"""Ways to a value that don't lean on positions: the year 2027, not the second item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clusterctl.diagnostics import Route


@dataclass(frozen=True, slots=True)
class Of:
    """The item of a list whose key has a value: of the year 2027."""

    key: str
    value: str | int


Path = tuple["str | int | Of", ...]
"""Keys, positions, and items of lists by what tells them apart."""


def got(value: Any, path: Path) -> Any:
    """What stands at the end of a path; None where it leads nowhere."""
    for step in path:
        match value, step:
            case dict(), str():
                value = value.get(step)
            case list(), Of():
                value = next((item for item in value if _is(item, step)), None)
            case list(), int() if step < len(value):
                value = value[step]
            case _:
                return None
    return value


def put(value: Any, path: Path, new: Any) -> None:
    """Put something at the end of a path, made on the way; None takes away what is there.

    A list or mapping that has nothing left to say goes, too.
    """
    step, *rest = path
    if not rest:
        if new is None:
            value.pop(step, None)
        else:
            value[step] = new
        return
    below = _below(value, step, rest[0], make=new is not None)
    if below is None:
        return
    put(below, tuple(rest), new)
    if new is None and _says_nothing(below, step):
        _drop(value, step)


def route(value: Any, path: Path) -> Route | None:
    """The way by positions; None where the path leads to no item of a list."""
    found: list[str | int] = []
    for step in path:
        if isinstance(step, Of):
            listed = value if isinstance(value, list) else []
            at = next((n for n, item in enumerate(listed) if _is(item, step)), None)
            if at is None:
                return None
            found.append(at)
            value = listed[at]
        else:
            found.append(step)
            value = got(value, (step,))
    return tuple(found)


def _below(value: Any, step: str | int | Of, following: Any, *, make: bool) -> Any:
    """What stands one step down, made where it isn't and is to be."""
    found = got(value, (step,))
    if found is not None or not make:
        return found
    fresh: Any = [] if isinstance(following, Of) else {}
    if isinstance(step, Of):
        fresh = {step.key: step.value}
        value.append(fresh)
    else:
        value[step] = fresh
    return fresh


def _says_nothing(below: Any, step: str | int | Of) -> bool:
    return not below or (isinstance(step, Of) and set(below) == {step.key})


def _drop(value: Any, step: str | int | Of) -> None:
    if isinstance(step, Of):
        value[:] = [item for item in value if not _is(item, step)]
    else:
        value.pop(step, None)


def _is(item: Any, step: Of) -> bool:
    return isinstance(item, dict) and item.get(step.key) == step.value
