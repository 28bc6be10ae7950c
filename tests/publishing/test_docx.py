"""The paper of a report: laid out as all papers are, with charts that Word draws and can change."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import openpyxl
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from clusterctl.publishing import docx
from clusterctl.reports.model import Light, Section
from clusterctl.word.ooxml import W
from clusterctl.word.text import text_of
from publishing.everything import (
    BARS,
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

    from clusterctl.reports.model import Chart, Part, Report

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NAMES = {"w": W, "c": CHART}


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return file.read(name)


def found(of: Report, path: str, name: str = "word/document.xml") -> list[Any]:
    tree = etree.fromstring(part(docx.told(of, "ru"), name))
    return cast("list[Any]", tree.xpath(path, namespaces=NAMES))


def read(content: bytes) -> str:
    """The text, its spaces that break no line as plain ones."""
    return text_of(content).replace("\u00a0", " ")


def lines(*parts: Part) -> list[str]:
    return read(docx.told(report(*parts), "ru")).rstrip("\n").split("\n")


def test_the_head_tells_title_subject_and_day() -> None:
    assert read(docx.told(EVERYTHING, "ru")).split("\n")[:3] == [
        "Мониторинг реализации программ деятельности кластеров",
        "Тульская область, 9 месяцев 2026 года",
        "по состоянию на 20.11.2026",
    ]


def test_a_table_has_its_caption_its_groups_and_its_note() -> None:
    told = lines(INDICATORS)

    assert told[3:7] == [
        "Таблица 1 — Показатели программы",
        "Показатель\tПлан\tФакт\tВыполнение\tОценка",
        "Подготовка кадров",
        "Доля выпускников, занятых по полученной профессии\t75\t76,5\t102,0 %\t✓ в норме",
    ]
    assert told[-1] == "Доля считается от плана на конец года."


def test_numbers_stand_at_the_right_totals_are_bold_lights_are_shaded() -> None:
    of = report(FUNDING)

    rows = found(of, "//w:tbl/w:tr")
    [total] = [row for row in rows if "Итого" in "".join(row.itertext())]
    assert len(total.findall(f".//{{{W}}}b")) == len(total) - 1
    aligned = [jc.get(f"{{{W}}}val") for jc in rows[1].iter(f"{{{W}}}jc")]
    assert aligned == ["right"] * 6
    assert found(of, "//w:shd/@w:fill") == ["FCEFC9", "DFF2E5", "DFF2E5"]


def test_the_head_of_a_table_is_repeated() -> None:
    assert len(found(report(long_table(200)), "//w:tr[w:trPr/w:tblHeader]")) == 1


def test_wide_tables_lie_on_landscape_pages_with_their_headings() -> None:
    of = report(INDICATORS)
    of = replace(of, sections=(*of.sections, Section("m", "Средства", (FUNDING, BARS))))

    assert found(of, "//w:pgSz/@w:orient") == ["landscape"]
    assert len(found(of, "//w:pgSz")) == 3
    upright = found(of, "//w:p[w:pPr/w:sectPr][1]/preceding::w:t/text()")
    assert "Показатели программы" in "".join(upright)
    assert "Средства" not in "".join(upright)
    assert found(report(INDICATORS), "//w:pgSz/@w:orient") == []


def test_a_paper_that_begins_with_a_wide_table_begins_on_a_landscape_page() -> None:
    of = report(FUNDING)

    assert len(found(of, "//w:sectPr")) == 1
    assert found(of, "//w:pgSz/@w:orient") == ["landscape"]


@pytest.mark.parametrize("light", Light)
def test_every_light_has_a_word(light: Light) -> None:
    facts = replace(FACTS, facts=(replace(FACTS.facts[0], light=light),))

    cells = lines(facts)[-1].split("\t")

    assert len(cells[2].split(" ", 1)[1]) > 3


def test_an_empty_table_says_what_there_is_not() -> None:
    assert lines(NOTHING)[-1] == "Просроченные мероприятия. Просроченных мероприятий нет."


@pytest.mark.parametrize(
    "chart", [BARS, STACKED, LINES, LONG], ids=["bars", "stacked", "lines", "lying"]
)
def test_a_chart_is_word_s_own_over_a_workbook_of_its_numbers(chart: Chart) -> None:
    content = docx.told(report(chart), "ru")

    space = etree.fromstring(part(content, "word/charts/chart1.xml"))
    series = space.findall(f".//{{{CHART}}}ser")
    book = openpyxl.load_workbook(BytesIO(part(content, "word/embeddings/chart1.xlsx")))
    names = [cell.value for cell in book["Data"][1]][1:]
    assert space.xpath("//c:ser/c:tx//c:v/text()", namespaces=NAMES) == names
    assert len(series) == len(names)
    assert book["Data"]["B2"].value == float(chart.series[0].values[0] or 0)
    assert not book["Data"]._charts
    assert "Рисунок 1 — " in read(content)


def test_what_excel_takes_for_granted_is_said_to_word() -> None:
    of = report(BARS, LINES)

    first, second = "word/charts/chart1.xml", "word/charts/chart2.xml"
    assert found(of, "//c:dLbls/c:showSerName/@val", first) == ["0", "0"]
    assert found(of, "//c:ser/c:smooth/@val", second) == ["0", "0"]
    assert found(of, "//c:dispBlanksAs/@val", second) == ["gap"]


def test_a_chart_is_told_in_words() -> None:
    [told] = found(report(BARS), "//*[local-name()='docPr']")

    assert told.get("title") == "Выпуск и приём по годам, чел."
    assert told.get("descr").startswith("План: 2024 — 120, 2025 — 130")


@pytest.mark.parametrize("of", [EVERYTHING, HOSTILE], ids=["everything", "hostile"])
def test_word_finds_nothing_to_remark(of: Report, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(docx.told(of, "ru"))

    assert OpenXmlValidator().validate(file).errors == []


def test_hostile_texts_are_read_as_they_were_written() -> None:
    told = read(docx.told(HOSTILE, "ru"))

    assert "<script>alert(1)</script> {{ 7*7 }} \\u0007" in told
    assert "{{ 7*7 }} {% raw %} {0} {name} %s" in told
    assert "**b** __i__ *x* _y_ ~~s~~ $x$" in told
    book = openpyxl.load_workbook(
        BytesIO(part(docx.told(HOSTILE, "ru"), "word/embeddings/chart1.xlsx"))
    )
    assert {cell.data_type for row in book["Data"].iter_rows() for cell in row} <= {"s", "n"}


def test_in_english_tables_and_figures_are_called_so() -> None:
    told = read(docx.told(report(INDICATORS, BARS), "en"))

    assert "Table 1 — " in told
    assert "Figure 1 — " in told


def test_ten_thousand_rows_are_all_there() -> None:
    told = read(docx.told(report(long_table(10_000)), "ru"))

    assert "Строка 10000\t10 000" in told


def test_the_same_report_is_the_same_bytes() -> None:
    assert docx.told(EVERYTHING, "ru") == docx.told(EVERYTHING, "ru")


def test_facts_without_lights_and_notes_have_no_empty_columns() -> None:
    bare = replace(FACTS.facts[3], light=None, note=None)

    assert lines(replace(FACTS, facts=(bare,)))[-1] == "Израсходовано, руб.\t16 450 000,50"
    assert lines(FACTS)[4].count("\t") == 3


def test_a_chart_that_shows_nothing_is_left_out() -> None:
    told = docx.told(report(replace(BARS, series=()), LINES), "ru")

    assert "Рисунок 1 — Доля трудоустроенных выпускников" in read(told)
    assert "Рисунок 2" not in read(told)
