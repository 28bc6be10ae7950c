"""The place of every key and value, counted in characters from 1."""

import pickle

import pytest

from clusterctl.diagnostics import Place
from clusterctl.source import Source
from source.seeing import at, covered, source

pytestmark = pytest.mark.usefixtures("parser")

TEXT = """\
kind: agreement   # what it is
имя: "Завод «Ясный»"   \n\
empty:
parties:
  - organization: emp-1
    signed_on: 2026-03-25
    tags: [a, 'b', {c: d}]

  - organization:   emp-2
# a remark
text: |
  first

  second

folded: >-

  third
long: one
  two
last: {x: , y: 1}
"""


@pytest.mark.parametrize(
    ("route", "key", "value"),
    [
        (("kind",), "kind", "agreement"),
        (("имя",), "имя", '"Завод «Ясный»"'),
        (("empty",), "empty", ""),
        (("parties", 0, "organization"), "organization", "emp-1"),
        (("parties", 0, "tags"), "tags", "[a, 'b', {c: d}]"),
        (("parties", 0, "tags", 1), "'b'", "'b'"),
        (("parties", 0, "tags", 2), "{c: d}", "{c: d}"),
        (("parties", 0, "tags", 2, "c"), "c", "d"),
        (("parties", 1), "organization:   emp-2", "organization:   emp-2"),
        (("parties", 1, "organization"), "organization", "emp-2"),
        (("text",), "text", "||  first||  second"),
        (("folded",), "folded", ">-||  third"),
        (("long",), "long", "one|  two"),
        (("last",), "last", "{x: , y: 1}"),
        (("last", "x"), "x", ""),
        (("last", "y"), "y", "1"),
    ],
)
def test_a_key_and_its_value_are_where_they_stand(
    route: tuple[str | int, ...], key: str, value: str
) -> None:
    found = source(TEXT)

    assert covered(found, found.key_place(*route)) == key
    assert covered(found, found.place(*route)) == value


@pytest.mark.parametrize(
    ("route", "place"),
    [
        ((), (1, 1, 21, 18)),
        (("имя",), (2, 6, 2, 21)),
        (("empty",), (3, 7, 3, 7)),
        (("parties",), (5, 3, 9, 26)),
        (("parties", 0), (5, 5, 7, 27)),
        (("text",), (11, 7, 14, 9)),
    ],
)
def test_a_place_has_lines_and_columns(
    route: tuple[str | int, ...], place: tuple[int, int, int, int]
) -> None:
    assert at(source(TEXT).place(*route)) == place


@pytest.mark.parametrize(
    ("absent", "parent"),
    [
        (("parties", 0, "date"), ("parties", 0)),
        (("parties", 5), ("parties",)),
        (("parties", -1), ("parties",)),
        (("parties", "0", "x"), ("parties",)),
        (("kind", "deeper", 1), ("kind",)),
        (("nothing",), ()),
        ((0,), ()),
    ],
)
def test_an_absent_value_has_its_nearest_parents_place(
    absent: tuple[str | int, ...], parent: tuple[str | int, ...]
) -> None:
    found = source(TEXT)

    assert found.place(*absent) == found.place(*parent)
    assert found.key_place(*absent) == found.key_place(*parent)
    assert found.span(*absent) is None


def test_the_document_as_a_whole_is_pointed_at_by_its_first_key() -> None:
    assert at(source("# remark\n\nkind: order\nid: a").key_place()) == (3, 1, 3, 5)
    assert at(source("[1, 2]").key_place()) == (1, 1, 1, 7)


def test_characters_beyond_the_basic_plane_count_as_one() -> None:
    assert at(source("a: 🏭\nb: [🏭🏭, х]").place("b", 1)) == (2, 9, 2, 10)


def test_a_source_without_a_value_has_its_files_beginning() -> None:
    place = Place("b.yaml", 1, 1, 1, 1)

    found = Source("b.yaml", "", None)

    assert (found.place("a", 0), found.key_place("a")) == (place, place)
    assert (found.span(), found.literal()) == (None, None)


def test_the_span_of_a_value_is_what_the_text_has_there() -> None:
    found = source(TEXT)
    start, end = found.span("parties", 0, "signed_on") or (0, 0)

    assert found.text[start:end] == "2026-03-25"


@pytest.mark.parametrize(
    ("route", "written"),
    [
        (("plain",), "0712345678"),
        (("number",), "1.50"),
        (("several",), "a\n  b"),
        (("nothing",), ""),
        (("list", 0), "15.01"),
        (("double",), None),
        (("single",), None),
        (("text",), None),
        (("list",), None),
        ((), None),
        (("absent",), None),
        (("list", 7), None),
    ],
)
def test_only_a_plain_scalar_has_a_literal(
    route: tuple[str | int, ...], written: str | None
) -> None:
    found = source(
        "plain: 0712345678\nnumber: 1.50\nseveral: a\n  b\nnothing:\n"
        "double: \"1\"\nsingle: '1'\ntext: |\n  1\nlist: [15.01]\n"
    )

    assert found.literal(*route) == written


def test_an_entry_that_is_left_out_shifts_no_place() -> None:
    found = source("a: 1\na: {x: 1, y: [2, 3]}\nb: {<<: {z: 1}, c: here}\nd: end\n")

    assert found.value == {"a": 1, "b": {"c": "here"}, "d": "end"}
    assert covered(found, found.place("b", "c")) == "here"
    assert covered(found, found.place("d")) == "end"


def test_a_source_goes_from_one_process_to_another() -> None:
    found = source(TEXT)

    again = pickle.loads(pickle.dumps(found))  # noqa: S301 — its own bytes

    assert again == found
    assert again.place("parties", 1) == found.place("parties", 1)
