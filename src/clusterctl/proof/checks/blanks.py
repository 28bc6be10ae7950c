"""Blanks to fill in: «____», «__.__.20__»; a line to sign on is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text

_BLANK: Final = re.compile(
    r"(?:[«\"„]_{2,}[»\"“]|_{2,})(?:[ \u00a0.]*(?:[«\"„]?_{2,}[»\"“]?|20_{1,4}|г\.))*"
)
_SIGNATURE: Final = re.compile(
    r"(?<!_)_{3,}[\s\u00a0]*(?:/|\(?[А-ЯЁ]\.|\t)|\t_{3,}|/[\s\u00a0]{0,9}_{3,}"
    r"|^[\s\u00a0]*_{3,}[\s\u00a0]*$|\((?i:подпись|фио|ф\.[\s\u00a0]*и\.[\s\u00a0]*о\.)"
    r"|^[\s\u00a0]*(?:М\.[\s\u00a0]?П\.|Подпись)"
)


def check(text: Text) -> Iterator[Diagnostic]:
    """T08: each blank once, however many strokes it has."""
    for index, line in enumerate(text.lines):
        if "__" not in line.text or _SIGNATURE.search(line.text):
            continue
        for found in _BLANK.finditer(line.text):
            yield finding(
                text, "T08", index, found.span(),
                _("a blank to fill in"), _("fill it in, or strike it out before signing"),
            )  # fmt: skip
