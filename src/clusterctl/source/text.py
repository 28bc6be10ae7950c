"""The text of a file: its lines, and the place of any stretch of it."""

from __future__ import annotations

import re
from bisect import bisect_right

from clusterctl.diagnostics import Place

_MOST_SHOWN = 60
_BREAK = re.compile(r"\r\n|\r|\n")


def shown(written: str) -> str:
    """What a message can show of something written, which may be as long as a file."""
    return written if len(written) <= _MOST_SHOWN else written[: _MOST_SHOWN - 1] + "…"


class Text:
    """The characters of a file; offsets count from 0, lines and columns of a place from 1.

    Lines end as YAML 1.2 and editors end them: with LF, CR LF or CR, and nothing else.
    """

    __slots__ = ("_starts", "content", "file")

    def __init__(self, file: str, content: str) -> None:
        self.file = file
        self.content = content
        self._starts: list[int] | None = None  # found when first asked: most files are never shown

    @property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _BREAK.finditer(self.content))]
        return self._starts

    @property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return _BREAK.split(self.content)

    def line_number(self, offset: int) -> int:
        """The number of the line with that offset, from 0."""
        return bisect_right(self.starts, offset) - 1

    def line(self, number: int) -> str:
        """The line of that number from 0, without its end."""
        start = self.starts[number]
        return self.content[start : self.line_end(start)]

    def line_start(self, offset: int) -> int:
        """The offset at which the line with that offset starts."""
        return self.starts[self.line_number(offset)]

    def line_end(self, offset: int) -> int:
        """The offset just behind the last character of the line with that offset."""
        found = _BREAK.search(self.content, offset)
        return found.start() if found else len(self.content)

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of the stretch from `start` to `end`, without which it has no width."""
        line, column = self._position(start)
        end_line, end_column = self._position(start if end is None else end)
        return Place(self.file, line, column, end_line, end_column)

    def rest_of_line(self, start: int) -> Place:
        """The place of what stands from there to the end of the line."""
        return self.place(start, self.line_end(start))

    def _position(self, offset: int) -> tuple[int, int]:
        line = self.line_number(offset)
        return line + 1, offset - self.starts[line] + 1
