"""What stands in no report, because it has errors: told wherever something may be missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import n_
from clusterctl.reports.model import Light, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document


def left_out(*documents: Document | None) -> Iterator[Text]:
    """How many parts of the documents have errors; nothing for none."""
    unsound = sum(len(document.unsound) for document in documents if document)
    if unsound:
        yield Text(
            n_(
                "{n} part of the documents has errors and is left out;"
                " `clusterctl validate` tells which",
                "{n} parts of the documents have errors and are left out;"
                " `clusterctl validate` tells which",
                unsound,
            ),
            Light.AMBER,
        )
