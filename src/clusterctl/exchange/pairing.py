"""Rows that belong together in three versions of a list, though none of them says so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from clusterctl.changes.sameness import essence, identity
from clusterctl.exchange.paths import got

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from clusterctl.exchange.paths import Path
    from clusterctl.exchange.reading import Line, Table

_MOST_PAIRS: Final = 250_000
"""So many pairs of rows are weighed for how much they have in common."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A row of the workbook or of the document with what it was and what it is now."""

    line: Line | None
    was: int | None
    now: int | None


def pairs(
    base: list[Any], ours: list[Any], lines: Sequence[Line], table: Table, *, drop: bool
) -> Iterator[Pairing]:
    """The rows that belong together: of the workbook in their order, then those it lacks."""
    items = [line.item for line in lines]
    keys = table.sheet.identity
    was = _matched(base, items, keys, table.paths)
    here = _matched(base, ours, keys, table.paths)
    now_of_base = {i: j for j, i in enumerate(here) if i is not None}
    taken = {now_of_base[i] for i in was if i is not None and i in now_of_base}
    free = [j for j in range(len(ours)) if j not in taken and (drop or here[j] is None)]
    fresh = [n for n, i in enumerate(was) if i is None or i not in now_of_base]
    found = _matched([ours[j] for j in free], [items[n] for n in fresh], keys, (), alike=False)
    added = {n: free[j] for n, j in zip(fresh, found, strict=True) if j is not None}
    for n, line in enumerate(lines):
        i = was[n]
        yield Pairing(line, i, now_of_base.get(i, added.get(n)) if i is not None else added.get(n))
    paired = {now_of_base.get(i, -1) for i in was if i is not None} | set(added.values())
    for j in range(len(ours)):
        if j not in paired:
            yield Pairing(None, here[j], j)


def _matched(
    before: list[Any],
    after: list[Any],
    keys: Sequence[str],
    paths: Sequence[Path],
    *,
    alike: bool = True,
) -> list[int | None]:
    """For each item of `after` the position of the one it was before.

    Equal ones first, then those of one key, then those that have most in common.
    """
    found: list[int | None] = [None] * len(after)
    left = dict.fromkeys(range(len(before)))
    for mark in (essence, lambda item: identity(item, keys)) if keys else (essence,):
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for i in left:
            waiting[mark(before[i])].append(i)
        for j, item in enumerate(after):
            if found[j] is None and (known := waiting.get(mark(item))):
                found[j] = at = known.pop(0)
                left.pop(at, None)
    if alike:
        _pair_alike(before, after, list(left), found, paths)
    return found


def _pair_alike(
    before: list[Any], after: list[Any], left: list[int], found: list[int | None],
    paths: Sequence[Path],
) -> None:  # fmt: skip
    """Pair what is left by what it has in common, the most alike first."""
    fresh = [j for j, i in enumerate(found) if i is None]
    if len(left) * len(fresh) > _MOST_PAIRS:
        return
    told_before = {i: [essence(got(before[i], p)) for p in paths] for i in left}
    told_after = {j: [essence(got(after[j], p)) for p in paths] for j in fresh}
    nothing = essence(None)
    scored = []
    for i in left:
        for j in fresh:
            both = zip(told_before[i], told_after[j], strict=True)
            said = [(a == b) for a, b in both if (a, b) != (nothing, nothing)]
            if said and sum(said) * 2 >= len(said):
                scored.append((-sum(said) / len(said), abs(i - j), i, j))
    for _score, _way, i, j in sorted(scored):
        if i in left and found[j] is None:
            found[j] = i
            left.remove(i)
