"""Which columns of a table find room on a line, and which are told below the first one."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from clusterctl.publishing import cells
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.model import Kind, Light, Weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.messages import Language
    from clusterctl.reports.model import Cell, Column, Row, Table

GAP = 2
"""Characters between two columns."""

_FIRST = 18
"""A first column narrower than that is a column of single words."""
_WIDE = 28
_LONGEST_WORD = 25
_HEADING = 14
"""A heading of numbers that is not longer stays on a line where there is room."""

_UNIT = "unit"
"""The key of columns that say in what the numbers are: told after the first cell, not below."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table with the texts of its cells; `folded` are the columns that have no room."""

    table: Table
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: dict[int, int]
    """The columns that have room, and how much."""
    folded: tuple[int, ...]

    def first(self, row: int) -> str:
        """The first cell, with the unit of the row where that has no column of its own."""
        texts = self.rows[row]
        units = [texts[n] for n in self.folded if self.table.columns[n].key == _UNIT and texts[n]]
        return ", ".join([texts[0], *units])

    def below(self, row: int) -> list[str]:
        """What is told below the first cell of a row."""
        texts = self.rows[row]
        folded = [n for n in self.folded if self.table.columns[n].key != _UNIT and texts[n]]
        return [f"{self.titles[n]}: {texts[n]}" for n in folded if not _idle(self.table, n)]

    def again(self, row: int) -> bool:
        """Whether a row is of the same thing as the one before it."""
        plain_rows = {self.table.rows[n].weight for n in (row, row - 1)} == {Weight.PLAIN}
        return row > 0 and plain_rows and self.first(row) == self.first(row - 1)


@dataclass(frozen=True, slots=True)
class _Room:
    """The least room that a column needs, and the most that it can use."""

    least: int
    most: int

    def for_words(self, longest: int) -> _Room:
        """This room, wide enough for words of that length as well, unless they are monsters."""
        least = max(self.least, min(longest, _LONGEST_WORD))
        return _Room(least, max(self.most, least))


def fitted(table: Table, language: Language, width: int) -> Fitted:
    """The table for a line of that width: words give way first, numbers last."""
    titles = tuple(heading(cells.heading(c, language), language) for c in table.columns)
    rows = tuple(_texts(row, table.columns, language) for row in table.rows)
    rooms = {n: _room(table, titles, rows, n) for n in range(len(titles))}
    for n in _yielding(table):
        if sum(room.least for room in rooms.values()) + GAP * (len(rooms) - 1) <= width:
            break
        del rooms[n]
        if not _idle(table, n):
            rooms[0] = rooms[0].for_words(_longest_word(rows, n))
    folded = tuple(n for n in range(len(titles)) if n not in rooms)
    return Fitted(table, titles, rows, _shared(rooms, width), folded)


def wrapped(text: str, width: int) -> str:
    """The text in lines of that width; unlike those of rich, its unbreakable spaces hold."""
    lines = wrap(text, max(width, 1), break_long_words=False)
    return "\n".join(part for line in lines for part in wrap(line, max(width, 1)))


def written(cell: Cell, kind: Kind, language: Language) -> str:
    """A value in one harmless line; its unbreakable spaces stay."""
    if isinstance(cell, str) and not isinstance(cell, Light):
        return plain(cell, language)
    told = cells.written(cell, kind, language)
    return plain(told, language) if kind is Kind.TEXT else told


def _texts(row: Row, columns: Sequence[Column], language: Language) -> tuple[str, ...]:
    pairs = zip(row.cells, columns, strict=True)
    return tuple(written(cell, column.kind, language) for cell, column in pairs)


def _room(table: Table, titles: Sequence[str], rows: Sequence[Sequence[str]], n: int) -> _Room:
    """The room of a column: values other than texts stay whole, headings may break at spaces."""
    column = table.columns[n]
    title = max(map(len, titles[n].split()), default=0)
    told = [
        texts[n]
        for texts, row in zip(rows, table.rows, strict=True)
        if row.weight is not Weight.GROUP
    ]
    longest = max([title, *map(len, told)])
    if column.kind is not Kind.TEXT:
        return _Room(longest, max(longest, min(len(titles[n]), _HEADING)))
    words = _longest_word(rows, n)
    usual = _FIRST if n == 0 else _WIDE if column.wide else min(words, _LONGEST_WORD)
    return _Room(max(title, min(longest, usual)), max(longest, min(len(titles[n]), usual)))


def _longest_word(rows: Sequence[Sequence[str]], n: int) -> int:
    return max((len(word) for texts in rows for word in texts[n].split()), default=0)


def _shared(rooms: Mapping[int, _Room], width: int) -> dict[int, int]:
    """What each column gets: its least, and of the rest as much as it lacks more than others."""
    rest = width - GAP * (len(rooms) - 1) - sum(room.least for room in rooms.values())
    lack = sum(room.most - room.least for room in rooms.values())
    share = 0 if lack <= 0 else max(0, min(rest, lack)) / lack
    return {n: room.least + int((room.most - room.least) * share) for n, room in rooms.items()}


def _yielding(table: Table) -> list[int]:
    """The columns but the first, in the order they give way in: the last of a kind before."""
    ranks = {n: _rank(table, n) for n in range(1, len(table.columns))}
    return sorted(ranks, key=lambda n: (ranks[n], -n))


def _rank(table: Table, n: int) -> int:
    column = table.columns[n]
    if _idle(table, n):
        return -1
    if column.kind is Kind.TEXT:
        return 1 if column.wide else 0 if column.key == _UNIT else 2
    return 3 if column.kind is Kind.DATE else 4


def _idle(table: Table, n: int) -> bool:
    """Whether a column has nothing but zeros and gaps to tell."""
    return not any(row.cells[n] for row in table.rows)
