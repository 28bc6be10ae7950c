"""Quotation marks: straight ones, unclosed ones, «…» within «…»."""

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

_FOREIGN: Final = re.compile(r"(?<!\d)\"|(?<![„\w])“(?=\w)|(?<=\w)”")
_FAR: Final = 200
"""So many paragraphs further a quoted text may end: the new wording of a whole section."""


def check(text: Text) -> Iterator[Diagnostic]:
    """T17: marks of another alphabet, marks without their pair, outer marks used inside.

    By the custom of lawyers one closing mark ends two names: «Завод «Образец». That is no finding.
    """
    opened: list[tuple[int, int]] = []
    for index, line in enumerate(text.lines):
        for found in _FOREIGN.finditer(line.text):
            yield finding(
                text, "T17", index, found.span(),
                _("the quotation mark {mark}", mark=found[0]), _("write «…», within them „…“"),
            )  # fmt: skip
        opens, closes = unpaired(line.text)
        for at in closes:
            if opened and index - opened[-1][0] <= _FAR:
                opened.pop()
            else:
                yield _lonely(text, index, at)
        for at in _inner(line.text):
            yield finding(
                text, "T17", index, (at, at + 1),
                _("the same quotation marks within quotation marks"),
                _("write the inner ones as „…“"),
            )  # fmt: skip
        opened += [(index, at) for at in opens]
    yield from (_lonely(text, index, at) for index, at in opened)


def _lonely(text: Text, index: int, at: int) -> Diagnostic:
    mark = text.lines[index].text[at]
    return finding(
        text, "T17", index, (at, at + 1),
        _("the quotation mark {mark} has no pair", mark=mark),
        _("put in the other one, or take it out"),
    )  # fmt: skip


def _inner(line: str) -> Iterator[int]:
    """The inner «…» of «… «…» …» where each has its own closing mark."""
    stack: list[int] = []
    inner: list[int] = []
    for at, sign in enumerate(line):
        if sign == "«":
            if stack:
                inner.append(at)
            stack.append(at)
        elif sign == "»" and stack:
            stack.pop()
            if not stack:
                yield from inner
                inner = []
