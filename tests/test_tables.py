"""Rows of tables, their places and exact sums."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl import rulebook, tables
from judging import TODAY
from programs import program

if TYPE_CHECKING:
    from clusterctl.documents import Document

PROGRAMS = {
    "education_programs": {
        "list": [
            {"code": "15.02.16", "need_calc": [{"year": 2027, "total": 3}]},
            {"code": "15.01.38", "need_calc": [{"year": 2027, "total": 4}, {"year": 2028}]},
            {"code": "18.02.14"},
        ]
    }
}
NEED = "sections.education_programs.list.*.need_calc"


def document(sections: dict[str, Any]) -> Document:
    return rulebook.folder_of(program(sections), TODAY).of("program")[0]


def test_a_row_of_an_inner_table_knows_the_row_around_it() -> None:
    found = list(tables.rows(document(PROGRAMS), NEED))

    assert [(r.get("code"), r.get("year"), r.get("total")) for r in found] == [
        ("15.02.16", 2027, 3),
        ("15.01.38", 2027, 4),
        ("15.01.38", 2028, None),
    ]
    assert found[2].route == ("sections", "education_programs", "list", 1, "need_calc", 1)


def test_a_row_gives_the_rows_of_its_own_table() -> None:
    _first, second, third = tables.rows(document(PROGRAMS), "sections.education_programs.list")

    assert [row.get("year") for row in second.rows("need_calc")] == [2027, 2028]
    assert list(third.rows("need_calc")) == []


def test_a_table_that_is_not_there_has_no_rows() -> None:
    assert list(tables.rows(document({}), NEED)) == []
    assert list(tables.rows(document({"education_programs": {"list": "нет"}}), NEED)) == []


def test_cells_are_found_through_lists_of_rows_and_of_values() -> None:
    sections = {"facilities": {"zones": [{"professions": ["a", "b"]}, {}, {"professions": ["c"]}]}}

    found = list(tables.cells(document(sections), "sections.facilities.zones.*.professions.*"))

    assert [value for _, value in found] == ["a", "b", "c"]
    assert found[2][0] == ("sections", "facilities", "zones", 2, "professions", 0)


def test_sums_are_told_by_key_with_their_rows_and_rows_without_a_key_left_out() -> None:
    found = tables.sums(tables.rows(document(PROGRAMS), NEED), ("year",), "total")

    assert {key: (s.amount, len(s.rows)) for key, s in found.items()} == {
        (2027,): (Decimal(7), 2),
        (2028,): (Decimal(0), 1),
    }


def test_kopecks_add_up_exactly() -> None:
    money = {"schedule_and_funding": {"funding": [{"amount": 0.1}, {"amount": 0.2}]}}

    found = tables.total(
        tables.rows(document(money), "sections.schedule_and_funding.funding"), "amount"
    )

    assert found == Decimal("0.3")


@pytest.mark.parametrize(
    ("number", "exact"),
    [(3, "3"), (0.1, "0.1"), (Decimal("2.50"), "2.50"), (None, "0"), ("7", "0")],
)
def test_a_number_is_taken_as_it_is_written(number: object, exact: str) -> None:
    assert tables.exact(number) == Decimal(exact)
