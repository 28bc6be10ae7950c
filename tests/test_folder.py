"""A folder is found, read whole and indexed; trouble in a file is a finding."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl import folder, rulebook
from clusterctl.errors import ClusterctlError

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.diagnostics import Diagnostic

TODAY = date(2026, 11, 23)
SETTINGS = "kind: settings\nlanguage: ru\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small folder on disk, in a place with a Cyrillic name."""
    top = tmp_path / "кластеры"
    write(top, "clusterctl.yaml", SETTINGS)
    write(top, "organizations/emp-a.yaml", "kind: organization\nid: emp-a\n")
    write(top, "clusters/himiya/cluster.yaml", "kind: cluster\nid: himiya\n")
    write(top, "clusters/himiya/protocols/p-1.yaml", "kind: protocol\nid: p-1\n")
    write(top, "clusters/moda/protocols/p-1.yml", "kind: protocol\nid: p-1\n")
    return top


def write(top: Path, file: str, text: str) -> None:
    path = top / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def files(read: folder.Folder) -> list[str]:
    return [d.file for d in read.documents]


def test_documents_come_in_the_order_of_their_files(root: Path) -> None:
    assert files(folder.load(root, TODAY)) == [
        "clusterctl.yaml",
        "clusters/himiya/cluster.yaml",
        "clusters/himiya/protocols/p-1.yaml",
        "clusters/moda/protocols/p-1.yml",
        "organizations/emp-a.yaml",
    ]


@pytest.mark.parametrize("start", [".", "clusters", "clusters/himiya/protocols"])
def test_the_root_is_found_from_below(root: Path, start: str) -> None:
    assert folder.find_root(root / start) == root


def test_without_settings_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ClusterctlError, match=r"no clusterctl\.yaml"):
        folder.find_root(tmp_path)


def test_a_file_is_no_place_to_start_from(root: Path) -> None:
    with pytest.raises(ClusterctlError, match="is not a folder"):
        folder.find_root(root / "clusterctl.yaml")


def test_ids_of_a_clusters_papers_count_within_it(root: Path) -> None:
    read = folder.load(root, TODAY)

    himiya, moda = (read.get("protocol", "p-1", c) for c in ("himiya", "moda"))

    assert himiya is not None
    assert moda is not None
    assert (himiya.cluster, moda.cluster) == ("himiya", "moda")
    assert read.get("protocol", "p-1") is None
    assert read.get("organization", "emp-a", "himiya") is not None
    assert read.ids("protocol", "himiya") == ["p-1"]
    assert [d.file for d in read.of("protocol", "moda")] == ["clusters/moda/protocols/p-1.yml"]


def test_a_list_of_documents_is_the_callers_own(root: Path) -> None:
    read = folder.load(root, TODAY)

    read.of("protocol").clear()

    assert len(read.of("protocol")) == 2


@pytest.mark.parametrize(
    ("asked", "settings", "expected"),
    [
        (None, "", TODAY),
        (None, "as_of: 2026-05-01\n", date(2026, 5, 1)),
        (date(2026, 6, 2), "as_of: 2026-05-01\n", date(2026, 6, 2)),
        (None, "as_of: yesterday\n", TODAY),
    ],
)
def test_the_day_is_the_one_asked_for_then_the_settings_then_today(
    root: Path, asked: date | None, settings: str, expected: date
) -> None:
    write(root, "clusterctl.yaml", SETTINGS + settings)

    assert folder.load(root, TODAY, asked).as_of == expected


@pytest.mark.parametrize("text", ["", "- a\n", "kind: [\n"])
def test_settings_that_cannot_be_read_end_the_run(root: Path, text: str) -> None:
    write(root, "clusterctl.yaml", text)

    with pytest.raises(ClusterctlError) as caught:
        folder.load(root, TODAY)

    assert caught.value.hint is not None
    assert "clusterctl.yaml" in caught.value.hint.text("en")


def test_a_broken_file_hides_no_other(root: Path) -> None:
    write(root, "orders/o-1.yaml", "kind: [\n")

    read = folder.load(root, TODAY)

    assert {f.place.file for f in read.findings} == {"orders/o-1.yaml"}
    assert "orders/o-1.yaml" not in files(read)
    assert "organizations/emp-a.yaml" in files(read)
    assert "orders/o-1.yaml" in {s.file for s in read.sources}


