"""Traces of reviewing: tracked changes, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import _, n_
from clusterctl.proof.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text


def check(text: Text) -> Iterator[Diagnostic]:
    """T24: once for all tracked changes, once for all comments."""
    if text.tracked:
        yield finding(
            text, "T24", 0, (0, 0),
            n_("{n} tracked change; the text was read as if it were accepted",
               "{n} tracked changes; the text was read as if they were accepted", text.tracked),
            _("accept or reject it in Word: Review, Changes"),
        )  # fmt: skip
    if text.comments:
        yield finding(
            text, "T24", 0, (0, 0),
            n_("{n} comment is left in the file", "{n} comments are left in the file",
               text.comments),
            _("delete it before signing"),
        )  # fmt: skip
