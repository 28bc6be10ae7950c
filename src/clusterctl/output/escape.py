"""Foreign text made harmless: characters that steer a terminal become visible."""

from __future__ import annotations

import re

_STEERING = re.compile(
    "[\u0000-\u001f\u007f-\u009f"  # C0, DEL, C1
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # directions, zero width, line separators
    "\ud800-\udfff]"  # lone surrogates
)


def visible(text: str) -> str:
    """The text in one line, each control, direction and zero-width character as its code."""
    return _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
