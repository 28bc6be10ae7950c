"""The excerpts of docs/formats.md are what the tool says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clusterctl.cli.telling import FORMATS

DOC = Path(__file__).parents[1] / "docs" / "formats.md"
GOLDEN = Path(__file__).parent / "golden" / "formats"
EXCERPTS: list[tuple[str, str]] = re.findall(
    r"^<!-- (\S+) -->\n```\w+\n(.*?)^```$",
    DOC.read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)


@pytest.mark.parametrize(("name", "excerpt"), EXCERPTS, ids=[name for name, _text in EXCERPTS])
def test_an_excerpt_is_what_the_tool_says_with_omissions_marked(name: str, excerpt: str) -> None:
    said = (GOLDEN / name).read_text(encoding="utf-8")
    pieces = [piece for piece in re.split(r"(?m)^ *…\n|…", excerpt) if piece.strip()]

    assert pieces
    at = 0
    for piece in pieces:
        assert piece in said[at:]
        at = said.index(piece, at) + len(piece)


def test_every_format_is_described_and_shown() -> None:
    headings = re.findall(r"(?m)^## (\w+)$", DOC.read_text(encoding="utf-8"))

    assert headings == list(FORMATS)
    assert [name for name, _text in EXCERPTS] == [f"late.en.{name}.txt" for name in FORMATS]
