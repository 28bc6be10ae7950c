"""What a file says stays the same when it is saved anew, and changes when it is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clusterctl.provenance.lines import lines, plain
from clusterctl.word.package import DOCUMENT
from provenance.saved import BY_LIBREOFFICE, PAPER, by_python_docx, edited, in_pieces, parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document


def marks(content: bytes) -> list[str]:
    return [line.mark for line in lines(parts(content))]


def said(content: bytes) -> list[str]:
    return [line.text for line in lines(parts(content))]


def test_lines_are_paragraphs_and_rows_without_contents_and_numbers() -> None:
    assert said(PAPER) == [
        "Содержание",
        "Соглашение № 1",
        "Предмет",
        "Стороны действуют совместно по 31 декабря 2031 г., см. раздел 1.",
        "Санкт-Петербургский колледж обучает, предприятие принимает на практику.",
        "первое",
        "второе",
        "без номера",
        "Участники",
        "Участник | Мест",
        " | в 2026 | в 2027",
        "Колледж «А» | 25 | ",
        "Завод |  | 30",
        "Директор г. Тула | И.И. Иванов",
        "Приложение № 1",
        "Последний лист.",
        "ПРОЕКТ",
    ]


@pytest.mark.parametrize(
    "save",
    [
        pytest.param(lambda _paper: BY_LIBREOFFICE.read_bytes(), id="libreoffice"),
        pytest.param(by_python_docx, id="python-docx"),
        pytest.param(in_pieces, id="runs-in-pieces"),
    ],
)
def test_a_file_saved_anew_says_the_same(save: Callable[[bytes], bytes]) -> None:
    saved = save(PAPER)

    assert saved != PAPER
    assert marks(saved) == marks(PAPER)


def test_a_number_in_another_cell_is_another_row() -> None:
    def moved(document: Document) -> None:
        row = document.tables[0].rows[2]
        row.cells[1].text, row.cells[2].text = "", "25"

    changed = edited(PAPER, moved)

    before, after = marks(PAPER), marks(changed)
    assert [i for i, mark in enumerate(before) if mark not in after] == [11]
    assert len(before) == len(after)


RUN = '<w:r><w:t xml:space="preserve">первое</w:t></w:r>'


def rewritten(run: str) -> list[str]:
    """The lines of the paper with another text in place of the run of «первое»."""
    whole = parts(PAPER)
    body = whole[DOCUMENT].decode()
    assert body.count(RUN) == 1
    return [line.text for line in lines(whole | {DOCUMENT: body.replace(RUN, run).encode()})]


@pytest.mark.parametrize(
    "run",
    [
        pytest.param('<w:del w:id="9"><w:r><w:delText>первое</w:delText></w:r></w:del>', id="del"),
        pytest.param(f'<w:moveFrom w:id="9">{RUN}</w:moveFrom>', id="moved-away"),
    ],
)
def test_what_a_tracked_change_took_out_is_not_said(run: str) -> None:
    assert "первое" not in rewritten(run)


@pytest.mark.parametrize(
    "run",
    [
        pytest.param(f'<w:ins w:id="9">{RUN}</w:ins>', id="inserted"),
        pytest.param(f'<w:hyperlink w:anchor="a">{RUN}</w:hyperlink>', id="link"),
        pytest.param(
            f'<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>{RUN}', id="page"
        ),
    ],
)
def test_what_is_around_a_text_says_nothing(run: str) -> None:
    assert rewritten(run)[5] == "первое"


@pytest.mark.parametrize(
    "text",
    ["а\u00a0б", "а \n\tб", "\u200bа б", "а\u00ad б"],
    ids=["unbreakable", "spaces", "no-width", "soft-hyphen"],
)
def test_spaces_and_hyphens_that_only_break_lines_say_nothing(text: str) -> None:
    assert plain(text) == "а б"


def test_letters_composed_in_two_ways_are_the_same() -> None:
    assert plain("и\u0306") == plain("й")
