"""Comments and blank lines of a document, each put to what it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.formatting.tree import Entry, Node, Token

BLANK: Final = ""
"""Stands for a blank line among comments."""

_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_CLOSED: Final = re.compile(r"[\]}]")


@dataclass(frozen=True, slots=True)
class _Remark:
    """A comment between two tokens.

    `closes` counts the brackets closed since the comment before it; `is_beside` tells
    that something ends on its line, `is_apart` that a blank line stands above it.
    """

    words: str
    at: int
    closes: int
    is_beside: bool
    is_apart: bool


def place(text: str, root: Node, tokens: Sequence[Token]) -> None:
    """Put the comments into the tree that the tokens are of.

    What stands on the line of a value is beside it. What stands on a line of its own
    belongs to the entry below, or to the end of the block above when it stands as
    deep as that.
    """
    for before, after in pairwise((None, *tokens, None)):
        if before is not None:
            before.entry.beside += _within(text[before.start : before.end], before)
        _Gap(text, root, before, after).read()


def every(node: Node) -> Iterator[str]:
    """All comments of a tree."""
    for entry in node.entries:
        yield from (words for words in (*entry.above, *entry.beside) if words)
        yield from every(entry.node)
    yield from (words for words in node.below if words)


def _within(written: str, token: Token) -> list[str]:
    """The comments inside a token: behind the mark of a block text, in an empty collection."""
    if token.is_key or not written.startswith(("|", ">", "{", "[")):
        return []
    lines = written.splitlines()[: 1 if written[0] in "|>" else None]
    return [_words(line.partition("#")[2]) for line in lines if "#" in line]


def _words(text: str) -> str:
    return f"#{text}".rstrip()


class _Gap:
    """What stands between two tokens: no word in it but in comments."""

    def __init__(self, text: str, root: Node, before: Token | None, after: Token | None) -> None:
        self.text, self.root, self.before, self.after = text, root, before, after
        self.start = before.end if before else 0
        self.stop = after.start if after else len(text)
        self.below = _entry_begun(self.start, after)
        self.is_apart = False

    def read(self) -> None:
        """Put each comment where it belongs, a blank line before what it stands before."""
        closed = list(self._closed())
        for remark in self._remarks():
            ended, closed = closed[: remark.closes], closed[remark.closes :]
            if remark.is_beside:
                self._beside(ended).append(remark.words)
                continue
            target, closed = self._target(remark, closed)
            target += [BLANK, remark.words] if remark.is_apart else [remark.words]
        if self.is_apart and self.below is not None:
            self.below.above.append(BLANK)

    def _remarks(self) -> Iterator[_Remark]:
        """The comments of the gap; `is_apart` tells in the end of a blank line below them."""
        closes = 0
        for number, line in enumerate(_LINE.finditer(self.text, self.start, self.stop)):
            signs, mark, words = line[1].partition("#")
            here = len(_CLOSED.findall(signs))
            closes += here
            if mark:
                is_beside = here > 0 or (number == 0 and self.before is not None)
                at = line.start() + len(signs)
                yield _Remark(_words(words), at, closes, is_beside, self.is_apart)
                closes, self.is_apart = 0, False
            elif line[2] and not signs.strip() and (number > 0 or self.before is None):
                self.is_apart = True

    def _closed(self) -> Iterator[Node]:
        """The collections that end in the gap, from the innermost out."""
        going_on = set(map(id, _around(self.after)))
        yield from (node for node in _around(self.before) if id(node) not in going_on)

    def _beside(self, ended: Sequence[Node]) -> list[str]:
        """Where a comment belongs that stands beside what ends on its line."""
        owner = ended[-1].owner if ended else self.before and self.before.entry
        return owner.beside if owner else self.root.below

    def _target(self, remark: _Remark, closed: list[Node]) -> tuple[list[str], list[Node]]:
        """Where a comment on a line of its own belongs, and what may take those after it."""
        if closed and closed[0].in_brackets:
            return closed[0].below, closed
        column = _column(self.text, remark.at)
        if self.below is None or column > _column(self.text, self.below.home.start):
            for number, node in enumerate(closed):
                if _column(self.text, node.start) <= column:
                    return node.below, closed[number:]
        return (self.below.above, []) if self.below else (self.root.below, [])


def _entry_begun(start: int, after: Token | None) -> Entry | None:
    """The outermost entry that a gap stands above: of the next token, or of the same value."""
    if after is None:
        return None
    entry = after.entry
    while entry.home.owner and entry.home.start >= start:
        opens_below_key = entry.home.owner.key is not None
        if opens_below_key and not entry.home.in_brackets:
            break
        entry = entry.home.owner
        if opens_below_key:
            break
    return entry


def _around(token: Token | None) -> Iterator[Node]:
    """The collections that a token stands in, from the innermost out."""
    node = token.entry.home if token else None
    while node is not None:
        yield node
        node = node.owner.home if node.owner else None


def _column(text: str, at: int) -> int:
    return at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) - 1
