"""The axis of a chart: round steps that hold all its values, told in few characters."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.publishing.cells import figure
from clusterctl.reports.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.messages import Language

_STEPS = (1, 2, 5, 10)
_MOST = 5
_UNITS = (
    (Decimal(10) ** 9, _("{n} bn")),
    (Decimal(10) ** 6, _("{n} m")),
    (Decimal(10) ** 3, _("{n} k")),
)
_LARGE = 10_000
"""What is smaller is told to the last figure."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high` by `step`; zero is always on it."""

    low: Decimal
    high: Decimal
    step: Decimal

    def ticks(self) -> Iterator[Decimal]:
        """The values to mark, from the lowest."""
        count = int((self.high - self.low) / self.step)
        return (self.low + n * self.step for n in range(count + 1))

    def part(self, value: Decimal) -> float:
        """Where a value stands: 0 is the lowest of the scale, 1 the highest."""
        return float((value - self.low) / (self.high - self.low))


def scale(values: Iterable[Decimal], kind: Kind) -> Scale:
    """The scale of these values: at most five steps of 1, 2 or 5 and zeros, whole for counts."""
    known = [Decimal(0), *values]
    low, high = min(known), max(known)
    step = _step((high - low) / _MOST)
    if kind is Kind.COUNT:
        step = max(step, Decimal(1))
    bottom, top = math.floor(low / step), math.ceil(high / step)
    return Scale(bottom * step, max(top, bottom + 1) * step, step)


def short(value: Decimal, kind: Kind, language: Language) -> str:
    """A value for an axis or a bar: «1,2 млн», «350 тыс.», «75 %»."""
    if kind is Kind.SHARE:
        return f"{figure(round(value * 100), Kind.NUMBER, language)}\u00a0%"
    if abs(value) < _LARGE:
        return figure(value, kind, language)
    for size, unit in _UNITS:
        if abs(value) >= size:
            shortened = figure(Decimal(f"{value / size:.1f}"), Kind.NUMBER, language)
            return replace(unit, values={"n": shortened}).text(language)
    return figure(value, kind, language)


def _step(least: Decimal) -> Decimal:
    """The smallest round step that is not below `least`."""
    if not least:
        return Decimal(1)
    size = Decimal(10) ** least.adjusted()
    return next(size * step for step in _STEPS if size * step >= least)
