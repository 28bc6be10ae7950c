"""A document gives its values, their places, and what of it can be relied on."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl import source
from clusterctl.documents import Document, as_date

TEXT = """\
kind: agreement
id: soglashenie
date: 2026-03-25
valid: {from: 2026-03-25, until: null}
parties:
  - organization: emp-a
    signed_on: 2026-03-24
  - organization: emp-b
note: Подписано
"""


@pytest.fixture
def document() -> Document:
    read = source.read("clusters/c/agreement.yaml", TEXT.encode())
    return Document("agreement", "soglashenie", "c", read, read.value)


def test_a_value_is_found_by_its_route(document: Document) -> None:
    assert document.get("parties", 1, "organization") == "emp-b"
    assert document.get("valid") == {"from": "2026-03-25", "until": None}


@pytest.mark.parametrize(
    "route", [("absent",), ("valid", "until"), ("parties", 2), ("parties", "x"), ("date", "x")]
)
def test_what_is_not_there_is_the_default(document: Document, route: tuple[str | int, ...]) -> None:
    assert document.get(*route, default="nothing") == "nothing"


def test_dates_are_read(document: Document) -> None:
    assert document.date("date") == date(2026, 3, 25)
    assert document.date("note") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-09-15", date(2026, 9, 15)),
        ("2026-02-30", None),
        ("20260915", None),
        ("2026-9-15", None),
        ("٢٠٢٦-09-15", None),
        (20260915, None),
        (None, None),
    ],
)
def test_a_date_is_written_in_one_way_only(value: object, expected: date | None) -> None:
    assert as_date(value) == expected


def test_items_are_mappings_with_their_positions(document: Document) -> None:
    assert [(i, row["organization"]) for i, row in document.items("parties")] == [
        (0, "emp-a"),
        (1, "emp-b"),
    ]
    assert list(document.items("note")) == []


def test_texts_come_with_their_routes(document: Document) -> None:
    assert list(document.texts("parties")) == [
        (("parties", 0, "organization"), "emp-a"),
        (("parties", 0, "signed_on"), "2026-03-24"),
        (("parties", 1, "organization"), "emp-b"),
    ]
    assert list(document.texts("absent")) == []


def test_what_broke_is_taken_out_and_noted(document: Document) -> None:
    kept = document.without([("parties", 0), ("valid", "from"), ("gone", "x")])

    assert kept.get("parties") == [None, {"organization": "emp-b"}]
    assert [i for i, _ in kept.items("parties")] == [1]
    assert kept.get("valid", "from") is None
    assert document.get("parties", 0) is not None


@pytest.mark.parametrize(
    ("route", "sound"),
    [
        (("parties", 0, "organization"), False),
        (("parties", 0), False),
        (("parties", 1), True),
        (("parties",), False),
        (("valid", "until"), True),
        (("date",), True),
        ((), False),
    ],
)
def test_soundness_looks_up_and_down(
    document: Document,
    route: tuple[str | int, ...],
    sound: bool,  # noqa: FBT001 a column of the table
) -> None:
    broken = document.without([("parties", 0)])

    assert broken.sound(*route) is sound


def test_a_document_in_which_nothing_broke_stays_itself(document: Document) -> None:
    assert document.without([]) is document


def test_places_point_at_values_and_keys(document: Document) -> None:
    value, key = document.at("date").place, document.key("date").place

    assert (value.line, value.column) == (3, 7)
    assert (key.line, key.column, key.end_column) == (3, 1, 5)
    assert document.at("parties", 1).place.line == 8


def test_an_absent_value_has_its_nearest_parents_place(document: Document) -> None:
    assert document.at("parties", 1, "signed_on").place.line == 8
    assert document.key("absent").place.line == 1


@pytest.mark.parametrize(("status", "draft"), [("draft", True), ("final", False), (None, False)])
def test_a_draft_says_so(
    document: Document,
    status: str | None,
    draft: bool,  # noqa: FBT001 a column of the table
) -> None:
    value = document.value | ({"status": status} if status else {})
    told = Document("agreement", "a", "c", document.source, value)

    assert told.draft is draft
