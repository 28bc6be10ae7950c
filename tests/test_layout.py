"""Every kind has its place, and every place its kind."""

from __future__ import annotations

import pytest

from clusterctl import layout

PLACES = [
    ("clusterctl.yaml", "settings", "", "clusterctl"),
    ("waivers.yaml", "waivers", "", "waivers"),
    ("organizations/emp-a.yaml", "organization", "", "emp-a"),
    ("orders/prikaz-1.yaml", "order", "", "prikaz-1"),
    ("clusters/himiya/cluster.yaml", "cluster", "himiya", "himiya"),
    ("clusters/himiya/program.yaml", "program", "himiya", "program"),
    ("clusters/himiya/agreement.yaml", "agreement", "himiya", "agreement"),
    ("clusters/himiya/supplements/ds-1.yaml", "supplement", "himiya", "ds-1"),
    ("clusters/himiya/protocols/p-1.yml", "protocol", "himiya", "p-1"),
    ("clusters/himiya/conclusions/z-1.yaml", "conclusion", "himiya", "z-1"),
    ("clusters/himiya/monitoring/2027-h1.yaml", "monitoring", "himiya", "2027-h1"),
]


@pytest.mark.parametrize(("file", "kind", "cluster", "name"), PLACES, ids=[p[0] for p in PLACES])
def test_a_path_tells_kind_cluster_and_name(file: str, kind: str, cluster: str, name: str) -> None:
    assert (layout.kind_at(file), layout.cluster_at(file), layout.own_name(file)) == (
        kind,
        cluster,
        name,
    )


@pytest.mark.parametrize(
    "file",
    [
        "notes.yaml",
        "organizations/old/emp-a.yaml",
        "clusters/cluster.yaml",
        "clusters/himiya/agreement-2.yaml",
        "clusters/himiya/protocols/2026/p-1.yaml",
        "Orders/prikaz-1.yaml",
    ],
)
def test_other_places_have_no_kind(file: str) -> None:
    assert layout.kind_at(file) is None


@pytest.mark.parametrize("kind", layout.PATTERNS)
def test_the_path_of_a_kind_is_a_place_of_that_kind(kind: str) -> None:
    path = layout.path_of(kind, "some-id", "some-cluster")

    assert layout.kind_at(path) == kind
    assert "*" not in path


def test_a_clusters_document_lies_in_the_folder_of_its_id() -> None:
    assert layout.path_of("cluster", "himiya") == "clusters/himiya/cluster.yaml"
    assert layout.path_of("protocol", "p-1", "himiya") == "clusters/himiya/protocols/p-1.yaml"
