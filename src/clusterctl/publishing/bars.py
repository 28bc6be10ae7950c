"""Charts of characters: bars and sparklines for terminals, told apart without colours."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SPARKS = "▁▂▃▄▅▆▇█"
FILLS = "█▓▒░"
"""What the series of a stacked bar are filled with, one after another."""

_EIGHTHS = " ▏▎▍▌▋▊▉"
_GAP = "·"
"""Where a sparkline has no value."""


def bar(value: Decimal | None, most: Decimal, width: int) -> str:
    """A bar as long as the value is of the most there is, to an eighth of a character."""
    if value is None or value <= 0 or most <= 0:
        return ""
    eighths = max(1, round(min(value / most, Decimal(1)) * width * len(_EIGHTHS)))
    full, rest = divmod(eighths, len(_EIGHTHS))
    return "█" * full + (_EIGHTHS[rest] if rest else "")


def stacked(values: Sequence[Decimal | None], most: Decimal, width: int) -> list[str]:
    """The parts of a stacked bar; what is there at all has a character at least."""
    if most <= 0:
        return ["" for _value in values]
    lengths = [0 if not v or v < 0 else max(1, round(v / most * width)) for v in values]
    return [FILLS[n % len(FILLS)] * length for n, length in enumerate(lengths)]


def sparkline(values: Iterable[Decimal | None], least: Decimal, most: Decimal) -> str:
    """A character for each value, the higher the greater it is between the least and the most."""
    return "".join(_GAP if value is None else _spark(value, least, most) for value in values)


def _spark(value: Decimal, least: Decimal, most: Decimal) -> str:
    if most <= least:
        return SPARKS[len(SPARKS) // 2]
    share = (value - least) / (most - least)
    return SPARKS[min(len(SPARKS) - 1, int(share * len(SPARKS)))]
