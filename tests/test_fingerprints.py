"""What makes a finding the same one: its place by names, not by lines or positions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clusterctl import folder, source
from clusterctl.diagnostics import Diagnostic, Route, Severity
from clusterctl.fingerprints import fingerprints, leads_to, named
from clusterctl.messages import said

VALUE: dict[str, Any] = {
    "participants": ["college-a", "emp-b", "emp-b"],
    "parties": [
        {"organization": "emp-a", "signed_on": "2026-03-25"},
        {"organization": "emp-b"},
        {"organization": "emp-b"},
        {"text": "без имени"},
        {"year": 2027, "organization": "emp-a"},
    ],
}


@pytest.mark.parametrize(
    ("route", "name"),
    [
        (("parties",), ("parties",)),
        (("parties", 0, "signed_on"), ("parties", 0, "signed_on")),
        (("parties", 1), ("parties", 1)),
        (("parties", 3), ("parties", 3)),
        (("parties", 4), ("parties", "organization=emp-a,year=2027")),
        (("participants", 0), ("participants", "college-a")),
        (("participants", 1), ("participants", 1)),
        (("nothing", 7), ("nothing", 7)),
    ],
)
def test_a_row_is_named_where_its_name_is_its_own(route: Route, name: Route) -> None:
    assert named(VALUE, route) == name
    assert leads_to(VALUE, name, route)


@pytest.mark.parametrize(
    ("written", "route", "leads"),
    [
        (("parties", "organization=emp-b"), ("parties", 1), True),
        (("parties", "organization=emp-b"), ("parties", 2), True),
        (("parties", "organization=emp-b"), ("parties", 0), False),
        (("parties", "year=2027"), ("parties", 4), True),
        (("parties", "year=2027,organization=emp-b"), ("parties", 4), False),
        (("parties", 1), ("parties", 1), True),
        (("parties", 1), ("parties", 2), False),
        (("parties",), ("parties", 1), False),
        (("parties", "emp-b"), ("parties", 1), False),
        (("participants", "emp-b"), ("participants", 2), True),
        (("parti", 1), ("parties", 1), False),
    ],
)
def test_a_written_route_leads_to_its_place_alone(
    written: Route, route: Route, *, leads: bool
) -> None:
    assert leads_to(VALUE, written, route) is leads


def marks(text: str, *routes: Route) -> list[str]:
    read = source.read("orders/o.yaml", text.encode())
    found = [
        Diagnostic(read.place(*route), "P01-01", Severity.ERROR, said("x"), route)
        for route in routes
    ]
    return fingerprints(found, folder.assemble(Path(), [read], date(2026, 11, 16)))


BEFORE = "kind: order\nid: o\nrows:\n  - {id: a, n: 1}\n  - {id: b, n: 1}\n"
AFTER = "# новая строка\nkind: order\nid: o\nrows:\n  - {id: b, n: 1}\n  - {id: a, n: 1}\n"


def test_a_mark_does_not_change_when_lines_and_rows_move() -> None:
    assert marks(BEFORE, ("rows", 0, "n")) == marks(AFTER, ("rows", 1, "n"))
    assert marks(BEFORE, ("rows", 0, "n")) != marks(AFTER, ("rows", 0, "n"))


def test_a_mark_changes_with_the_value_and_findings_alike_have_marks_of_their_own() -> None:
    changed = BEFORE.replace("{id: a, n: 1}", "{id: a, n: 2}")

    assert marks(BEFORE, ("rows", 0, "n")) != marks(changed, ("rows", 0, "n"))
    assert len(set(marks(BEFORE, ("rows", 0, "n"), ("rows", 0, "n")))) == 2
