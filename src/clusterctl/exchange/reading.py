"""What a filled-in workbook says: values by their paths, rows of tables, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clusterctl.exchange import heads
from clusterctl.exchange.meant import Misread, meant
from clusterctl.exchange.paths import Path, put
from clusterctl.exchange.records import cell_path
from clusterctl.exchange.sheets import FORM, YEARS, counted
from clusterctl.exchange.trouble import Spot, Trouble, error, info, warning
from clusterctl.messages import _, n_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clusterctl.exchange.grid import Grid
    from clusterctl.exchange.heads import Found
    from clusterctl.exchange.lexicon import Lexicon
    from clusterctl.exchange.sheets import Column, Sheet
    from clusterctl.schema import Field

_MOST_ALIKE: Final = 3
"""So many notes of one column are told one by one; of the others only how many there are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value and the cell it stands in; `failed` where nobody can tell what it says."""

    value: Any
    spot: Spot
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its values by the paths within its item, and the cells they stand in."""

    row: int
    entries: dict[Path, Entry]
    owner: tuple[Any, ...]
    item: dict[str, Any]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was filled in: the paths its columns stand for, its rows."""

    sheet: Sheet
    name: str
    paths: tuple[Path, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a workbook says."""

    entries: dict[Path, Entry]
    tables: tuple[Table, ...]
    troubles: tuple[Trouble, ...]


def read(
    grids: Sequence[Grid],
    plan: Sequence[Sheet],
    lexicon: Lexicon,
    step: Callable[[int, int], None] | None = None,
) -> Reading:
    """What the workbook with these sheets says; `step` is told how many are read of how many."""
    troubles: list[Trouble] = []
    entries: dict[Path, Entry] = {}
    tables: list[Table] = []
    for done, found in enumerate(heads.found(grids, plan, troubles), 1):
        reader = _Reader(found, lexicon, troubles)
        match found.sheet.key:
            case key if key == FORM:
                entries |= dict(reader.form())
            case key if key == YEARS:
                entries |= dict(reader.years())
            case _:
                tables.append(reader.table())
        reader.tell_notes()
        if step:
            step(done, len(plan))
    return Reading(entries, tuple(tables), tuple(troubles))


