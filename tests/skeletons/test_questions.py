"""Answers made values, and what is still to be asked."""

from __future__ import annotations

import pytest

from clusterctl import schema, source
from clusterctl.skeletons import questions


@pytest.mark.parametrize(
    ("kind", "route", "answer", "written"),
    [
        ("order", ("number",), " 5 ", '"5"'),
        ("order", ("number",), 'a "b": c', '"a \\"b\\": c"'),
        ("order", ("participants",), "a, b", '["a", "b"]'),
        ("order", ("participants",), "[a]", "[a]"),
        ("program", ("revision",), "2", "2"),
        ("program", ("period",), "{start: 2026-09-01}", "{start: 2026-09-01}"),
        ("settings", ("readings", "shift_calendar_terms"), "false", "false"),
        ("program", ("period",), "{oops", '"{oops"'),
    ],
)
def test_an_answer_becomes_what_the_field_asks_for(
    kind: str, route: tuple[str, ...], answer: str, written: str
) -> None:
    field = schema.field(kind, route)
    assert field is not None

    assert questions.written(field, answer) == written


def test_a_number_in_a_dotted_name_is_a_position() -> None:
    assert questions.route_of("agenda.0.title") == ("agenda", 0, "title")


def test_a_draft_gets_the_keys_it_may_leave_empty() -> None:
    document = source.read("orders/x.yaml", b"kind: order\nid: x\nstatus: draft\n")

    filled = questions.with_drafts(document, "order")

    assert filled.value == {**document.value, "number": None, "date": None}
