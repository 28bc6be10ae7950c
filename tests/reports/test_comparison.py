"""Clusters side by side, counted by hand from the example, and texts that two programs share."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from answers import asked, chart, column, plain, table, texts
from clusterctl.errors import ClusterctlError
from clusterctl.reports.model import Weight

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.reports.model import Cell, Table

MASH = "clusters/mashinostroenie/program.yaml"
HIMIYA = "clusters/himiya/program.yaml"
MODEL = re.compile(r"(?ms)^  governance:\n    model: .*?(?=^    \w)")


def row(found: Table, name: str) -> dict[str, Cell]:
    """The row of a cluster by its columns."""
    keys = [each.key for each in found.columns]
    [cells] = [each.cells for each in found.rows if plain(each.cells[0]) == name]
    return dict(zip(keys, map(plain, cells), strict=True))


def share_model(root: Path, text: str, also: str = "") -> None:
    """Both programs describe their governance in these words."""
    for file, words in ((HIMIYA, text), (MASH, f"{text} {also}")):
        path = root / file
        found = path.read_text(encoding="utf-8")
        changed, n = MODEL.subn(f"  governance:\n    model: >-\n      {words}\n", found)
        assert n == 1
        path.write_text(changed, encoding="utf-8", newline="\n")


def test_sizes_are_those_of_the_documents(tula: Path) -> None:
    found = row(table(asked(tula, "comparison"), "summary", "sizes"), "«Машиностроение»")

    # participants of cluster.yaml on 16 November 2026: 3 colleges, 9 employers, a resource centre
    assert (found["participants"], found["colleges"], found["enterprises"]) == (13, 3, 10)
    assert found["professions"] == 8
    # contingent 2026/2027: 193 + 100 + 25 + 50 + 172 + 98 + 99
    assert (found["students"], found["academic_year"]) == (737, "2026/2027")


def test_students_of_a_program_that_begins_later_are_those_of_its_first_year(tula: Path) -> None:
    found = row(table(asked(tula, "comparison"), "summary", "sizes"), "«Сельское хозяйство»")

    # contingent 2027/2028: 48 + 178 + 90
    assert (found["students"], found["academic_year"]) == (316, "2027/2028")


def test_training_and_staff_are_summed_over_the_years(tula: Path) -> None:
    report = asked(tula, "comparison")
    training = row(table(report, "training", "training"), "«Машиностроение»")
    staff = row(table(report, "training", "staff"), "«Машиностроение»")

    # targeted: all contracts; by_year of section 7; 938 of early_guidance + 1328 of prof_trials
    assert (training["contracts"], training["learners"]) == (411, 629)
    assert (training["pupils"], training["workshops"]) == (938 + 1328, 10)
    # training without the 9 managers: 22 + 25 + 27 + 28 + 30; mentors of 2026
    assert (staff["trained"], staff["mentors"]) == (132, 64)
    # 737 students, 148 teachers in 2026
    assert (staff["teachers"], staff["load"]) == (148, Decimal("5.0"))


def test_money_is_told_for_a_student_and_a_year(tula: Path) -> None:
    found = table(asked(tula, "comparison"), "resources", "money")

    # 248 960 000 by 737 + 819 + 857 + 894 + 896 students
    assert column(found, "per_student")["«Машиностроение»"] == 59_234
    # without 2 430 000 of 2031, a year without students: 86 956 000 by 2077
    assert column(found, "per_student")["«Химическая отрасль»"] == 41_866
    # 32 295 000 of 89 386 000
    share = Decimal(32_295_000) / 89_386_000
    assert column(found, "employers_share")["«Химическая отрасль»"] == share


def test_the_need_is_that_of_the_staff_report(tula: Path) -> None:
    found = row(table(asked(tula, "comparison"), "resources", "need"), "«Сельское хозяйство»")

    # staff_need 44 + 45 + 48 + 49 + 52; placements 40 + 43 + 45 + 48 + 52
    assert (found["need"], found["placed"]) == (238, 228)
    assert found["share"] == Decimal(228) / 238


def test_indicators_of_one_kind_stand_together(tula: Path) -> None:
    found = table(asked(tula, "comparison"), "indicators", "indicators")

    groups = [plain(each.cells[0]) for each in found.rows if each.weight is Weight.GROUP]
    assert len(groups) == len(set(groups)) == 11
    at = groups.index("Share of graduates hired by participants")
    start = [plain(each.cells[0]) for each in found.rows].index(groups[at])
    # I-06 is told by all three, from 52 (2026) to 66.7 (2031) in chemistry
    assert [plain(cell) for cell in found.rows[start + 1].cells] == [
        "«Химическая отрасль»",
        "%",
        2026,
        52,
        2031,
        Decimal("66.7"),
        Decimal("14.7"),
    ]


def test_a_copied_text_is_told_with_both_places(tula: Path) -> None:
    words = " ".join(f"слово{n}" for n in range(44))
    share_model(tula, words)

    [found] = table(asked(tula, "comparison"), "copied", "copied").rows

    section, share, cluster, place, other, other_place = map(plain, found.cells)
    assert section == "3. Governance of the cluster"
    assert share == 1
    assert (cluster, other) == ("«Машиностроение»", "«Химическая отрасль»")
    assert str(place).startswith("program.yaml:")
    assert str(other_place).startswith("program.yaml:")


def test_the_share_of_equal_text_is_that_of_the_shorter_one(tula: Path) -> None:
    words = [f"слово{n}" for n in range(44)]
    share_model(tula, " ".join(words), "и ещё несколько других слов " * 3)
    path = tula / HIMIYA
    text = path.read_text(encoding="utf-8").replace("слово43", "иначе")
    path.write_text(text, encoding="utf-8", newline="\n")

    [found] = table(asked(tula, "comparison"), "copied", "copied").rows

    # 44 words have 41 rows of four; the last word stands in one of them
    assert found.cells[1] == Decimal("0.976")


def test_a_cluster_is_told_what_others_copied_from_it(tula: Path) -> None:
    share_model(tula, " ".join(f"слово{n}" for n in range(44)))

    assert table(asked(tula, "comparison", "himiya"), "copied", "copied").rows
    assert not table(asked(tula, "comparison", "selskoe-hozyaystvo"), "copied", "copied").rows


def test_programs_written_apart_share_nothing(tula: Path) -> None:
    assert table(asked(tula, "comparison"), "copied", "copied").rows == ()


def test_what_has_errors_is_left_empty_and_told_of(tula: Path) -> None:
    path = tula / MASH
    text = path.read_text(encoding="utf-8")
    broken = text.replace("purpose: equipment, amount: 48000000}", "purpose: equipment, amount: x}")
    assert broken != text
    path.write_text(broken, encoding="utf-8", newline="\n")

    report = asked(tula, "comparison")

    assert any("left out of section 16" in text for text in texts(report))
    found = row(table(report, "resources", "money"), "«Машиностроение»")
    assert (found["total"], found["per_student"], found["employers_share"]) == (None, None, None)


def test_a_cluster_without_a_program_has_its_row(tula: Path) -> None:
    (tula / HIMIYA).unlink()

    report = asked(tula, "comparison")

    assert "there is no activity program: «Химическая отрасль»" in texts(report)
    assert row(table(report, "summary", "sizes"), "«Химическая отрасль»")["participants"] == 7
    for section, key in (("training", "staff"), ("resources", "need"), ("resources", "money")):
        found = row(table(report, section, key), "«Химическая отрасль»")
        assert set(found.values()) == {"«Химическая отрасль»", None}


def test_the_chart_sets_shares_side_by_side(tula: Path) -> None:
    drawn = chart(asked(tula, "comparison"), "resources", "shares")

    assert [len(each.values) for each in drawn.series] == [3, 3]


def test_a_comparison_has_no_period(tula: Path) -> None:
    with pytest.raises(ClusterctlError, match="not of a period"):
        asked(tula, "comparison", period="2026")
