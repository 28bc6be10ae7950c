"""A paragraph is named the way one finds it in Word."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from lxml import etree

from clusterctl.word.ooxml import W
from clusterctl.word.opening import opened
from clusterctl.word.places import spots, words


def sample() -> bytes:
    made, buffer = docx.Document(), BytesIO()
    made.add_paragraph("первый")
    table = made.add_table(2, 2)
    table.cell(1, 0).text = "в ячейке"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "глубже"
    made.add_paragraph("второй")
    section = made.sections[0]
    section.header.paragraphs[0].text = "шапка"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "первая шапка"
    section.footer.paragraphs[0].text = "подвал"
    another = made.add_section()
    another.header.is_linked_to_previous = False
    another.header.paragraphs[0].text = "другая шапка"
    made.save(buffer)
    return buffer.getvalue()


PLACES = {
    "первый": ("абзац 1", "paragraph 1"),
    "в ячейке": (
        "таблица 1, строка 2, ячейка 1, абзац 1",
        "table 1, row 2, cell 1, paragraph 1",
    ),
    "глубже": (
        "таблица 1, строка 2, ячейка 2, таблица 1, строка 1, ячейка 1, абзац 1",
        "table 1, row 2, cell 2, table 1, row 1, cell 1, paragraph 1",
    ),
    "второй": ("абзац 2", "paragraph 2"),
    "шапка": ("верхний колонтитул, абзац 1", "header, paragraph 1"),
    "первая шапка": (
        "верхний колонтитул первой страницы, абзац 1",
        "header of the first page, paragraph 1",
    ),
    "подвал": ("нижний колонтитул, абзац 1", "footer, paragraph 1"),
    "другая шапка": (
        "верхний колонтитул в разделе 2, абзац 1",
        "header in section 2, paragraph 1",
    ),
}


def test_each_paragraph_has_its_place_in_both_languages() -> None:
    found = {
        words(spot.paragraph): (spot.place.text("ru"), spot.place.text("en"))
        for spot in spots(opened(sample(), "ш.docx"))
        if words(spot.paragraph)
    }

    assert found == PLACES


BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
    '2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>'
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def with_body(xml: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(sample())) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = f'<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>'.encode()
            new.writestr(name, content)
    return buffer.getvalue()


def said(xml: str) -> dict[str, str]:
    found = spots(opened(with_body(xml), "ш.docx"))
    return {spot.place.text("ru"): words(spot.paragraph) for spot in found}


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_a_text_box_is_told_once_and_apart_from_its_paragraph() -> None:
    box = BOX.format(f"<w:p>{run('внутри')}</w:p>")

    assert said(f"<w:p>{run('вокруг')}{box}</w:p>") == {
        "абзац 1": "вокруг",
        "абзац 1, надпись 1, абзац 1": "внутри",
    }


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:ins>{0}</w:ins>", "а"),
        ("<w:del><w:r><w:delText>а</w:delText></w:r></w:del>", ""),
        ("<w:moveFrom>{0}</w:moveFrom>", ""),
        ("<w:hyperlink>{0}</w:hyperlink>", "а"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>{0}</w:sdtContent></w:sdt>", "а"),
        ("<w:r><w:t>а</w:t><w:br/><w:t>б</w:t><w:tab/><w:t>в</w:t></w:r>", "а\nб\tв"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>{0}", "а"),
    ],
)
def test_a_paragraph_says_what_one_reads(xml: str, text: str) -> None:
    assert said(f"<w:p>{xml.format(run('а'))}</w:p>") == {"абзац 1": text}


def test_content_controls_are_looked_through() -> None:
    cell = f"<w:tc><w:p>{run('а')}</w:p></w:tc>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent><w:tbl>{row}</w:tbl></w:sdtContent></w:sdt>"

    assert said(block) == {"таблица 1, строка 1, ячейка 1, абзац 1": "а"}


def test_notes_are_counted_without_their_separators() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("сноска")}</w:p></w:footnote></w:footnotes>'
    )
    buffer = BytesIO(with_body("<w:p/>"))
    with zipfile.ZipFile(buffer) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    relationships = etree.fromstring(parts["word/_rels/document.xml.rels"])
    etree.SubElement(
        relationships,
        f"{{{etree.QName(relationships).namespace}}}Relationship",
        {"Id": "n", "Type": "http://x/footnotes", "Target": "footnotes.xml"},
    )
    parts["word/_rels/document.xml.rels"] = etree.tostring(relationships)
    parts["word/footnotes.xml"] = notes.encode()

    assert [(s.part, s.place.text("ru")) for s in spots(parts)] == [
        ("word/document.xml", "абзац 1"),
        ("word/footnotes.xml", "сноска 1, абзац 1"),
    ]
