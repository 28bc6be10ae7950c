"""Marks of values: the same for the same facts, and silent about them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl import source
from clusterctl.documents import Document
from clusterctl.provenance.fields import differences, marks, whole


def document(value: dict[str, Any], kind: str = "cluster") -> Document:
    text = json.dumps(value, ensure_ascii=False)
    read = source.read(f"{kind}.yaml", text.encode())
    return Document(kind, "x", "x", read, read.value)


MEMBERS = [
    {"organization": "emp-a", "role": "employer"},
    {"organization": "emp-b", "role": "employer", "since": "2026-01-01"},
]
BASE = {"kind": "cluster", "name": "Химия", "participants": MEMBERS}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"name": "  Химия "}, [], id="spaces"),
        pytest.param({"participants": MEMBERS[::-1]}, [], id="order"),
        pytest.param({"name": "Физика"}, [("changed", ("name",))], id="value"),
        pytest.param({"industry": "x"}, [("added", ("industry",))], id="new-field"),
        pytest.param({"name": None}, [("removed", ("name",))], id="no-field"),
        pytest.param(
            {"participants": [MEMBERS[0] | {"role": "operator"}, MEMBERS[1]]},
            [("changed", ("participants", 0, "role"))],
            id="inside-an-item",
        ),
        pytest.param(
            {"participants": MEMBERS[1:]},
            [("removed", ("participants", "emp-a"))],
            id="no-item",
        ),
        pytest.param(
            {"participants": [{"organization": "emp-0"}, *MEMBERS]},
            [("added", ("participants", 0))],
            id="new-item",
        ),
        pytest.param({"participants": "нет"}, [("changed", ("participants",))], id="another-shape"),
    ],
)
def test_a_field_that_changed_is_found(
    change: dict[str, Any], expected: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    was = marks(document(BASE))

    found = differences(was, document(BASE | change))

    assert [(d.action.value, d.route) for d in found] == expected


def test_marks_tell_neither_values_nor_names_of_people() -> None:
    told = json.dumps(
        marks(
            document(
                {
                    "name": "Химия",
                    "inn": "7107123456",
                    "phones": ["84872000401", "+7 900"],
                    "council": {"members": [{"person": {"name": "Иванов Иван Иванович"}}]},
                }
            )
        ),
        ensure_ascii=False,
    )

    assert told.isascii()
    assert not any(value in told for value in ("7107123456", "84872000401", "900"))


def test_the_mark_of_a_whole_document_does_not_depend_on_the_order_of_its_fields() -> None:
    backwards = dict(reversed(BASE.items()))

    assert whole(marks(document(BASE))) == whole(marks(document(backwards)))
    assert whole(marks(document(BASE))) != whole(marks(document(BASE | {"name": "Х"})))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("аб 1~#", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("kn", max_size=2), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("kn", min_size=1, max_size=2), VALUES, max_size=5))
def test_a_document_never_differs_from_its_own_marks(value: dict[str, Any]) -> None:
    made = document(value)

    assert differences(marks(made), made) == []
