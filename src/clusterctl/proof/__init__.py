"""Finished Russian texts proof-read: what contradicts itself, leads nowhere or was left over."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from clusterctl.proof.checks import CHECKS, data

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.folder import Folder
    from clusterctl.proof.text import Text


def proof(text: Text, folder: Folder | None = None) -> list[Diagnostic]:
    """What is to be remarked in a text, in its order; with a folder, what differs from it as well.

    Places count the text's lines from 1 and the characters within them.
    """
    found = chain.from_iterable(check(text) for check in CHECKS)
    beside = data.check(text, folder) if folder is not None else ()
    return sorted(chain(found, beside), key=lambda each: (each.place, each.code))
