"""Every sequence of bytes is a source, and its places are inside its text."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clusterctl.diagnostics import Place, Route
from clusterctl.source import TITLES, Source, read
from clusterctl.source.scalars import MOST_DIGITS
from source.seeing import covered

CORPUS = Path(__file__).parent / "corpus"
FILES = {file.stem: file.read_bytes() for file in sorted(CORPUS.glob("*.yaml"))}

# The fixture only picks the parser: it may stay for all examples of a test.
both = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
pytestmark = pytest.mark.usefixtures("parser")


def routes(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Every value with the way to it."""
    yield route, value
    match value:
        case dict():
            inner: list[tuple[str | int, Any]] = list(value.items())
        case list():
            inner = list(enumerate(value))
        case _:
            inner = []
    for step, item in inner:
        yield from routes(item, (*route, step))


def inside(found: Source, place: Place) -> bool:
    """Whether the place starts and ends on characters that its file has, in this order."""
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    if not found.text:
        return place.file == found.file
    lines = found.lines
    return (1, 1) <= start <= end and all(
        line <= len(lines) and column <= len(lines[line - 1]) + 1 for line, column in (start, end)
    )


def holds(found: Source) -> None:
    """What is true of every source."""
    assert found.value is not None or found.findings
    for finding in found.findings:
        assert finding.code in TITLES
        assert finding.message.text("ru")
        assert finding.message.text("ru") != finding.message.text("en")
        assert finding.help is not None
        assert all(inside(found, p) for p in (finding.place, *(r.place for r in finding.related)))
    for route, value in routes(found.value):
        assert inside(found, found.place(*route))
        assert inside(found, found.key_place(*route))
        literal = found.literal(*route)
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            assert literal is not None
            assert Decimal(literal) == value


@both
@given(st.binary(max_size=200))
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"\x00")
@example(b'"\\UFFFFFFFF"')
@example(b"a: !<%ED%A0%80> x")
def test_any_bytes_are_a_source(data: bytes) -> None:
    holds(read("a.yaml", data))


_MARKS = ["- ", ": ", "? ", "\n", "  ", "{", "}", "[", "]", ", ", "'", '"', "\\", "|\n", ">-\n"]
_REFUSED = ["&a ", "*a", "!t ", "<<", "---\n", "...\n", "%YAML 1.2\n", "<<<<<<<\n", ".nan"]
_ODD = ["\t", "\r\n", "\r", "\u200b", "\u2028", "\\u202e", "\\ud800", "@", "`", "# r\n"]
_WORDS = ["key", "ключ", "🏭", "0", "07", "1.5", "null"]
_PIECES = st.sampled_from([*_MARKS, *_REFUSED, *_ODD, *_WORDS])


@both
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_any_heap_of_yaml_is_a_source(text: str) -> None:
    holds(read("a.yaml", text.encode()))


@both
@given(st.text(max_size=100))
def test_any_text_is_a_source(text: str) -> None:
    holds(read("a.yaml", text.encode("utf-8", errors="surrogatepass")))


@both
@given(st.data())
def test_a_real_file_with_anything_changed_is_a_source(data: st.DataObject) -> None:
    text = FILES[data.draw(st.sampled_from(sorted(FILES)))].decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    put = data.draw(st.lists(_PIECES, max_size=3).map("".join) | st.text(max_size=3))

    changed = text[:start] + put + text[end:]

    holds(read("a.yaml", changed.encode("utf-8", errors="surrogatepass")))


_SEEN = st.characters(
    codec="utf-8", exclude_categories=["C", "Zl", "Zp"], include_characters="\n\t"
)
_LIKE_NUMBERS = st.text("-+.0123456789eE_:x", min_size=1, max_size=20)
# YAML 1.1, in which PyYAML writes, takes -.5 for a text, 1.2 for a number.
_TEXTS = st.text(_SEEN, max_size=12) | _LIKE_NUMBERS.filter(lambda t: not t.startswith("-."))
_NUMBERS = st.integers(-(10**MOST_DIGITS) + 1, 10**MOST_DIGITS - 1)
_DATA = st.recursive(
    st.none() | st.booleans() | _NUMBERS | _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
    max_leaves=12,
)


@both
@given(st.lists(_DATA, min_size=1, max_size=3), st.booleans(), st.sampled_from([20, 80]))
def test_what_is_written_is_read(data: Any, flow: bool, width: int) -> None:  # noqa: FBT001 — drawn
    written = yaml.safe_dump(
        data, allow_unicode=True, default_flow_style=flow, width=width, sort_keys=False
    )

    found = read("a.yaml", written.encode())

    assert found.findings == ()
    assert found.value == data
    holds(found)


def test_every_value_of_a_real_file_is_where_its_place_says() -> None:
    found = read("a.yaml", FILES["document"])

    for route, value in routes(found.value):
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            assert Decimal(covered(found, found.place(*route))) == value
        elif isinstance(value, str) and (written := found.literal(*route)) is not None:
            assert " ".join(written.split()) == value
        if route and isinstance(route[-1], str):
            assert covered(found, found.key_place(*route)).strip("\"'") == route[-1]
