"""A Word template read as far as it goes: its tags, and what Word has left in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from clusterctl.diagnostics import Place
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _, n_
from clusterctl.templating.lint.texts import Read, mended
from clusterctl.templating.tags import TAG_CHARS
from clusterctl.templating.word_tags import line, straightened
from clusterctl.word.ooxml import w
from clusterctl.word.opening import opened
from clusterctl.word.places import spots

if TYPE_CHECKING:
    from lxml.etree import _Element

    from clusterctl.templating.lint.findings import Findings
    from clusterctl.templating.tags import Tag
    from clusterctl.word.places import Spot

_LEVEL: Final = re.compile(r"(?<=\{%)\s*(?:p|tr|tc|r)(?=\s+\S)|(?<=\{\{)r(?=\s+\S)")
"""What docxtpl puts before a tag to say what it stands for: `{%p if … %}`."""

_STRAY: Final = re.compile(r"[{}][^{}\n]{0,30}[{}]?")
_CHANGES: Final = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")))
_ACCEPT: Final = _("in Word: Review, Accept All Changes and Stop Tracking")


def read_word(content: bytes, file: str, found: Findings) -> Read:
    """The tags of a Word template; whatever else is wrong with it is told."""
    try:
        told = list(spots(opened(content, file)))
    except ClusterctlError as error:
        found.add("unsafe-file", Place(file), error.message, error.hint)
        return Read([], lost=True)
    tags: list[Tag] = []
    lost = False
    for spot in told:
        read = _paragraph(spot, file, found)
        tags += read.tags
        lost = lost or read.lost
    return Read(tags, lost, tuple(spot.place.text("en") for spot in told))


def _paragraph(spot: Spot, file: str, found: Findings) -> Read:
    """The tags of a paragraph; what else is wrong in it is told."""
    place = Place(file, within=spot.place)
    _left(spot.paragraph, place, found)
    text = _LEVEL.sub(lambda at: " " * len(at[0]), straightened(line(spot.paragraph).text))
    known = len(found.found)
    whole, lost = mended(text, file, 1, found, spot.place)
    if whole is None:
        return Read([], lost=True)
    has_slips = len(found.found) > known  # half a tag leaves a brace
    for stray in _STRAY.finditer("" if has_slips else whole.text):
        found.add(
            "stray-brace",
            place,
            _("a brace of no tag: “{text}”", text=re.sub(f"[{TAG_CHARS}]", "…", stray[0])),
            _("tags are “{{ … }}” and “{% … %}”"),
        )
    return Read([replace(tag, place=place) for tag in whole.tags.values()], lost)


def _left(paragraph: _Element, place: Place, found: Findings) -> None:
    """Tells what somebody has left in a paragraph, and what nobody sees in it."""
    if next(paragraph.iter(*_CHANGES), None) is not None:
        found.add("tracked-change", place, _("tracked changes are left in the template"), _ACCEPT)
    if remarks := sum(1 for _each in paragraph.iter(w("commentReference"))):
        told = n_("{n} comment is left in the template", "{n} comments are left in the template",
                  remarks)  # fmt: skip
        found.add("comment", place, told, _("papers are made without it; delete it when done"))
    if hidden := _hidden(paragraph):
        told = _("hidden text: “{text}”", text=hidden)
        found.add("hidden-text", place, told, _("in Word: Home, Font, clear “Hidden”"))


_MOST_SHOWN: Final = 60


def _hidden(paragraph: _Element) -> str:
    """The text of a paragraph that Word doesn't show."""
    off = {"0", "false", "off"}
    texts = [
        text.text or ""
        for run in paragraph.iter(w("r"))
        for mark in run.iterfind(f"{w('rPr')}/{w('vanish')}")
        if mark.get(w("val")) not in off
        for text in run.iterchildren(w("t"))
    ]
    return "".join(texts).strip()[:_MOST_SHOWN]
