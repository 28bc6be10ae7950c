"""What a report is asked about: the clusters it names, and no period where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.errors import ClusterctlError
from clusterctl.messages import Listing, Message, _, said
from clusterctl.reports.words import cluster_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted


def subject(folder: Folder, clusters: Sequence[Document], wanted: Wanted) -> Message:
    """The clusters that were asked for by name; without any, the region."""
    if wanted.clusters:
        return _("{value}", value=Listing(tuple(map(cluster_name, clusters)), len(clusters)))
    region = folder.setting("region", "name")
    return said(str(region)) if region else _("all clusters")


def refuse_period(wanted: Wanted) -> None:
    """Do nothing where no period is wanted; else raise a `ClusterctlError`."""
    if wanted.period:
        raise ClusterctlError(
            _("this report is of a day and of all years, not of a period"),
            _("leave --period out; name the day with --as-of, like 2026-11-23"),
        )
