"""Charts for Word: drawn as a workbook draws them, with a workbook of their numbers within."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lxml import etree
from xlsxwriter import Workbook

from clusterctl.publishing import native, showing
from clusterctl.reports.model import Shape
from clusterctl.word.drawings import Chart as Drawn
from clusterctl.word.ooxml import parsed, serialized
from clusterctl.word.package import zipped

if TYPE_CHECKING:
    from lxml.etree import _Element

    from clusterctl.messages import Language
    from clusterctl.reports.model import Chart

_WIDTH, _HEIGHT, _HIGHEST = 9600, 4600, 12_000
"""Twips of a chart; one of lying bars may be higher."""

_ROOM, _AIR, _BAR = 1000, 220, 300
"""Twips of the axis and the legend, between labels, of a lying bar."""
_DATA, _CHART = "Data", "xl/charts/chart1.xml"
_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001 a workbook knows no zone
_C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"

_LABEL = ("numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName")
_BARS = ("idx", "order", "tx", "spPr")
_LINE = (*_BARS, "marker", "dPt", "dLbls", "cat", "val")
_SAID: Final = (
    (".", ("date1904", "lang"), "roundedCorners", "0"),
    (".//c:dLbls", _LABEL[:4], "showLegendKey", "0"),
    (".//c:dLbls", _LABEL[:6], "showCatName", "0"),
    (".//c:dLbls", _LABEL, "showSerName", "0"),
    (".//c:dLbls", (*_LABEL, "showSerName"), "showPercent", "0"),
    (".//c:dLbls", (*_LABEL, "showSerName", "showPercent"), "showBubbleSize", "0"),
    (".//c:barChart", ("barDir", "grouping"), "varyColors", "0"),
    (".//c:barChart/c:ser", _BARS, "invertIfNegative", "0"),
    (".//c:lineChart", ("grouping",), "varyColors", "0"),
    (".//c:lineChart/c:ser", _LINE, "smooth", "0"),
    (".//c:legend", ("legendPos", "legendEntry", "layout"), "overlay", "0"),
    (
        "c:chart",
        ("title", "autoTitleDeleted", "plotArea", "legend", "plotVisOnly"),
        "dispBlanksAs",
        "gap",
    ),
)
"""Where, behind what, which property, with which value; in the order of the schema."""


def drawn(chart: Chart, name: str, language: Language) -> Drawn:
    """A chart for a Word file, its numbers in a workbook that Word opens to change them."""
    lying = not showing.upright(chart, language)
    bars = len(chart.labels) * (1 if chart.shape is Shape.STACKED else len(chart.series))
    high = min(_ROOM + _AIR * len(chart.labels) + _BAR * bars, _HIGHEST)
    return Drawn(
        name=name,
        xml=_explicit(_parts(chart, language, is_drawn=True)[_CHART]),
        workbook=zipped(_parts(chart, language, is_drawn=False)),
        title=native.title(chart, language),
        description=showing.description(chart, language),
        width=_WIDTH,
        height=high if lying else _HEIGHT,
    )


def _parts(chart: Chart, language: Language, *, is_drawn: bool) -> dict[str, bytes]:
    """The parts of a workbook of the chart's numbers, with the chart over them or without."""
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_properties({"created": _MOMENT})
    sheet = book.add_worksheet(_DATA)
    native.write_data(sheet, chart, (0, 0), language)
    if is_drawn:
        sheet.insert_chart(0, 0, native.native(book, _DATA, chart, (0, 0), language))
    book.close()
    with zipfile.ZipFile(content) as file:
        return {part: file.read(part) for part in file.namelist()}


def _explicit(xml: bytes) -> bytes:
    """The part with all said that Excel takes for granted and the standard has otherwise.

    Without it, Word and LibreOffice label bars with all they know, bend lines, and draw nothing
    as zero.
    """
    space = parsed(xml)
    for path, after, name, value in _SAID:
        for parent in space.iterfind(path, {"c": _C}):
            _put(parent, after, name, value)
    return serialized(space)


def _put(parent: _Element, after: tuple[str, ...], name: str, value: str) -> None:
    """Adds a property behind the last of those that the schema has before it."""
    if parent.find(_c(name)) is not None:
        return
    place = sum(1 for child in parent if child.tag in {_c(before) for before in after})
    made = etree.Element(_c(name), {"val": value})
    parent.insert(place, made)


def _c(name: str) -> str:
    return f"{{{_C}}}{name}"
