"""The monitoring report: numbers counted by hand from the example, and folders that lack things.

Expected numbers are read from examples/tula/clusters/*/monitoring/*.yaml and program.yaml.
"""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from answers import asked, chart, column, english, facts, table, texts
from clusterctl.errors import ClusterctlError
from clusterctl.reports.model import Light, Weight

if TYPE_CHECKING:
    from pathlib import Path

MASH = "clusters/mashinostroenie"
STUDENTS = "Численность обучающихся по программам Кластера"
TEACHERS = "Доля педагогов, обученных за год"
MENTORS = "Наставники предприятий, закреплённые за обучающимися"
WORKERS = "Работники, обученные по заказу предприятий"
EMPLOYED = "Доля трудоустроенных выпускников"


def edit(root: Path, file: str, *changes: tuple[str, str]) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="\n")


def test_a_cluster_is_counted_as_by_hand(tula: Path) -> None:
    report = asked(tula, "monitoring", "mashinostroenie", period="2026-q3")

    assert facts(report) == {
        "reported_on": date(2026, 10, 19),
        # values: ind-01, 02, 05–10 of the program's ind-01 … ind-11
        "reported": 8,
        # all but ind-06: 9.5 of 10
        "green": 7,
        "amber": 1,
        "red": 0,
        "over": 0,
        # activities: m-28 is done, the 15 others of the report go on; m-03, 07, 10, 31–36 and 38
        # begin after 30 September; the other 14 of 40 stand in no row
        "done": 1,
        "overdue": 0,
        "late": 0,
        "unreported": 14,
        "running": 15,
        "cancelled": 0,
        "ahead": 10,
        # 52 000 000 + 13 000 000 + 13 600 000 + 4 400 000 + 1 600 000
        "money_plan": Decimal(84_600_000),
        # 50 980 000 + 12 640 000 + 13 600 000 + 4 820 000 + 1 571 240.5
        "money_fact": Decimal("83611240.5"),
        "money_share": Decimal("83611240.5") / 84_600_000,
    }


def test_every_indicator_of_the_program_has_its_row(tula: Path) -> None:
    found = table(
        asked(tula, "monitoring", "mashinostroenie", period="2026-q3"), "indicators", "indicators"
    )

    assert len(found.rows) == 11
    assert column(found, "plan")[TEACHERS] == 10
    assert column(found, "fact")[TEACHERS] == Decimal("9.5")
    assert column(found, "share")[TEACHERS] == Decimal("0.95")
    assert column(found, "light")[TEACHERS] is Light.AMBER
    assert column(found, "target")[TEACHERS] == Decimal("14.9")
    # ind-06 of 2026-h1 has 5.4; ind-01 is not in that report
    assert column(found, "change")[TEACHERS] == Decimal("4.1")
    assert column(found, "change")[STUDENTS] is None
    assert column(found, "fact")[EMPLOYED] is None
    assert column(found, "light")[EMPLOYED] is Light.NONE


def test_indicators_that_nobody_reports_are_named(tula: Path) -> None:
    [text] = texts(asked(tula, "monitoring", "mashinostroenie", period="2026-q3"), "indicators")

    assert text.startswith("not reported, 3 indicators of the program: ")
    assert EMPLOYED in text


def test_what_misses_its_plan_is_red(tula: Path) -> None:
    report = asked(tula, "monitoring", "mashinostroenie", period="2026-h1")

    found = table(report, "indicators", "indicators")
    # ind-08: 6 of 20; ind-06: 5.4 of 4 is 135 %
    assert column(found, "light")[WORKERS] is Light.RED
    assert column(found, "light")[TEACHERS] is Light.OVER
    # m-15 is late; the 18 other rows go on
    assert facts(report)["late"] == 1
    assert facts(report)["running"] == 18


def test_the_newest_period_is_told_unless_another_is_wanted(tula: Path) -> None:
    assert "quarter III of 2026" in english(asked(tula, "monitoring").subject or "")
    by_summer = asked(tula, "monitoring", as_of=date(2026, 8, 1))
    assert "half year I of 2026" in english(by_summer.subject or "")


def test_a_falling_indicator_is_read_the_other_way(tula: Path) -> None:
    start = '- id: ind-06\n        title: Доля педагогов, обученных за год\n        unit: "%"\n'
    formula = (
        "        formula: прошедшие курсы, переподготовку или стажировку / численность × 100\n"
    )
    edit(
        tula,
        f"{MASH}/program.yaml",
        (f"{start}{formula}        direction: up", f"{start}{formula}        direction: down"),
    )

    report = asked(tula, "monitoring", "mashinostroenie", period="2026-q3")

    found = table(report, "indicators", "indicators")
    assert column(found, "light")[TEACHERS] is Light.GREEN
    assert column(found, "share")[TEACHERS] == Decimal(10) / Decimal("9.5")


