"""Imports point down only: the order of the house, and who may reach up at a door."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "clusterctl"

FLOORS = (
    ("messages", "resources"),
    (
        "diagnostics",
        "errors",
        "spelling",
        "language",
        "identifiers",
        "calendar",
        "files",
        "git",
    ),
    ("source", "regulation", "classifiers", "placeholders", "layout", "word", "drawing"),
    ("documents", "templating"),
    ("folder", "revisions"),
    ("schema", "membership", "agreements", "rosters", "tables", "sections", "formatting"),
    ("flows", "derivation"),
    ("duties", "timeline"),
    ("rules",),
    (
        "check",
        "chain",
        "deadlines",
        "rulebook",
        "fingerprints",
        "standing",
        "traceability",
        "waivers",
        "changes",
    ),
    ("edits", "editor", "render", "output", "reports"),
    ("migrations", "skeletons", "exchange", "publishing", "proof", "provenance"),
    ("cli",),
    ("entry",),
    ("__main__",),
)
"""Rooms of one floor may call each other; a room calls the floors below it."""

LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "clusterctl":
            found |= {f"clusterctl.{name.name}" for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("clusterctl."):
            found.add(node.module or "")
    return {m for m in found if room(m) in LEVEL}


MODULES = sorted(
    p.relative_to(SRC) for p in SRC.rglob("*.py") if p.name != "__init__.py" or p.parent != SRC
)


@pytest.mark.parametrize("module", MODULES, ids=lambda p: p.as_posix())
def test_a_module_imports_only_from_its_own_floor_and_below(module: Path) -> None:
    own = module.parts[0].removesuffix(".py")

    reached = imports(SRC / module)

    assert own in LEVEL, f"{own} stands on no floor: give it one in FLOORS"
    assert {m for m in reached if LEVEL[room(m)] > LEVEL[own]} == set()
