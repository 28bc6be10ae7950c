"""The workbook of a report: what a clerk finds in it, what no text of a document can do there."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from clusterctl.messages import said
from clusterctl.publishing import xlsx
from clusterctl.reports.model import Column, Facts, Kind, Light, Row, Section, Series, Table, Weight
from publishing.everything import (
    BARS,
    DAY,
    EVERYTHING,
    FACTS,
    FUNDING,
    HOSTILE,
    INDICATORS,
    LINES,
    LONG,
    NOTHING,
    STACKED,
    long_table,
    report,
)

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.reports.model import Part, Report

HEAD = 4
"""The row of a table's head, as people count."""


def book(of: Report) -> Any:
    return openpyxl.load_workbook(BytesIO(xlsx.told(of, "ru")))


def sheet(part: Part) -> Any:
    """The sheet of a part."""
    return book(report(part)).worksheets[1]


def rows(of: Any, first: int = HEAD) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in of.iter_rows(min_row=first)]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return file.read(name).decode()


def test_a_sheet_for_each_table_and_chart_after_the_summary() -> None:
    assert book(EVERYTHING).sheetnames == [
        "Сводка",
        "Показатели программы",
        "Выпуск и приём по годам",
        "Доля трудоустроенных выпускнико",
        "Финансирование по источникам",
        "Средства по источникам",
        "Просроченные мероприятия",
        "Потребность в кадрах по професс",
    ]


def test_the_title_and_what_it_is_of_stand_on_top() -> None:
    found = sheet(INDICATORS)

    assert found["A1"].value == "Показатели программы"
    assert found["A2"].value == "Всё · Мониторинг реализации программ · по состоянию на 20.11.2026"


def test_values_keep_their_types_and_are_shown_by_their_kinds() -> None:
    found = sheet(FUNDING)

    row = found[HEAD + 1]
    assert [cell.value for cell in row] == [
        "Бюджет Тульской области",
        2026,
        12500000,
        11800000.5,
        14,
        0.944,
        datetime(2026, 12, 25),  # noqa: DTZ001 a cell knows no zone
        row[7].value,
        "Экономия по итогам торгов",
    ]
    assert [cell.number_format for cell in row][:7] == [
        *("@", "0", "#,##0.00", "#,##0.00", "#,##0", "0.0%", "dd.mm.yyyy"),
    ]


def test_a_total_that_is_a_plain_sum_is_a_formula_and_others_are_numbers() -> None:
    found = sheet(FUNDING)

    total = [cell.value for cell in found[HEAD + 3]]
    assert total[:6] == ["Итого", None, "=SUM(C5:C6)", "=SUM(D5:D6)", "=SUM(E5:E6)", 0.985]


def test_programs_that_compute_nothing_see_the_sums_too() -> None:
    told = CalamineWorkbook.from_filelike(BytesIO(xlsx.told(report(FUNDING), "ru")))

    assert told.get_sheet_by_index(1).to_python()[HEAD + 2][2:5] == [16700000, 16450000.5, 20]


def summed(*numbered: tuple[Weight, int]) -> list[Any]:
    """The column of a table of these rows, as the workbook has it."""
    columns = (Column("a", said("а")), Column("n", said("б"), Kind.COUNT))
    made = tuple(Row(("x", n), weight) for weight, n in numbered)
    return [row[1] for row in rows(sheet(Table("t", said("т"), columns, made, said("—"))))[1:]]


def test_totals_within_and_below_add_up_the_rows_that_are_theirs() -> None:
    plain, total = Weight.PLAIN, Weight.TOTAL

    found = summed((plain, 1), (plain, 2), (total, 3), (plain, 4), (total, 4), (total, 7))

    assert found == [1, 2, "=SUM(B5:B6)", 4, "=SUM(B8)", "=SUM(B5:B6,B8)"]


def test_a_total_of_something_else_stays_what_was_counted() -> None:
    assert summed((Weight.PLAIN, 1), (Weight.TOTAL, 5)) == [1, 5]
    assert summed((Weight.TOTAL, 5)) == [5]


