"""Which kind of document lives where in the folder."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache

SETTINGS = "clusterctl.yaml"
CLUSTERS = "clusters"

PATTERNS = {
    "settings": SETTINGS,
    "waivers": "waivers.yaml",
    "organization": "organizations/*.yaml",
    "order": "orders/*.yaml",
    "cluster": "clusters/*/cluster.yaml",
    "program": "clusters/*/program.yaml",
    "agreement": "clusters/*/agreement.yaml",
    "supplement": "clusters/*/supplements/*.yaml",
    "protocol": "clusters/*/protocols/*.yaml",
    "conclusion": "clusters/*/conclusions/*.yaml",
    "monitoring": "clusters/*/monitoring/*.yaml",
}

SKIPPED = frozenset({"build", "templates", "regulations", "classifiers", "node_modules"})
"""Folders of the root whose files are no documents."""

ENDINGS = (".yaml", ".yml")


@lru_cache(maxsize=1 << 16)
def kind_at(file: str) -> str | None:
    """The kind that belongs at a path relative to the root, or None where none does."""
    parts = file.removesuffix(".yml").removesuffix(".yaml").split("/")
    for kind, pattern in PATTERNS.items():
        expected = pattern.removesuffix(".yaml").split("/")
        if len(parts) == len(expected) and all(map(fnmatchcase, parts, expected)):
            return kind
    return None


def cluster_at(file: str) -> str:
    """The cluster in whose folder a path lies, or an empty string."""
    parts = file.split("/")
    return parts[1] if parts[0] == CLUSTERS and len(parts) > 2 else ""  # noqa: PLR2004 clusters/<id>/<file>


def own_name(file: str) -> str:
    """The name a document's file gives it: its stem, for a cluster its folder's name."""
    parts = file.split("/")
    if kind_at(file) == "cluster":
        return parts[1]
    return parts[-1].rsplit(".", 1)[0]


def path_of(kind: str, id: str, cluster: str = "") -> str:
    """Where a document of that kind and id lives, relative to the root."""
    pattern = PATTERNS[kind]
    names = {"cluster": [id]}.get(kind, [cluster, id] if pattern.startswith(CLUSTERS) else [id])
    for name in names:
        pattern = pattern.replace("*", name, 1)
    return pattern
