"""The error that ends a run, with the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.messages import Message


class ClusterctlError(Exception):
    """The run can't go on; `message` says why and `hint` what to do about it."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.text("en"))
        self.message = message
        self.hint = hint
