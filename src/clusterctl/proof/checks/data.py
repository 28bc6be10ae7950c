"""A text beside the folder's data: the checks that a folder makes possible."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from clusterctl.proof.checks import agreements, names, owners
from clusterctl.proof.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.folder import Folder
    from clusterctl.proof.text import Text


def check(text: Text, folder: Folder) -> Iterator[Diagnostic]:
    """What a text says otherwise than the folder does."""
    registry = Registry(folder)
    return chain.from_iterable(
        check(text, registry) for check in (owners.check, names.check, agreements.check)
    )
