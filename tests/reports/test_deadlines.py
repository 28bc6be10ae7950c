"""Deadlines: terms counted by hand from the example, by cluster, by who is bound, by month."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answers import asked, chart, column, facts, parts, plain, table, texts
from clusterctl.errors import ClusterctlError
from clusterctl.reports.model import Chart, Light

if TYPE_CHECKING:
    from clusterctl.reports.model import Cell, Table

BROKEN = Path(__file__).parents[2] / "examples" / "broken"
AGREEMENT = "clusters/mashinostroenie/agreement.yaml"


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def rows(found: Table) -> list[dict[str, Cell]]:
    keys = [each.key for each in found.columns]
    return [dict(zip(keys, map(plain, row.cells), strict=True)) for row in found.rows]


def test_a_sound_folder_has_met_all_but_what_runs(tula: Path) -> None:
    found = facts(asked(tula, "deadlines"))

    assert (found["overdue"], found["late"], found["unknown"]) == (0, 0, 0)
    # «Сельское хозяйство» was ordered on 30 October 2026 and has no agreement yet
    assert found["pending"] == 1


def test_the_next_term_is_told_with_its_last_day(tula: Path) -> None:
    [row] = rows(table(asked(tula, "deadlines"), "running", "running"))

    assert row["term"] == "«Сельское хозяйство»: conclude the agreement"
    assert (row["bound"], row["paragraph"]) == ("all participants", "para. 8")
    assert row["light"] is Light.AMBER
    assert row["done"] is None


def test_a_late_copy_is_a_breach_of_the_operator(tula: Path) -> None:
    # agreement of 25 March 2026, and ten working days: 26, 27, 30, 31 March, 1–3 and 6–8 April
    edit(tula, AGREEMENT, "on: 2026-03-30", "on: 2026-04-10")

    report = asked(tula, "deadlines", "mashinostroenie")

    [row] = rows(table(report, "broken", "broken"))
    assert (row["due"], row["done"]) == (date(2026, 4, 8), date(2026, 4, 10))
    assert row["state"] == "2 days late"
    assert row["bound"] == "ГПОУ ТО «Примерский машиностроительный колледж»"
    assert row["light"] is Light.RED
    bound = table(report, "bound", "bound")
    assert column(bound, "late")["ГПОУ ТО «Примерский машиностроительный колледж»"] == 1


def test_a_term_that_passed_is_overdue(tula: Path) -> None:
    report = asked(tula, "deadlines", "selskoe-hozyaystvo", as_of=date(2027, 2, 1))

    assert facts(report)["overdue"] == 1
    [row] = rows(table(report, "broken", "broken"))
    assert str(row["state"]).startswith("overdue by ")


@pytest.mark.parametrize("root", ["tula", "broken"])
def test_every_term_is_counted_once(root: str, tula: Path) -> None:
    report = asked(tula if root == "tula" else BROKEN, "deadlines")

    every = sum(v for v in facts(report).values() if isinstance(v, int))
    tables = [table(report, key, key) for key in ("broken", "running", "unknown", "met")]
    assert sum(len(each.rows) for each in tables) == every
    for section, key in (("summary", "clusters"), ("bound", "bound")):
        found = column(table(report, section, key), "all")
        assert found.pop("In all") == every
        assert sum(n for n in found.values() if isinstance(n, int)) == every


def test_what_is_told_for_information_has_no_light() -> None:
    report = asked(BROKEN, "deadlines")

    told = [r for r in rows(table(report, "broken", "broken")) if "information" in str(r["state"])]
    assert told
    assert {row["light"] for row in told} == {Light.NONE}
    assert any("nobody has to answer for" in text for text in texts(report))


def test_a_breach_that_nobody_answers_for_is_no_red_light(tula: Path) -> None:
    settings = tula / "clusterctl.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\nrules: {{P09-01: info}}\n", encoding="utf-8", newline="\n")
    edit(tula, AGREEMENT, "on: 2026-03-30", "on: 2026-04-10")

    report = asked(tula, "deadlines", "mashinostroenie")

    lights = {f.key: f.light for p in parts(report, "summary") for f in getattr(p, "facts", ())}
    assert facts(report)["late"] == 1
    assert lights["late"] is None


def test_what_can_t_be_judged_says_what_is_missing() -> None:
    [row] = rows(table(asked(BROKEN, "deadlines"), "unknown", "unknown"))

    assert row["missing"]
    assert row["bound"] == "regional operator"


def test_the_chart_has_every_month_between_the_first_and_the_last() -> None:
    drawn = chart(asked(BROKEN, "deadlines", "himiya"), "summary", "months")

    assert [str(plain(label)).removesuffix(" 2026") for label in drawn.labels] == [
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ]
    # 7 terms with a last day; that of the eighth isn't known
    assert sum(filter(None, (v for each in drawn.series for v in each.values))) == 7


def test_a_folder_without_terms_has_nothing_to_draw(tmp_path: Path) -> None:
    (tmp_path / "clusterctl.yaml").write_text("kind: settings\nformat: 1\n", encoding="utf-8")

    report = asked(tmp_path, "deadlines")

    assert not any(isinstance(part, Chart) for each in report.sections for part in each.parts)
    assert "there is no cluster in this folder" in texts(report)


def test_deadlines_have_no_period(tula: Path) -> None:
    with pytest.raises(ClusterctlError, match="not of a period"):
        asked(tula, "deadlines", period="2026")