def test_a_yearly_plan_that_is_not_the_programs_is_shown_beside_its_target(tula: Path) -> None:
    quarter = (tula / MASH / "monitoring" / "2026-q3.yaml").read_text(encoding="utf-8")
    yearly = quarter.replace("2026-q3", '"2026"', 2).replace("2026-10-19", "2026-11-10")
    (tula / MASH / "monitoring" / "2026.yaml").write_text(yearly, encoding="utf-8")

    report = asked(tula, "monitoring", "mashinostroenie", period="2026")

    found = table(report, "indicators", "replanned")
    # the report plans what the program does in ind-01 (737) and ind-02 (288) alone
    assert len(found.rows) == 6
    assert column(found, "target")[MENTORS] == 64
    assert column(found, "plan")[MENTORS] == 60
    assert column(found, "share")[MENTORS] == Decimal(61) / 64


def test_money_stands_by_source_beside_the_program(tula: Path) -> None:
    report = asked(tula, "monitoring", "mashinostroenie", period="2026-q3")

    found = table(report, "money", "money")
    # funding of 2026, employer_cash: 2 400 000 + 5 800 000 + 1 600 000 + 600 000
    assert column(found, "program")["employer cash"] == 10_400_000
    assert column(found, "difference")["employer cash"] == 420_000
    assert found.rows[-1].weight is Weight.TOTAL
    # 60 000 000 + 15 000 000 + 13 600 000 + 10 400 000 + 2 500 000
    assert column(found, "program")["In all"] == 101_500_000
    drawn = chart(report, "money", "money")
    assert [series.values[0] for series in drawn.series] == [52_000_000, 50_980_000]


def test_trends_begin_where_the_indicator_did_and_take_the_newest_fact(tula: Path) -> None:
    drawn = chart(
        asked(tula, "monitoring", "mashinostroenie", period="2026-q3"), "trends", "trend-ind-07"
    )

    target, fact = drawn.series
    assert drawn.labels == ("2025", "2026", "2027", "2028", "2029", "2030")
    assert list(target.values) == [None, 64, 78, 96, 104, 110]
    assert list(fact.values) == [48, 61, None, None, None, None]


def test_an_activity_whose_day_has_passed_is_overdue_until_it_is_done(tula: Path) -> None:
    report = asked(tula, "monitoring", "mashinostroenie", as_of=date(2026, 12, 31))

    # m-01 until 2026-12-15 and m-29 until 2026-11-20 go on in the report; m-28 was done in time
    assert facts(report)["overdue"] == 2
    assert facts(report)["running"] == 13
    assert facts(report)["done"] == 1


def test_what_was_done_late_is_done_and_said_to_be_late(tula: Path) -> None:
    edit(
        tula,
        f"{MASH}/monitoring/2026-q3.yaml",
        ("finished_on: 2026-08-25", "finished_on: 2026-09-02"),
    )

    report = asked(tula, "monitoring", "mashinostroenie")

    found = table(report, "activities", "activities")
    assert facts(report)["done"] == 1
    assert "Done late: 1" in column(found, "activity")


def test_what_an_earlier_report_called_done_stays_done(tula: Path) -> None:
    edit(
        tula,
        f"{MASH}/monitoring/2026-h1.yaml",
        ("{id: m-05, state: in_progress}", "{id: m-05, state: done, finished_on: 2026-06-01}"),
    )

    report = asked(tula, "monitoring", "mashinostroenie", period="2026-q3")

    assert facts(report)["done"] == 2
    assert facts(report)["unreported"] == 13


def test_every_activity_stands_in_one_way(tula: Path) -> None:
    found = facts(asked(tula, "monitoring", "mashinostroenie"))

    ways = ("done", "overdue", "late", "unreported", "running", "cancelled", "ahead")
    assert sum(n for way in ways if isinstance(n := found[way], int)) == 40


def test_the_region_adds_up_its_clusters(tula: Path) -> None:
    report = asked(tula, "monitoring", period="2026-q3")

    assert facts(report)["clusters"] == 3
    assert facts(report)["reporting"] == 2
    assert texts(report) == ["not reported for the period: «Сельское хозяйство»"]
    # himiya has ind-07 (47 of 50) and ind-08 (16 of 15) beside the 8 of mashinostroenie
    lights = table(report, "indicators", "lights")
    assert column(lights, "told")["In all"] == 10
    assert column(lights, "green")["In all"] == 8
    assert column(lights, "amber")["In all"] == 2
    # 200 000 + 300 000 + 60 000 and 180 000 + 324 000 + 58 700 of himiya
    money = table(report, "money", "money")
    assert column(money, "plan")["In all"] == 84_600_000 + 560_000
    assert column(money, "fact")["In all"] == Decimal("83611240.5") + 562_700
    sources = table(report, "money", "sources")
    assert column(sources, "fact")["regional"] == 12_640_000 + 180_000


