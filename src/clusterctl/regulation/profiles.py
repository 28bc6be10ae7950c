"""Regulation profiles: found by name, read and checked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from clusterctl import resources
from clusterctl.calendar import Unit
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Bilingual, Listing, _
from clusterctl.regulation.entries import (
    Act,
    Change,
    Direction,
    Number,
    Paragraph,
    Reading,
    Role,
    Section,
    Stage,
    TermRule,
)
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ENTRIES: dict[str, type] = {
    "roles": Role,
    "directions": Direction,
    "synchronisation": Direction,
    "changes": Change,
    "stages": Stage,
    "terms": TermRule,
    "numbers": Number,
    "sections": Section,
    "paragraphs": Paragraph,
    "readings": Reading,
}
_VALUES: dict[str, Callable[[Any], Any]] = {
    "since": lambda value: value and date.fromisoformat(str(value)),
    "until": lambda value: value and date.fromisoformat(str(value)),
    "unit": Unit,
}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(name: str, folder: Path | None = None) -> dict[str, Any]:
    """The parts of a profile by name; a `ClusterctlError` when it can't be had."""
    found = _files(folder)
    if name not in found:
        raise _unknown(name, sorted(found))
    with found[name].open(encoding="utf-8") as file:
        told = yaml.load(file, _LOADER)  # noqa: S506 both loaders are safe ones
    parts = {part: tuple(_entry(kind, e) for e in told[part]) for part, kind in _ENTRIES.items()}
    paragraphs = parts.pop("paragraphs")
    return {
        "name": told["name"],
        "act": _entry(Act, told["act"]),
        "every_paragraph": paragraphs,
        **parts,
    }


def _files(folder: Path | None) -> dict[str, Path]:
    """The profiles there are by name; the folder's own take the place of built-in ones."""
    folders = [resources.data(), *([folder] if folder else [])]
    return {file.stem: file for at in folders for file in (at / "regulations").glob("*.yaml")}


def _entry(kind: type, told: dict[str, Any]) -> Any:
    return kind(**{key: _VALUES.get(key, _value)(value) for key, value in told.items()})


def _value(value: Any) -> Any:
    if isinstance(value, dict) and value.keys() == {"ru", "en"}:
        return Bilingual(**value)
    return value


def _unknown(name: str, known: list[str]) -> ClusterctlError:
    near = closest(name, known)
    return ClusterctlError(
        _("no regulation profile “{name}”", name=name),
        _("did you mean {near}?", near=near)
        if near
        else _(
            "there are {known}; a folder keeps its own in regulations/", known=Listing(tuple(known))
        ),
    )
