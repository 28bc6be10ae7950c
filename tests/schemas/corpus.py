"""Real documents of every kind: those beside this file, which use every key, and the examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from clusterctl import layout, source

if TYPE_CHECKING:
    from clusterctl.source import Source

ROOT = Path(__file__).parents[2]
OWN = Path(__file__).parent / "documents"


def own() -> dict[str, Source]:
    """The documents of this folder by their names; a name begins with the kind."""
    return {path.stem: source.load(OWN, path.name) for path in sorted(OWN.glob("*.yaml"))}


def examples() -> dict[str, Source]:
    """The documents of the clean example by their paths."""
    root = ROOT / "examples" / "tula"
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.yaml"))
    return {file: source.load(root, file) for file in files if layout.kind_at(file)}


def kind_of(document: Source) -> str:
    """The kind that a document says it is."""
    value: dict[str, Any] = document.value
    return str(value["kind"])
