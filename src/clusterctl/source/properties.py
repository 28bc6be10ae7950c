"""Anchors, aliases and tags: what YAML lets stand before a value or in its stead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clusterctl.diagnostics import Related
from clusterctl.messages import _
from clusterctl.source.codes import ANCHOR, TAG, finding
from clusterctl.source.text import shown

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic, Place, Route
    from clusterctl.source.text import Text

_PROPERTY = re.compile(r"&[^\s,\[\]{}]*|!<[^>\s]*>|![^\s,\[\]{}]*")
_GAP = re.compile(r"(?:\s|(?<=\s)#[^\r\n]*)*")


@dataclass(slots=True)
class _Anchor:
    name: str
    place: Place
    route: Route
    aliases: list[Related] = field(default_factory=list)


class Properties:
    """Those of one document: an anchor and its aliases make one finding, so does each tag."""

    def __init__(self, text: Text, most: int) -> None:
        self._text = text
        self._most = most
        self._anchors: list[_Anchor] = []
        self._known: dict[str, _Anchor] = {}
        self._others: list[Diagnostic] = []

    def take(self, event: Any, route: Route) -> int:
        """Note the anchor and tag of a value; the offset where the value itself starts."""
        start: int = event.start_mark.index
        for _property in range((event.anchor is not None) + (event.tag is not None)):
            found = _PROPERTY.match(self._text.content, start)
            if not found:
                break
            self._note(found, route)
            gap = _GAP.match(self._text.content, found.end())
            start = gap.end() if gap else found.end()
        return start

    def take_alias(self, start: int, end: int, route: Route) -> None:
        """Note an alias that stands there."""
        place = self._text.place(start, end)
        name = self._text.content[start + 1 : end]
        anchor = self._known.get(name)
        if anchor is None:
            self._add(
                finding(
                    place,
                    ANCHOR,
                    _("“*{name}” refers to an anchor that isn't there", name=shown(name)),
                    _("write the value out; a text that starts with “*” goes in quotes"),
                    route=route,
                )
            )
        elif len(anchor.aliases) < self._most:
            anchor.aliases.append(Related(place, _("“*{name}” repeats it here", name=shown(name))))

    def findings(self) -> list[Diagnostic]:
        """All that was noted, `most` at most."""
        return [*map(_told, self._anchors), *self._others][: self._most]

    def _note(self, found: re.Match[str], route: Route) -> None:
        place = self._text.place(*found.span())
        if found.group().startswith("&"):
            anchor = _Anchor(found.group()[1:], place, route)
            self._known[anchor.name] = anchor
            if len(self._anchors) < self._most:
                self._anchors.append(anchor)
            return
        self._add(
            finding(
                place,
                TAG,
                _("the type tag “{tag}” before a value", tag=shown(found.group())),
                _("delete the tag; a number or date that is meant as a text goes in quotes"),
                route=route,
            )
        )

    def _add(self, found: Diagnostic) -> None:
        if len(self._others) < self._most:
            self._others.append(found)


def _told(anchor: _Anchor) -> Diagnostic:
    return finding(
        anchor.place,
        ANCHOR,
        _("“&{name}” names a value so that it can be repeated elsewhere", name=shown(anchor.name)),
        _("delete the name and write the value out wherever it is needed"),
        *anchor.aliases,
        route=anchor.route,
    )
