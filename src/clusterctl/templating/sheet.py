"""WordprocessingML written with tags in it: whatever they choose, it stays well-formed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from clusterctl.messages import Message, _
from clusterctl.templating.errors import RenderError
from clusterctl.templating.tags import MIDDLE, OPENING, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

# A brace of the text must not meet another and become a tag.
BRACES = str.maketrans({"{": "&#123;", "}": "&#125;", "\t": " "})


def literal(text: str) -> str:
    """Text of the template itself, to stand within `w:t`."""
    return escape(text, quote=False).translate(BRACES)


@dataclass(slots=True)
class Sheet:
    """Pieces of the markup in order, each tag on a line of its own: its line tells the tag."""

    tags: list[tuple[int, Tag]] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _lines: int = 1
    _open: list[Tag | None] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def write(self, piece: str) -> None:
        """Adds markup; it has no line breaks and no tags."""
        self._pieces.append(piece)

    def expression(self, tag: Tag, *, stopped: bool = False) -> None:
        """Adds a tag whose value is printed, with one full stop after it if asked."""
        self._tag("{{", tag, "}}", f"({tag.body}) | stopped" if stopped else "")

    def statement(self, tag: Tag) -> None:
        """Adds a tag that chooses or repeats; raises RenderError where it has no pair."""
        if tag.keyword in OPENING:
            self._open.append(tag)
        elif tag.keyword in MIDDLE:
            self._pair(tag)
        elif tag.keyword in OPENING.values():
            self._pair(tag)
            self._open.pop()
        self._tag("{%", tag, "%}")

    def enter(self, element: str) -> None:
        """Opens an element: tags opened outside can't be closed within."""
        self._pieces.append(element)
        self._open.append(None)

    def leave(self, element: str) -> None:
        """Closes an element; raises RenderError when a tag within is still open."""
        self.settle()
        self._open.pop()
        self._pieces.append(element)

    def settle(self) -> None:
        """Raises RenderError when a tag opened at this level is not closed."""
        if self._open and (tag := self._open[-1]):
            needed = OPENING[tag.keyword]
            raise RenderError(
                _("{tag} has no “{end}” here", tag=str(tag), end=needed), tag.place, _hint()
            )

    def _pair(self, tag: Tag) -> None:
        opener = self._open[-1] if self._open else None
        if opener is None or tag.keyword not in _ends(opener):
            raise RenderError(_("{tag} ends nothing here", tag=str(tag)), tag.place, self._why(tag))

    def _why(self, tag: Tag) -> Message:
        for opener in reversed(self._open):
            if opener and tag.keyword in _ends(opener):
                line, within = opener.place.line, opener.place.within
                if within:
                    return _("{tag}: {place}; {rule}", tag=str(opener), place=within, rule=_hint())
                return _(
                    "{tag} is on line {line}; {rule}", tag=str(opener), line=line, rule=_hint()
                )
        return _hint()

    def _tag(self, opener: str, tag: Tag, closer: str, body: str = "") -> None:
        self._lines += 1
        self.tags.append((self._lines, tag))
        self._pieces.append(f"{opener}\n{body or tag.body} {closer}")


def _ends(opener: Tag) -> Iterator[str]:
    yield OPENING[opener.keyword]
    yield "else"
    if opener.keyword == "if":
        yield "elif"


def _hint() -> Message:
    return _("a tag is opened and closed in the same paragraph, cell, row, table or box")
