"""Values written as YAML where they are put into a text: on a line, or over lines."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clusterctl.formatting import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.schema import Field

STEP: Final = 2
_SHORT: Final = 80
"""A list of texts that is longer than this stands better over lines."""


def is_block(value: Any, described: Field | None) -> bool:
    """Whether a value stands better over several lines."""
    match value:
        case dict():
            return bool(value)
        case list():
            nested = any(isinstance(item, dict | list) for item in value)
            return nested or len(flow(value, described)) > _SHORT
        case _:
            return False


def block(value: Any, described: Field | None, column: int) -> Iterator[str]:
    """The lines of a mapping or a list from that column on."""
    if isinstance(value, list):
        for item in value:
            yield from entry(None, item, below(described, None), column)
        return
    for key, each in _ordered(value, described):
        yield from entry(key, each, below(described, key), column)


def entry(
    key: str | None,
    value: Any,
    described: Field | None,
    column: int,
    *,
    in_brackets: bool = False,
) -> Iterator[str]:
    """The lines of a key with its value, or of an item; a short item like its neighbours."""
    lead = " " * column + ("-" if key is None else f"{texts.key(key)}:")
    line = f"{lead} {flow(value, described)}"
    fits = in_brackets and len(line) <= texts.WIDTH
    if fits or not is_block(value, described) or not isinstance(value, dict | list):
        yield line
    elif key is None:
        first, *rest = block(value, described, column + STEP)
        yield f"{lead} {first.lstrip(' ')}"
        yield from rest
    else:
        yield lead
        yield from block(value, described, column + STEP)


def flow(value: Any, described: Field | None) -> str:
    """A value on one line."""
    match value:
        case dict():
            told = (
                f"{texts.key(key)}: {inside(each, below(described, key))}"
                for key, each in _ordered(value, described)
            )
            return f"{{{', '.join(told)}}}"
        case list():
            return f"[{', '.join(inside(each, below(described, None)) for each in value)}]"
        case str():
            return texts.inline(value, described)
        case _:
            return _scalar(value)


def inside(value: Any, described: Field | None) -> str:
    """A value within brackets, where some texts need quotes that need none outside."""
    if isinstance(value, str):
        return texts.inline(value, described, in_brackets=True)
    return flow(value, described)


def _scalar(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def _ordered(value: dict[str, Any], described: Field | None) -> Iterator[tuple[str, Any]]:
    """The entries that say something, in the schema's order."""
    known = list(described.fields) if described else []
    ranks = {key: rank for rank, key in enumerate(known)}
    for key in sorted(value, key=lambda key: ranks.get(key, len(ranks))):
        if value[key] is not None:
            yield key, value[key]


def below(described: Field | None, key: str | None) -> Field | None:
    """What the schema says of a key, or of a list's items."""
    if described is None:
        return None
    return described.item if key is None else described.below(key)
