"""Word templates checked: slips are told where one finds them in Word, with what Word has left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from clusterctl.templating.lint import lint_word
from clusterctl.templating.lint.shapes import TEXT, Kind, Shape, listed, mapping
from templating.words import saved, table, word

if TYPE_CHECKING:
    from collections.abc import Sequence

VALUES = {
    "title": TEXT,
    "day": Shape(Kind.DATE),
    "parties": listed(mapping({"name": TEXT})),
}


def found(content: bytes) -> list[tuple[str, str]]:
    """The place in Russian and the name of each finding."""
    return [(where(d), d.code) for d in lint_word(content, "ш.docx", VALUES, {}, {})]


def where(d: Any) -> str:
    return d.place.within.text("ru") if d.place.within else ""


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(["{{ title }}"], id="a value"),
        pytest.param([["{", "{ ti", "tle }", "}"]], id="a tag in pieces"),
        pytest.param(["{%p if title %}", "да", "{%p endif %}"], id="paragraphs chosen"),
        pytest.param(["{%p for p in parties %}", "{{ p.name }}", "{%p endfor %}"], id="repeated"),
        pytest.param(["{% if title == “x” %}да{% endif %}"], id="quotes bent by Word"),
        pytest.param(["{{r title }} {%r if title %}x{%r endif %}"], id="letters for runs"),
        pytest.param(["{# заметка { для себя #}"], id="a comment of the template"),
    ],
)
def test_what_works_is_clean(paragraphs: Sequence[str]) -> None:
    assert found(word(*paragraphs)) == []


def test_a_table_with_loops_over_rows_and_cells_is_clean() -> None:
    content = table(
        ["№", "{%tc for p in parties %}", "{{ p.name }}", "{%tc endfor %}"],
        ["{%tr for p in parties %}", "", "", ""],
        ["{{ loop.index }}", "{{ p.name }}", "", ""],
        ["{%tr endfor %}", "", "", ""],
    )

    assert found(content) == []


@pytest.mark.parametrize(
    ("paragraphs", "place", "code"),
    [
        (["", "{{ titel }}"], "абзац 2", "unknown-name"),
        ([["{", "{ ti", "tel }", "}"]], "абзац 1", "unknown-name"),
        (["{%p for p in parties %}", "{{ p.nmae }}", "{%p endfor %}"], "абзац 2", "unknown-field"),
        (["{{ title | uper }}"], "абзац 1", "unknown-filter"),
        (["{{ day }}"], "абзац 1", "not-printable"),
        (["{{ title"], "абзац 1", "syntax"),
        (["{%p fr p in parties %}"], "абзац 1", "syntax"),
        (["{%p if title %}", "да"], "абзац 1", "unpaired-tag"),
        (["да", "{%p endif %}"], "абзац 2", "unpaired-tag"),
        (["{%p if title %} и ещё", "{%p endif %}"], "абзац 1", "misplaced"),
        (["{%tr for p in parties %}", "{%tr endfor %}"], "абзац 1", "misplaced"),
        (["{ title }"], "абзац 1", "stray-brace"),
        (["итого }}"], "абзац 1", "stray-brace"),
    ],
)
def test_a_slip_is_told_where_it_is_in_word(
    paragraphs: Sequence[str], place: str, code: str
) -> None:
    assert found(word(*paragraphs)) == [(place, code)]


def test_a_slip_in_a_cell_is_told_with_table_row_and_cell() -> None:
    content = table(["{%tr for p in parties %}", ""], ["", "{{ p.nmae }}"], ["{%tr endfor %}", ""])

    assert found(content) == [("таблица 1, строка 2, ячейка 2, абзац 1", "unknown-field")]


def test_headers_are_checked_as_well() -> None:
    made = docx.Document()
    made.add_paragraph("{{ title }}")
    made.sections[0].header.paragraphs[0].text = "{{ titel }}"

    assert found(saved(made)) == [("верхний колонтитул, абзац 1", "unknown-name")]


def test_all_slips_are_told_at_once_in_the_order_of_the_file() -> None:
    told = found(word("{{ b }}", "{ x }", "{{ title", "{{ title | uper }}", "{{ day }}"))

    assert told == [
        ("абзац 1", "unknown-name"),
        ("абзац 2", "stray-brace"),
        ("абзац 3", "syntax"),
        ("абзац 4", "unknown-filter"),
        ("абзац 5", "not-printable"),
    ]


def test_hidden_text_is_found() -> None:
    made = docx.Document()
    made.add_paragraph().add_run("не для печати").font.hidden = True

    (told,) = lint_word(saved(made), "ш.docx", VALUES, {}, {})

    assert (told.code, told.message.text("ru")) == (
        "hidden-text",
        "скрытый текст: «не для печати»",
    )


def test_tracked_changes_are_found() -> None:
    made = docx.Document()
    change = OxmlElement("w:ins")
    change.set(qn("w:id"), "1")
    change.set(qn("w:author"), "И")
    made.add_paragraph("было")._p.append(change)

    assert ("абзац 1", "tracked-change") in found(saved(made))


def test_comments_are_found() -> None:
    made = docx.Document()
    run = made.add_paragraph().add_run("{{ title }}")
    reference = OxmlElement("w:commentReference")
    reference.set(qn("w:id"), "0")
    run._r.append(reference)

    assert found(saved(made)) == [("абзац 1", "comment")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "текст".encode(), b"\xd0\xcf\x11\xe0" * 9])
def test_what_is_no_word_file_is_one_finding(content: bytes) -> None:
    assert [code for _place, code in found(content)] == ["unsafe-file"]
