"""Funding: sums counted by hand from the example, and folders that lack things.

Expected numbers are read from section 16 of examples/tula/clusters/*/program.yaml.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from answers import asked, chart, column, english, facts, parts, plain, table, texts
from clusterctl.errors import ClusterctlError
from clusterctl.reports.model import Light, Shape, Table, Weight

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.reports.model import Cell

MASH = "clusters/mashinostroenie/program.yaml"


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def total(found: Table) -> tuple[Cell, ...]:
    [row] = [row for row in found.rows if row.weight is Weight.TOTAL]
    return tuple(map(plain, row.cells))


def test_a_cluster_is_counted_as_by_hand(tula: Path) -> None:
    # federal 60 000 000 + regional 71 450 000 + municipal 250 000
    budgets = Decimal(131_700_000)
    # employer_cash 68 220 000 + employer_inkind 24 300 000
    employers = Decimal(92_520_000)
    # with 24 560 000 of the colleges and 180 000 of others
    whole = Decimal(248_960_000)

    found = facts(asked(tula, "funding", "mashinostroenie"))

    assert found == {
        "total": whole,
        "budgets": budgets,
        "own": Decimal(24_560_000),
        "own_share": Decimal(24_560_000) / whole,
        "employers": employers,
        "employers_share": employers / whole,
        # the costs of m-04, 08–14, 21, 26, 28–34, 37, 38 and 40
        "cost": Decimal(247_770_000),
        "left": Decimal(1_190_000),
    }


def test_a_year_tells_who_pays(tula: Path) -> None:
    found = table(asked(tula, "funding", "himiya"), "summary", "years")

    # 2027: regional 9 500 000 + 2 600 000; himiya gives 4 300 000 in kind, 2 350 000 and 2 400 000;
    # the colleges 1 640 000 + 310 000 + 265 000
    assert column(found, "budgets")["2027"] == 12_100_000
    assert column(found, "employers")["2027"] == 9_050_000
    assert column(found, "own")["2027"] == 2_215_000
    assert column(found, "total")["2027"] == 23_365_000
    assert column(found, "employers_share")["2027"] == Decimal(9_050_000) / 23_365_000


def test_sources_and_purposes_make_the_same_total(tula: Path) -> None:
    report = asked(tula, "funding")
    sources = table(report, "sources", "sources")
    purposes = table(report, "purposes", "purposes")

    # 248 960 000 + 89 386 000 + 49 375 000
    assert total(sources)[-2] == total(purposes)[-2] == 387_721_000
    # 2026: 101 500 000 + 1 756 000
    assert total(sources)[1] == total(purposes)[1] == 103_256_000


def test_a_purpose_is_summed_over_years_and_sources(tula: Path) -> None:
    found = table(asked(tula, "funding", "selskoe-hozyaystvo"), "purposes", "purposes")

    # repair: 900 000; 1 500 000 + 800 000; 1 100 000; 650 000
    titles = {str(plain(row.cells[0])): row.cells for row in found.rows}
    assert titles["repair"][1:6] == (900_000, 2_300_000, 1_100_000, 650_000, None)
    assert titles["repair"][6] == 4_950_000


def test_employers_are_told_by_what_they_give(tula: Path) -> None:
    found = table(asked(tula, "funding", "himiya"), "employers", "employers")

    # emp-himiya: 65 000 + 1 080 000 + 2 350 000 + 2 400 000 + 2 000 000 + 3 180 000 + 2 880 000
    # + 3 840 000 + 2 100 000, and 4 300 000 in kind
    name = "АО «ХК «Пример-Азот»"
    assert column(found, "cash")[name] == 19_895_000
    assert column(found, "inkind")[name] == 4_300_000
    assert column(found, "cash")["АО «Композит-Эскиз»"] == 1_120_000
    # employer_cash 22 895 000 + employer_inkind 9 400 000
    assert total(found)[3] == 32_295_000


def test_activities_are_held_against_the_money(tula: Path) -> None:
    found = table(asked(tula, "funding", "mashinostroenie"), "costs", "costs")

    titles = {english(row.cells[0]): row.cells[1:] for row in found.rows}  # type: ignore[arg-type]  # a title
    # m-28 … m-34: 51 550 000 + 13 200 000 + 38 380 000 + 35 250 000 + 19 330 000 + 17 470 000
    # + 21 660 000
    assert titles["12. Facilities and infrastructure"] == (7, 7, 196_840_000)
    assert titles["In all"][0] == 40


def test_costs_beyond_the_money_are_red(tula: Path) -> None:
    edit(tula, MASH, "    cost: 51550000\n", "    cost: 53550000\n")

    report = asked(tula, "funding", "mashinostroenie")

    [left] = [
        fact
        for part in parts(report, "summary")
        for fact in getattr(part, "facts", ())
        if fact.key == "left"
    ]
    assert (left.value, left.light) == (-810_000, Light.RED)


def test_a_cluster_s_gap_is_not_hidden_by_what_others_have(tula: Path) -> None:
    edit(tula, MASH, "    cost: 51550000\n", "    cost: 52850000\n")

    found = table(asked(tula, "funding"), "costs", "clusters")

    # money less cost: 1 190 000 less the 1 300 000 more; the other two spend all they have
    assert column(found, "left") == {
        "«Химическая отрасль»": 0,
        "«Машиностроение»": -110_000,
        "«Сельское хозяйство»": 0,
        "In all": -110_000,
    }
    assert column(found, "light")["«Машиностроение»"] is Light.RED


def test_declared_totals_are_checked(tula: Path) -> None:
    edit(tula, MASH, "{year: 2027, amount: 50680000}", "{year: 2027, amount: 50680001}")

    report = asked(tula, "funding", "mashinostroenie")

    found = table(report, "totals", "totals")
    # 5 years, 7 sources, and all of it
    assert facts(report, "totals") == {"checked": 13, "wrong": 1}
    [row] = [row for row in found.rows if row.cells[-1] is Light.RED]
    assert [plain(cell) for cell in row.cells[1:5]] == ["2027", 50_680_001, 50_680_000, 1]
    assert row.place is not None


def test_a_year_that_no_total_is_declared_for_is_told(tula: Path) -> None:
    edit(tula, MASH, ", {year: 2030, amount: 31170000}]", "]")

    found = table(asked(tula, "funding", "mashinostroenie"), "totals", "totals")

    [row] = [row for row in found.rows if row.cells[-1] is Light.RED]
    assert [plain(cell) for cell in row.cells[1:5]] == ["2030", None, 31_170_000, -31_170_000]


def test_plan_and_fact_are_those_of_the_newest_report(tula: Path) -> None:
    found = table(asked(tula, "funding", "mashinostroenie"), "spent", "spent")

    assert english(found.rows[0].cells[0]) == "«Машиностроение»: quarter III of 2026"  # type: ignore[arg-type]  # a title
    # 2026-q3, not the sum with 2026-h1: 52 000 000 + 13 000 000 + 13 600 000 + 4 400 000
    # + 1 600 000; 50 980 000 + 12 640 000 + 13 600 000 + 4 820 000 + 1 571 240.5
    _title, year, program, plan, fact, _share = total(found)
    assert (year, program) == (2026, 101_500_000)
    assert (plan, fact) == (84_600_000, Decimal("83611240.5"))


def test_the_charts_are_stacked_by_source(tula: Path) -> None:
    report = asked(tula, "funding")

    drawn = chart(report, "sources", "years")
    assert drawn.shape is Shape.STACKED
    sums = [
        sum(filter(None, values)) for values in zip(*(s.values for s in drawn.series), strict=True)
    ]
    assert [*map(Decimal, sums)][:2] == [103_256_000, 90_110_000]
    by_cluster = chart(report, "clusters", "clusters")
    assert by_cluster.labels == ("«Химическая отрасль»", "«Машиностроение»", "«Сельское хозяйство»")


def test_the_clusters_make_the_region(tula: Path) -> None:
    found = table(asked(tula, "funding"), "clusters", "clusters")

    assert column(found, "total") == {
        "«Химическая отрасль»": 89_386_000,
        "«Машиностроение»": 248_960_000,
        "«Сельское хозяйство»": 49_375_000,
        "In all": 387_721_000,
    }


def test_an_amount_with_an_error_is_left_out_and_told_of(tula: Path) -> None:
    edit(tula, MASH, "purpose: equipment, amount: 48000000}", "purpose: equipment, amount: много}")

    report = asked(tula, "funding", "mashinostroenie")

    assert any("parts with errors are left out of section 16" in text for text in texts(report))
    assert facts(report)["total"] == 200_960_000
    assert facts(report)["left"] is None
    assert facts(report, "totals")["checked"] == 0
    assert any("are not checked" in text for text in texts(report, "totals"))


def test_a_cluster_without_money_has_nothing_to_draw(tula: Path) -> None:
    (tula / MASH).unlink()

    report = asked(tula, "funding", "mashinostroenie")

    assert "there is no activity program: «Машиностроение»" in texts(report)
    assert facts(report)["employers_share"] is None
    assert [part for part in parts(report, "sources") if not isinstance(part, Table)] == []


def test_funding_has_no_period(tula: Path) -> None:
    with pytest.raises(ClusterctlError, match="not of a period"):
        asked(tula, "funding", period="2026-q3")
