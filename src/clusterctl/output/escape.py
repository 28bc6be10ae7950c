"""Foreign text made harmless: what steers a terminal, a build log or a Markdown page is told."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from clusterctl.diagnostics import Place

_STEERING = re.compile(
    "[\u0000-\u001f\u007f-\u009f"  # C0, DEL, C1
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # directions, zero width, line separators
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"  # notes between lines, no characters, tags
    "\ud800-\udfff]"  # lone surrogates
    # What runners of builds take for a command wherever it stands: ##[error], ##vso[…].
    r"|(?<=#)#(?=\w*\[)"
)
_COMMAND = "::"
"""What a line begins with that a build's runner takes for a command."""

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>|~$!]")
_REFERENCE = re.compile(r"(?<=[@#])(?=\w)")
_LINK = re.compile(r"(?<=\bwww)(?=\.)|(?<=\bhttp)(?=://)|(?<=\bhttps)(?=://)|(?<=\bftp)(?=://)")
_NOTHING = "&#8203;"
"""A space of no width, which keeps a name from being mentioned and an address from a link."""


def visible(text: str) -> str:
    """The text in one line, each control, direction and zero-width character as its code."""
    return _STEERING.sub(lambda found: _code(found.group()), text)


def where(path: str, place: Place) -> str:
    """A place as `file:line:column`, to begin a line with."""
    shown = visible(path)
    before = "./" if shown.startswith(_COMMAND) else ""
    return f"{before}{shown}:{place.line}:{place.column}"


def cut(text: str, most: int) -> str:
    """The text, or its beginning where it is longer."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def encodable(text: str) -> str:
    """The text with half surrogate pairs replaced, which no UTF-8 file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def markdown(text: str) -> str:
    """The text in one line of Markdown that means nothing but itself, in a table or outside."""
    told = visible(text).replace("&", "&amp;")
    told = _MARKDOWN.sub(r"\\\g<0>", told)
    return _LINK.sub(_NOTHING, _REFERENCE.sub(_NOTHING, told))


def uri(path: str) -> str:
    """A path as a relative reference of RFC 3986, its bytes percent-encoded."""
    return quote(os.fsencode(path), safe="/")


def _code(character: str) -> str:
    point = ord(character)
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"  # noqa: PLR2004 four digits
