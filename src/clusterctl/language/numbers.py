"""Numbers in figures as Russian papers write them, and the noun forms they take."""

from __future__ import annotations

from decimal import Decimal

from clusterctl.language.grammar import NBSP


def number(n: int | Decimal) -> str:
    """The number with its thousands apart and a decimal comma: «1 234,56», «−5»."""
    digits = f"{n:,f}" if isinstance(n, Decimal) else f"{n:,}"
    return digits.replace(",", NBSP).replace(".", ",").replace("-", "−")


def plural(n: int | Decimal, one: str, few: str, many: str) -> str:
    """The noun's form after the number: 1 день, 2 дня, 5 дней; a fraction takes «дня»."""
    if n != int(n):
        return few
    units, tens = abs(int(n)) % 10, abs(int(n)) // 10 % 10
    if tens == 1 or units not in {1, 2, 3, 4}:
        return many
    return one if units == 1 else few


def counted(n: int | Decimal, one: str, few: str, many: str) -> str:
    """The number and its noun, kept on one line: «5 дней»."""
    return f"{number(n)}{NBSP}{plural(n, one, few, many)}"
