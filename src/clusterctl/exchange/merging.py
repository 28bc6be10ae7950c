"""Three versions of a document made one: as it was handed out, as it is now, as it came back."""

from __future__ import annotations

from collections import Counter, defaultdict
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clusterctl import schema
from clusterctl.changes.sameness import essence, identity, same
from clusterctl.exchange.naming import owner_name, row_name
from clusterctl.exchange.pairing import pairs
from clusterctl.exchange.paths import Path, got, put, route
from clusterctl.exchange.shown import shown
from clusterctl.exchange.trouble import Spot, Trouble, error, info
from clusterctl.messages import _, n_

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from clusterctl.diagnostics import Route
    from clusterctl.exchange.lexicon import Lexicon
    from clusterctl.exchange.pairing import Pairing
    from clusterctl.exchange.reading import Entry, Line, Reading, Table
    from clusterctl.schema import Field


@dataclass(frozen=True, slots=True)
class Merged:
    """The document as it would be.

    `kept` gives for the lists that were put together, by their routes, which item of the list as
    it is now each item is; None for a new one. `origins` are the cells that values came from,
    `changed` those whose value replaces another one.
    """

    value: Any
    kept: dict[Route, tuple[int | None, ...]]
    origins: dict[Route, Spot]
    changed: tuple[Changed, ...]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell whose value replaces the document's, both as the workbook shows them."""

    spot: Spot
    was: object
    now: object


def merged(
    kind: str,
    versions: tuple[Any, Any],
    reading: Reading,
    lexicon: Lexicon,
    *,
    force: bool = False,
    empty: bool = False,
) -> Merged:
    """The document put together from `versions`, as it was handed out and as it is now.

    What only one side changed is taken from that side. What both changed is a trouble, unless
    `force` gives it to the workbook. Of a workbook handed out `empty` only what was filled in
    counts.
    """
    whole = _Merging(kind, versions[0], versions[1], lexicon, force, empty)
    for path, entry in reading.entries.items():
        whole.single(path, entry)
    for table in reading.tables:
        if not (empty and not table.lines):
            whole.table(table)
    return whole.result(reading)


