"""The error that ends a run, with the next step, and why the system refused a file."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from clusterctl.messages import Message, _, said

if TYPE_CHECKING:
    from clusterctl.diagnostics import Place


class ClusterctlError(Exception):
    """The run can't go on; `message` says why, `hint` what to do, `place` where in a file."""

    def __init__(
        self, message: Message, hint: Message | None = None, place: Place | None = None
    ) -> None:
        super().__init__(message.text("en"))
        self.message = message
        self.hint = hint
        self.place = place


def why(error: OSError) -> Message:
    """Why the system refused; its own words, in its own language, where we have none."""
    return _REASONS.get(error.errno or 0) or said(error.strerror or str(error))


_NO_RIGHT = _("there is no right to do so")
_REASONS = {
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _("the disk takes no changes"),
    errno.ENOSPC: _("the disk is full"),
    errno.EDQUOT: _("no more space is granted to you on this disk"),
    errno.ENOENT: _("there is no such file or folder"),
    errno.ENOTDIR: _("a file stands where a folder is needed"),
    errno.EEXIST: _("a file stands where a folder is needed"),
    errno.EISDIR: _("a folder has this name"),
    errno.ENAMETOOLONG: _("the name is too long"),
    errno.EIO: _("the disk doesn't answer"),
}
