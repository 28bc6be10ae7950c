"""The dashboard: stages, terms, lights, money and people, counted in examples/tula by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answers import asked, chart, column, facts, parts, plain, table, texts
from clusterctl.errors import ClusterctlError
from clusterctl.publishing import markdown
from clusterctl.reports.model import Facts, Light, Weight

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.reports.model import Cell, Fact, Report

BROKEN = Path(__file__).parents[2] / "examples" / "broken"
HIMIYA, MASH, SELHOZ = "«Химическая отрасль»", "«Машиностроение»", "«Сельское хозяйство»"


def way(report: Report, cluster: str) -> dict[str, Fact]:
    """The steps of a cluster by name."""
    [steps, *_rest] = [p for p in parts(report, f"cluster-{cluster}") if isinstance(p, Facts)]
    return {fact.key.removeprefix("step-"): fact for fact in steps.facts}


def values(steps: dict[str, Fact]) -> dict[str, Cell]:
    return {key: plain(fact.value) for key, fact in steps.items()}


def test_the_region_is_told_in_eight_numbers(tula: Path) -> None:
    assert facts(asked(tula, "dashboard")) == {
        "clusters": 3,
        "running": 2,
        "organizations": 26,
        "shared": 0,
        "overdue": 0,
        "missed": 0,
        "money": 387_721_000,
        "error": 0,
    }


def test_a_region_counts_who_has_made_each_step(tula: Path) -> None:
    counts = facts(asked(tula, "dashboard"), "stages")

    assert counts == {
        "step-order": 3,
        "step-agreement": 2,
        "step-program_signed": 2,
        "step-program_agreed": 2,
        "step-running": 2,
        "step-report": 2,
    }


def test_steps_have_the_days_of_their_papers(tula: Path) -> None:
    steps = way(asked(tula, "dashboard"), "himiya")

    assert values(steps) == {
        "order": date(2026, 3, 2),
        "agreement": date(2026, 3, 26),
        "program_signed": date(2026, 3, 18),
        "program_agreed": date(2026, 3, 20),
        "running": date(2026, 9, 1),
        "report": "quarter III of 2026",
    }
    assert {fact.light for fact in steps.values()} == {Light.GREEN}


def test_steps_not_made_tell_what_keeps_them(tula: Path) -> None:
    steps = way(asked(tula, "dashboard"), "selskoe-hozyaystvo")

    assert values(steps) == {
        "order": date(2026, 10, 30),
        "agreement": "draft: expires in 14 days (2026-11-30)",
        "program_signed": "draft: signed by 0 of 6",
        "program_agreed": None,
        "running": None,
        "report": None,
    }
    assert steps["agreement"].light is Light.AMBER
    assert steps["running"].light is None


def test_a_term_that_has_passed_makes_a_step_red(tula: Path) -> None:
    report = asked(tula, "dashboard", as_of=date(2026, 12, 2))

    assert way(report, "selskoe-hozyaystvo")["agreement"].light is Light.RED
    assert facts(report)["overdue"] == 1
    terms = table(report, "terms", "terms")
    assert column(terms, "light")[SELHOZ] is Light.RED
    assert terms.rows[0].about == "selskoe-hozyaystvo"


def test_a_day_before_everything_has_orders_and_no_reports(tula: Path) -> None:
    report = asked(tula, "dashboard", as_of=date(2026, 3, 10))

    assert facts(report)["running"] == 0
    assert facts(report, "stages")["step-order"] == 2
    assert texts(report, "indicators") == ["nobody has sent a monitoring report yet"]


@pytest.mark.parametrize(
    "as_of", [date(2026, 3, 10), date(2026, 11, 16), date(2032, 1, 1)], ids=str
)
def test_an_agreement_that_has_run_out_has_ended_the_way(tula: Path, as_of: date) -> None:
    steps = way(asked(tula, "dashboard", as_of=as_of), "himiya")

    ended = plain(steps["running"].value) == "ended"
    assert ended == (as_of > date(2031, 12, 31))


def test_terms_overdue_stand_first() -> None:
    rows = table(asked(BROKEN, "dashboard"), "terms", "terms").rows

    lights = [row.cells[3] for row in rows]
    assert lights[:2] == [Light.RED, Light.RED]
    assert Light.RED not in lights[2:]


def test_the_matrix_has_a_light_for_each_indicator_that_clusters_share(tula: Path) -> None:
    report = asked(tula, "dashboard")

    matrix = table(report, "indicators", "matrix")
    numbers = [each.key for each in matrix.columns[1:]]
    assert numbers == sorted(numbers)
    # 2026-q3: machine building reports I-01 741 of 737 and I-14 9.5 of 10; chemistry I-15 16 of 15
    assert column(matrix, "i-01") == {HIMIYA: None, MASH: Light.GREEN, SELHOZ: None}
    assert column(matrix, "i-14") == {HIMIYA: Light.NONE, MASH: Light.AMBER, SELHOZ: Light.NONE}
    assert column(matrix, "i-15") == {HIMIYA: Light.GREEN, MASH: Light.GREEN, SELHOZ: None}
    meanings = table(report, "indicators", "by_indicator")
    assert set(column(meanings, "number").values()) == {n.upper() for n in numbers}


def test_money_is_told_by_source_and_year_and_adds_up(tula: Path) -> None:
    report = asked(tula, "dashboard")

    money = table(report, "money", "sources")
    assert column(money, "y2026")["federal"] == 60_000_000
    assert money.rows[-1].weight is Weight.TOTAL
    assert column(money, "total")["In all"] == facts(report)["money"]
    drawn = chart(report, "money", "sources")
    assert sum(v or 0 for each in drawn.series for v in each.values) == facts(report)["money"]


def test_need_stands_against_graduates_by_year(tula: Path) -> None:
    years = table(asked(tula, "dashboard"), "staff", "years")

    assert column(years, "need")[2027] == 298
    assert column(years, "graduates")[2027] == 395


def test_whoever_takes_part_in_two_clusters_is_told_once_with_both(tula: Path) -> None:
    cluster = tula / "clusters" / "himiya" / "cluster.yaml"
    text = cluster.read_text(encoding="utf-8")
    both = "participants:\n  - {organization: emp-mash-zavod, role: employer, since: 2026-03-02}\n"
    cluster.write_text(text.replace("participants:\n", both, 1), encoding="utf-8")

    report = asked(tula, "dashboard")

    [row] = table(report, "shared", "shared").rows
    assert [plain(cell) for cell in row.cells] == [
        "АО «ПМЗ»",
        2,
        f"{HIMIYA} (employer), {MASH} (anchor employer)",
    ]
    assert facts(report)["shared"] == 1
    assert facts(report)["organizations"] == 26


def test_findings_are_counted_by_cluster_and_beside_them() -> None:
    report = asked(BROKEN, "dashboard")

    found = table(report, "findings", "findings")
    counts = facts(report, "findings")
    in_all = next(row for row in found.rows if row.weight is Weight.TOTAL)
    assert list(in_all.cells[1:4]) == list(counts.values())
    assert column(found, "error")["Registry, orders, settings"]


def test_one_named_cluster_is_told_alone(tula: Path) -> None:
    report = asked(tula, "dashboard", "himiya")

    assert [section.key for section in report.sections] == ["cluster-himiya"]


def test_several_named_clusters_are_told_together(tula: Path) -> None:
    report = asked(tula, "dashboard", "himiya", "selskoe-hozyaystvo")

    assert facts(report)["clusters"] == 2
    assert facts(report, "findings") == {"error": 0, "warning": 0, "info": 1}
    assert [s.about for s in report.sections if s.about] == ["himiya", "selskoe-hozyaystvo"]


def test_a_period_that_is_none_is_refused(tula: Path) -> None:
    with pytest.raises(ClusterctlError, match="is not a period"):
        asked(tula, "dashboard", period="осень")


def test_a_folder_without_clusters_has_a_dashboard(tula: Path) -> None:
    for file in (tula / "clusters").rglob("*.yaml"):
        file.unlink()

    report = asked(tula, "dashboard")

    assert texts(report) == ["there is no cluster in this folder"]


@pytest.mark.parametrize("name", ["program", "agreement", "cluster"])
@pytest.mark.parametrize("text", ["", "- нет\n", "kind: program\nid: x\n", "a: [1\n"])
def test_no_document_however_broken_ends_the_run(tula: Path, name: str, text: str) -> None:
    (tula / "clusters" / "himiya" / f"{name}.yaml").write_text(text, encoding="utf-8")

    assert asked(tula, "dashboard").sections


def test_it_reads_as_one_text(tula: Path, golden: Callable[[str, str], None]) -> None:
    golden("reports/dashboard.ru.md", markdown.told(asked(tula, "dashboard"), "ru"))
