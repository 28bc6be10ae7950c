"""The tags of a Word template put where they work: within runs, or in place of what they stand in.

A tag becomes a processing instruction with its number, which can stand anywhere in XML. A value
stays within its run; a statement stands between runs, between paragraphs, between rows or between
cells, so that whatever it leaves out or repeats is whole.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.messages import Message, _
from clusterctl.templating.errors import RenderError
from clusterctl.templating.tags import MIDDLE, OPENING, Tag
from clusterctl.templating.word_tags import Found, Line, line, tags_of
from clusterctl.word.ooxml import XML_SPACE, element, w
from clusterctl.word.places import spots_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from clusterctl.word.places import Story

TARGET: Final = "clusterctl"
"""The name of the processing instructions that stand for tags."""

_ALONE: Final = {
    "p": _("give the tag a paragraph of its own, or write it without “p”"),
    "tr": _("give the tag a row of its own"),
    "tc": _("give the tag a cell of its own"),
}
"""Letters of tags that take the place of what holds them, and how to leave nothing beside."""

_EMPTY: Final = {
    *(w(name) for name in ("p", "pPr", "r", "rPr", "t", "tab", "br", "cr", "noBreakHyphen")),
    *(w(name) for name in ("softHyphen", "bookmarkStart", "bookmarkEnd", "sdt", "sdtPr")),
    *(w(name) for name in ("sdtEndPr", "sdtContent", "smartTag", "smartTagPr", "hyperlink")),
}
"""What a paragraph may hold that is lost without a trace when nothing is written in it."""


@dataclass(slots=True)
class Marks:
    """The tags of a whole template by their numbers, and the comments as None."""

    file: str
    tags: list[Tag | None] = field(default_factory=list)
    _levels: dict[_Element, str] = field(default_factory=dict)

    def of(self, mark: _Element) -> Tag | None:
        """The tag that a processing instruction stands for."""
        return self.tags[int(mark.text or "")]

    def put(self, story: Story) -> None:
        """Puts marks for the tags of a story; raises RenderError where one can't work."""
        for spot in list(spots_of(story)):
            of = line(spot.paragraph)
            if found := tags_of(spot, of, self.file):
                self._put(spot.paragraph, of, found)
        for row in reversed(list(story.root.iter(w("tr")))):  # the innermost first
            self._hoist_row(row)

    def _put(self, paragraph: _Element, of: Line, found: Sequence[Found]) -> None:
        marks = [self._mark(each) for each in found]
        alone = _rest(of, found).strip() == "" and not _holds(paragraph)
        statements = all(each.tag is None or each.tag.keyword for each in found)
        whole = next((each for each in found if each.tag and each.level in _ALONE), None)
        if whole:
            _demand_holder(paragraph, whole)
        if whole and not (alone and statements):
            raise _beside(whole.tag, whole.level)
        if alone and statements:
            _replace(paragraph, of, marks)
            return
        cuts = {each: _Kept(0, len(each.text or "")) for each in of.elements}
        for each, mark in reversed(list(zip(found, marks, strict=True))):
            _cut(of, each, mark, cuts)
        for text, kept in cuts.items():
            if text.tag == w("t"):
                _say(text, (text.text or "")[kept.front : kept.back])
        _drop_empty_runs(paragraph)

    def _mark(self, found: Found) -> _Element:
        mark = etree.ProcessingInstruction(TARGET, str(len(self.tags)))
        self.tags.append(found.tag)
        self._levels[mark] = found.level
        return mark

    def _hoist_row(self, row: _Element) -> None:
        """Puts tags in place of a row or of cells that hold nothing else."""
        cells = list(row.iterchildren(w("tc")))
        marks = [mark for cell in cells for mark in self._marks(cell)]
        only = {cell: _only_marks(cell) for cell in cells}
        told = self._told(marks, "tr")
        if told and not all(only.values()):
            raise _beside(self.of(told[0]), "tr")
        if told or (marks and all(only.values()) and not self._told(marks, "p", "tc")):
            _hoist(row, marks)
            return
        for cell in cells:
            self._hoist_cell(cell, only=only[cell])

    def _hoist_cell(self, cell: _Element, *, only: bool) -> None:
        marks = self._marks(cell)
        told = self._told(marks, "tc")
        if told and not only:
            raise _beside(self.of(told[0]), "tc")
        pairs = _pairs(map(self.of, marks))
        if told or (marks and only and not pairs and not self._told(marks, "p")):
            _hoist(cell, marks)

    def _marks(self, cell: _Element) -> list[_Element]:
        return [child for child in cell if child in self._levels]

    def _told(self, marks: Sequence[_Element], *levels: str) -> list[_Element]:
        return [m for m in marks if self._levels[m] in levels and self.of(m) is not None]


def _hoist(holder: _Element, marks: Sequence[_Element]) -> None:
    for mark in marks:
        holder.addprevious(mark)
    _remove(holder)


