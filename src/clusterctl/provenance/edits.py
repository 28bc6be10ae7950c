"""What differs between two texts, line by line: put in, taken out, reworded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clusterctl.messages import Message
    from clusterctl.provenance.lines import Cell, Line


class Kind(StrEnum):
    """What was done to a line."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Edit:
    """A line that differs: where it is, or after which it was; None for a text nobody knows."""

    kind: Kind
    place: Message
    before: str | None = ""
    after: str | None = ""


def edits(before: Sequence[str], after: Sequence[Line], known: Mapping[str, Line]) -> list[Edit]:
    """What was done to lines of those marks to make the lines that there are now.

    `known` gives the lines of marks as far as they can be made again.
    """
    matcher = SequenceMatcher(None, *_told_apart(before, after), autojunk=False)
    found: list[Edit] = []
    for tag, i, j, k, end in matcher.get_opcodes():
        if tag != "equal":
            found += _between(before[i:j], after[k:end], known, _behind(after, k))
    return found


def _told_apart(before: Sequence[str], lines: Sequence[Line]) -> tuple[list[str], list[str]]:
    """The marks; where the same ones stand too often to be paired in time, numbered each."""
    after = [line.mark for line in lines]
    counts = Counter(after)
    if sum(number * counts[mark] for mark, number in Counter(before).items()) <= _PAIRS:
        return list(before), after
    return list(_numbered(before)), list(_numbered(after))


def _numbered(marks: Iterable[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for mark in marks:
        seen[mark] += 1
        yield f"{mark}#{seen[mark]}"


def _behind(lines: Sequence[Line], position: int) -> Message:
    """Where something stood that is gone: after the line before it."""
    if position == 0:
        return _("at the beginning")
    return _("after: {place}", place=lines[position - 1].place)


def _between(
    gone: Sequence[str], fresh: Sequence[Line], known: Mapping[str, Line], behind: Message
) -> Iterator[Edit]:
    """The lines of one place, each of the old ones beside the new one that is most like it."""
    for mark, line in _paired(gone, fresh, known):
        was = known.get(mark) if mark else None
        if line is None:
            place = was.place if was and was.aside else behind
            if was and was.row:
                place = _("{place} (was: {was})", place=behind, was=was.place)
            yield Edit(Kind.REMOVED, place, before=was.text if was else None)
            continue
        behind = _("after: {place}", place=line.place)
        if mark is None:
            yield Edit(Kind.ADDED, line.place, after=line.text)
        elif was is None:
            yield Edit(Kind.CHANGED, line.place, before=None, after=line.text)
        else:
            yield from _within(was, line)


def _paired(
    gone: Sequence[str], fresh: Sequence[Line], known: Mapping[str, Line]
) -> Iterator[tuple[str | None, Line | None]]:
    """The old marks beside the new lines: what is alike together, in the order of both."""
    if len(gone) == len(fresh):
        yield from zip(gone, fresh, strict=True)
        return
    if len(gone) * len(fresh) > _MANY:
        yield from ((mark, None) for mark in gone)
        yield from ((None, line) for line in fresh)
        return
    i = 0
    for line in fresh:
        at = next((n for n in range(i, len(gone)) if _alike(known.get(gone[n]), line)), None)
        if at is None:
            yield None, line
            continue
        yield from ((mark, None) for mark in gone[i:at])
        yield gone[at], line
        i = at + 1
    yield from ((mark, None) for mark in gone[i:])


_ALIKE: Final = 0.6
_LOOKED_AT: Final = 300
"""So many characters tell whether two lines are alike."""
_PAIRS: Final = 100_000
"""So many pairs of lines that say the same are weighed; time grows faster than they do."""
_MANY: Final = 400
"""So many pairs are looked at one by one: more are two texts, not one reworded."""


def _alike(was: Line | None, line: Line) -> bool:
    """Whether a line is more likely a reworded one than a new one."""
    if was is None or bool(was.row) != bool(line.row):
        return False
    texts = was.text[:_LOOKED_AT], line.text[:_LOOKED_AT]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    return (
        matcher.real_quick_ratio() > _ALIKE
        and matcher.quick_ratio() > _ALIKE
        and matcher.ratio() > _ALIKE
    )


def _within(was: Line, line: Line) -> Iterator[Edit]:
    """What differs in a line that was reworded: of a row, the cells."""
    if not line.row or len(was.cells) != len(line.cells):
        yield Edit(Kind.CHANGED, line.place, was.text, line.text)
        return
    table, row = line.row
    for n, (old, new) in enumerate(zip(was.cells, line.cells, strict=True), 1):
        if _solid(old) != _solid(new):
            place = _("table {n}, row {row}, cell {cell}", n=table, row=row, cell=n)
            yield from _of_cell(old, new, place)


def _of_cell(old: Cell, new: Cell, place: Message) -> Iterator[Edit]:
    """What differs in a cell: of several paragraphs, those that do."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, end in matcher.get_opcodes():
        if tag != "equal":
            for before, after in zip_longest(old[i:j], new[k:end], fillvalue=""):
                kind = Kind.CHANGED
                if not before or not after:
                    kind = Kind.ADDED if after else Kind.REMOVED
                yield Edit(kind, place, before, after)


def _solid(cell: Cell) -> str:
    return "".join(cell).replace(" ", "")
