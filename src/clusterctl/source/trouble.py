"""The place where a parser gave up, and what can be seen from there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from clusterctl.source.text import shown

if TYPE_CHECKING:
    from clusterctl.diagnostics import Related
    from clusterctl.messages import Message
    from clusterctl.source.text import Text

QUOTES = ("'", '"')
_WORD = re.compile(r"[\[\]{}]|[^\s,\[\]{}]*")
_REMARK = re.compile(r"(?<!\s)\s++#.*")


class Clue(NamedTuple):
    """A mistake found: the stretch to look at, what it is and what to do about it."""

    start: int
    end: int
    message: Message
    help: Message
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Offsets of where the parser gave up, of what it could not finish, of the last whole value."""

    text: Text
    at: int
    since: int
    last: tuple[int, int]

    @property
    def content(self) -> str:
        """The whole text."""
        return self.text.content

    @property
    def mark(self) -> str:
        """The character at which the parser gave up; nothing at the end of the text."""
        return self.content[self.at : self.at + 1]

    @property
    def last_value(self) -> str:
        """The last whole value as it is written."""
        return self.content[slice(*self.last)]

    @property
    def behind_last(self) -> bool:
        """Whether the parser gave up on the line on which the last value ends, right behind it."""
        between = self.content[self.last[1] : self.at]
        return self.last[1] > self.last[0] and not between.strip(" ")

    def word_end(self, start: int) -> int:
        """Where the word ends that starts there."""
        found = _WORD.match(self.content, start)
        return found.end() if found else start

    def rest(self, start: int) -> str:
        """The rest of the line from there, without a remark and blanks behind it."""
        return _REMARK.sub("", self.content[start : self.text.line_end(start)]).rstrip()


def quoted(value: str) -> str:
    """The value in quotes, as an example to follow; a long one is cut."""
    value = shown(value)
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
