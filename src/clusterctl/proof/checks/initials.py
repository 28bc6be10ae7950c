"""Initials that may part from their surname at a line's end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.findings import finding
from clusterctl.proof.patterns import before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text

_SURNAME: Final = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PARTING: Final = re.compile(
    rf"(?<![\w.])[А-ЯЁ]\.\u00a0?[А-ЯЁ]\. {_SURNAME}|(?<![\w.])[А-ЯЁ]\. [А-ЯЁ]\.[ \u00a0]?{_SURNAME}"
)

_OWNED: Final = re.compile(rf"{_SURNAME}[ \u00a0]$")
"""«ИП Примеров П.П. Форма обучения»: the initials belong to the surname before them."""


def check(text: Text) -> Iterator[Diagnostic]:
    """T23: a plain space between initials, or between them and the surname after them."""
    for index, line in enumerate(text.lines):
        for found in _PARTING.finditer(line.text):
            if _OWNED.search(before(line.text, found.start())):
                continue
            yield finding(
                text, "T23", index, found.span(),
                _("a plain space after initials"),
                _("put a non-breaking space there: Ctrl+Shift+Space in Word"),
            )  # fmt: skip