def test_what_is_no_number_is_in_no_sum() -> None:
    columns = (Column("n", said("б"), Kind.NUMBER),)
    cells = (Decimal("Infinity"), Decimal("-Infinity"), Decimal("NaN"), None, Decimal(2))
    made = (*(Row((cell,)) for cell in cells), Row((Decimal(2),), Weight.TOTAL))

    found = rows(sheet(Table("t", said("т"), columns, made, said("—"))))

    assert [row[0] for row in found[1:]] == [
        *("Infinity", "-Infinity", "NaN", None, 2, "=SUM(A5:A9)"),
    ]


def test_lights_are_words_on_their_colours() -> None:
    found = sheet(INDICATORS)

    lights = [(row[4].value, row[4].fill.fgColor.rgb) for row in found.iter_rows(min_row=HEAD + 1)]
    told = [(text.split("\u00a0")[0], colour) for text, colour in lights if text]
    assert told == [
        ("✓", "FFDFF2E5"),
        ("≈", "FFFCEFC9"),
        ("✗", "FFFBDFDC"),
        ("▲", "FFE9E2FA"),
        ("–", "FFECEFF3"),
    ]
    assert all(len(text) > 2 for text, _colour in lights if text)


def test_the_head_stays_in_sight_and_filters_all_but_the_closing_total() -> None:
    found = sheet(FUNDING)

    assert found.freeze_panes == "B5"
    assert found.auto_filter.ref == "A4:I6"
    assert found.print_title_rows == "$4:$4"
    assert found.page_setup.orientation == "landscape"


def test_an_empty_table_says_what_there_is_not() -> None:
    assert rows(sheet(NOTHING)) == [["Просроченных мероприятий нет"]]


def test_facts_notes_and_ways_to_the_sheets_stand_on_the_first() -> None:
    found = book(EVERYTHING).worksheets[0]

    values = [cell.value for row in found.iter_rows() for cell in row if cell.value is not None]
    assert "Показателей достигнуто" in values
    assert 0.985 in values
    assert "Больше 125 % плана отмечено отдельно." in values
    links = [cell.hyperlink.location for row in found.iter_rows() for cell in row if cell.hyperlink]
    assert links[0] == "'Показатели программы'!A1"
    assert len(links) == 7


@pytest.mark.parametrize(
    ("chart", "kind"),
    [(BARS, "barChart"), (STACKED, "barChart"), (LINES, "lineChart"), (LONG, "barChart")],
    ids=["bars", "stacked", "lines", "lying"],
)
def test_a_chart_is_the_program_s_own_over_the_cells_beside_it(chart: Any, kind: str) -> None:
    content = xlsx.told(report(chart), "ru")

    xml = part(content, "xl/charts/chart1.xml")
    assert f"<c:{kind}>" in xml
    assert xml.count("<c:ser>") == len(chart.series)
    assert f"$B${HEAD + 1}:$B${HEAD + len(chart.labels)}" in xml
    assert 'descr="' in part(content, "xl/drawings/drawing1.xml")
    found = openpyxl.load_workbook(BytesIO(content)).worksheets[1]
    assert rows(found)[1][1] == float(chart.series[0].values[0])
    assert ('<c:grouping val="stacked"/>' in xml) is (chart is STACKED)


def test_nothing_of_a_document_becomes_a_formula_or_a_link_abroad() -> None:
    content = xlsx.told(HOSTILE, "ru")

    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    formulas = [
        formula
        for name, xml in parts.items()
        if name.startswith("xl/worksheets/sheet")
        for formula in re.findall(r"<f>(.*?)</f>", xml)
    ]
    assert formulas == []
    assert not [name for name, xml in parts.items() if 'TargetMode="External"' in xml]
    assert not [name for name in parts if "externalLink" in name]
    values = [cell.value for s in book(HOSTILE) for row in s.iter_rows() for cell in row]
    assert "=1+1" in values
    types = {c.data_type for s in book(HOSTILE) for row in s.iter_rows() for c in row if c.value}
    assert "f" not in types
    assert "<c:f>=" not in parts["xl/charts/chart1.xml"]


