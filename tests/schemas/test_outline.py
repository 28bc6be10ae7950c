"""A schema as rows to be read."""

from __future__ import annotations

import pytest

from clusterctl import schema
from clusterctl.schema import outline


def root(kind: str) -> schema.Field:
    found = schema.field(kind)
    assert found is not None
    return found


def test_fields_of_items_stand_below_their_list() -> None:
    told = [("  " * row.depth) + row.key for row in outline.rows(root("order"))]

    at = told.index("signed_by")
    assert told[at + 1 : at + 3] == ["  position", "  name"]


def test_a_field_that_is_only_refused_is_no_row() -> None:
    keys = {row.key for row in outline.rows(root("cluster"))}

    assert "name" in keys
    assert not keys & {"inn", "kpp", "ogrn", "bank"}


def test_keys_that_anyone_may_choose_are_one_row() -> None:
    below = [row.key for row in outline.rows(root("settings")) if row.field.title == "Строгость"]

    assert below == ["…"]


@pytest.mark.parametrize(
    ("kind", "route", "form"),
    [
        ("order", ("number",), "a text"),
        ("order", ("date",), "a date like 2026-09-15"),
        ("order", ("cluster",), "id of a document of the kind cluster"),
        ("order", ("participants",), "a list: id of a document of the kind organization"),
        ("order", ("action",), "create, include, exclude, amend"),
        ("order", ("signed_by",), "keys with values"),
        ("program", ("activities",), "a list"),
        ("program", ("activities", 0, "cost"), "an amount with two decimals at most"),
        ("settings", ("readings", "shift_calendar_terms"), "true or false"),
    ],
)
def test_what_may_stand_there_is_told_in_words(
    kind: str, route: tuple[str | int, ...], form: str
) -> None:
    field = schema.field(kind, route)
    assert field is not None

    assert outline.form(field).text("en") == form
