"""Regular expressions that read like the words they look for."""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|[ ~]")
_MEANT: Final = {" ": r"[ \u00a0]+", "~": r"[ \u00a0]*"}


def spaced(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """The pattern compiled: in it a space is any spaces, plain or not to break, «~» any or none.

    Sets of characters are left as they are.
    """
    return re.compile(_SIGNS.sub(lambda sign: _MEANT.get(sign[0], sign[0]), pattern), flags)


def before(text: str, at: int, most: int = 120) -> str:
    """What stands right before a position: enough to judge by, however long the line is."""
    return text[max(0, at - most) : at]


def after(text: str, at: int, most: int = 120) -> str:
    """What stands right after a position."""
    return text[at : at + most]
