"""Values put into a document's text: they arrive, and all else stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clusterctl import edits, source

if TYPE_CHECKING:
    from clusterctl.diagnostics import Route

TEXT = """\
# head
kind: order  # beside
name: {full: a}
list:
  - {id: x}
  # in the list
  - id: y
text: >-
  long
empty:
none: {}
"""


@pytest.mark.parametrize(
    ("route", "written", "line"),
    [
        (("kind",), "order2", "kind: order2  # beside"),
        (("name", "full"), '"b"', 'name: {full: "b"}'),
        (("name", "short"), '"c"', 'name: {full: a, "short": "c"}'),
        (("list", 1, "id"), "z", "  - id: z"),
        (("list", 1, "new"), "1", '    "new": 1'),
        (("list", 2), "{id: w}", "  - {id: w}"),
        (("text",), '"short"', 'text: "short"'),
        (("empty",), "1", "empty: 1"),
        (("none", "key"), "1", 'none: {"key": 1}'),
        (("none", "a", "b"), "1", 'none: {"a": {"b": 1}}'),
        (("new",), "1", '"new": 1'),
        (("head", "name"), "1", '  "name": 1'),
        (("agenda", 0, "title"), '"t"', '"agenda": [{"title": "t"}]'),
    ],
)
def test_a_value_arrives_and_all_else_stays(route: Route, written: str, line: str) -> None:
    before = source.read("x.yaml", TEXT.encode())

    after = edits.put(before, route, written)

    assert not after.findings
    assert line in after.lines
    assert sum(a != b for a, b in zip(after.lines, before.lines, strict=False)) <= 5
    assert after.span(*route) is not None
    assert "# in the list" in after.text


@pytest.mark.parametrize("route", [("kind", "x"), ("list", 7), ("list", "x"), ("name", 0)])
def test_a_way_that_leads_nowhere_is_refused(route: Route) -> None:
    with pytest.raises(KeyError):
        edits.put(source.read("x.yaml", TEXT.encode()), route, "1")
