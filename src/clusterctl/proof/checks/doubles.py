"""Words written twice in a row: «в в течение»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text

_TWICE: Final = re.compile(
    r"(?<![\w.«„-])([А-Яа-яЁё]+)[ \u00a0]+(\1)(?![\w.-]|[ \u00a0]?[»“])", re.IGNORECASE
)
_REPEATED: Final = frozenset(
    {"что", "то", "кто", "так", "чуть", "едва", "еле", "очень", "вот", "всё", "все", "это", "да"}
    | {"нет", "ещё", "далеко", "давно", "много", "мало", "были", "было"}
)
"""Words that good Russian repeats."""


def check(text: Text) -> Iterator[Diagnostic]:
    """T21: the second of two equal words."""
    for index, line in enumerate(text.lines):
        for found in _TWICE.finditer(line.text):
            if found[1].lower() in _REPEATED or _is_other(found[1], found[2]):
                continue
            yield finding(
                text, "T21", index, found.span(2),
                _("“{word}” stands twice in a row", word=found[1]), _("take one out"),
            )  # fmt: skip


def _is_other(one: str, two: str) -> bool:
    """«по ПО», «о О. Иванове»: the second is an abbreviation, not the same word."""
    return one != two and two.isupper() and not one.isupper()
