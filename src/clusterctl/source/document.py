"""A file read: its value, the place of every key and value, and what was found in reading it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from clusterctl.diagnostics import Diagnostic, Place
from clusterctl.source import faults
from clusterctl.source.builder import build
from clusterctl.source.characters import odd_characters, stops_reading
from clusterctl.source.codes import SYNTAX
from clusterctl.source.conflicts import conflict
from clusterctl.source.decoding import decode
from clusterctl.source.text import Text
from clusterctl.source.tree import Tree

_NOT_PLAIN = ("'", '"', "|", ">", "*")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text and value; `file` is its path relative to the folder, with `/`.

    The value is plain: dicts with text keys, lists, texts, int, Decimal, bool, None.
    Nobody may change it. It is None where nothing could be read, and then, and only
    then or where something in it can't be relied on, there are findings.
    """

    file: str
    text: str
    value: Any
    findings: tuple[Diagnostic, ...] = ()
    _tree: Tree = field(default_factory=Tree, repr=False, compare=False)
    _text: Text = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_text", Text(self.file, self.text))

    @property
    def lines(self) -> list[str]:
        """The text's lines without their ends, as places count them."""
        return self._text.lines

    def place(self, *route: str | int) -> Place:
        """The place of the value, or of its nearest parent when it is absent."""
        return self._place(self._tree.way(self.value, route).node)

    def key_place(self, *route: str | int) -> Place:
        """The place of the key, for a list's item of the item; when absent, of its nearest parent.

        The document as a whole has its first key's place.
        """
        key = self._tree.way(self.value, route).key
        has_keys = isinstance(self.value, dict) and self.value
        return self._place((1 if has_keys else 0) if key is None else key)

    def span(self, *route: str | int) -> tuple[int, int] | None:
        """Where the value starts and ends in the text, counted from 0; None when it is absent."""
        way = self._tree.way(self.value, route)
        if not way.whole or not self._tree:
            return None
        return self._tree.starts[way.node], self._tree.ends[way.node]

    def key_span(self, *route: str | int) -> tuple[int, int] | None:
        """Where a mapping's key starts and ends in the text, counted from 0; None when absent."""
        way = self._tree.way(self.value, route)
        if way.key is None or not way.whole:
            return None
        return self._tree.starts[way.key], self._tree.ends[way.key]

    def literal(self, *route: str | int) -> str | None:
        """A scalar as it is written, if it is without quotes; None for anything else."""
        way, span = self._tree.way(self.value, route), self.span(*route)
        if span is None or isinstance(way.value, (dict, list)):
            return None
        written = self.text[slice(*span)]
        return None if written.startswith(_NOT_PLAIN) else written

    def _place(self, node: int) -> Place:
        if not self._tree:
            return Place(self.file)
        return self._text.place(self._tree.starts[node], self._tree.ends[node])


def read(file: str, data: bytes) -> Source:
    """The source that these bytes are; every sequence of bytes is one."""
    if len(data) > faults.MOST_BYTES:
        return unread(file, faults.too_large(file, len(data)))
    content = decode(file, data)
    if isinstance(content, Diagnostic):
        return unread(file, content)
    return _read_text(Text(file, content))


def unread(file: str, *findings: Diagnostic) -> Source:
    """The source of a file that has no text to show."""
    return Source(file, "", None, findings)


def _read_text(text: Text) -> Source:
    hurdle = conflict(text)
    odd = odd_characters(text)
    if odd and stops_reading(text):
        hurdle = hurdle or odd
    if hurdle:
        return Source(text.file, text.content, None, (hurdle,))
    built = build(text)
    findings = built.findings
    if odd:  # an invisible character is what a syntax error beside it comes from
        findings = [odd, *(f for f in findings if f.code != SYNTAX)]
    elif built.value is None and not findings:
        findings = [faults.empty(text.file)]
    return Source(text.file, text.content, built.value, tuple(findings), built.tree)
