"""CSV for spreadsheets: read back by Python's own reader, and safe to open."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.output.csv import BOM, told


def test_a_russian_table_is_read_by_a_russian_spreadsheet() -> None:
    text = told(["Срок", "Дней"], [(date(2026, 11, 30), 14), (None, -3)], "ru")

    assert text == f"{BOM}Срок;Дней\r\n30.11.2026;14\r\n;-3\r\n"


def test_an_english_table_has_commas_and_iso_dates() -> None:
    assert told(["Due"], [(date(2026, 11, 30),)], "en") == f"{BOM}Due\r\n2026-11-30\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+7", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "\0=1"])
def test_a_text_that_would_be_a_formula_is_a_text(text: str) -> None:
    (row,) = csv.reader(io.StringIO(told([], [(text,)], "ru").split("\r\n", 1)[1], newline=""))

    assert row == [f"'{text}"]


def test_negative_numbers_stay_numbers() -> None:
    assert told(["n"], [(-3, Decimal("-1.5"))], "en").endswith("-3,-1.5\r\n")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=2))
def test_cells_come_back_as_they_were(cells: list[str]) -> None:
    text = told([], [cells], "ru").split("\r\n", 1)[1]

    (row,) = csv.reader(io.StringIO(text, newline=""), delimiter=";")

    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]
