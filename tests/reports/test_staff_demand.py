"""Staff demand: numbers counted by hand from the example, and folders that lack things.

Expected numbers are read from examples/tula/clusters/*/program.yaml.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from answers import asked, chart, column, english, facts, plain, table, texts
from clusterctl import check, folder
from clusterctl.errors import ClusterctlError
from clusterctl.reports.model import Light
from clusterctl.reports.staff_demand.entries import Measure
from clusterctl.reports.staff_demand.numbers import demand
from clusterctl.reports.words import chosen_clusters

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.reports.model import Cell, Report, Table
    from clusterctl.reports.staff_demand.numbers import Demand

MASH = "clusters/mashinostroenie/program.yaml"
HIMIYA = "clusters/himiya/program.yaml"
AGRO = "clusters/selskoe-hozyaystvo/program.yaml"
FORECAST = re.compile(r"^  employment_forecast:\n.*?(?=^  \w)", re.MULTILINE | re.DOTALL)


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def without_forecast(root: Path, file: str) -> None:
    path = root / file
    text, n = FORECAST.subn("", path.read_text(encoding="utf-8"))
    assert n == 1
    path.write_text(text, encoding="utf-8", newline="\n")


def counted(root: Path, *clusters: str) -> Demand:
    verdict = check.check(folder.load(root, date(2026, 11, 23)))
    return demand(verdict.folder, chosen_clusters(verdict.folder, clusters))


def cells(found: Table, *first: Cell) -> dict[str, Cell]:
    """The row that begins with these cells, by the keys of its columns."""
    [row] = [row for row in found.rows if tuple(map(plain, row.cells[: len(first)])) == first]
    keys = [each.key for each in found.columns]
    return dict(zip(keys, map(plain, row.cells), strict=True))


def proposal(report: Report, code: str, year: int) -> dict[str, Cell]:
    """The row of a profession, told by the beginning of its name, and a year of graduation."""
    found = table(report, "proposals", "proposals")
    keys = [each.key for each in found.columns]
    [row] = [r for r in found.rows if str(r.cells[0]).startswith(code) and r.cells[1] == year]
    return dict(zip(keys, map(plain, row.cells), strict=True))


def test_a_year_is_counted_as_by_hand(tula: Path) -> None:
    found = table(asked(tula, "staff-demand", "mashinostroenie"), "summary", "years")

    assert cells(found, 2026) == {
        "year": 2026,
        # staff_need of 2026: 59 + 13 + 24 + 6 + 17 + 18 + 9
        "need": 146,
        # admission_plan 2026/2027, budget: 50 + 50 + 25 + 25 + 50 + 50 + 25; 15.02.18 begins later
        "budget": 275,
        # graduates of 2026: 42 + 46 + 22 + 22 + 44 + 23
        "graduates": 199,
        # placements of 2026: 9 + 17 + 9 + 8 + 6 + 6 + 14 + 8 + 12 + 12 + 6 + 6
        "placed": 113,
        "difference": 53,
        # 199 / 146 is 136 %
        "state": "surplus",
        "light": Light.AMBER,
    }


def test_places_that_are_targeted_are_some_of_the_places(tula: Path) -> None:
    found = table(asked(tula, "staff-demand", "mashinostroenie"), "summary", "admission")

    # 2026/2027: paid 5 + 5 + 3; targeted 14 + 15 + 5 + 5 + 10 + 12 + 0
    assert cells(found, 2026) == {"year": 2026, "budget": 275, "paid": 13, "targeted": 61}


def test_the_years_of_a_cluster_are_summed(tula: Path) -> None:
    found = facts(asked(tula, "staff-demand", "mashinostroenie"))

    # staff_need by year: 146 + 165 + 186 + 192 + 209
    assert found["need"] == 898
    # graduates by year: 199 + 204 + 247 + 251 + 278
    assert found["graduates"] == 1179
    # placements by year: 113 + 126 + 156 + 162 + 185
    assert found["placed"] == 742
    assert found["difference"] == 1179 - 898
    assert found["open"] == 898 - 742
    # 15.01.29 and 15.02.18 in 2027: needed, and none graduates yet
    assert found["short"] == 2


def test_a_profession_has_the_need_that_is_calculated_for_it(tula: Path) -> None:
    found = table(asked(tula, "staff-demand", "mashinostroenie"), "professions", "professions")

    # need_calc 2030: 18 + 9 + 11; graduates 46; placements 14 + 8 + 7
    row = cells(found, "15.02.16", 2030)
    assert (row["need"], row["graduates"], row["placed"]) == (38, 46, 29)
    # 46 / 38 is 121 %, below 125 %
    assert (row["difference"], row["state"], row["light"]) == (8, "need met", Light.GREEN)
    # no need_calc in 2026: nothing is compared
    row = cells(found, "15.02.16", 2026)
    assert (row["need"], row["graduates"], row["difference"]) == (None, 42, None)
    assert row["light"] is None


def test_a_profession_that_nobody_graduates_in_yet_is_short(tula: Path) -> None:
    found = table(asked(tula, "staff-demand", "mashinostroenie"), "professions", "professions")

    # need_calc 2027 of 15.01.29: 9 + 5; its graduates begin in 2028
    row = cells(found, "15.01.29", 2027)
    assert (row["need"], row["graduates"], row["difference"]) == (14, 0, -14)
    assert (row["state"], row["light"]) == ("shortage", Light.RED)


def test_employers_are_told_whom_they_need_and_get(tula: Path) -> None:
    found = table(asked(tula, "staff-demand", "mashinostroenie"), "employers", "employers")

    # emp-mash-zavod in 2027: staff_need 63; placements 8 + 8 + 15 + 13
    row = cells(found, "АО «ПМЗ»", 2027)
    assert (row["need"], row["placed"], row["open"]) == (63, 44, 19)


def test_industries_are_summed_over_their_clusters(tula: Path) -> None:
    path = tula / "clusters" / "himiya" / "cluster.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("(?m)^industry: .*$", "industry: машиностроение", text), "utf-8")

    found = table(asked(tula, "staff-demand"), "industries", "industries")

    # staff_need of 2030: machine building 209, chemistry 51 + 24 + 6 + 11 + 6 = 98
    assert cells(found, "машиностроение", 2030)["need"] == 209 + 98
    # agriculture 24 + 9 + 14 + 2
    assert cells(found, "сельское хозяйство", 2030)["need"] == 49


def test_the_region_is_its_clusters_together(tula: Path) -> None:
    report = asked(tula, "staff-demand")

    # 2030: need 209 + 98 + 49; graduates 278 + (46 + 23 + 46 + 22) + (23 + 22 + 21 + 21)
    row = cells(table(report, "summary", "years"), 2030)
    assert (row["need"], row["graduates"]) == (356, 502)
    # 2031 is a year of two programs: need 101 + 52, graduates 141 + 90
    row = cells(table(report, "summary", "years"), 2031)
    assert (row["need"], row["graduates"], row["difference"]) == (153, 231, 78)
    assert facts(report)["need"] == 898 + 477 + 238


def test_a_need_told_by_two_clusters_is_counted_once(tula: Path) -> None:
    row = "- {year: 2027, organization: emp-mash-zavod, occupation: Станочники, технологи}"
    same = row.replace("Станочники, технологи", '"Станочники, технологи", headcount: 60')
    edit(tula, HIMIYA, "    staff_need:\n", f"    staff_need:\n      {same}\n")

    report = asked(tula, "staff-demand")

    # 165 + 89 + 44: of 63 and 60 the greater one, which the machine builders tell
    assert cells(table(report, "summary", "years"), 2027)["need"] == 298
    assert "1 number stands in the programs of several clusters and is counted once" in texts(
        report
    )


def test_two_rows_of_one_program_are_added_up(tula: Path) -> None:
    row = "- {year: 2026, organization: emp-mash-zavod, occupation: сборщики, headcount: 4}"
    edit(tula, MASH, "    staff_need:\n", f"    staff_need:\n      {row}\n")

    assert counted(tula).by_year()[2026].need == 150


def test_graduates_of_other_colleges_are_others(tula: Path) -> None:
    # one employer and one profession, but graduates of other colleges
    row = '{year: 2027, employer: emp-himiya, profession: "35.01.27", count: 5}'
    edit(tula, HIMIYA, "    placements:\n", f"    placements:\n      - {row}\n")
    edit(tula, AGRO, "    placements:\n", f"    placements:\n      - {row}\n")

    # 126 + 66 + 40 and twice the 5
    assert counted(tula).by_year()[2027].get(Measure.PLACED) == 242


def test_an_employer_that_section_2_forgets_is_taken_from_section_4(tula: Path) -> None:
    edit(
        tula,
        MASH,
        "      - {year: 2030, organization: emp-liteika, occupation: сварщики, headcount: 12}\n",
        "",
    )

    # need_calc of 15.01.05 has 12 for emp-liteika in 2030 as well
    assert counted(tula, "mashinostroenie").by_year()[2030].need == 209


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [
        # 22 months from September 2028; 50 budget places; need 20 + 12, graduates 46
        ("15.01.05", 2030, (14, 2028, 50, "no more places")),
        # 46 months from September 2026, which has passed on 16 November 2026
        ("15.02.16", 2030, (8, 2026, 50, "admitted already")),
        # 34 months from September 2027; need 8 + 9, graduates 22
        ("15.02.18", 2030, (5, 2027, 25, "no more places")),
        # 22 months from September 2025, before the program; need 9 + 5, nobody graduates
        ("15.01.29", 2027, (-14, 2025, None, "admitted already")),
    ],
)
def test_proposals_are_the_need_and_the_admission_it_takes(
    tula: Path, code: str, year: int, expected: tuple[Cell, ...]
) -> None:
    row = proposal(asked(tula, "staff-demand", "mashinostroenie"), code, year)

    assert (row["difference"], row["admitted"], row["places"], row["proposal"]) == expected


def test_a_shortage_asks_for_places_and_names_the_paragraphs(tula: Path) -> None:
    graduates = 'profession: "15.01.05", college: college-primer-poly, count: '
    edit(tula, MASH, f"{{year: 2030, {graduates}46}}", f"{{year: 2030, {graduates}20}}")

    report = asked(tula, "staff-demand", "mashinostroenie")

    row = proposal(report, "15.01.05", 2030)
    assert (row["proposal"], row["light"]) == ("at least 12 more places", Light.RED)
    [text] = texts(report, "proposals")
    assert text.endswith("the Regulation, para. 3, subpara. “а” of para. 22")


def test_the_chart_draws_what_the_table_tells(tula: Path) -> None:
    report = asked(tula, "staff-demand", "himiya")

    drawn = chart(report, "summary", "years")
    told = column(table(report, "summary", "years"), "need")
    assert [*map(int, drawn.labels)] == list(told)  # type: ignore[arg-type]  # they are texts
    assert [*drawn.series[0].values] == list(told.values())


def test_a_year_that_only_one_side_tells_is_not_compared(tula: Path) -> None:
    row = cells(table(asked(tula, "staff-demand", "himiya"), "summary", "years"), 2026)

    # the program begins in 2026; need and graduates are told from 2027 on
    assert (row["budget"], row["need"], row["difference"]) == (150, None, None)


def test_without_a_forecast_the_need_is_told_and_nothing_compared(tula: Path) -> None:
    without_forecast(tula, MASH)

    report = asked(tula, "staff-demand")

    assert any("doesn’t have section 9" in text for text in texts(report))
    row = cells(table(report, "summary", "years"), 2027)
    # graduates are those of the other two clusters: 22 + 43 + 44 of chemistry, 82 of agriculture
    assert (row["need"], row["graduates"], row["difference"]) == (298, 109 + 82, None)
    # the years of the clusters that have both are summed all the same
    assert facts(report)["need"] == 477 + 238


def test_a_row_with_an_error_is_left_out_told_of_and_not_judged(tula: Path) -> None:
    edit(tula, MASH, 'технологи", headcount: 59}', 'технологи", headcount: много}')

    report = asked(tula, "staff-demand", "mashinostroenie")

    assert any("parts with errors are left out of section 2" in text for text in texts(report))
    row = cells(table(report, "summary", "years"), 2026)
    assert (row["need"], row["difference"], row["light"]) == (87, None, None)


def test_a_cluster_without_a_program_is_named(tula: Path) -> None:
    (tula / HIMIYA).unlink()

    report = asked(tula, "staff-demand")

    assert "there is no activity program: «Химическая отрасль»" in texts(report)
    assert facts(report)["need"] == 898 + 238


def test_a_program_that_can_t_be_read_is_named(tula: Path) -> None:
    (tula / HIMIYA).write_text("kind: program\nkind: [\n", encoding="utf-8")

    assert any("could not be read" in text for text in texts(asked(tula, "staff-demand", "himiya")))


def test_a_draft_is_counted_and_told_to_be_one(tula: Path) -> None:
    assert "the program is a draft: «Сельское хозяйство»" in texts(asked(tula, "staff-demand"))


def test_a_folder_without_clusters_is_told(tmp_path: Path) -> None:
    (tmp_path / "clusterctl.yaml").write_text("kind: settings\nformat: 1\n", encoding="utf-8")

    report = asked(tmp_path, "staff-demand")

    assert "there is no cluster in this folder" in texts(report)
    assert english(report.subject or "") == "all clusters"


def test_thresholds_of_the_settings_say_what_a_shortage_is(tula: Path) -> None:
    settings = tula / "clusterctl.yaml"
    text = settings.read_text(encoding="utf-8")
    thresholds = "\nreports: {amber_from: 90, green_from: 130, over_above: 200}\n"
    settings.write_text(text + thresholds, encoding="utf-8")

    found = table(asked(tula, "staff-demand", "mashinostroenie"), "professions", "professions")

    # 121 % of the need
    assert cells(found, "15.02.16", 2030)["state"] == "slight shortage"


def test_staff_demand_has_no_period(tula: Path) -> None:
    with pytest.raises(ClusterctlError, match="not of a period"):
        asked(tula, "staff-demand", period="2026")


def test_numbers_stand_for_others_to_use(tula: Path) -> None:
    found = counted(tula, "mashinostroenie").by_profession()["15.01.38", 2030]

    # need_calc 17 + 11 + 8 + 1
    assert found.get(Measure.CALCULATED) == found.need == 37
    assert found.difference == 10