@dataclass(slots=True)
class _Merging:
    kind: str
    base: Any
    ours: Any
    lexicon: Lexicon
    force: bool
    empty: bool
    value: Any = field(init=False)
    kept: dict[Route, tuple[int | None, ...]] = field(default_factory=dict)
    rows: list[tuple[Route, Line]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    since: list[Spot] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.value = deepcopy(self.ours)

    def single(self, path: Path, entry: Entry) -> None:
        """Merge a value that stands in no table."""
        if entry.failed or (self.empty and entry.value is None):
            return
        said = (got(self.base, path), got(self.ours, path), entry.value)
        described = schema.field(self.kind, _plain(path))
        if self.taken(said, entry.spot, described):
            put(self.value, path, entry.value)

    def taken(self, said: tuple[Any, Any, Any], spot: Spot, described: Field | None) -> bool:
        """Whether the workbook's value replaces the document's."""
        base, ours, theirs = said
        if same(theirs, ours):
            return False
        if same(theirs, base) and not self.empty:
            self.since.append(spot)
            return False
        if same(ours, base) or self.force:
            self.changed.append(
                Changed(spot, self.told(ours, described), self.told(theirs, described))
            )
            return True
        was, now, new = (self.told(value, described) for value in (base, ours, theirs))
        self.troubles.append(
            error(
                spot,
                _("the workbook says “{new}”, the document now “{now}”; it was “{was}” when "
                  "the workbook was exported", new=new, now=now, was=was),
                _("settle on one value; --force takes the workbook's"),
            )
        )  # fmt: skip
        return False

    def told(self, value: Any, described: Field | None) -> object:
        """A value the way the workbook shows it."""
        if described is None or isinstance(value, dict):
            return "–" if value is None else str(value)
        told = shown(value, described, self.lexicon)
        return "–" if told is None else told

    def table(self, table: Table) -> None:
        """Merge the rows of a table, of one within another row by row of the one above."""
        sheet = table.sheet
        self.tell_repeated(table)
        if not sheet.above:
            self.listed(table, sheet.route, sheet.route, sheet.route, table.lines)
            return
        *_rest, inner = sheet.route
        keys = tuple(c.path[0] for c in sheet.columns if c.of_parent)
        of: defaultdict[Hashable, list[Line]] = defaultdict(list)
        for line in table.lines:
            of[essence(list(line.owner))].append(line)
        bases = dict(_owners(got(self.base, sheet.above), keys))
        now = dict(_owners(got(self.ours, sheet.above), keys))
        for owner, at in _owners(got(self.value, sheet.above), keys):
            was: Path = (*sheet.above, bases[owner], inner) if owner in bases else ()
            before = self.kept.get(sheet.above)
            old = before[at] if before else now.get(owner)
            here: Path = () if old is None else (*sheet.above, old, inner)
            self.listed(table, was, here, (*sheet.above, at, inner), of.pop(owner, []))
        for lines in of.values():
            self.troubles += [self.stray(line, table) for line in lines]

    def stray(self, line: Line, table: Table) -> Trouble:
        """The trouble of a row whose owner isn't there."""
        above = owner_name(line.owner, table.sheet, self.lexicon)
        if not above:
            return error(line.spot, _("it is not said what the row belongs to"),
                         _("choose it in the first column"))  # fmt: skip
        field = schema.field(self.kind, table.sheet.above)
        return error(
            line.spot,
            _("“{title}” has no row “{name}”", title=field.title if field else "", name=above),
            _("add it there, or mend the first column"),
        )

    def tell_repeated(self, table: Table) -> None:
        """Tell of rows that the table's key can't tell apart, unless they were so before."""
        keys = table.sheet.identity
        if not keys or not all((key,) in table.paths for key in keys):
            return
        first: dict[Hashable, Line] = {}
        known = Counter(_marks_before(self.base, table))
        for line in table.lines:
            mark = (essence(list(line.owner)), identity(line.item, keys))
            if mark in first and known[mark] <= 1 and any(key in line.item for key in keys):
                self.troubles.append(
                    error(
                        line.spot,
                        _("the row repeats row {row}", row=first[mark].row + 1),
                        _("delete one of them, or put them together"),
                    )
                )
            known[mark] -= mark in first
            first.setdefault(mark, line)

    def listed(self, table: Table, was: Path, now: Path, at: Path, lines: Sequence[Line]) -> None:
        """Merge one list; the paths lead to it in the base, in our version, in the new one."""
        base = (got(self.base, was) if was else None) or []
        ours = (got(self.ours, now) if now else None) or []
        paired = list(pairs(base, ours, lines, table, drop=self.empty))
        rows, kept = self.put_together(table, base, ours, paired)
        if not rows and not ours:
            return
        put(self.value, at, [row for row, _line in rows])
        self.kept[tuple(_plain(at, positions=True))] = tuple(kept)
        self.rows += [
            ((*_plain(at, positions=True), n), line) for n, (_row, line) in enumerate(rows) if line
        ]

    def put_together(
        self, table: Table, base: list[Any], ours: list[Any], paired: list[Pairing]
    ) -> tuple[list[tuple[Any, Line | None]], list[int | None]]:
        """The rows of a list in order: ours as they stand, new ones behind what they came after."""
        order: list[tuple[float, int, Any, Line | None, int | None]] = []
        after = -1.0
        for number, pair in enumerate(paired):
            if pair.line is None:
                if pair.now is not None and self.stays(table, base, ours, pair):
                    order.append((pair.now, -1, ours[pair.now], None, pair.now))
                continue
            row = self.row(table, base, ours, pair)
            if row is None:
                continue
            after = float(pair.now) if pair.now is not None else after
            place = -1 if pair.now is not None else number
            order.append((after, place, row, pair.line, pair.now))
        order.sort(key=lambda each: (each[0], each[1]))
        return [(row, line) for _a, _n, row, line, _o in order], [each[4] for each in order]

    def row(self, table: Table, base: list[Any], ours: list[Any], pair: Pairing) -> Any:
        """A row of the workbook merged with what it was; None for one that we took out since."""
        assert pair.line is not None  # noqa: S101 the caller looked
        before = base[pair.was] if pair.was is not None else None
        if pair.now is None:
            if before is None or self.force or not self.unchanged(before, pair.line, table):
                if before is not None and not self.force:
                    self.troubles.append(_taken_out(pair.line.spot))
                return deepcopy(pair.line.item)
            return None
        row = deepcopy(ours[pair.now])
        for path, entry in pair.line.entries.items():
            if entry.failed:
                continue
            said = (got(before, path), got(ours[pair.now], path), entry.value)
            if self.empty:
                said = (said[1], said[1], entry.value)
            described = table.sheet.field.at((0, *_plain(path))) if table.sheet.field else None
            if self.taken(said, entry.spot, described):
                put(row, path, entry.value)
        return row

    def unchanged(self, before: Any, line: Line, table: Table) -> bool:
        return all(same(got(before, p), got(line.item, p)) for p in table.paths)

    def stays(self, table: Table, base: list[Any], ours: list[Any], pair: Pairing) -> bool:
        """Whether a row that the workbook lacks stays in the document."""
        if pair.was is None:
            return not self.empty
        assert pair.now is not None  # noqa: S101 the caller looked
        if same(base[pair.was], ours[pair.now]) or self.force or self.empty:
            return False
        self.troubles.append(
            error(
                Spot(table.name),
                _("the row “{row}” was deleted, but changed in the document since then",
                  row=row_name(ours[pair.now], table.sheet, self.lexicon)),
                _("put it back as it is now; --force deletes it"),
            )
        )  # fmt: skip
        return True

    def result(self, reading: Reading) -> Merged:
        """What came of it, with the cells by their routes."""
        origins: dict[Route, Spot] = {}
        for path, entry in reading.entries.items():
            if (found := route(self.value, path)) is not None:
                origins[found] = entry.spot
        for at, line in self.rows:
            origins[at] = line.spot
            item = got(self.value, at)
            for path, entry in line.entries.items():
                if (found := route(item, path)) is not None:
                    origins[(*at, *found)] = entry.spot
        since = [_since(self.since)] if self.since else []
        troubles = (*self.troubles, *since)
        return Merged(self.value, self.kept, origins, tuple(self.changed), troubles)


def _owners(listed: Any, keys: tuple[Any, ...]) -> Iterator[tuple[Hashable, int]]:
    """The rows that other rows belong to, by what names them, with their positions."""
    for at, item in enumerate(listed or ()):
        if isinstance(item, dict):
            yield essence([item.get(key) for key in keys]), at


def _marks_before(base: Any, table: Table) -> Iterator[Hashable]:
    """What told the rows of a table apart when it was handed out."""
    sheet = table.sheet
    if not sheet.above:
        yield from ((essence([]), identity(item, sheet.identity)) for item in
                    got(base, sheet.route) or ())  # fmt: skip
        return
    keys = tuple(c.path[0] for c in sheet.columns if c.of_parent)
    for parent in got(base, sheet.above) or ():
        owner = essence([parent.get(key) for key in keys])
        for item in parent.get(sheet.route[-1]) or ():
            yield owner, identity(item, sheet.identity)


def _since(spots: Sequence[Spot]) -> Trouble:
    """Tell that the document has moved on where the workbook says what it said at first."""
    return info(
        spots[0],
        n_(
            "it is as it was exported, but the document was changed since then: what it says stays",
            "{n} cells are as they were exported, but the document was changed since then: what "
            "it says stays",
            len(spots),
        ),
        _("to put back what the workbook says, export it anew and change the new one"),
    )


def _taken_out(spot: Spot) -> Trouble:
    return error(
        spot,
        _("the row was changed in the workbook, but taken out of the document since then"),
        _("delete it here, too; --force puts it back"),
    )


def _plain(path: Path, *, positions: bool = False) -> Route:
    """A path as a route of the schema: any position stands for all items."""
    return tuple(
        step if isinstance(step, str) or (positions and isinstance(step, int)) else 0
        for step in path
    )
