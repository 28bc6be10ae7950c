"""Folders of other formats, with a migration made up for the test."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl import folder, migrations
from clusterctl.errors import ClusterctlError
from clusterctl.messages import said
from clusterctl.migrations import Migration

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.source import Source

TODAY = date(2026, 11, 16)


def renamed(kind: str | None, document: Source) -> str:
    return document.text.replace("nomer:", "number:") if kind == "order" else document.text


STEP = Migration(0, said("an order's `nomer` is called `number`"), renamed)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder of a format that has never been."""
    (tmp_path / "orders").mkdir()
    settings = "kind: settings  # наши\nformat: 0   # старый\n"
    (tmp_path / "clusterctl.yaml").write_text(settings, encoding="utf-8")
    order = "kind: order\nid: a\nnomer: 5-осн  # по журналу\n"
    (tmp_path / "orders" / "a.yaml").write_text(order, encoding="utf-8")
    return tmp_path


def test_a_migration_rewrites_documents_and_the_format(old: Path) -> None:
    known = folder.load(old, TODAY)

    changed = migrations.migrated(known, migrations._way(0, [STEP]))

    assert changed == {
        "clusterctl.yaml": "kind: settings  # наши\nformat: 1   # старый\n",
        "orders/a.yaml": "kind: order\nid: a\nnumber: 5-осн  # по журналу\n",
    }


def test_migrations_follow_one_another(old: Path) -> None:
    second = Migration(1, said("again"), lambda _kind, document: document.text + "# 2\n")
    known = folder.load(old, TODAY)

    changed = migrations.migrated(known, migrations._way(0, [STEP, second]))

    assert changed["orders/a.yaml"] == "kind: order\nid: a\nnumber: 5-осн  # по журналу\n# 2\n"
    assert "format: 2" in changed["clusterctl.yaml"]


def test_nothing_is_migrated_where_a_file_cannot_be_read(old: Path) -> None:
    (old / "orders" / "b.yaml").write_text("a: [\n", encoding="utf-8")

    with pytest.raises(ClusterctlError, match=r"orders/b\.yaml"):
        migrations.migrated(folder.load(old, TODAY), [STEP])


@pytest.mark.parametrize("start", [-1, 0])
def test_a_format_that_never_was_is_told(start: int) -> None:
    with pytest.raises(ClusterctlError, match="never been a format"):
        migrations.steps(start)


def test_the_schema_knows_the_current_format() -> None:
    from clusterctl import schema  # noqa: PLC0415 this test alone looks into a schema

    assert schema.raw("settings")["properties"]["format"]["const"] == migrations.CURRENT
