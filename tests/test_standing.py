"""Where clusters stand: stages, sections, what to see to first, what was found."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from clusterctl import check, folder
from clusterctl.diagnostics import Severity
from clusterctl.standing import Standing, standings

CASE = Path(__file__).parent / "cases" / "two-clusters"
AGREEMENT = "clusters/himiya/agreement.yaml"
PROGRAM = "clusters/himiya/program.yaml"


def standing(root: Path = CASE, today: str = "2026-11-16", cluster: str = "himiya") -> Standing:
    day = date.fromisoformat(today)
    found = standings(check.check(folder.load(root, day, day)))
    return next(each for each in found if each.cluster.id == cluster)


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "край"))


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        ("2026-03-01", None),
        ("2026-03-02", "declared"),
        ("2026-04-06", "declared"),
        ("2026-04-07", "established"),
        ("2031-08-31", "established"),
        ("2031-09-01", "ceased"),
    ],
)
def test_a_cluster_is_declared_established_and_ceases(today: str, stage: str | None) -> None:
    found = standing(today=today)

    assert (found.stage.key if found.stage else None) == stage


def test_a_terminated_agreement_ends_a_cluster(region: Path) -> None:
    change(region, AGREEMENT, "valid:", "termination: {date: 2026-10-31, ground: mutual}\nvalid:")

    stages = [standing(region, day).stage for day in ("2026-10-31", "2026-11-01")]

    assert [stage.key for stage in stages if stage] == ["established", "ceased"]


@pytest.mark.parametrize(
    ("file", "old", "new", "stage"),
    [
        (PROGRAM, "id: programma", "id: programma", "in_force"),
        (PROGRAM, "agreed_by_coordinator: rk-1", "note: нет", "signed"),
        (PROGRAM, "signed_on: 2026-03-17", "signed_on: 2027-03-17", "agreed"),
        ("clusters/himiya/conclusions/rk-1.yaml", "verdict: agreed", "verdict: refused", "signed"),
        ("clusters/himiya/conclusions/rk-1.yaml", "id: rk-1", "id: rk-1\nstatus: draft", "signed"),
        (PROGRAM, "id: programma", "id: programma\nstatus: draft", "draft"),
    ],
)
def test_a_program_is_in_force_once_signed_by_all_and_agreed(
    region: Path, file: str, old: str, new: str, stage: str
) -> None:
    change(region, file, old, new)
    if stage == "draft":
        change(region, PROGRAM, "agreed_by_coordinator: rk-1", "note: нет")

    found = standing(region)

    assert found.program_stage is not None
    assert found.program_stage.key == stage


def test_a_section_is_filled_when_its_rule_has_nothing_against_it() -> None:
    found = standing()

    assert [each.section.number for each in found.sections if each.filled] == [2]
    assert (found.filled, len(found.sections)) == (1, 16)


def test_an_accepted_placeholder_fills_no_section(region: Path) -> None:
    (region / "waivers.yaml").write_text(
        "kind: waivers\nwaivers:\n  - {code: P04-24, document: himiya/programma,"
        " reason: ждём, accepted_by: Я}\n",
        encoding="utf-8",
    )

    found = standing(region)

    assert found.waived
    assert 14 not in [each.section.number for each in found.sections if each.filled]


@pytest.mark.parametrize(
    ("cluster", "today", "code"),
    [
        ("himiya", "2026-11-16", "P09-01"),
        ("himiya", "2026-04-08", "P09-01"),
        ("himiya", "2026-03-10", "P08-02"),
        ("agro", "2026-11-16", "P08-02"),
        ("agro", "2026-10-29", None),
    ],
)
def test_what_to_see_to_first_is_overdue_or_ends_next(
    cluster: str, today: str, code: str | None
) -> None:
    first = standing(today=today, cluster=cluster).next

    assert (first.term.code if first else None) == code


def test_findings_of_a_clusters_files_and_orders_are_its_own(region: Path) -> None:
    change(region, "orders/prikaz-2.yaml", "action: create", "action: invent")

    himiya, agro = (standing(region, cluster=id) for id in ("himiya", "agro"))

    assert "orders/prikaz-2.yaml" in {d.place.file for d in agro.findings}
    assert "orders/prikaz-2.yaml" not in {d.place.file for d in himiya.findings}
    assert sum(himiya.counts.values()) == len(himiya.findings)
    assert list(himiya.counts) == list(Severity)


def test_who_left_takes_part_no_more() -> None:
    days = ("2026-03-02", "2026-06-10", "2026-10-01")

    assert [standing(today=day).participants for day in days] == [3, 4, 3]
