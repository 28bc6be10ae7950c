"""A Word file as text for git: what it says in lines, and something of whatever it is."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.templating.template import compile_text
from clusterctl.word import plain
from clusterctl.word.plain import plain_text


def saved(made: docx.document.Document) -> bytes:
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def zipped(**parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return buffer.getvalue()


def test_paragraphs_numbers_and_tables_are_lines() -> None:
    clauses = "# Название\n\n## #. Раздел\n\n#.#. Пункт.\n\n- раз;\n- два.\n\n"
    text = f"{clauses}| А | Б |\n|---|---|\n| 1 | 2 |\n"
    content = compile_text(text, "t.md.j2").render({})

    lines = [line for line in plain_text(content).splitlines() if line]

    assert lines[:7] == [
        "Название", "1. Раздел", "1.1. Пункт.", "– раз;", "– два.", "А\tБ", "1\t2",
    ]  # fmt: skip


def test_headers_come_last_under_their_names() -> None:
    made = docx.Document()
    made.add_paragraph("тело")
    made.sections[0].header.paragraphs[0].text = "шапка"
    made.sections[0].footer.paragraphs[0].text = "подвал"

    assert plain_text(saved(made)).splitlines()[-4:] == [
        "[верхний колонтитул]", "шапка", "[нижний колонтитул]", "подвал",
    ]  # fmt: skip


def test_numbers_of_styles_are_told() -> None:
    made = docx.Document()
    for text in ("раз", "два"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("точка", style="List Bullet")

    assert plain_text(saved(made)).splitlines() == ["1. раз", "2. два", "• точка"]


def test_a_cell_of_several_paragraphs_stays_in_its_row() -> None:
    made = docx.Document()
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "а\nб"
    table.cell(0, 0).add_paragraph("в")
    table.cell(0, 1).text = "г"

    assert plain_text(saved(made)).splitlines() == ["а | б | в\tг"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.7", id="another kind"),
        pytest.param(zipped(**{"a.txt": "x"}), id="a zip of another kind"),
        pytest.param(
            zipped(**{"word/document.xml": "<a/>", "_rels/.rels": "<b/>"}), id="no document"
        ),
        pytest.param(saved(docx.Document())[:-30], id="cut off"),
        pytest.param(
            zipped(
                **{
                    "_rels/.rels": '<R><r Id="1" Type="x/officeDocument" Target="d.xml"/></R>',
                    "d.xml": '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>',
                }
            ),
            id="entities",
        ),
    ],
)
def test_something_is_told_of_any_file(content: bytes) -> None:
    assert plain_text(content).endswith("\n")


def test_two_files_that_cant_be_read_differ() -> None:
    assert plain_text(b"one") != plain_text(b"two")
    assert "SHA-256" in plain_text(b"one")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MOST_OF_PART", 10_000)
    bomb = zipped(**{"word/document.xml": " " * 100_000})

    assert "SHA-256" in plain_text(bomb)


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_whatever_the_bytes_are_it_ends_with_a_text(noise: bytes, at: int) -> None:
    good = _GOOD[:at] + noise + _GOOD[at + len(noise) :]

    assert plain_text(noise)
    assert plain_text(good)


_GOOD = saved(docx.Document())
