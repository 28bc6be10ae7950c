"""Values on their way to paper: what may be printed, and as which WordprocessingML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.templating import marks
from clusterctl.templating.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BLANK = "_"
is_plain = re.compile("[ -%'-;=?-~\u00a0-\ud7ff]*").fullmatch
"""Whether nothing in a text is to be escaped or refused: most are so."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = {
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
}


@dataclass(frozen=True, slots=True)
class Lines:
    """A text whose line breaks and tabs are meant, and are printed."""

    text: str

    def __str__(self) -> str:
        return self.text


def printed(value: object) -> tuple[str, str]:
    """A value's text and its WordprocessingML, to stand within `w:t`; raises Refusal.

    No value becomes markup: whatever it says is said on paper.
    """
    match value:
        case Lines(text):
            text = _text(text)
            xml = "".join(
                _BREAKS.get(piece, escape(piece)) for piece in re.split(r"([\n\t])", text)
            )
            return text, xml
        case str() if is_plain(value):
            return value, value
        case str():
            text = _text(value)
            _refuse_breaks(text)
            return text, escape(text, quote=False)
        case int() if not isinstance(value, bool):
            return str(value), str(value)
        case marks.Cell():
            text, xml = printed(value.text)
            return text, value.mark() + xml
        case marks.Place():
            return "", value.mark()
        case None:
            raise Refusal(
                _("there is no value to print"),
                _("“| blank” prints a line to fill in by hand, “{% if … %}” leaves the place out"),
            )
        case _:
            raise Refusal(
                _("a value of type {type} is not printed as it is", type=type(value).__name__),
                _("a filter says how to write it: “| …”"),
            )


def _text(value: str) -> str:
    if found := _NOT_XML.search(value):
        code = f"U+{ord(found[0]):04X}"
        raise Refusal(_("a paper can't hold the character {code}, which the value has", code=code))
    return value.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def _refuse_breaks(text: str) -> None:
    if "\n" in text or "\t" in text:
        raise Refusal(
            _("the value has several lines or a tab where one line is expected"),
            _("“| lines” keeps the breaks, “| oneline” makes one line of it"),
        )


def blank(value: object, width: int = 10) -> object:
    """The value, or a line to fill in by hand where there is none."""
    return BLANK * min(width, 120) if value is None or value == "" else value


def lines(value: str) -> Lines:
    """The text with its line breaks and tabs kept on paper."""
    return Lines(str(value))


def oneline(value: str) -> str:
    """The text in one line, each stretch of spaces and breaks a single space."""
    return " ".join(str(value).split())


def paragraphs(value: str | None) -> list[str]:
    """The lines of a text that are not empty, to be looped over as paragraphs."""
    return [oneline(line) for line in (value or "").splitlines() if line.strip()]


def items(value: Mapping[str, object]) -> list[tuple[str, object]]:
    """The keys of a mapping with their values, in the order of the data."""
    return list(value.items())


def stopped(value: object) -> object:
    """The value with a full stop after it, unless it ends with one: “2026 г.” ends a sentence."""
    match value:
        case Lines(text):
            return Lines(_stopped(text))
        case str():
            return _stopped(value)
        case int() if not isinstance(value, bool):
            return f"{value}."
        case _:
            return value  # is refused when printed


def _stopped(text: str) -> str:
    return text if text.rstrip("\n").endswith(".") else text.rstrip("\n") + "."


FILTERS: dict[str, Callable[..., object]] = {
    "blank": blank,
    "items": items,
    "lines": lines,
    "oneline": oneline,
    "paragraphs": paragraphs,
    "stopped": stopped,
}
"""Filters every template has, besides the ones it shares with Jinja."""
