"""Spaces and dashes: two in a row, one before a comma, none after «№»; a hyphen for a dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.findings import finding
from clusterctl.proof.patterns import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.text import Text

# More than three spaces set something apart on its line: «г. Тула          15 сентября».
_TWO: Final = re.compile(r"(?<=[\w»“).,;:!?])(?:[ \u00a0]{2,3})(?=[\w«„(№])")
_BEFORE: Final = re.compile(
    r"(?<=[А-Яа-яЁё»“)])[ \u00a0]+(?=[,;!?)](?:\s|$|[»“).,])|[,:](?=[ \u00a0][А-Яа-яЁё«]))"
)
_STOP: Final = re.compile(r"(?<=[а-яё»)])[ \u00a0]+(?=\.(?:\s|$))")
_INSIDE: Final = re.compile(r"(?<=[(«„])[ \u00a0]+(?=[\wА-Яа-яЁё])")
_CLOSING: Final = re.compile(r"(?<=[А-Яа-яё0-9])[ \u00a0]+(?=[»“](?:[\s,.;:)]|$))")
_NONE: Final = re.compile(r"(?<=[а-яё»)]),(?=[А-Яа-яЁё«])")
_NUMBER: Final = re.compile(r"№(?=[\wА-Яа-яЁё])")
_DASH: Final = spaced(r"(?<=[А-Яа-яЁё»“)]) - (?=[\wА-Яа-яЁё«„(])|(?<=[\w»“)]) - (?=[А-Яа-яЁё«„(])")
_YEARS: Final = spaced(
    r"(?<![\w.,/№-])(?<!№[ \u00a0])(?P<one>(?:19|20)\d\d)-(?P<two>(?:19|20)\d\d)(?=~(?:г|уч))"
)

_SPACES: Final = (
    (_TWO, _("several spaces in a row"), _("leave one")),
    (_BEFORE, _("a space before a sign"), _("take it out")),
    (_STOP, _("a space before a full stop"), _("take it out")),
    (_INSIDE, _("a space after an opening sign"), _("take it out")),
    (_CLOSING, _("a space before a closing sign"), _("take it out")),
    (_NONE, _("no space after a comma"), _("put one in")),
    (_NUMBER, _("no space after “№”"), _("put a non-breaking space in")),
)


def check(text: Text) -> Iterator[Diagnostic]:
    """T18 for spaces, T19 for hyphens that should be dashes."""
    for index, line in enumerate(text.lines):
        for pattern, message, remedy in _SPACES:
            for found in pattern.finditer(line.text):
                yield finding(text, "T18", index, found.span(), message, remedy)
        for found in _DASH.finditer(line.text):
            yield finding(
                text, "T19", index, found.span(),
                _("a hyphen between words"), _("put a dash: “—”"),
            )  # fmt: skip
        for found in _YEARS.finditer(line.text):
            if found["one"] < found["two"]:
                yield finding(
                    text, "T19", index, found.span(),
                    _("a hyphen between years"),
                    _("write “{right}”", right=f"{found['one']}–{found['two']}"),
                )  # fmt: skip
