"""Documents with one thing changed for the worse, the same ones in every run."""

from __future__ import annotations

import copy
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.diagnostics import Route

OTHER_VALUES: tuple[Any, ...] = (
    *("", " ", "x", "а", "—", "Прочее", "yes", "да", "null"),
    *("2026-02-30", "2026-13-01", "02.03.2026", "2026-9-1", "٢٠٢٦-٠٩-٠١", "2026/2028", "2026/2027"),
    *(
        "719900011",
        "7199000116\n",
        "٧١٩٩٠٠٠١١٦",
        "71990001160",
        "15-02-16",
        "15.02.16\n",
        "1５.02.16",
    ),
    *("Primer", "primer_zavod", "primer-", "primer\n", "прiмер", "primer primer", "draft", "final"),
    *("a" * 10_000, "я" * 10_000, "\U0001f600", "\u2028", "a\x00b", "^$", "{}", "{x}"),
    *(0, 1, -1, 7, 1999, 2101, 10**15, True, False, None),
    *(Decimal("1.5"), Decimal("2.0"), Decimal("-0.01"), Decimal("1.005"), Decimal("2027.00")),
    *([], {}, [[]], [None], ["x"], ["x", "x"], {"x": 1}, [{}], [1, Decimal("1.0"), True]),
)


def mutants(document: Any, count: int, seed: int) -> Iterator[Any]:
    """So many changed copies of a document; the document stays as it is."""
    random = Random(seed)
    routes = list(_routes(document))
    for _ in range(count):
        mutant = copy.deepcopy(document)
        random.choice(_CHANGES)(mutant, random.choice(routes), random)
        yield mutant


def _routes(value: Any, route: Route = ()) -> Iterator[Route]:
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in entries:
        yield (*route, step)
        if isinstance(below, (dict, list)):
            yield from _routes(below, (*route, step))


def _around(document: Any, route: Route) -> tuple[Any, Any]:
    """What holds the place, and the last step to it."""
    for step in route[:-1]:
        document = document[step]
    return document, route[-1]


def _drop(document: Any, route: Route, _random: Random) -> None:
    holder, step = _around(document, route)
    del holder[step]


def _replace(document: Any, route: Route, random: Random) -> None:
    holder, step = _around(document, route)
    holder[step] = random.choice(OTHER_VALUES)


def _rename(document: Any, route: Route, random: Random) -> None:
    holder, step = _around(document, route)
    if isinstance(step, str):
        at = random.randrange(len(step))
        holder[step[:at] + random.choice(("", "x", "ы")) + step[at + 1 :]] = holder.pop(step)


def _repeat(document: Any, route: Route, _random: Random) -> None:
    holder, step = _around(document, route)
    if isinstance(holder, list):
        holder.append(copy.deepcopy(holder[step]))


def _add(document: Any, route: Route, random: Random) -> None:
    holder, _step = _around(document, route)
    if isinstance(holder, dict):
        new = random.choice(("date", "inn", "until", "indefinite", "not_applicable", "treasury"))
        holder[new] = random.choice(OTHER_VALUES)


def _wreck(document: Any, route: Route, random: Random) -> None:
    for change in (_replace, _rename, _add):
        change(document, route, random)


_CHANGES: tuple[Callable[[Any, Route, Random], None], ...] = (
    *(_drop, _replace, _replace, _replace, _rename, _repeat, _add, _wreck),
)
