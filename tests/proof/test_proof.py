"""Any text is read through to its end; Word files from anywhere are read as people see them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.diagnostics import Severity
from clusterctl.errors import ClusterctlError
from clusterctl.language import Case, Gender, in_words
from clusterctl.proof import proof
from clusterctl.proof.checks import CHECKS
from clusterctl.proof.findings import KINDS
from clusterctl.proof.likeness import slips
from clusterctl.proof.numerals import number_of
from clusterctl.proof.reading import of_plain, read
from sentences import ROWS

if TYPE_CHECKING:
    from docx.document import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def told(document: Document) -> list[tuple[str, str, str]]:
    """Code, place and marked text of each finding in a Word file."""
    text = read(saved(document), "paper.docx")
    return [
        (
            d.code,
            text.lines[d.place.line - 1].where.text("ru"),
            text.lines[d.place.line - 1].text[d.place.column - 1 : d.place.end_column - 1],
        )
        for d in proof(text)
    ]


PIECES = st.sampled_from([word for row in ROWS for word in row[1].split()])


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join)))
def test_no_text_stops_the_reading_and_every_place_is_in_it(content: str) -> None:
    text = of_plain(content, "paper.md")

    found = proof(text)

    for each in found:
        line = text.lines[each.place.line - 1].text
        assert 1 <= each.place.column <= each.place.end_column <= len(line) + 1
        assert each.code in KINDS
        assert each.message.text("ru") != each.message.id or not each.message.values


@given(st.integers(0, 10**12), st.sampled_from(Gender), st.sampled_from(Case))
def test_every_number_is_read_back_from_its_words(n: int, gender: Gender, case: Case) -> None:
    assert number_of(in_words(n, gender, case)) == n


@pytest.mark.parametrize(
    "words", ["", "слово", "двадцать десять", "сто двести", "пять двадцать", "тысяча миллион"]
)
def test_words_that_make_no_number_make_none(words: str) -> None:
    assert number_of(words) is None


@pytest.mark.parametrize(
    ("one", "other", "n"), [("завод", "завод", 0), ("завод", "звод", 1), ("завод", "зваод", 1),
                            ("завод", "завода", 1), ("завод", "заказы", 3)],
)  # fmt: skip
def test_slips_of_the_pen_are_counted(one: str, other: str, n: int) -> None:
    assert slips(one, other, 2) == n


def test_every_kind_of_finding_is_found_somewhere_in_the_tests() -> None:
    shown = {code.split(":")[0] for row in ROWS for code in row[2].split(",") if code}

    assert set(KINDS) - shown == {"T13", "T14", "T15", "T16", "T24"}
    assert "T05" not in {d.code for check in CHECKS for d in check(of_plain("", "a.txt"))}


def test_places_are_told_as_one_finds_them_in_word() -> None:
    document = docx.Document()
    document.add_paragraph("ДОГОВОР")
    document.add_paragraph("1. Срок — 30 (сорок) дней.")
    document.add_paragraph("Ещё 5 день.")
    table = document.add_table(2, 2)
    table.cell(1, 1).text = "слово  и слово"
    document.sections[0].header.paragraphs[0].text = "в в шапке"

    assert told(document) == [
        ("T01", "пункт 1 (абзац 2)", "сорок"),
        ("T22", "абзац 3, в пункте 1", "день"),
        ("T18", "таблица 1, строка 2, ячейка 2, абзац 1", "  "),
        ("T21", "верхний колонтитул, абзац 1", "в"),
    ]


def test_a_total_that_is_not_the_sum_is_found_in_its_cell() -> None:
    document = docx.Document()
    table = document.add_table(0, 3)
    for row in (("Год", "2027", "2028"), ("Завод", "1 000", "5"), ("Колледж", "500", "–"),
                ("Итого", "1 600", "5")):  # fmt: skip
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value

    assert told(document) == [("T04", "таблица 1, строка 4, ячейка 2, абзац 1", "1 600")]


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Срок — 30 (")
    inserted = f'<w:ins {W} w:id="1" w:author="a"><w:r><w:t>сорок</w:t></w:r></w:ins>'
    deleted = f'<w:del {W} w:id="2" w:author="a"><w:r><w:delText>тридцать</w:delText></w:r></w:del>'
    for xml in (deleted, inserted):
        paragraph._p.append(parse_xml(xml))  # python-docx writes no tracked changes
    paragraph.add_run(") дней")

    assert told(document) == [("T24", "абзац 1", ""), ("T01", "абзац 1", "сорок")]


def test_numbers_of_a_style_are_counted_as_word_counts_them() -> None:
    document = docx.Document()
    for said in ("Первый", "Второй", "По пункту 3, если он есть, и по пункту 2."):
        document.add_paragraph(said, style="List Number")

    text = read(saved(document), "paper.docx")

    assert [line.number for line in text.lines] == ["1.", "2.", "3."]
    assert proof(text) == []


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "a.doc", "не документ Word и не текст"),
        (b"no zip", "a.docx", "не принимается"),
        (b"\xff\x98\x00", "a.txt", "не текст в UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    content: bytes, name: str, why: str
) -> None:
    with pytest.raises(ClusterctlError) as refused:
        read(content, name)

    assert why in refused.value.message.text("ru")


def test_a_text_of_russian_windows_is_read() -> None:
    text = read("Срок — 30 (сорок) дней".encode("cp1251"), "a.txt")

    assert [d.code for d in proof(text)] == ["T01"]


def test_code_and_marks_of_markdown_are_no_text() -> None:
    text = of_plain("## Заголовок\n\n```\nслово  и {{ x }}\n```\n- **слово** и слово\n", "a.md")

    assert proof(text) == []


def test_a_table_of_markdown_is_summed() -> None:
    text = of_plain("| А | Б |\n|---|---|\n| x | 1 |\n| y | 2 |\n| Итого | 4 |\n", "a.md")

    found = proof(text)

    assert [(d.code, d.severity, d.message.text("ru")) for d in found] == [
        ("T04", Severity.ERROR, "в итоге 4, а строки выше дают 3")
    ]


@pytest.mark.parametrize("piece", ["раздел 1 и ", "пункт 9.9, ", "_", "а", "{{", "«", "1 (", "№"])
def test_a_line_without_an_end_is_read_through(piece: str) -> None:
    text = of_plain(piece * 2000, "a.txt")

    assert all(found.code in KINDS for found in proof(text))
