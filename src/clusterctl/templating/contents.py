"""A table of contents that is filled in before Word is asked to update it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.word import ooxml
from clusterctl.word.ooxml import add, c, element, paragraph, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from clusterctl.templating.references import Heading

_CODE: Final = 'TOC \\o "1-2" \\h \\z \\u'
_DEEPEST: Final = 2
_FIRST_ID: Final = 100_000
"""Ids of bookmarks from here on are those of headings."""


def fill(body: _Element, headings: Sequence[Heading]) -> None:
    """Lists the headings where the template asks for contents, as links.

    Page numbers are not known before Word has laid out the pages, and a wrong one is worse than
    none: they appear when the table is updated (F9), without a question asked on opening.
    """
    listed = [heading for heading in headings if heading.level <= _DEEPEST]
    places = list(body.iter(c("contents")))
    for number, heading in enumerate(listed if places else [], _FIRST_ID):
        ooxml.bookmark(heading.block, _name(number), number, ())
    for place in places:
        replace(place, [_contents(place.get("title", ""), listed)] if listed else [])


def _name(number: int) -> str:
    return f"_Toc{number:09}"


def _contents(title: str, headings: Sequence[Heading]) -> _Element:
    """The block Word knows as its own: with a button to update it."""
    block = element("sdt")
    gallery = add(add(block, "sdtPr"), "docPartObj")
    add(gallery, "docPartGallery", val="Table of Contents")
    add(gallery, "docPartUnique")
    content = add(block, "sdtContent")
    if title:
        heading = paragraph("TOCHeading")
        _add_text(heading, title)
        content.append(heading)
    entries = [_entry(heading, number) for number, heading in enumerate(headings, _FIRST_ID)]
    begin, code, separate, _shown, end = ooxml.field(_CODE, "")
    entries[0][1:1] = [begin, code, separate]
    entries[-1].append(end)
    content.extend(entries)
    return block


def _entry(heading: Heading, number: int) -> _Element:
    entry = paragraph(f"TOC{heading.level}")
    link = add(entry, "hyperlink", anchor=_name(number), history=1)
    _add_text(link, f"{heading.number} {ooxml.text_of(heading.block)}".strip())
    return entry


def _add_text(block: _Element, text: str) -> None:
    shown = add(add(block, "r"), "t")
    shown.text = text
    shown.set(ooxml.XML_SPACE, "preserve")
