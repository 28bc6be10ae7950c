"""Where a paragraph of a Word file is, told the way one finds it in Word.

    for spot in spots(opened(content, name)):
        spot.place.text("ru")       # «таблица 1, строка 2, ячейка 1, абзац 1»
        words(spot.paragraph)       # what the paragraph says

Paragraphs, rows and tables are counted from 1, empty ones too, each within what holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl.messages import Message, _
from clusterctl.word.ooxml import R, parsed, w
from clusterctl.word.relationships import links, main_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What old programs show instead of a drawing: the same text a second time."""

_THROUGH: Final = {w(n) for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_DELETED: Final = {w("del"), w("moveFrom")}
_MARGINS: Final = {
    ("headerReference", "default"): _("header"),
    ("headerReference", "first"): _("header of the first page"),
    ("headerReference", "even"): _("header of even pages"),
    ("footerReference", "default"): _("footer"),
    ("footerReference", "first"): _("footer of the first page"),
    ("footerReference", "even"): _("footer of even pages"),
}
_NOTES: Final = {
    w("footnotes"): lambda number: _("footnote {n}", n=number),
    w("endnotes"): lambda number: _("endnote {n}", n=number),
}
SAID: Final = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "\u2011"}
"""The elements of a run that say something, besides `w:t`, and what."""

INLINE: Final = {
    *_THROUGH,
    *(w(name) for name in ("r", "hyperlink", "fldSimple", "dir", "bdo")),
}
"""What holds the runs of a paragraph, and their texts."""


@dataclass(frozen=True, slots=True)
class Story:
    """A stretch of text that flows by itself: the body, a header, a footer, the notes.

    `name` is how it is told; the body needs none.
    """

    part: str
    root: _Element
    name: Message | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph, the part it is in, and its place for people."""

    part: str
    paragraph: _Element
    place: Message


def spots(parts: Mapping[str, bytes]) -> Iterator[Spot]:
    """Every paragraph of a file: of the body, of headers and footers, of notes, in this order."""
    for story in stories(parts):
        yield from spots_of(story)


def stories(parts: Mapping[str, bytes]) -> list[Story]:
    """The texts of a file, parsed: the body, headers and footers by section, notes."""
    main = main_part(parts)
    body = parsed(parts[main])
    targets = {link.id: link for link in links(parts, main) if link.target in parts}
    found = [Story(main, body)]
    seen = {main}
    for number, section in enumerate(body.iter(w("sectPr")), 1):
        for (kind, page), name in _MARGINS.items():
            for reference in section.iterchildren(w(kind)):
                link = targets.get(reference.get(f"{{{R}}}id", ""))
                if link and reference.get(w("type")) == page and link.target not in seen:
                    seen.add(link.target)
                    root = parsed(parts[link.target])
                    found.append(Story(link.target, root, _of_section(name, number)))
    kinds = ("footnotes", "endnotes")
    notes = [link.target for kind in kinds for link in targets.values() if link.kind == kind]
    return [*found, *(Story(part, parsed(parts[part])) for part in notes)]


def spots_of(story: Story) -> Iterator[Spot]:
    """The paragraphs of a story in reading order; a text box comes after its paragraph."""
    if (of_note := _NOTES.get(story.root.tag)) is None:
        body = story.root.find(w("body"))
        yield from _within(story.part, story.root if body is None else body, story.name)
        return
    notes = (note for note in story.root if note.get(w("type"), "normal") == "normal")
    for number, note in enumerate(notes, 1):
        yield from _within(story.part, note, of_note(number))


def words(paragraph: _Element) -> str:
    """What a paragraph says by itself: breaks and tabs as such, without its text boxes.

    What a tracked change has deleted is not said any more.
    """
    return "".join(_words(paragraph))


def _words(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in SAID:
            yield SAID[str(child.tag)]
        elif child.tag not in _DELETED and child.tag in INLINE:
            yield from _words(child)


def _within(part: str, holder: _Element, outer: Message | None) -> Iterator[Spot]:
    paragraphs = tables = 0
    for block in _blocks(holder):
        if block.tag == w("p"):
            paragraphs += 1
            place = joined(outer, _("paragraph {n}", n=paragraphs))
            yield Spot(part, block, place)
            for number, box in enumerate(boxes(block), 1):
                yield from _within(part, box, joined(place, _("text box {n}", n=number)))
        else:
            tables += 1
            for row, of_row in enumerate(_found(block, "tr"), 1):
                for cell, of_cell in enumerate(_found(of_row, "tc"), 1):
                    place = _("table {n}, row {row}, cell {cell}", n=tables, row=row, cell=cell)
                    yield from _within(part, of_cell, joined(outer, place))


def boxes(paragraph: _Element) -> Iterator[_Element]:
    """The text boxes that hang on a paragraph, each once, without those within them."""
    for child in paragraph:
        if child.tag == w("txbxContent"):
            yield child
        elif child.tag != FALLBACK:
            yield from boxes(child)


def joined(outer: Message | None, inner: Message) -> Message:
    """A place within another: «верхний колонтитул, абзац 1»."""
    return inner if outer is None else _("{outer}, {inner}", outer=outer, inner=inner)


def _blocks(holder: _Element) -> Iterator[_Element]:
    for child in holder:
        if child.tag in {w("p"), w("tbl")}:
            yield child
        elif child.tag in _THROUGH:
            yield from _blocks(child)


def _found(holder: _Element, name: str) -> Iterator[_Element]:
    """Rows of a table, cells of a row; content controls around them don't matter."""
    for child in holder:
        if child.tag == w(name):
            yield child
        elif child.tag in _THROUGH:
            yield from _found(child, name)


def _of_section(name: Message, number: int) -> Message:
    return name if number == 1 else _("{name} in section {n}", name=name, n=number)