@dataclass(slots=True)
class _Reader:
    """Reads one sheet."""

    found: Found
    lexicon: Lexicon
    troubles: list[Trouble]
    notes: dict[int, list[Trouble]] = field(default_factory=dict)

    @property
    def grid(self) -> Grid:
        """The cells."""
        return self.found.grid

    def form(self) -> Iterator[tuple[Path, Entry]]:
        """The single values, by the key of their line or its words."""
        at = self.found.columns.get("value")
        by_key = {line.key: line for line in self.found.sheet.lines}
        by_words = {_words(line.section, line.title): line for line in by_key.values()}
        seen: set[str] = set()
        for row in range(len(self.grid.rows)) if at is not None else ():
            line = by_key.get(self.found.marks.get(row, "")) or by_words.get(
                _words(self.grid.value(row, 1), self.grid.value(row, 2))
            )
            if line is not None and line.key not in seen and at is not None:
                seen.add(line.key)
                yield line.path, self.entry(row, at, line.field)

    def years(self) -> Iterator[tuple[Path, Entry]]:
        """The numbers by years."""
        by_key = {line.key: line for line in self.found.sheet.lines}
        by_words = {_words("", line.title): line for line in by_key.values()}
        for row in range(len(self.grid.rows)):
            line = by_key.get(self.found.marks.get(row, "")) or by_words.get(
                _words("", self.grid.value(row, 2))
            )
            for year, at in self.found.columns.items() if line else ():
                value = counted(line) if line else None
                if line and value:
                    yield cell_path(line.path, int(year), value.key), self.entry(row, at, value)

    def table(self) -> Table:
        """The rows of a table."""
        columns = [c for c in self.found.sheet.columns if c.key in self.found.columns]
        self.tell_hidden()
        lines = [line for row in self.found.rows if (line := self.line(row, columns))]
        own = tuple(column.path for column in columns if not column.of_parent)
        return Table(self.found.sheet, self.grid.name, own, tuple(lines))

    def line(self, row: int, columns: Sequence[Column]) -> Line | None:
        """A row's values; None for a row that turns out to be blank."""
        entries: dict[Path, Entry] = {}
        owner: list[Any] = []
        item: dict[str, Any] = {}
        for column in columns:
            entry = self.entry(row, self.found.columns[column.key], column.field)
            if column.of_parent:
                owner.append(entry.value)
                continue
            entries[column.path] = entry
            if entry.value is not None:
                put(item, column.path, entry.value)
        failed = any(entry.failed for entry in entries.values())
        if not item and not any(owner) and not failed:
            return None
        return Line(row, entries, tuple(owner), item, Spot(self.grid.name, row, 1))

    def entry(self, row: int, column: int, described: Field) -> Entry:
        """The value of a cell; what can't be read is a trouble and no value."""
        spot = Spot(self.grid.name, row, column)
        try:
            raw = self.raw(spot)
            if (row, column) in self.grid.percents and isinstance(raw, float):
                raw = float(Decimal(repr(raw)) * 100)
                self.notes.setdefault(column, []).append(_percentage(spot, raw))
            found = meant(raw, described, self.lexicon)
        except Misread as misread:
            self.troubles.append(error(spot, misread.message, misread.help))
            return Entry(None, spot, failed=True)
        if found.note is not None:
            self.notes.setdefault(column, []).append(info(spot, found.note))
        return Entry(found.value, spot)

    def raw(self, spot: Spot) -> Any:
        """What a cell holds, or the cell that covers it; a `Misread` for what holds no value."""
        at = (spot.row, spot.column)
        if at in self.grid.errors:
            raise _failed(self.grid.errors[at])
        if at in self.grid.formulas:
            if not self.grid.formulas[at]:
                raise _not_counted()
            self.notes.setdefault(spot.column, []).append(_formula(spot))
        if at in self.grid.merged:
            return self.merged(spot, self.grid.merged[at])
        return self.grid.value(*at)

    def merged(self, spot: Spot, over: tuple[int, int]) -> Any:
        """What a cell above covers this one with; over several columns nobody can tell."""
        value = self.grid.value(*over)
        if over[1] != spot.column:
            raise Misread(
                _("the cell is merged with one of another column"),
                _("unmerge the cells and fill in each"),
            )
        if value != "":
            self.notes.setdefault(spot.column, []).append(
                info(spot, _("merged with the cell above: its value was read for this row, too"))
            )
        return value

    def tell_hidden(self) -> None:
        """Tell of hidden rows that are read all the same."""
        hidden = [row for row in self.found.rows if row in self.grid.hidden]
        if hidden:
            self.troubles.append(
                warning(
                    Spot(self.grid.name, hidden[0]),
                    n_(
                        "{n} hidden row is read as well",
                        "{n} hidden rows are read as well",
                        len(hidden),
                    ),
                    _(
                        "take the filter off or show the rows, and delete those that shall "
                        "not be taken over"
                    ),
                )
            )

    def tell_notes(self) -> None:
        """Tell how cells were read; of many alike in one column only the first ones."""
        for notes in self.notes.values():
            self.troubles += notes[:_MOST_ALIKE]
            rest = notes[_MOST_ALIKE:]
            if rest:
                spot = Spot(self.grid.name, rest[0].spot.row, rest[0].spot.column)
                said = n_(
                    "{n} cell more of this column was read likewise",
                    "{n} cells more of this column were read likewise",
                    len(rest),
                )
                self.troubles.append(info(spot, said))


def _words(*parts: object) -> str:
    joined = " ".join(" ".join(str(part).split()) for part in parts if part)
    return joined.casefold().rstrip("* ")


def _failed(said: str) -> Misread:
    return Misread(
        _("{error}: a formula that went wrong", error=said),
        _("mend the formula, or write the value itself"),
    )


def _not_counted() -> Misread:
    return Misread(
        _("a formula without a value: it was never calculated"),
        _("open the workbook in Excel and save it, or write the value itself"),
    )


def _formula(spot: Spot) -> Trouble:
    return info(spot, _("a formula: the value it shows was read"))


def _percentage(spot: Spot, value: float) -> Trouble:
    told = Decimal(repr(value)).normalize()
    return info(spot, _("a percentage: it was read as {value}", value=Decimal(f"{told:f}")))
