"""Charts in a Word file: the part that draws one, the workbook behind it, its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.word.ooxml import R, element, parsed, root, serialized

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

CONTENT: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_EMUS: Final = 635
"""English metric units in a twip."""
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_LINK: Final = "rWorkbook"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its DrawingML part, the workbook of its numbers, what it shows in words, its size.

    `name` is what the text calls it by; the size is in twips.
    """

    name: str
    xml: bytes
    workbook: bytes
    title: str
    description: str
    width: int
    height: int


def link(number: int) -> str:
    """The document's relationship to its chart of that number, from 1."""
    return f"rChart{number}"


def inline(chart: Chart, number: int) -> _Element:
    """The `w:drawing` that stands in the text for the document's chart of that number."""
    drawing = element("drawing")
    frame = etree.SubElement(drawing, f"{{{_WP}}}inline", nsmap={"wp": _WP, "a": _A, "c": _C})
    size = {"cx": str(chart.width * _EMUS), "cy": str(chart.height * _EMUS)}
    etree.SubElement(frame, f"{{{_WP}}}extent", size)
    told = {"title": chart.title, "descr": chart.description}
    of_document = {"id": str(number), "name": f"Chart {number}", **told}
    etree.SubElement(frame, f"{{{_WP}}}docPr", of_document)
    etree.SubElement(frame, f"{{{_WP}}}cNvGraphicFramePr")
    graphic = etree.SubElement(frame, f"{{{_A}}}graphic")
    data = etree.SubElement(graphic, f"{{{_A}}}graphicData", {"uri": _C})
    etree.SubElement(data, f"{{{_C}}}chart").set(f"{{{R}}}id", link(number))
    return drawing


def parts(charts: Sequence[Chart]) -> Iterator[tuple[str, bytes]]:
    """The files of these charts in the package."""
    for number, chart in enumerate(charts, 1):
        yield f"word/charts/chart{number}.xml", _tied(chart.xml)
        yield f"word/charts/_rels/chart{number}.xml.rels", _links(number)
        yield f"word/embeddings/chart{number}.xlsx", chart.workbook


def _tied(xml: bytes) -> bytes:
    """The part, with its workbook named where the schema wants it, and without a page set-up."""
    space = parsed(xml)
    for setup in space.findall(f"{{{_C}}}printSettings"):
        space.remove(setup)
    data = etree.SubElement(space, f"{{{_C}}}externalData")
    data.set(f"{{{R}}}id", _LINK)
    etree.SubElement(data, f"{{{_C}}}autoUpdate", {"val": "0"})
    return serialized(space)


def _links(number: int) -> bytes:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    relationships = root("Relationships", namespace)
    link = etree.SubElement(relationships, f"{{{namespace}}}Relationship")
    link.attrib.update({"Id": _LINK, "Target": f"../embeddings/chart{number}.xlsx"})
    link.set("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package")
    return serialized(relationships)