@pytest.mark.parametrize(
    "file",
    [
        "build/x.yaml",
        "templates/x.yaml",
        ".github/workflows/ci.yml",
        "orders/.hidden.yaml",
        "a.txt",
    ],
)
def test_what_holds_other_things_is_not_read(root: Path, file: str) -> None:
    write(root, file, "kind: order\nid: x\n")

    assert file not in {s.file for s in folder.load(root, TODAY).sources}


def test_a_folder_of_that_name_further_down_is_read(root: Path) -> None:
    write(root, "orders/build/x.yaml", "kind: order\nid: x\n")

    assert "orders/build/x.yaml" in files(folder.load(root, TODAY))


def test_progress_is_told_file_by_file(root: Path) -> None:
    told: list[tuple[int, int]] = []

    folder.load(root, TODAY, step=lambda done, total: told.append((done, total)))

    assert told == [(n, 5) for n in range(1, 6)]


@pytest.mark.parametrize(
    ("file", "text", "kind"),
    [
        ("orders/x.yaml", "kind: order\nid: x\n", "order"),
        ("orders/x.yaml", "id: x\n", "order"),
        ("orders/x.yaml", "kind: ordr\nid: x\n", "order"),
        ("orders/x.yaml", "kind: protocol\nid: x\n", "protocol"),
        ("x.yaml", "kind: order\nid: x\n", "order"),
    ],
    ids=["said", "by its place", "misspelt", "in a wrong place", "nowhere"],
)
def test_the_kind_is_what_a_document_says_else_its_places(
    root: Path, file: str, text: str, kind: str
) -> None:
    write(root, file, text)

    (read,) = (d for d in folder.load(root, TODAY).documents if d.file == file)

    assert (read.kind, read.id) == (kind, "x")


@pytest.mark.parametrize("text", ["a: 1\n", "kind: ordr\n", "- a\n"])
def test_a_file_of_no_kind_is_no_document(root: Path, text: str) -> None:
    write(root, "x.yaml", text)

    read = folder.load(root, TODAY)

    assert "x.yaml" not in files(read)
    assert "x.yaml" in {s.file for s in read.sources}


def test_a_document_without_an_id_goes_by_its_file(root: Path) -> None:
    write(root, "orders/x.yaml", "kind: order\nid: [1]\n")

    (order,) = folder.load(root, TODAY).of("order")

    assert order.id == "x"


def test_a_link_to_a_folder_is_told_and_not_followed(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", "x.yaml", "kind: order\nid: x\n")
    (root / "orders").symlink_to(tmp_path / "elsewhere", target_is_directory=True)

    read = folder.load(root, TODAY)

    assert [(f.code, f.place.file) for f in read.findings] == [("Y010", "orders")]
    assert read.of("order") == []


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    # Root may open anything, so the error is made, not met.
    findings: list[Diagnostic] = []
    error = PermissionError(13, "there is no right to do so", str(tmp_path / "orders"))

    folder._noted(tmp_path, findings)(error)

    assert [(f.code, f.place.file) for f in findings] == [("Y009", "orders")]
    assert "there is no right to do so" in findings[0].message.text("en")


def test_a_setting_is_its_value_or_the_default(root: Path) -> None:
    read = folder.load(root, TODAY)

    assert read.setting("language") == "ru"
    assert read.setting("readings", "monitoring", default="yearly") == "yearly"


def test_what_broke_is_taken_out_of_its_document_alone() -> None:
    read = rulebook.folder_of("kind: order\nid: a\n---\nkind: order\nid: b\n", TODAY)

    kept = read.without({"orders/a.yaml": [("id",)]})

    assert [d.get("id") for d in kept.of("order")] == [None, "b"]
    assert kept.get("order", "a") is not None


def test_documents_can_be_left_out() -> None:
    read = rulebook.folder_of("kind: order\nid: a\n---\nkind: order\nid: b\n", TODAY)

    kept = read.apart_from({"orders/a.yaml"})

    assert [d.id for d in kept.of("order")] == ["b"]
    assert kept.get("order", "a") is None
