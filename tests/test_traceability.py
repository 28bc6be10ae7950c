"""Every paragraph is looked at by somebody, and every citation leads to a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clusterctl import rulebook, traceability
from clusterctl.regulation import Regulation

if TYPE_CHECKING:
    from clusterctl.traceability import Row

TULA = Regulation.load("tula")
MATRIX = traceability.matrix(TULA)


@pytest.mark.parametrize("row", MATRIX, ids=lambda row: row.paragraph.id)
def test_a_paragraph_is_checked_by_a_rule_or_a_schema_or_judged_by_a_person(row: Row) -> None:
    assert row.covered


def test_the_matrix_has_every_paragraph_in_order() -> None:
    assert [row.paragraph.id for row in MATRIX] == [p.id for p in TULA.every_paragraph]


def test_no_rule_and_no_schema_cites_a_paragraph_that_is_not_there() -> None:
    assert traceability.astray(TULA) == {}


def test_a_rule_of_a_paragraph_stands_in_its_row() -> None:
    cited = {rule.code for row in MATRIX for rule in row.rules if row.paragraph.id == "9"}

    assert {"P09-01", "P09-02", "P09-06", "P04-31"} <= cited
    assert "P08-02" not in cited


@pytest.mark.parametrize("code", [c for c in rulebook.pages() if c[0] in "PCD"])
def test_a_rule_on_what_documents_say_has_an_example_that_fails(code: str) -> None:
    assert rulebook.marked(rulebook.pages()[code].bad, code)


def test_what_cites_a_foreign_paragraph_is_told() -> None:
    strange = Regulation.load("tula")
    less = tuple(p for p in strange.every_paragraph if p.id != "12")
    object.__setattr__(strange, "every_paragraph", less)

    assert set(traceability.astray(strange)) == {
        "P12-01", "agreement.valid", "supplement.new_valid_until",
    }  # fmt: skip


def test_a_place_is_told_by_kind_and_route() -> None:
    places = {str(place): place for place in traceability.every_place()}

    place = places["agreement.directions[].obligations"]
    assert (place.kind, place.route) == ("agreement", ("directions", "[]", "obligations"))
    assert place.title
    assert "agreement.directions[].obligations[].text" not in places
