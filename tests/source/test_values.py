"""The values of a text: YAML 1.2's core schema, read with caution."""

from decimal import Decimal
from typing import Any

import pytest

from clusterctl.source import read
from source.seeing import codes, source

pytestmark = pytest.mark.usefixtures("parser")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("yes", "yes"),
        ("on", "on"),
        ("no", "no"),
        ("нет", "нет"),
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ("123456789012345", 123456789012345),
        ("1234567890123456", "1234567890123456"),
        ("9" * 5000, "9" * 5000),
        ("007", "007"),
        ("-07", "-07"),
        ("0712345678", "0712345678"),
        ("+74872123456", "+74872123456"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("2026-09-15", "2026-09-15"),
        ("2026-13-41", "2026-13-41"),
        ("08.02.09", "08.02.09"),
        ("00.5", "00.5"),
        ("1e5", "1e5"),
        ("1e999999999", "1e999999999"),
        ("0.5", Decimal("0.5")),
        (".5", Decimal("0.5")),
        ("1.", Decimal(1)),
        ("-12.50", Decimal("-12.50")),
        ("1.1234567890123456", "1.1234567890123456"),
        ("١٢", "١٢"),
        ("-", None),
        ("-x", "-x"),
        ("+", "+"),
        (".", "."),
        ('"12"', "12"),
        ("'true'", "true"),
        ('""', ""),
        ('"a\\tb\\u042F\\x41"', "a\tbЯA"),
        ("two words # and a remark", "two words"),
        ("[1, a, [], {}]", [1, "a", [], {}]),
        ("{a: 1, b: }", {"a": 1, "b": None}),
        ('{"a":1}', {"a": 1}),
    ],
)
def test_a_scalar_has_its_value(written: str, value: Any) -> None:
    found = source(f"key: {written}\n" if written != "-" else "key:\n  -\n")

    wanted = [None] if written == "-" else value
    assert (found.value["key"], type(found.value["key"])) == (wanted, type(wanted))
    assert found.findings == ()


def test_a_decimal_keeps_its_digits() -> None:
    assert str(source("cost: 1500.50").value["cost"]) == "1500.50"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("2027", "2027"),
        ("007", "007"),
        ("true", "true"),
        ("~", "~"),
        ("1.50", "1.50"),
        ('"a b"', "a b"),
        ("'<<'", "<<"),
        ("? a", "a"),
        ("ключ с пробелом", "ключ с пробелом"),
    ],
)
def test_a_key_is_its_text(key: str, told: str) -> None:
    found = source(f"{key} : 1" if not key.startswith("?") else f"{key}\n: 1")

    assert found.value == {told: 1}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("|\n  a\n   b\n\n", "a\n b\n"),
        ("|-\n  a\n", "a"),
        ("|+\n  a\n\n", "a\n\n"),
        (">\n  a\n  b\n\n  c\n", "a b\nc\n"),
        (">-\n  a\n  b\n", "a b"),
        ("|2-\n    a\n", "  a"),
        ("a\n  b\n\n  c", "a b\nc"),
        ('"a\n  b\\\n  c"', "a bc"),
    ],
)
def test_a_text_over_several_lines_is_folded_as_yaml_says(text: str, value: str) -> None:
    assert source(f"key: {text}").value == {"key": value}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_every_line_end_ends_a_line(end: str) -> None:
    found = source(end.join(["a: 1", "b:", "- x", "- y", ""]))

    assert found.value == {"a": 1, "b": ["x", "y"]}
    assert found.place("b", 1).line == 4
    assert found.lines == ["a: 1", "b:", "- x", "- y", ""]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    found = read("a.yaml", b"\xef\xbb\xbfa: 1")

    assert (found.value, found.text) == ({"a": 1}, "a: 1")
    assert found.key_place("a").column == 1


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "# only a remark\n", "---\n", "---\n...\n", "~", "null\n", "%YAML 1.2\n---\n"],
)
def test_a_file_that_says_nothing_is_told_so(text: str) -> None:
    found = source(text)

    assert (found.value, codes(found)) == (None, ["Y013"])


@pytest.mark.parametrize("text", ["text", "5", "[]", "{}", "false", "''", "0"])
def test_any_value_can_be_the_document(text: str) -> None:
    found = source(text)

    assert found.value is not None
    assert found.findings == ()


def test_a_document_may_begin_and_end_with_its_marks() -> None:
    assert source("%YAML 1.2\n---\na: 1\n...\n").value == {"a": 1}
