"""New values put into a document's text: what stays the same keeps its place, form and comments."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clusterctl import schema, source
from clusterctl.changes.sameness import identity, same
from clusterctl.exchange import composing
from clusterctl.formatting import formatted, texts, tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.diagnostics import Route
    from clusterctl.formatting.tree import Entry, Node
    from clusterctl.schema import Field
    from clusterctl.source import Source


_New = tuple["str | None", Any]
"""An entry to put in: a key and its value, or an item without a key."""


def spliced(
    document: Source,
    kind: str,
    value: Any,
    kept: Mapping[Route, Sequence[int | None]],
) -> str:
    """The document's text with this value.

    `kept` tells of lists which of their old items the new ones are; items of other lists are
    told apart as their schema says. A text in the canonical layout stays in it.
    """
    if same(document.value, value):
        return document.text
    root, tokens = tree.grown(document, schema.field(kind))
    keys = {id(token.entry): token.start for token in tokens if token.is_key}
    splicer = _Splicer(document.text, kept, keys)
    splicer.value(root, (), value)
    text = splicer.text_with()
    if formatted(document, kind) != document.text:
        return text
    return formatted(source.read(document.file, text.encode()), kind)


@dataclass(slots=True)
class _Splicer:
    """Collects what is to be cut out and put in, all by the places of the old text."""

    text: str
    kept: Mapping[Route, Sequence[int | None]]
    keys: Mapping[int, int]
    cuts: list[tuple[int, int, str]] = field(default_factory=list)

    def text_with(self) -> str:
        """The text with all of it done."""
        parts, at = [], 0
        for start, end, new in sorted(self.cuts, key=lambda cut: cut[:2]):
            parts += [self.text[at:start], new]
            at = max(at, end)
        return "".join((*parts, self.text[at:]))

    def value(self, node: Node, at: Route, new: Any) -> None:
        """Make a value the new one."""
        if same(node.value, new):
            return
        if isinstance(node.value, dict) and isinstance(new, dict) and node.entries and new:
            self.mapping(node, at, new)
        elif isinstance(node.value, list) and isinstance(new, list) and node.entries and new:
            self.listed(node, at, new)
        else:
            self.replaced(node, new)

    def replaced(self, node: Node, new: Any) -> None:
        """Put a value in the place of another, whatever the two are."""
        start, end = node.start, node.end
        described = node.described
        if not composing.is_block(new, described) or _within_brackets(node):
            gap = " " if start == end else ""
            written = composing.inside if _within_brackets(node) else composing.flow
            self.cuts.append((start, end, gap + written(new, described)))
            return
        column = self.column(node.owner) if node.owner else 0
        while start and self.text[start - 1] == " ":
            start -= 1
        lines = "\n".join(composing.block(new, described, column + composing.STEP))
        alone = start and self.text[start - 1] == "\n"
        self.cuts.append((start, end, lines if alone else f"\n{lines}"))

    def mapping(self, node: Node, at: Route, new: dict[str, Any]) -> None:
        """Change, add and take away keys."""
        old = {entry.key: n for n, entry in enumerate(node.entries)}
        for key, number in old.items():
            if key is not None and new.get(key) is not None:
                self.value(node.entries[number].node, (*at, key), new[key])
        gone = {
            number
            for key, number in old.items()
            if new.get(key or "") is None and node.entries[number].node.value is not None
        }
        added = [(key, each) for key, each in new.items() if key not in old and each is not None]
        self.change(node, {len(node.entries) - 1: added}, gone)

    def listed(self, node: Node, at: Route, new: list[Any]) -> None:
        """Change, add and take away items."""
        kept = self.kept.get(at) or _aligned(node.value, new, node.described)
        added: dict[int, list[_New]] = {}
        after = -1
        for number, (item, was) in enumerate(zip(new, kept, strict=True)):
            if was is None:
                added.setdefault(after, []).append((None, item))
            else:
                after = max(after, was)
                self.items_value(node, at, was, number, item)
        self.change(node, added, set(range(len(node.entries))) - set(kept))

    def change(self, node: Node, added: Mapping[int, Sequence[_New]], gone: set[int]) -> None:
        """Take entries out, and put new ones behind old ones."""
        if len(gone) == len(node.entries):
            new = [entry for _after, listed in sorted(added.items()) for entry in listed]
            is_list = isinstance(node.value, list)
            self.replaced(node, [v for _k, v in new] if is_list else {str(k): v for k, v in new})
            return
        self.take_out(node, gone)
        self.put_in(node, added, gone)

    def items_value(self, node: Node, at: Route, was: int, number: int, item: Any) -> None:
        """Make an item the new one; `kept` goes by the routes of the new document."""
        self.value(node.entries[was].node, (*at, number), item)

    def take_out(self, node: Node, gone: set[int]) -> None:
        """Cut entries out, each with its line or up to the next one."""
        last_kept = max(set(range(len(node.entries))) - gone)
        for n in sorted(gone):
            start, end = self.start(node, n), node.entries[n].node.end
            if n < last_kept:
                after = self.start(node, n + 1) if node.in_brackets else self.next_words(end)
                self.cuts.append((start, after, ""))
            elif node.in_brackets:
                self.cuts.append((node.entries[n - 1].node.end, end, ""))
            else:
                self.cuts.append((self.text.rfind("\n", 0, start), self.line_end(end), ""))

    def put_in(self, node: Node, added: Mapping[int, Sequence[_New]], gone: set[int]) -> None:
        """Put new entries behind old ones, before the first for the position -1."""
        for after, entries in added.items():
            if entries and node.in_brackets:
                self.put_into_brackets(node, after, entries, gone)
            elif entries:
                self.put_below(node, after, entries)

    def put_into_brackets(
        self, node: Node, after: int, entries: Sequence[_New], gone: set[int]
    ) -> None:
        written = [self.in_flow(node, key, value) for key, value in entries]
        while after in gone:
            after -= 1
        if after >= 0:
            at = node.entries[after].node.end
            self.cuts.append((at, at, "".join(f", {each}" for each in written)))
        else:
            first = min(set(range(len(node.entries))) - gone)
            at = self.start(node, first)
            self.cuts.append((at, at, "".join(f"{each}, " for each in written)))

    def put_below(self, node: Node, after: int, entries: Sequence[_New]) -> None:
        column = self.column(node.entries[0])
        like = node.entries[max(after, 0)].node
        lines = [
            line
            for key, value in entries
            for line in composing.entry(key, value, composing.below(node.described, key), column,
                               in_brackets=like.in_brackets)
        ]  # fmt: skip
        if after >= 0:
            at = self.line_end(node.entries[after].node.end)
            self.cuts.append((at, at, "".join(f"\n{line}" for line in lines)))
        else:
            at = self.start(node, 0)
            first, *rest = (f"{line}\n" for line in lines)
            self.cuts.append((at, at, first.lstrip(" ") + "".join(rest) + " " * column))

    def in_flow(self, node: Node, key: str | None, value: Any) -> str:
        written = composing.inside(value, composing.below(node.described, key))
        return written if key is None else f"{texts.key(key)}: {written}"

    def start(self, node: Node, number: int) -> int:
        """Where an entry starts: its key, its dash, or in brackets the item itself."""
        entry = node.entries[number]
        if entry.key is not None:
            return self.key_start(node, number)
        if node.in_brackets:
            return entry.node.start
        column = node.start - (self.text.rfind("\n", 0, node.start) + 1)
        at = self.text.rfind("\n", 0, entry.node.start) + 1
        while self.text[at + column : at + column + 1] != "-" or self.text[at : at + column].strip(
            " -"
        ):
            at = self.text.rfind("\n", 0, at - 1) + 1
        return at + column

    def key_start(self, node: Node, number: int) -> int:
        """Where a key starts: the first thing behind what stands before it."""
        return self.keys[id(node.entries[number])]

    def column(self, entry: Entry) -> int:
        """The column in which an entry starts."""
        start = self.start(entry.home, entry.home.entries.index(entry))
        return start - (self.text.rfind("\n", 0, start) + 1)

    def line_end(self, at: int) -> int:
        """The end of the line, without its break."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found

    def next_words(self, at: int) -> int:
        """Where the first words behind this line begin."""
        at = self.line_end(at)
        while at < len(self.text) and self.text[at] in " \n\r":
            at += 1
        return at


def _within_brackets(node: Node) -> bool:
    return node.owner is not None and node.owner.home.in_brackets


def _aligned(old: list[Any], new: list[Any], described: Field | None) -> list[int | None]:
    """For each new item the old one it was: the one of the same key, or the same altogether."""
    keys = described.identity if described else ()
    left: defaultdict[Any, list[int]] = defaultdict(list)
    for number, item in enumerate(old):
        left[identity(item, keys)].append(number)
    waiting = (left[identity(item, keys)] for item in new)
    return [known.pop(0) if known else None for known in waiting]