def test_people_are_added_up_over_clusters_and_shares_are_not(tula: Path) -> None:
    share = "- indicator: ind-07\n    plan: 50"
    edit(tula, "clusters/himiya/monitoring/2026-q3.yaml", (share, share.replace("07", "05")))

    found = table(asked(tula, "monitoring", period="2026-q3"), "indicators", "compared")

    totals = [row.cells for row in found.rows if row.weight is Weight.TOTAL]
    # mentors: 60 + 15 planned, 61 + 16 there; both clusters report I-14 in per cent, too
    assert [cells[2:4] for cells in totals] == [(75, 77)]
    names = [english(row.cells[0]) for row in found.rows if row.weight is Weight.GROUP]  # type: ignore[arg-type]  # groups begin with a text
    assert "Share of teachers trained or on internships" in names


def test_a_cluster_without_a_report_says_so_and_tells_what_others_there_are(tula: Path) -> None:
    report = asked(tula, "monitoring", "himiya", period="2026-h1")

    assert texts(report) == [
        "there is no report for half year I of 2026; there is one for quarter III of 2026"
    ]
    assert len(table(report, "indicators", "indicators").rows) == 8


def test_a_region_where_nobody_reported_says_so(tula: Path) -> None:
    for cluster in ("mashinostroenie", "himiya"):
        shutil.rmtree(tula / "clusters" / cluster / "monitoring")

    [text] = texts(asked(tula, "monitoring"))

    assert text.startswith("nobody has sent a monitoring report yet: ")


def test_a_folder_without_clusters_says_so(tula: Path) -> None:
    shutil.rmtree(tula / "clusters")

    assert texts(asked(tula, "monitoring")) == ["there is no cluster in this folder"]
    assert facts(asked(tula, "register"))["clusters"] == 0
    assert facts(asked(tula, "monitoring", period="2026"))["clusters"] == 0


def test_without_a_program_the_report_is_told_by_its_ids(tula: Path) -> None:
    (tula / MASH / "program.yaml").unlink()

    report = asked(tula, "monitoring", "mashinostroenie", period="2026-q3")

    assert "the cluster has no activity program to compare with" in texts(report)
    found = table(report, "indicators", "indicators")
    assert column(found, "fact")["ind-07"] == 61
    assert facts(report)["running"] == 15


@pytest.mark.parametrize("file", [f"{MASH}/program.yaml", f"{MASH}/monitoring/2026-q3.yaml"])
def test_a_file_that_cannot_be_read_is_named(tula: Path, file: str) -> None:
    (tula / file).write_text("a: [", encoding="utf-8")

    said = " ".join(texts(asked(tula, "monitoring", "mashinostroenie", period="2026-q3")))

    assert f"could not be read and are left out: {file}" in said


def test_a_value_with_an_error_is_left_out_and_told_of(tula: Path) -> None:
    edit(
        tula,
        f"{MASH}/monitoring/2026-q3.yaml",
        ("plan: 60\n    fact: 61", "plan: 60\n    fact: много"),
        ("plan: 52000000, fact: 50980000", "plan: 52000000, fact: -1"),
    )

    report = asked(tula, "monitoring", "mashinostroenie", period="2026-q3")

    assert any(
        text.startswith("2 parts of the documents have errors and are left out")
        for text in texts(report)
    )
    assert column(table(report, "indicators", "indicators"), "light")[MENTORS] is Light.NONE
    # neither the plan nor the fact of a row with an error counts
    assert facts(report)["money_plan"] == 84_600_000 - 52_000_000


def test_a_draft_of_a_report_says_that_it_is_one(tula: Path) -> None:
    edit(
        tula,
        f"{MASH}/monitoring/2026-q3.yaml",
        ("kind: monitoring\n", "kind: monitoring\nstatus: draft\n"),
    )

    said = texts(asked(tula, "monitoring", "mashinostroenie", period="2026-q3"))

    assert "the report for quarter III of 2026 is a draft" in said


def test_a_period_that_is_none_ends_the_run(tula: Path) -> None:
    with pytest.raises(ClusterctlError, match="is not a period"):
        asked(tula, "monitoring", period="осень")
