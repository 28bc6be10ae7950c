"""What is drawn in a Word file: pictures and charts, their parts, their places in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.word.ooxml import R, element, parsed, root, serialized

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_EMUS: Final = 635
"""English metric units in a twip."""
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_LINK: Final = "rWorkbook"
_CHART: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What it shows in words, and its size in twips; `name` is what the text calls it by."""

    name: str
    title: str
    description: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Drawing):
    """A chart: its DrawingML part, and the workbook of its numbers."""

    xml: bytes
    workbook: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Drawing):
    """A picture: its PNG."""

    png: bytes


def inline(drawing: Drawing, number: int, link: str) -> _Element:
    """The `w:drawing` of that number that stands in the text for what the relationship leads to."""
    made = element("drawing")
    frame = etree.SubElement(made, f"{{{_WP}}}inline", nsmap={"wp": _WP, "a": _A})
    size = {"cx": str(drawing.width * _EMUS), "cy": str(drawing.height * _EMUS)}
    etree.SubElement(frame, f"{{{_WP}}}extent", size)
    kind = type(drawing).__name__
    told = {"title": drawing.title, "descr": drawing.description}
    named = {"id": str(number), "name": f"{kind} {number}", **told}
    etree.SubElement(frame, f"{{{_WP}}}docPr", named)
    etree.SubElement(frame, f"{{{_WP}}}cNvGraphicFramePr")
    graphic = etree.SubElement(frame, f"{{{_A}}}graphic")
    if isinstance(drawing, Chart):
        data = etree.SubElement(graphic, f"{{{_A}}}graphicData", {"uri": _C})
        chart = etree.SubElement(data, f"{{{_C}}}chart", nsmap={"c": _C})
        chart.set(f"{{{R}}}id", link)
    else:
        data = etree.SubElement(graphic, f"{{{_A}}}graphicData", {"uri": _PIC})
        _fill(data, named, size, link)
    return made


def link(number: int) -> str:
    """The document's relationship to its drawing of that number, from 1."""
    return f"rDrawing{number}"


def parts(drawings: Sequence[Drawing]) -> Iterator[tuple[str, bytes]]:
    """The files of these drawings in the package."""
    for number, drawing in enumerate(drawings, 1):
        match drawing:
            case Chart(xml=xml, workbook=workbook):
                yield f"word/charts/chart{number}.xml", _tied(xml)
                yield f"word/charts/_rels/chart{number}.xml.rels", _links(number)
                yield f"word/embeddings/chart{number}.xlsx", workbook
            case Picture(png=png):
                yield f"word/media/picture{number}.png", png


def links(drawings: Sequence[Drawing]) -> dict[str, tuple[str, str]]:
    """The document's relationships to them: by id the type and the target."""
    return {
        link(number): (
            (f"{_OFFICE}/chart", f"charts/chart{number}.xml")
            if isinstance(drawing, Chart)
            else (f"{_OFFICE}/image", f"media/picture{number}.png")
        )
        for number, drawing in enumerate(drawings, 1)
    }


def types(drawings: Sequence[Drawing]) -> tuple[dict[str, str], dict[str, str]]:
    """What their files are: by ending, and by name where the ending doesn't tell."""
    charts = [n for n, drawing in enumerate(drawings, 1) if isinstance(drawing, Chart)]
    endings = {"xlsx": _WORKBOOK} if charts else {}
    if len(charts) < len(drawings):
        endings["png"] = "image/png"
    return endings, {f"word/charts/chart{number}.xml": _CHART for number in charts}


def _fill(data: _Element, named: dict[str, str], size: dict[str, str], id: str) -> None:
    """Writes the picture of that relationship, as large as its frame."""
    picture = etree.SubElement(data, f"{{{_PIC}}}pic", nsmap={"pic": _PIC})
    about = etree.SubElement(picture, f"{{{_PIC}}}nvPicPr")
    etree.SubElement(about, f"{{{_PIC}}}cNvPr", named)
    etree.SubElement(about, f"{{{_PIC}}}cNvPicPr")
    fill = etree.SubElement(picture, f"{{{_PIC}}}blipFill")
    etree.SubElement(fill, f"{{{_A}}}blip").set(f"{{{R}}}embed", id)
    etree.SubElement(etree.SubElement(fill, f"{{{_A}}}stretch"), f"{{{_A}}}fillRect")
    shape = etree.SubElement(picture, f"{{{_PIC}}}spPr")
    placed = etree.SubElement(shape, f"{{{_A}}}xfrm")
    etree.SubElement(placed, f"{{{_A}}}off", {"x": "0", "y": "0"})
    etree.SubElement(placed, f"{{{_A}}}ext", size)
    outline = etree.SubElement(shape, f"{{{_A}}}prstGeom", {"prst": "rect"})
    etree.SubElement(outline, f"{{{_A}}}avLst")


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
    """A chart's own relationships: to its workbook."""
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    relationships = root("Relationships", namespace)
    link = etree.SubElement(relationships, f"{{{namespace}}}Relationship")
    link.attrib.update({"Id": _LINK, "Target": f"../embeddings/chart{number}.xlsx"})
    link.set("Type", f"{_OFFICE}/package")
    return serialized(relationships)
