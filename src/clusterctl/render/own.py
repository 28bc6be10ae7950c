"""The templates that a folder has of its own: a Word file or a text in place of a built-in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl.errors import ClusterctlError, why
from clusterctl.messages import _

if TYPE_CHECKING:
    from pathlib import Path

HOME: Final = "templates"
"""Where in a folder its templates lie."""

WORD, TEXT = ".docx", ".md.j2"
ENDINGS: Final = (WORD, TEXT)
_MOST: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class Own:
    """A template of a folder: its path from the root, and what it holds."""

    name: str
    content: bytes


def own(root: Path, paper: str) -> Own | None:
    """The template that a folder has for a paper; None where it leaves the built-in one.

    Raises ClusterctlError for two of them, for one that lies elsewhere, for one that can't be read.
    """
    names = [f"{HOME}/{paper}{ending}" for ending in ENDINGS]
    present = [name for name in names if (root / name).exists() or (root / name).is_symlink()]
    if len(present) > 1:
        raise ClusterctlError(
            _(
                "“{one}” and “{other}” are templates of the same paper",
                one=names[0],
                other=names[1],
            ),
            _("delete one of them, or give it another name"),
        )
    return Own(present[0], _read(root, present[0])) if present else None


def content_of(root: Path, name: str) -> bytes | None:
    """What a template of a folder holds, by its path from the root; None where it can't be had."""
    try:
        return _read(root, name) if name.startswith(f"{HOME}/") else None
    except ClusterctlError:
        return None


def _read(root: Path, name: str) -> bytes:
    path = root / name
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise ClusterctlError(
                _("“{name}” is a link that leads out of the folder", name=name),
                _("put the template itself into “{home}”", home=HOME),
            )
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise ClusterctlError(_("“{path}” can't be read: {why}", path=name, why=reason)) from error
    if len(content) > _MOST:
        raise ClusterctlError(
            _("“{name}” is larger than {n} megabytes", name=name, n=_MOST // 1_000_000)
        )
    return content
