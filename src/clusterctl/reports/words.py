"""Words of documents in reports: what a chosen value is called, who an organisation is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import schema
from clusterctl.messages import Bilingual, Message, _
from clusterctl.sections import organization_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.regulation import Stage


def chosen(kind: str, route: Route, value: object) -> Message | None:
    """A value chosen from a list as the schema names it; in English its own words."""
    if not isinstance(value, str):
        return None
    return _("{value}", value=Bilingual(schema.choice(kind, route, value), value.replace("_", " ")))


def organization(folder: Folder, id: object) -> str | None:
    """An organisation's short name, its id where the registry lacks it; None for none."""
    return organization_name(folder, id) if isinstance(id, str) else None


def cluster_name(cluster: Document) -> str:
    """The cluster's name, its id where it has none."""
    return str(cluster.get("name", default=cluster.id))


def chosen_clusters(folder: Folder, ids: Sequence[str]) -> list[Document]:
    """The clusters of these ids in the order asked for; without any, all by their ids."""
    if not ids:
        return sorted(folder.of("cluster"), key=lambda cluster: cluster.id)
    return [found for id in dict.fromkeys(ids) if (found := folder.get("cluster", id))]


def stage_name(stage: Stage | None) -> Message | None:
    """A stage in a word or two: what stands before the colon of its title."""
    if stage is None:
        return None
    title = stage.title
    ru, en = (text.partition(":")[0] for text in (title.ru, title.en))
    return _("{value}", value=Bilingual(ru, en))
