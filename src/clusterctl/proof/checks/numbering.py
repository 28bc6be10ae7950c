"""Numbers of clauses typed by hand: twice the same, one left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.findings import finding
from clusterctl.proof.text import unpaired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text

_APPENDIX: Final = re.compile(r"\s*приложение(?!\w)", re.IGNORECASE)
_DEEP: Final = 2
"""Only «3.2» is judged: lists «1.», «2.» begin anew as often as they like."""


def check(text: Text) -> Iterator[Diagnostic]:
    """T06: a number that was there before, or that doesn't follow the one before it."""
    seen: dict[str, int] = {}
    last: dict[str, int] = {}
    opened = 0
    for index, line in text.body:
        if _APPENDIX.match(line.text):
            seen, last = {}, {}
        number = line.typed
        steps = number.split(".")
        if len(steps) >= _DEEP and not opened:
            span = (line.text.index(number), line.text.index(number) + len(number))
            section, own = ".".join(steps[:-1]), int(steps[-1])
            if number in seen:
                yield finding(
                    text, "T06", index, span,
                    _("number {n} a second time", n=number),
                    related=[(seen[number], span, _("the first time here"))],
                )  # fmt: skip
            elif section in last and own != last[section] + 1:
                yield finding(
                    text, "T06", index, span,
                    _("{n} after {before}", n=number, before=f"{section}.{last[section]}"),
                    _("{n} is expected here", n=f"{section}.{last[section] + 1}"),
                )  # fmt: skip
            seen.setdefault(number, index)
            last[section] = own
        opens, closes = unpaired(line.text)
        opened = max(0, opened - len(closes)) + len(opens)
