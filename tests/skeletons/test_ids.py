"""The next id after those there are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl import folder, skeletons
from clusterctl.skeletons.ids import numbered

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("known", "next_one"),
    [
        ([], "ds-2026-01"),
        (["ds-2026-01", "ds-2026-02"], "ds-2026-03"),
        (["ds-2026-09", "ds-2026-11"], "ds-2026-12"),
        (["ds-2025-07", "other", "ds-2026-x"], "ds-2026-01"),
        (["ds-2026-99"], "ds-2026-100"),
    ],
)
def test_the_number_follows_the_greatest(known: list[str], next_one: str) -> None:
    assert numbered("ds-2026", 2, known) == next_one


@pytest.mark.parametrize(
    ("kind", "cluster", "day", "id"),
    [
        ("supplement", "mashinostroenie", date(2026, 11, 16), "ds-2026-03"),
        ("supplement", "mashinostroenie", date(2027, 1, 11), "ds-2027-01"),
        ("protocol", "himiya", date(2026, 11, 16), "protokol-2026-03"),
        ("order", "", date(2026, 11, 16), "prikaz-2026-323"),
        ("conclusion", "himiya", date(2026, 11, 16), "rk-2026-03"),
        ("program", "himiya", date(2026, 11, 16), "programma"),
        ("monitoring", "himiya", date(2028, 2, 1), "2027"),
        ("monitoring", "himiya", date(2026, 11, 16), "2026"),
    ],
)
def test_an_id_is_proposed_by_kind_and_day(
    tula: Path, kind: str, cluster: str, day: date, id: str
) -> None:
    known = folder.load(tula, day, day)

    assert skeletons.proposed(known, kind, cluster) == id


@pytest.mark.parametrize(
    ("how_often", "day", "period"),
    [
        ("quarterly", date(2027, 5, 1), "2027-q1"),
        ("quarterly", date(2028, 2, 1), "2027-q4"),
        ("half_yearly", date(2027, 7, 1), "2027-h1"),
        ("half_yearly", date(2027, 6, 30), "2026-h2"),
        ("yearly", date(2027, 7, 1), "2026"),
    ],
)
def test_a_report_is_on_the_last_period_that_is_over(
    tula: Path, how_often: str, day: date, period: str
) -> None:
    settings = tula / "clusterctl.yaml"
    text = settings.read_text(encoding="utf-8").replace(
        "monitoring: yearly", f"monitoring: {how_often}"
    )
    settings.write_text(text, encoding="utf-8", newline="\n")

    assert skeletons.proposed(folder.load(tula, day, day), "monitoring", "himiya") == period
