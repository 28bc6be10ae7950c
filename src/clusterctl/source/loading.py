"""A file of the folder read safely: nothing outside the folder, nothing that is no file."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Place
from clusterctl.messages import _
from clusterctl.source import faults
from clusterctl.source.codes import LINK_OUTSIDE, UNREADABLE, finding
from clusterctl.source.document import Source, read, unread

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.messages import Message

# Never wait for a pipe, nor follow a link that appears only now; Windows has no such flags.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)

_REASONS: dict[int | None, tuple[Message, Message]] = {
    errno.ENOENT: (
        _("the file isn't there any more"),
        _("run the check again; if the file is a link, look at where it leads"),
    ),
    errno.ELOOP: (
        _("a link that leads back to itself"),
        _("put the file itself here in place of the link"),
    ),
    errno.EISDIR: (
        _("a folder with the name of a document"),
        _("rename the folder, or put the document here that it stands for"),
    ),
}
_NO_RIGHT = (
    _("there is no right to read the file"),
    _("give yourself the right to read it, or ask its owner"),
)
_REASONS |= {
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.ENODEV: (
        _("a device or a pipe with the name of a document"),
        _("put the document itself here"),
    ),
}


def load(root: Path, file: str) -> Source:
    """The source in this file of the folder, named by its path from the root with `/`.

    A link is read where it leads to a file of the same folder, and is a finding otherwise.
    """
    try:
        path = (root / file).resolve()
        if not path.is_relative_to(root.resolve()):
            return unread(file, _outside(file))
        if path.is_dir():  # opening it, Windows would speak of missing rights
            return unread(file, _unreadable(file, errno.EISDIR))
        return _read(file, path)
    except OSError as error:
        return unread(file, _unreadable(file, error.errno, error.strerror))
    except RuntimeError:  # Python before 3.13 on a link that leads back to itself
        return unread(file, _unreadable(file, errno.ELOOP))
    except ValueError as error:  # a name that no file can have
        return unread(file, _unreadable(file, None, str(error)))


def _read(file: str, path: Path) -> Source:
    with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            return unread(file, _unreadable(file, errno.ENODEV))
        if status.st_size > faults.MOST_BYTES:
            return unread(file, faults.too_large(file, status.st_size))
        return read(file, stream.read(faults.MOST_BYTES + 1))


def _unreadable(file: str, code: int | None, told: str | None = None) -> Diagnostic:
    otherwise = _("the file can't be read: {why}", why=told or code), _NO_RIGHT[1]
    return finding(Place(file), UNREADABLE, *_REASONS.get(code, otherwise))


def _outside(file: str) -> Diagnostic:
    return finding(
        Place(file),
        LINK_OUTSIDE,
        _("a link to a file outside the folder of documents"),
        _("put the file itself here in place of the link"),
    )
