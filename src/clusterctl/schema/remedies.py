"""What a value of the wrong form was likely meant to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.schema.formats import as_iso_date
from clusterctl.spelling import in_latin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NUMBER: Final = re.compile(
    r"([0-9 \u00a0\u202f]+)(?:[.,]([0-9]{1,2}))?(?:[ \u00a0]*(?:₽|р\.|руб\.?))?"
)

_BOOLEANS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("yes", "on", "да", "true"), "true"),
    **dict.fromkeys(("no", "off", "нет", "false"), "false"),
}

_CHANGES: Final[tuple[Callable[[str], str | None], ...]] = (
    str.strip,
    lambda text: re.sub(r"[\s-]", "", text),
    as_iso_date,
    lambda text: re.sub(r"[-/, ]", ".", text),
    lambda text: in_latin(text).strip(),
    lambda text: in_latin(text).strip().upper(),
    lambda text: re.sub(r"[\s_.]+", "-", in_latin(text).strip().lower()),
    lambda text: re.sub(r"[\s-]+", "/", text),
)
"""Ways to mend a text, the mildest first."""


def reshaped(text: str, pattern: str) -> str | None:
    """The text changed a little so that it has the form, or None where that takes a guess."""
    form = re.compile(pattern, re.ASCII)
    for change in _CHANGES:
        mended = change(text)
        if mended and form.fullmatch(mended):
            return mended
    return None


def as_number(text: str) -> str | None:
    """The number that a text like `1 500 000,50` stands for, as YAML writes it."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return None
    whole = re.sub(r"[^0-9]", "", found[1]).lstrip("0") or "0"
    return f"{whole}.{found[2]}" if found[2] else whole


def as_boolean(text: str) -> str | None:
    """`true` or `false` for a word that means it, as YAML writes it."""
    return _BOOLEANS.get(text.strip().casefold())
