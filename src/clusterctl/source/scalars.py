"""Plain scalars, those without quotes, to values: YAML 1.2's core schema, read with caution.

| written                                   | value                                             |
|-------------------------------------------|---------------------------------------------------|
| nothing, `~`, `null`, `Null`, `NULL`      | None                                              |
| `true`, `True`, `TRUE`, `false`, …        | bool; `yes`, `no`, `on`, `off` are texts          |
| `12`, `-3`, `0`                           | int                                               |
| `12.50`, `-0.5`, `.5`, `1.`               | Decimal with the digits as they are written       |
| `0712345678`, `007`, `08.02`              | text: a leading zero belongs to an identifier     |
| more than 15 digits                       | text: an account or a register number             |
| `+74872123456`                            | text: a leading plus belongs to a telephone       |
| `1e5`, `0x1F`, `0o17`                     | text: no sum or year is written so, codes are     |
| `2026-09-15`, `12:30`, `1_000`            | text, as in the core schema                       |

A text can be refused by whoever wants a number; a number made of a text can't be mended.
"""

from __future__ import annotations

import re
from decimal import Decimal

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(r"-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)")
_NOT_A_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
TELLING = frozenset(["", *"+-.0123456789~nNtTfF"])
"""What a plain scalar begins with that may be something else than text."""

MOST_DIGITS = 15
"""As many digits as any program keeps exactly, whatever it takes a number for."""


def resolve(plain: str) -> str | int | Decimal | bool | None:
    """The value that a plain scalar stands for."""
    if plain[:1] not in TELLING:
        return plain
    if plain in _WORDS:
        return _WORDS[plain]
    if not _NUMBER.fullmatch(plain):
        return plain
    digits = plain.lstrip("-")
    if len(digits.replace(".", "")) > MOST_DIGITS:
        return plain
    return Decimal(plain) if "." in digits else int(plain)


def is_not_a_number(plain: str) -> bool:
    """Whether the core schema would make infinity or “not a number” of it."""
    return "." in plain[:2] and bool(_NOT_A_NUMBER.fullmatch(plain))
