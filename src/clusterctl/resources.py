"""Where the built-in schemas, templates and data are, in an installed wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent


def schemas() -> Path:
    """The folder of `<kind>.schema.json`."""
    return _shared("schemas")


def templates() -> Path:
    """The folder of the built-in templates."""
    return _shared("templates")


def data() -> Path:
    """The folder of regulations, classifiers and the calendar."""
    return _PACKAGE / "data"


def _shared(name: str) -> Path:
    """A folder that a wheel keeps inside the package and a checkout beside `src`."""
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parents[1] / name