def test_names_of_sheets_are_short_unique_and_without_what_is_forbidden() -> None:
    titles = ["a" * 40, "A" * 40, "[x]:*?/\\", "", "'", "History", "Сводка", "  "]
    tables = [replace(NOTHING, title=said(title)) for title in titles]

    names = book(report(*tables)).sheetnames

    assert len({name.lower() for name in names}) == len(titles) + 1
    assert all(0 < len(name) <= 31 for name in names)
    assert not [name for name in names if re.search(r"[\[\]:*?/\\]|^'|'$", name)]


@pytest.mark.parametrize(
    ("cell", "kind", "told"),
    [
        (date(1812, 9, 7), Kind.DATE, "07.09.1812"),
        (Decimal("NaN"), Kind.NUMBER, "NaN"),
        (Decimal("1E+30"), Kind.COUNT, 1e30),
        (Decimal("0.00005"), Kind.NUMBER, 5e-05),
        ("\x00_x0041_\x1b", Kind.TEXT, "\\u0000_x0041_\\u001b"),
        ("я" * 40_000, Kind.TEXT, "я" * 32_766 + "…"),
        (7, Kind.TEXT, "7"),
        (Light.RED, Kind.TEXT, None),
    ],
    ids=["early", "nan", "huge", "tiny", "controls", "long", "number", "light"],
)
def test_values_at_the_edge_are_told_and_not_lost(cell: Any, kind: Kind, told: Any) -> None:
    table = Table("t", said("т"), (Column("a", said("а"), kind),), (Row((cell,)),), said("—"))

    content = BytesIO(xlsx.told(report(table), "ru"))

    found = CalamineWorkbook.from_filelike(content).get_sheet_by_index(1).to_python()[HEAD][0]
    assert found == told if told is not None else str(found).startswith("✗")


def test_ten_thousand_rows_and_their_sum() -> None:
    found = CalamineWorkbook.from_filelike(
        BytesIO(xlsx.told(report(long_table(10_000)), "ru"))
    ).get_sheet_by_index(1)

    values = found.to_python()
    assert len(values) == HEAD + 10_001
    assert values[-1] == ["Всего", 50_005_000.0]


def test_the_same_report_is_the_same_bytes_and_its_date_is_the_report_s() -> None:
    content = xlsx.told(EVERYTHING, "ru")

    assert content == xlsx.told(EVERYTHING, "ru")
    core = part(content, "docProps/core.xml")
    assert re.findall(r">([\d-]+)T00:00:00Z<", core) == [DAY.isoformat()] * 2
    assert "<dc:title>Мониторинг реализации" in core


def test_a_report_of_nothing_is_a_workbook_all_the_same() -> None:
    empty = replace(EVERYTHING, sections=(), notes=(), subject=None)

    assert book(empty).sheetnames == ["Сводка"]


def test_every_kind_of_fact_is_written() -> None:
    section = Section("s", "с", (Facts(FACTS.facts),))

    values = rows(book(replace(EVERYTHING, sections=(section,))).worksheets[0])

    assert [row[1] for row in values[1:8]] == [
        14,
        0.985,
        3,
        16450000.5,
        "Программа реализуется",
        datetime(2026, 12, 25),  # noqa: DTZ001 a cell knows no zone
        None,
    ]


def test_numbers_show_as_many_figures_after_the_point_as_they_have() -> None:
    found = sheet(INDICATORS)

    shown = [row[2].number_format for row in found.iter_rows(min_row=HEAD + 2) if row[2].value]
    assert shown == ["#,##0.0", "#,##0", "#,##0", "#,##0"]


def test_series_that_count_lights_have_their_colours() -> None:
    lit = replace(STACKED, series=(replace(STACKED.series[0], light=Light.AMBER),))

    assert 'val="E0A21B"' in part(xlsx.told(report(lit), "ru"), "xl/charts/chart1.xml")


@pytest.mark.parametrize("of", [EVERYTHING, HOSTILE], ids=["everything", "hostile"])
def test_excel_finds_nothing_to_remark(of: Report, tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    file.write_bytes(xlsx.told(of, "ru"))

    assert OpenXmlValidator().validate(file).errors == []


@pytest.mark.parametrize("series", [(), (Series("x", (None, Decimal("NaN"))),)], ids=["no", "none"])
def test_a_chart_that_shows_nothing_is_left_out(series: tuple[Series, ...]) -> None:
    assert book(report(replace(BARS, series=series))).sheetnames == ["Сводка"]
