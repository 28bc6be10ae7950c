"""The tree of a document back to text, laid out the one way there is."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from clusterctl.formatting import remarks, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.formatting.tree import Entry, Node

_STEP: Final = 2
_FEW: Final = 2
"""A folded text of so many lines, its mark included, is on one line."""


def written(text: str, root: Node) -> str:
    """The text of a tree; values that need no other form are taken as they were written."""
    lines = _Writer(text).block(root, 0)
    return "".join(f"{line}\n" for line in lines)


class _Writer:
    def __init__(self, text: str) -> None:
        self.text = text

    def block(self, node: Node, indent: int) -> Iterator[str]:
        """The lines of a collection whose entries stand below one another."""
        entries = _ordered(node)
        if node.owner is None and entries[0] is not node.entries[0]:  # the file's head stays there
            entries[0].above[:0], node.entries[0].above = node.entries[0].above, []
        for number, entry in enumerate(entries):
            yield from _apart(entry.above, indent, is_first=number == 0)
            yield from self.entry(entry, indent)
        yield from _apart(node.below, indent)

    def entry(self, entry: Entry, indent: int) -> Iterator[str]:
        """The lines of a key with its value, or of a list's item."""
        *before, beside = ["", *entry.beside]
        lead = " " * indent + ("-" if entry.key is None else f"{texts.key(entry.key)}:")
        yield from _apart([words for words in before if words], indent)
        if not self.opens(entry.node, len(lead) + 1):
            first, *rest = self.value(entry.node, indent, len(lead) + 1)
            yield _joined(lead, first, beside)
            yield from (" " * (indent + _STEP) + line if line else "" for line in rest)
            return
        body = list(self.block(entry.node, indent + _STEP))
        if entry.key is not None:
            yield _joined(lead, "", beside)
            yield from body
            return
        above = [line.strip() for line in takewhile(_is_remark, body)]
        yield from _apart([*([beside] if beside else []), *above], indent)
        yield _joined(lead, body[len(above)].lstrip(" "), "")
        yield from body[len(above) + 1 :]

    def opens(self, node: Node, column: int) -> bool:
        """Whether the entries of a node stand below one another, and not in brackets.

        What was written in brackets on one line stays there, a row of a table; over
        several lines it may stay if one is enough. A comment needs lines.
        """
        if not node.entries:
            return False
        if not node.in_brackets or any(remarks.every(node)):
            return True
        over_lines = "\n" in self.text[node.start : node.end].replace("\r", "\n")
        return over_lines and column + len(self.in_brackets(node)) > texts.WIDTH

    def value(self, node: Node, indent: int, column: int) -> list[str]:
        """What stands behind a key or a dash, and the lines below it."""
        text = node.value
        if not isinstance(text, str):
            return [self.in_brackets(node) if node.entries else self.single(node)]
        line = texts.inline(text, node.described)
        if kept := self.kept(node, indent + _STEP):
            return kept
        if "\n" not in text and column + len(line) <= texts.WIDTH:
            return [line]
        over_lines = texts.folded(text, indent + _STEP)
        if "\n" in text and (not self.is_folded(node) or over_lines is None):
            over_lines = texts.literal(text)
        return over_lines or [line]

    def kept(self, node: Node, indent: int) -> list[str] | None:
        """The lines of a folded text whose breaks may stay: none is too wide, no line stands out.

        Filling the lines anew would make a change of one word a change of them all.
        """
        lines = self.text[node.start : node.end].splitlines()
        if not self.is_folded(node) or len(lines) <= _FEW or texts.folded(node.value, 0) is None:
            return None
        written = [line.strip(" ") for line in lines[1:]]
        if any(indent + len(line) > texts.WIDTH for line in written) or not written[0]:
            return None
        return [texts.header(">", node.value), *written]

    def is_folded(self, node: Node) -> bool:
        """Whether a text is written with the mark that makes lines flow."""
        return self.text.startswith(">", node.start)

    def in_brackets(self, node: Node) -> str:
        """A node on one line, as it stands inside of brackets."""
        if not node.entries:
            if isinstance(node.value, str):
                return texts.inline(node.value, node.described, in_brackets=True)
            return self.single(node) or "null"
        values = (self.in_brackets(entry.node) for entry in _ordered(node))
        if isinstance(node.value, list):
            return f"[{', '.join(values)}]"
        keys = (texts.key(entry.key or "") for entry in _ordered(node))
        return f"{{{', '.join(f'{k}: {v}' for k, v in zip(keys, values, strict=True))}}}"

    def single(self, node: Node) -> str:
        """What is neither a text nor has anything in it, as it was written."""
        match node.value:
            case dict():
                return "{}"
            case list():
                return "[]"
            case _:
                return self.text[node.start : node.end]


def _ordered(node: Node) -> list[Entry]:
    """The entries in the schema's order of keys; an unknown key stays behind the one above it."""
    if node.described is None or not isinstance(node.value, dict):
        return node.entries
    ranks = {key: rank for rank, key in enumerate(node.described.fields)}
    last, placed = -1, []
    for entry in node.entries:
        last = ranks.get(entry.key or "", last)
        placed.append((last, entry))
    return [entry for _rank, entry in sorted(placed, key=lambda pair: pair[0])]


def _apart(words: Sequence[str], indent: int, *, is_first: bool = False) -> Iterator[str]:
    """The lines of comments, never two blank ones in a row, and none where a block begins."""
    above = remarks.BLANK if is_first else None
    for line in words:
        if line or above != remarks.BLANK:
            yield " " * indent + line if line else ""
        above = line


def _is_remark(line: str) -> bool:
    return not line or line.lstrip(" ").startswith("#")


def _joined(lead: str, value: str, beside: str) -> str:
    return "  ".join(filter(None, (" ".join(filter(None, (lead, value))), beside)))
