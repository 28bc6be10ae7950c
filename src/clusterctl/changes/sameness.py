"""When two values say the same: spaces, the order of a list and how a number is written don't."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


def same(one: Any, other: Any) -> bool:
    """Whether two plain values say the same."""
    return one is other or essence(one) == essence(other)


def essence(value: Any) -> Hashable:
    """What a value says, to compare and to look up by."""
    match value:
        case dict():
            told = {key: essence(v) for key, v in value.items() if v is not None}
            return ("mapping", frozenset(told.items()))
        case list():
            return ("list", frozenset(Counter(map(essence, value)).items()))
        case str():
            return ("text", " ".join(value.split()))
        case bool() | None:
            return ("constant", value)
        case _:
            return ("number", Decimal(value))


def identity(item: Any, keys: Sequence[str]) -> Hashable:
    """What tells an item of a list from the others: its keys, or without any all it says."""
    if not keys or not isinstance(item, dict):
        return essence(item)
    return tuple(essence(item.get(key)) for key in keys)
