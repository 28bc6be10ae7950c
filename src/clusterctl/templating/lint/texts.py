"""A text template read as far as it goes: its tags, and what keeps it from being understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl.diagnostics import Place
from clusterctl.templating.errors import RenderError
from clusterctl.templating.front import front
from clusterctl.templating.tags import Tag, Tagged, Written, tagged

if TYPE_CHECKING:
    from clusterctl.messages import Message
    from clusterctl.templating.lint.findings import Findings

_MOST: Final = 100
"""Tags that can't be found the end of: more are no template."""

_FENCE: Final = "---\n"


@dataclass(frozen=True, slots=True)
class Read:
    """The tags of a template in order; `lost` if a statement among them couldn't be read.

    `places` has the places of a Word file's paragraphs in their order.
    """

    tags: list[Tag]
    lost: bool
    places: tuple[str, ...] = ()


def read(text: str, file: str, found: Findings) -> Read:
    """The tags of a text template; whatever else is wrong with it is told."""
    text = text.replace("\r\n", "\n")
    body, first = _body(text, file, found)
    whole, lost = mended(body, file, first, found)
    return Read(list(whole.tags.values()) if whole else [], lost)


def mended(
    text: str, file: str, first: int, found: Findings, within: Message | None = None
) -> tuple[Tagged | None, bool]:
    """The text with its tags found, and whether a statement was lost that can't be read.

    What can't be read is told and taken for spaces. `within` is where in a Word file it stands.
    """
    lost = False
    for _turn in range(_MOST):
        try:
            return tagged(Written(text, file, first)), lost
        except RenderError as error:
            place = Place(file, within=within) if within else error.place
            found.add("syntax", place, error.message, error.hint)
            text, removed = _without(text, error.place, first)
            lost = lost or removed.startswith("{%")
    return None, True


def _body(text: str, file: str, found: Findings) -> tuple[str, int]:
    """The text below the first lines, and the line it begins on."""
    try:
        _page, body, first = front(text, file)
    except RenderError as error:
        found.add("misplaced", error.place, error.message, error.hint)
        end = text.find(f"\n{_FENCE}") + 1 + len(_FENCE)
        return text[end:], text[:end].count("\n") + 1
    return body, first


def _without(text: str, place: Place, first: int) -> tuple[str, str]:
    """The text with spaces in a place, and what stood there."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    start = starts[place.line - first] + place.column - 1
    end = starts[place.end_line - first] + place.end_column - 1
    removed = text[start:end]
    blank = "".join(c if c == "\n" else " " for c in removed)
    return text[:start] + blank + text[end:], removed
