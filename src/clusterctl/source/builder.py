"""The parser's events to plain values, the tree of their places, and findings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

from clusterctl.source import faults, syntax
from clusterctl.source.characters import odd_value
from clusterctl.source.properties import Properties
from clusterctl.source.scalars import TELLING, is_not_a_number, resolve
from clusterctl.source.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.diagnostics import Diagnostic, Place, Route
    from clusterctl.source.text import Text

PARSER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""What makes events of a text; both make the same, libyaml's much faster."""

MOST_FINDINGS: Final = 100
"""Nobody reads on after so many, and sixteen megabytes of doubled keys would make millions."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Built:
    """What a text says: its value (None where reading stopped), the tree of it, the findings."""

    value: Any
    tree: Tree
    findings: list[Diagnostic]


def build(text: Text) -> Built:
    """The value and the findings of a text, whatever it holds."""
    builder = _Builder(text)
    builder.read()
    found = [*builder.findings, *builder.properties.findings()]
    findings = sorted(found, key=lambda f: f.place)
    if builder.sound and builder.documents:
        return Built(builder.documents[0], builder.tree, findings)
    return Built(None, Tree(), findings)


class _StopError(Exception):
    """The rest of the text is not read; the finding that says why is noted."""


@dataclass(slots=True)
class _Frame:
    """An open list or mapping: the key whose value comes next, and whether both are left out."""

    value: Any
    node: int
    has_keys: bool = False
    key: str | None = None
    key_node: int = 0
    left_out: bool = False


class _Builder:
    """Takes events one by one; open collections lie on a stack of its own, so nothing recurs."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.tree = Tree()
        self.documents: list[Any] = []
        self.sound = True
        self.findings: list[Diagnostic] = []
        self.properties = Properties(text, MOST_FINDINGS)
        self.frame = _Frame(self.documents, 0)
        self.stack: list[_Frame] = []
        self.first_document: int | None = None
        self.has_escapes = "\\" in text.content
        self.left_out = 0  # how many nodes were made and cut again
        self.last = (0, 0)  # the stretch of the last scalar or bracketed collection

    def read(self) -> None:
        """Take all events, as far as they can be had."""
        takes: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: lambda event: self.open(event, {}),
            yaml.SequenceStartEvent: lambda event: self.open(event, []),
            yaml.MappingEndEvent: self.close,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }
        try:
            for event in iter(PARSER(self.text.content).get_event, None):
                take = takes.get(type(event))
                if take:
                    take(event)
        except _StopError:
            return
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # ValueError, OverflowError: escapes and tags that name no character
            self.findings.append(syntax.explained(self.text, error, self.last))
            self.sound = False

    def scalar(self, event: Any) -> None:
        """Take a scalar: a key, a list's item or a key's value."""
        start, end, value = event.start_mark.index, event.end_mark.index, event.value
        style, frame = event.style, self.frame
        if event.anchor is not None or event.tag is not None:
            start = min(end, self.properties.take(event, self.route()))
        if style == "|" or style == ">":  # noqa: PLR1714 — no set made: every scalar comes by
            end = start + len(self.text.content[start:end].rstrip(" \t\r\n"))
        node = self.node(start, end)
        self.last = start, end
        if style == '"' and self.has_escapes:
            self.check_escapes(value, start, end)
        plain = not style and event.implicit[0]
        if frame.key is None and frame.has_keys:
            self.key(value, node, plain=plain)
        else:
            self.put(self.plain(value, node) if plain and value[:1] in TELLING else value)

    def open(self, event: Any, value: Any) -> None:
        """Take the beginning of a list or mapping."""
        start, frame = event.start_mark.index, self.frame
        if event.tag is not None or event.anchor is not None:
            start = self.properties.take(event, self.route())
        if frame.key is None and frame.has_keys:
            frame.key_node = len(self.tree)
            self.note(syntax.collection_as_key(self.text, start, self.route()))
        if len(self.stack) == faults.MOST_LEVELS:
            self.fail(faults.too_deep(self.text.place(start, start + 1), self.route()))
        self.stack.append(frame)
        self.frame = _Frame(value, self.node(start, start), has_keys=type(value) is dict)

    def close(self, event: Any) -> None:
        """Take the end of a list or mapping."""
        closed, tree = self.frame, self.tree
        start, end = event.start_mark.index, event.end_mark.index
        if end > start:
            self.last = tree.starts[closed.node], end
        # Without brackets a collection ends with its last value: its own mark is lines later.
        tree.ends[closed.node] = self.last[1]
        tree.sizes[closed.node] = len(tree) - closed.node
        self.frame = self.stack.pop()
        self.put(closed.value)

    def alias(self, event: Any) -> None:
        """Take an alias: it stands for nothing, for what it repeats could grow without bound."""
        start, end = self.last = event.start_mark.index, event.end_mark.index
        frame, node = self.frame, self.node(start, end)
        self.properties.take_alias(start, end, self.route())
        if frame.key is None:
            frame.key_node = node
        self.put(None)

    def document(self, event: Any) -> None:
        """Take the beginning of a document; only the first is read."""
        start = event.start_mark.index
        if self.first_document is None:
            self.first_document = start
            return
        first, second = (self.text.rest_of_line(at) for at in (self.first_document, start))
        self.note(faults.second_document(second, first))
        raise _StopError

    def node(self, start: int, end: int) -> int:
        """The number of a new node."""
        tree = self.tree
        number = len(tree.starts)
        if number + self.left_out >= faults.MOST_VALUES:
            self.fail(faults.too_many(self.text.place(start, end)))
        tree.starts.append(start)
        tree.ends.append(end)
        tree.sizes.append(1)
        return number

    def key(self, key: str, node: int, *, plain: bool) -> None:
        """Open the entry of a key, which is its text whatever YAML could make of it."""
        frame = self.frame
        frame.key, frame.key_node = key, node
        if plain and key == "<<":
            frame.left_out = True
            self.note(faults.merge_key(self.place(node), self.route()))
        elif key in frame.value:
            frame.left_out = True
            self.duplicate(key, node)

    def put(self, value: Any) -> None:
        """Put a complete value where the open collection wants it."""
        frame = self.frame
        if not frame.has_keys:
            frame.value.append(value)
        elif frame.key is None:  # no text, so no key: the entry is left out
            frame.key, frame.left_out = "", True
        elif frame.left_out:
            self.left_out += len(self.tree) - frame.key_node
            self.tree.cut(frame.key_node)
            frame.key, frame.left_out = None, False
        else:
            frame.value[frame.key] = value
            frame.key = None

    def plain(self, written: str, node: int) -> Any:
        """The value of a plain scalar."""
        value = resolve(written)
        if value is written and is_not_a_number(written):
            self.note(faults.not_a_number(written, self.place(node), self.route()))
        return value

    def route(self) -> Route:
        """The way to where the next value goes, or to the mapping that wants a key."""
        steps: list[str | int] = []
        for frame in (*self.stack, self.frame)[1:]:
            if not frame.has_keys:
                steps.append(len(frame.value))
            elif frame.key is not None:
                steps.append(frame.key)
        return tuple(steps)

    def duplicate(self, key: str, node: int) -> None:
        """Note a key that the open mapping has already."""
        if len(self.findings) < MOST_FINDINGS:
            first, _value = self.tree.entries(self.frame.node, self.frame.value)[key]
            places = self.place(node), self.place(first)
            self.note(faults.duplicate_key(key, *places, self.route()))

    def check_escapes(self, value: str, start: int, end: int) -> None:
        """Note what escapes have made of a quoted text that no text should have."""
        if _SURROGATE.search(value):  # libyaml refuses these itself
            raise OverflowError
        if "\\" in self.text.content[start:end]:
            found = odd_value(value, self.text.place(start, end), self.route())
            if found:
                self.note(found)

    def place(self, node: int) -> Place:
        """Where a node stands."""
        return self.text.place(self.tree.starts[node], self.tree.ends[node])

    def fail(self, found: Diagnostic) -> None:
        """Note a finding after which neither the rest nor what was read counts."""
        self.findings.append(found)
        self.sound = False
        raise _StopError

    def note(self, found: Diagnostic) -> None:
        """Keep a finding, unless there are enough."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(found)
