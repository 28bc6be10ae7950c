"""Rows of years become columns, and nothing of them is lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from clusterctl.render.pivots import pivot, unfolded

ROWS = [
    {"who": "б", "year": 2028, "count": 5},
    {"who": "а", "year": 2027, "count": 1},
    {"who": "б", "year": 2027, "count": 2},
    {"who": "б", "year": 2027, "count": 3},
]


def test_years_rise_and_rows_keep_the_order_of_the_data() -> None:
    table = pivot(ROWS, ("who",), "count")

    assert table["columns"] == [2027, 2028]
    assert [row["keys"] for row in table["rows"]] == [["б"], ["а"]]
    assert [row["cells"] for row in table["rows"]] == [[5, 5], [1, None]]
    assert [row["total"] for row in table["rows"]] == [10, 1]
    assert (table["totals"], table["total"]) == ([6, 5], 11)


def test_what_a_number_is_made_of_stands_beside_it() -> None:
    rows: list[dict[str, Any]] = [
        {"year": 2027, "total": 6, "retirement": 1, "turnover": 2, "expansion": 3},
        {"year": 2028, "total": 6, "retirement": None, "turnover": None, "expansion": None},
    ]

    table = pivot(rows, (), "total", parts=("retirement", "turnover", "expansion"))

    assert table["rows"][0]["parts"] == [[1, 2, 3], []]
    assert table["explained"]


def test_nothing_makes_a_table_without_rows() -> None:
    table = pivot([], ("who",), "count", parts=("part",))

    assert (table["columns"], table["rows"], table["totals"]) == ([], [], [])
    assert table["total"] is None
    assert not table["explained"]


def test_a_row_without_its_year_or_value_counts_for_nothing() -> None:
    table = pivot([{"year": None, "count": 7}, {"year": 2027, "count": None}], (), "count")

    assert table["rows"] == [{"keys": [], "cells": [None], "parts": [[]], "total": None}]


def test_a_series_unfolds_with_what_it_belongs_to() -> None:
    items = [{"who": "а", "by_year": [{"year": 2027, "count": 1}, {"year": 2028, "count": 2}]}]

    assert unfolded(items, "by_year") == [
        {"who": "а", "year": 2027, "count": 1},
        {"who": "а", "year": 2028, "count": 2},
    ]


@given(st.lists(st.fixed_dictionaries({
    "who": st.sampled_from("абв"), "year": st.integers(2026, 2030), "count": st.integers(0, 99),
})))  # fmt: skip
def test_totals_are_the_sums_of_all_rows(rows: list[dict[str, Any]]) -> None:
    table = pivot(rows, ("who",), "count")

    total = sum((Decimal(row["count"]) for row in rows), Decimal(0))
    assert (table["total"] or 0) == total
    assert sum(row["total"] for row in table["rows"]) == total
    assert sum(table["totals"]) == total
