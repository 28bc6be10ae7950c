"""A folder watched: something is done again whenever a file of it has changed."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl import layout
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.cli.session import Session

_PAUSE = 1.0
_NEVER_READ = frozenset({"build", "node_modules"})
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def watch(session: Session, root: Path, act: Callable[[], object]) -> None:
    """Act now and after each change of a YAML file below the root, until interrupted.

    What keeps the run from going on is told and waited out: it may be mended.
    """
    while True:
        state = _state(root)
        if sys.stdout.isatty():
            session.write(_CLEAR)
        try:
            act()
        except ClusterctlError as error:
            session.complain(error.message, error.hint)
        session.note(_("waiting for changes; Ctrl-C ends"))
        while _state(root) == state:
            time.sleep(_PAUSE)


def _state(root: Path) -> dict[str, tuple[int, int]]:
    """When each file was last written, and how long it is."""
    found = {}
    for at, folders, names in os.walk(root):
        folders[:] = [n for n in folders if not n.startswith(".") and n not in _NEVER_READ]
        for name in names:
            if name.endswith(layout.ENDINGS):
                status = _status(Path(at, name))
                found[f"{at}/{name}"] = status
    return found


def _status(file: Path) -> tuple[int, int]:
    try:
        told = file.stat()
    except OSError:  # gone since it was listed, or a link that leads nowhere
        return 0, 0
    return told.st_mtime_ns, told.st_size