def _demand_holder(paragraph: _Element, found: Found) -> None:
    if found.level != "p" and next(paragraph.iterancestors(w(found.level)), None) is None:
        raise _error(found.tag, found.level, _("{tag} stands in no table"), None)


def _rest(of: Line, found: Sequence[Found]) -> str:
    ends = [0, *(each.end for each in found)]
    starts = [*(each.start for each in found), len(of.text)]
    return "".join(of.text[end:start] for end, start in zip(ends, starts, strict=True))


def _holds(paragraph: _Element) -> bool:
    """Whether a paragraph has more than text: a picture, a field, a page break, a note."""
    return any(_says(each) for each in paragraph.iterdescendants() if not _formats(each))


def _formats(each: _Element) -> bool:
    names = {w("rPr"), w("pPr"), w("sdtPr"), w("smartTagPr")}
    return any(above.tag in names for above in each.iterancestors())


def _says(each: _Element) -> bool:
    return each.tag not in _EMPTY or (each.tag == w("br") and each.get(w("type")) is not None)


def _replace(paragraph: _Element, of: Line, marks: Sequence[_Element]) -> None:
    """Puts marks in place of a paragraph; one that ends a section stays, and is empty."""
    for mark in marks:
        paragraph.addprevious(mark)
    if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is None:
        _remove(paragraph)
    else:
        for each in of.elements:
            _remove(each)


@dataclass(slots=True)
class _Kept:
    """The characters of an element that no tag has taken, from `front` up to `back`."""

    front: int
    back: int


def _cut(of: Line, found: Found, mark: _Element, cuts: dict[_Element, _Kept]) -> None:
    """Takes a tag's characters out of the runs, and leaves its mark at the first of them.

    The tags after it have been cut out before. What is left is written once for all of them:
    a long paragraph would take its time otherwise.
    """
    (first, start), *others = list(of.over(found.start, found.end))
    for each, begin in others:
        if each.tag == w("t"):
            cuts[each].front = min(found.end - begin, cuts[each].back)
        else:
            _remove(each)
    kept = cuts[first]
    after = (first.text or "")[found.end - start : kept.back]
    kept.back = min(found.start - start, kept.back)
    if after:
        first.addnext(_text(after))
    if found.tag is not None and not found.tag.keyword:
        first.addnext(_holder(mark))
    elif found.tag is not None:
        _part(first, mark)


def _holder(mark: _Element) -> _Element:
    made = _text("")
    made.append(mark)
    return made


def _part(last: _Element, mark: _Element) -> None:
    """Parts a run after an element, and puts the mark between its two halves."""
    run = last.getparent()
    assert run is not None  # noqa: S101 a text stands in a run
    half = element("r")
    properties = run.find(w("rPr"))
    if properties is not None:
        half.append(deepcopy(properties))
    half.extend(list(last.itersiblings()))
    run.addnext(half)
    run.addnext(mark)


def _drop_empty_runs(paragraph: _Element) -> None:
    for text in list(paragraph.iter(w("t"))):
        if not text.text and not len(text):
            _remove(text)
    for run in list(paragraph.iter(w("r"))):
        if all(child.tag == w("rPr") for child in run):
            _remove(run)


def _text(text: str) -> _Element:
    made = element("t")
    _say(made, text)
    return made


def _say(each: _Element, text: str) -> None:
    each.text = text
    each.set(XML_SPACE, "preserve")


def _only_marks(cell: _Element) -> bool:
    return all(
        child.tag in {w("tcPr"), etree.PI} or (child.tag == w("p") and _is_blank(child))
        for child in cell
    )


def _is_blank(paragraph: _Element) -> bool:
    blank = not any(map(str.strip, map(str, paragraph.itertext())))
    marks = any(True for _mark in paragraph.iter(etree.ProcessingInstruction))
    return blank and not marks and not _holds(paragraph)


def _pairs(tags: Iterator[Tag | None]) -> bool:
    """Whether each statement among the tags has its pair there: a cell of them says nothing."""
    opened: list[str] = []
    for tag in tags:
        keyword = tag.keyword if tag else ""
        if keyword in OPENING:
            opened.append(OPENING[keyword])
        elif (keyword in MIDDLE and not opened) or (
            keyword in OPENING.values() and (not opened or opened.pop() != keyword)
        ):
            return False
    return not opened


def _beside(tag: Tag | None, level: str) -> RenderError:
    what = _("{tag} stands beside something else, which would be lost")
    return _error(tag, level, what, _ALONE[level])


def _error(tag: Tag | None, level: str, what: Message, hint: Message | None) -> RenderError:
    assert tag is not None  # noqa: S101 comments stand where they like
    shown = f"{{%{level} {tag.body} %}}"
    return RenderError(Message(what.id, {"tag": shown}), tag.place, hint)


def _remove(each: _Element) -> None:
    parent = each.getparent()
    if parent is not None:
        parent.remove(each)
