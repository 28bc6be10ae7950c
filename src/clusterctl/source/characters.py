"""Characters that a reader can't see and a text must not have."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Related
from clusterctl.messages import _, n_
from clusterctl.source.codes import ODD_CHARACTER, finding

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic, Place, Route
    from clusterctl.messages import Message
    from clusterctl.source.text import Text


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of odd characters: those in a regular expression's brackets, and how it is told."""

    members: str
    told: Message
    stops_reading: bool = False


# YAML 1.1, which the parser speaks, takes U+0085, U+2028 and U+2029 for line ends; 1.2 and
# editors don't: with them in a text nobody could say which line is which.
_SORTS = (
    _Sort(
        r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f",
        _("control character {code}"),
        stops_reading=True,
    ),
    _Sort(
        r"\x85\u2028\u2029",
        _("line separator {code}, which is no line end"),
        stops_reading=True,
    ),
    _Sort(
        r"\ud800-\udfff\ufeff\ufffe\uffff",
        _("{code}, which stands for no character"),
        stops_reading=True,
    ),
    _Sort(
        r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
        _("{code}, which turns the direction of writing"),
    ),
    _Sort(r"\u00ad", _("soft hyphen {code}, which can't be seen")),
    _Sort(
        r"\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufff9-\ufffb"
        r"\U000e0001\U000e0020-\U000e007f",
        _("zero-width character {code}, which can't be seen"),
    ),
)
_ODD = re.compile("[" + "".join(sort.members for sort in _SORTS) + "]")
_STOPS = re.compile("[" + "".join(sort.members for sort in _SORTS if sort.stops_reading) + "]")
_SHOWN = 5


def stops_reading(text: Text) -> bool:
    """Whether the text has characters that the parser refuses or misreads."""
    return _STOPS.search(text.content) is not None


def odd_characters(text: Text) -> Diagnostic | None:
    """One finding on all odd characters of the text, at the first of them."""
    found = _ODD.search(text.content)
    if not found:
        return None
    others = islice(_ODD.finditer(text.content, found.end()), _SHOWN - 1)
    related = [Related(text.place(*odd.span()), _told(odd.group())) for odd in others]
    more = _ODD.subn("", text.content)[1] - 1  # counted without keeping a match for each
    return _finding(text.place(*found.span()), found.group(), more, *related)


def odd_value(value: str, place: Place, route: Route) -> Diagnostic | None:
    """The finding on odd characters that escapes have put into a value."""
    found = _ODD.findall(value)
    return _finding(place, found[0], len(found) - 1, route=route) if found else None


def _finding(
    place: Place, character: str, more: int, *related: Related, route: Route = ()
) -> Diagnostic:
    message = _told(character)
    if more:
        message = n_(
            "{what}, and {n} more character that can't be seen",
            "{what}, and {n} more characters that can't be seen",
            more,
            what=message,
        )
    return finding(
        place,
        ODD_CHARACTER,
        message,
        _("delete it, or type this stretch of the text anew"),
        *related,
        route=route,
    )


def _told(character: str) -> Message:
    sort = next(s for s in _SORTS if re.match(f"[{s.members}]", character))
    return replace(sort.told, values={"code": f"U+{ord(character):04X}"})
