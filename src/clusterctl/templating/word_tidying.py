"""What a filled Word template needs before Word takes it: nothing empty, nothing twofold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.diagnostics import Place
from clusterctl.messages import _
from clusterctl.templating import word_grids
from clusterctl.templating.errors import RenderError
from clusterctl.word.ooxml import add, element, w
from clusterctl.word.places import FALLBACK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from clusterctl.word.places import Spot

_W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

_TRACES: Final = (
    *("proofErr", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd"),
    *("commentReference", "rsids"),
)
"""What Word notes for itself and for the author of the template: it is no part of a paper."""

_TRACE_ATTRIBUTES: Final = {
    *(w(f"rsid{of}") for of in ("R", "RPr", "P", "RDefault", "Del", "Sect", "Tr")),
    *(f"{{{_W14}}}{name}" for name in ("paraId", "textId")),
}
_CHANGES: Final = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
_NEED_PARAGRAPH: Final = ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment")


def cleared(root: _Element) -> None:
    """Takes out of a template what is no part of the paper, and what stands in it twice."""
    etree.strip_elements(root, etree.Comment, etree.PI, FALLBACK, with_tail=False)
    etree.strip_elements(root, *map(w, _TRACES), with_tail=False)
    for each in root.iter(etree.Element):
        for name in _TRACE_ATTRIBUTES & set(each.attrib):
            del each.attrib[name]


def refuse_changes(spot: Spot, file: str) -> None:
    """Refuse a paragraph with tracked changes: a paper would tell what was crossed out."""
    if next(spot.paragraph.iter(*map(w, _CHANGES)), None) is not None:
        raise RenderError(
            _("tracked changes are left in the template"),
            Place(file, within=spot.place),
            _("in Word: Review, Accept All Changes and Stop Tracking"),
        )


def tidied(root: _Element) -> None:
    """Puts in order what loops have repeated and conditions have left out."""
    for row in [row for row in root.iter(w("tr")) if row.find(f".//{w('tc')}") is None]:
        _remove(row)
    for table in [t for t in root.iter(w("tbl")) if t.find(f".//{w('tr')}") is None]:
        _remove(table)
    word_grids.fit(root)
    _part_tables(root)
    for holder in root.iter(*map(w, _NEED_PARAGRAPH)):
        _end_with_paragraph(holder)
    _number(root.iter(f"{{{_DRAWING}}}docPr"), "id")
    _drop_twins(root)


def _part_tables(root: _Element) -> None:
    """A thin line between tables that a tag stood between: they would grow together."""
    for table in root.iter(w("tbl")):
        following = table.getnext()
        if following is not None and following.tag == w("tbl"):
            table.addnext(_thin())


def _thin() -> _Element:
    made = element("p")
    properties = add(made, "pPr")
    add(properties, "spacing", before=0, after=0, line=20, lineRule="exact")
    return made


def _end_with_paragraph(holder: _Element) -> None:
    blocks = [child for child in holder if child.tag not in {w("bookmarkStart"), w("bookmarkEnd")}]
    if not blocks or blocks[-1].tag not in {w("p"), w("sdt")}:
        add(holder, "p")


def _number(elements: Iterable[_Element], attribute: str) -> None:
    for number, each in enumerate(elements, 1):
        each.set(attribute, str(number))


def _drop_twins(root: _Element) -> None:
    """Keeps of bookmarks and content controls what has both ends and stands there once."""
    starts = {s.get(w("id")) for s in root.iter(w("bookmarkStart"))}
    ends = {e.get(w("id")) for e in root.iter(w("bookmarkEnd"))}
    seen: set[tuple[str, str | None]] = set()
    for each in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        key = (str(each.tag), each.get(w("id")))
        if key in seen or key[1] not in starts & ends:
            _remove(each)
        seen.add(key)
    for each in list(root.iterfind(f".//{w('sdtPr')}/{w('id')}")):
        key = ("sdt", each.get(w("val")))
        if key in seen:
            _remove(each)
        seen.add(key)


def _remove(each: _Element) -> None:
    parent = each.getparent()
    if parent is not None:
        parent.remove(each)
