"""A Word file with comments put to its paragraphs, as a reviewer would write them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.word.foreign import announce
from clusterctl.word.ooxml import XML_SPACE, W, add, element, parsed, serialized, w
from clusterctl.word.opening import opened
from clusterctl.word.package import zipped
from clusterctl.word.places import spots_of, stories
from clusterctl.word.relationships import links, main_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from clusterctl.messages import Message

_NAME: Final = "comments.xml"


@dataclass(frozen=True, slots=True)
class Remark:
    """What to say of a paragraph; of none, it is said of the first.

    Word takes comments in the body alone: those to a header stand at the first paragraph as well,
    and say where they belong.
    """

    place: Message | None
    lines: tuple[str, ...]


def commented(content: bytes, name: str, remarks: Sequence[Remark], author: str) -> bytes:
    """The bytes of the file with the remarks in it; raises ClusterctlError as opening it does."""
    parts = opened(content, name)
    main = main_part(parts)
    body = stories(parts)[0]
    paragraphs = {spot.place.text("en"): spot.paragraph for spot in spots_of(body)}
    first = next(iter(paragraphs.values()), None)
    part, comments = _comments(parts, main)
    number = _free_number(comments)
    for remark in remarks:
        paragraph = paragraphs.get(remark.place.text("en")) if remark.place else None
        anchor = first if paragraph is None else paragraph
        if anchor is None:
            break
        _anchor(anchor, number)
        _write(comments, number, remark.lines, author)
        number += 1
    parts[main] = serialized(body.root)
    parts[part] = serialized(comments)
    return zipped(parts)


def _comments(parts: dict[str, bytes], main: str) -> tuple[str, _Element]:
    """The part with the comments, a new one where there is none."""
    known = next((link.target for link in links(parts, main) if link.kind == "comments"), "")
    if known in parts:
        return known, parsed(parts[known])
    name = posixpath.join(posixpath.dirname(main), _NAME)
    announce(parts, main, "comments", name)
    return name, etree.Element(w("comments"), nsmap={"w": W})


def _free_number(comments: _Element) -> int:
    taken = (each.get(w("id"), "") for each in comments.iter(w("comment")))
    return max((int(id) + 1 for id in taken if id.isdecimal()), default=0)


def _anchor(paragraph: _Element, number: int) -> None:
    """Marks all of a paragraph as what the comment is about."""
    start = element("commentRangeStart", id=number)
    properties = paragraph.find(w("pPr"))
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    add(paragraph, "commentRangeEnd", id=number)
    add(add(paragraph, "r"), "commentReference", id=number)


def _write(comments: _Element, number: int, lines: Sequence[str], author: str) -> None:
    comment = add(comments, "comment", id=number, author=author, initials=author[:1])
    for line in lines:
        text = add(add(add(comment, "p"), "r"), "t")
        text.text = line
        text.set(XML_SPACE, "preserve")
