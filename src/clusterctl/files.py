"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from clusterctl.errors import ClusterctlError, why
from clusterctl.messages import _


def write(path: Path, content: bytes) -> None:
    """Put the content at the path in one step; a `ClusterctlError` leaves what was there before."""
    scratch: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(scratch).chmod(0o666 & ~_umask())
        Path(scratch).replace(path)
        scratch = None
    except OSError as error:
        raise ClusterctlError(
            _("“{path}” can't be written: {why}", path=path, why=why(error)),
            _("close the file where it is open, free some space, or name another folder with -o"),
        ) from error
    finally:
        if scratch is not None:
            Path(scratch).unlink(missing_ok=True)


def _umask() -> int:
    """The mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
