"""Values that are more than their text: looks of cells, places of charts, numbers of figures."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document as Docx
from lxml import etree
from openxml_audit import OpenXmlValidator

from clusterctl.templating.errors import RenderError
from clusterctl.templating.marks import Cell, Place
from clusterctl.templating.template import compile_text
from clusterctl.templating.word_template import compile_word
from clusterctl.word.drawings import Chart, Picture
from clusterctl.word.text import text_of
from templating.papers import found, paper, said

TABLE = "| а | б |\n|---|---|\n| {{ a }} | {{ b }} |"
SPACE = (
    b'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    b"<c:chart><c:plotArea><c:layout/></c:plotArea><c:plotVisOnly val='1'/></c:chart>"
    b"<c:printSettings/></c:chartSpace>"
)
CHART = Chart(
    name="ш", title="Выпуск", description="2026 — 5", width=9000, height=4000,
    xml=SPACE, workbook=b"PK",
)  # fmt: skip
FIGURE = "::: center\n{{ place }}\n\nРисунок # [#р] — Выпуск\n:::\n\nсм. рисунок [#р]"


def with_chart(text: str = FIGURE, chart: Chart = CHART, **values: object) -> bytes:
    return compile_text(text, "t.md.j2").render({"place": Place("ш"), **values}, drawings=[chart])


def lines(docx: bytes) -> list[str]:
    return text_of(docx).replace("\u00a0", " ").rstrip("\n").split("\n")


def test_a_cell_looks_as_its_value_says() -> None:
    docx = paper(TABLE, a=Cell("да", "right", bold=True, fill="DFF2E5", ink="0F5A2E"), b="нет")

    [cell] = found(docx, "//w:tc[.//w:t='да']")
    names = [etree.QName(e).localname for e in cell.iter()]
    assert names == [
        *("tc", "tcPr", "tcW", "shd", "p", "pPr", "pStyle", "keepLines", "jc"),
        *("r", "rPr", "b", "color", "t"),
    ]
    assert found(docx, "//w:tc[.//w:t='нет']//w:shd") == []
    assert found(docx, "//w:shd/@w:fill") == ["DFF2E5"]


def test_a_cell_that_spans_the_row_may_be_shaded_too() -> None:
    docx = paper("| а | б |\n|---|---|\n| {{ a }} ||", a=Cell("Итого", fill="F5F7FA"))

    [properties] = found(docx, "//w:tcPr[w:gridSpan]")
    assert [etree.QName(e).localname for e in properties] == ["tcW", "gridSpan", "shd"]


def test_what_a_cell_says_stays_a_text() -> None:
    text = "<w:br/> & {{ 7*7 }} ]]>"

    assert text in said(TABLE, a=Cell(text, fill="DFF2E5"), b="")[-1]


@pytest.mark.parametrize("template", ["{{ a }}", "::: center\n{{ a }}\n:::"])
def test_outside_of_tables_a_look_is_that_of_the_paragraph(template: str) -> None:
    docx = paper(template, a=Cell("x", "right", bold=True, fill="DFF2E5"))

    assert found(docx, "//w:jc/@w:val")[0] == "right"
    assert found(docx, "//w:body//w:shd") == []


def test_a_chart_stands_where_it_is_printed_with_its_workbook_in_the_file() -> None:
    docx = with_chart()

    with zipfile.ZipFile(BytesIO(docx)) as file:
        names = file.namelist()
        links = file.read("word/_rels/document.xml.rels").decode()
        space = etree.fromstring(file.read("word/charts/chart1.xml"))
    assert {
        "word/charts/chart1.xml",
        "word/charts/_rels/chart1.xml.rels",
        "word/embeddings/chart1.xlsx",
    } <= set(names)
    assert 'Target="charts/chart1.xml"' in links
    assert [etree.QName(e).localname for e in space] == ["chart", "externalData"]
    assert found(docx, "//*[local-name()='docPr']/@descr") == ["2026 — 5"]
    assert found(docx, "//*[local-name()='docPr']/@title") == ["Выпуск"]


def test_figures_are_numbered_and_referred_to() -> None:
    assert lines(with_chart())[1:] == ["Рисунок 1 — Выпуск", "см. рисунок 1"]


def test_figures_and_tables_have_numbers_of_their_own_in_either_language() -> None:
    text = "Таблица # — а\n\nРисунок # — б\n\nTable # — в\n\nFigure # — г"

    assert [line.replace("\u00a0", " ") for line in said(text)] == [
        "Таблица 1 — а",
        "Рисунок 1 — б",
        "Table 2 — в",
        "Figure 2 — г",
    ]


def test_a_place_without_its_chart_is_refused() -> None:
    with pytest.raises(RenderError, match="no drawing"):
        with_chart(chart=replace(CHART, name="другая"))


def test_word_finds_nothing_to_remark(tmp_path: object) -> None:
    path = f"{tmp_path}/cells.docx"
    with open(path, "wb") as file:  # noqa: PTH123 the validator wants a name
        file.write(paper(TABLE, a=Cell("x", "right", bold=True, fill="DFF2E5"), b=Cell("")))

    assert OpenXmlValidator().validate(path).errors == []


def test_papers_without_charts_are_made_of_the_same_parts_as_before() -> None:
    with zipfile.ZipFile(BytesIO(paper("а"))) as file:
        assert not [name for name in file.namelist() if "chart" in name]
        assert "xlsx" not in file.read("[Content_Types].xml").decode()


PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
)
PICTURE = Picture(
    name="к", title="Карта", description="учёба, работа", width=9000, height=4000, png=PNG
)


def test_a_picture_stands_where_it_is_printed_beside_a_chart() -> None:
    values = {"place": Place("ш"), "picture": Place("к")}

    docx = compile_text("{{ place }}\n\n{{ picture }}", "t.md.j2").render(
        values, drawings=[CHART, PICTURE]
    )

    with zipfile.ZipFile(BytesIO(docx)) as file:
        assert file.read("word/media/picture2.png") == PNG
        assert "word/charts/chart1.xml" in file.namelist()
        links = file.read("word/_rels/document.xml.rels").decode()
    [embedded] = found(docx, "//*[local-name()='blip']/@*[local-name()='embed']")
    assert f'Id="{embedded}"' in links
    assert found(docx, "//*[local-name()='docPr']/@descr") == ["2026 — 5", "учёба, работа"]


def test_a_picture_stands_in_a_word_template_as_well() -> None:
    made, kept = Docx(), BytesIO()
    made.add_paragraph("вот {{ picture }} она")
    made.save(kept)

    template = compile_word(kept.getvalue(), "t.docx")
    docx = template.render({"picture": Place("к")}, drawings=[PICTURE])

    [embedded] = found(docx, "//*[local-name()='blip']/@*[local-name()='embed']")
    part = Docx(BytesIO(docx)).part.related_parts[embedded]
    assert part.blob == PNG
    assert "".join(lines(docx)) == "вот  она"


def test_a_word_template_has_no_place_for_a_chart() -> None:
    made, kept = Docx(), BytesIO()
    made.add_paragraph("{{ picture }}")
    made.save(kept)

    with pytest.raises(RenderError, match="no place for a chart"):
        compile_word(kept.getvalue(), "t.docx").render({"picture": Place("ш")}, drawings=[CHART])
