"""Large and odd sheets, read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from clerks import Clerk, sheets_of
from clusterctl import folder
from clusterctl.exchange import papers
from clusterctl.exchange.reading import read
from clusterctl.exchange.writing import written

if TYPE_CHECKING:
    from clusterctl.exchange.papers import Paper

TULA = Path(__file__).parents[2] / "examples" / "tula"


@pytest.fixture(scope="module")
def paper() -> Paper:
    return papers.monitoring(folder.load(TULA, date(2026, 11, 23)), "himiya", "2026-q3")


@pytest.fixture
def clerk(paper: Paper, tmp_path: Path) -> Clerk:
    file = tmp_path / "отчёт.xlsx"
    file.write_bytes(written(paper))
    return Clerk(file)


def test_ten_thousand_rows_are_read_and_notes_on_them_kept_short(
    paper: Paper, clerk: Clerk
) -> None:
    sheet, last = clerk.sheet("Деньги"), clerk.last("Деньги")
    for number in range(1, 10_001):
        for column, value in enumerate(("2027 г.", "иной источник", "1 200,50", number), 2):
            sheet.cell(last + number, column).value = value

    reading = read(sheets_of(clerk.save()), paper.sheets, paper.lexicon)

    (money,) = (table for table in reading.tables if table.name == "Деньги")
    said = [trouble.message.text("ru") for trouble in reading.troubles]
    assert len(money.lines) == 10_003
    assert money.lines[-1].item == {
        "year": 2027,
        "source": "other",
        "plan": pytest.approx(1200.5),
        "fact": 10_000,
    }
    assert said.count("так же прочитаны ещё 9997 ячеек этого столбца") == 2
    assert len([text for text in said if "строка повторяет" not in text]) == 8


def test_a_formula_with_a_value_is_read_as_that_value(paper: Paper, tmp_path: Path) -> None:
    file = tmp_path / "формула.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Деньги")
        for column, head in enumerate(("Год", "Источник", "План, руб.", "Факт, руб.")):
            sheet.write_string(0, column, head)
        for column, value in enumerate((2026, "бюджет области", 7)):
            sheet.write(1, column, value)
        sheet.write_formula(1, 3, "=3+4", None, 7)

    reading = read(sheets_of(file), paper.sheets, paper.lexicon)

    (money,) = reading.tables
    assert [line.item["fact"] for line in money.lines] == [7]
    assert "формула: прочитано значение, которое она показывает" in [
        trouble.message.text("ru") for trouble in reading.troubles
    ]


def test_a_text_that_looks_like_a_formula_stays_a_text(paper: Paper, clerk: Clerk) -> None:
    del paper
    cells = [
        cell
        for sheet in clerk.book
        for row in sheet
        for cell in row
        if cell.data_type == "f" and not str(cell.value).startswith("=SUBTOTAL(109,")
    ]

    assert cells == []


def test_a_percentage_is_read_as_it_is_shown(paper: Paper, clerk: Clerk) -> None:
    clerk.write("Показатели", 0, Факт=0.825)
    cell = clerk.sheet("Показатели").cell(
        clerk.first("Показатели"), clerk.column("Показатели", "Факт")
    )
    cell.number_format = "0.0%"

    reading = read(sheets_of(clerk.save()), paper.sheets, paper.lexicon)

    (values,) = (table for table in reading.tables if table.name == "Показатели")
    assert values.lines[0].item["fact"] == Decimal("82.5")
    assert [trouble.message.text("ru") for trouble in reading.troubles] == [
        "проценты: прочитано как 82,5"
    ]
