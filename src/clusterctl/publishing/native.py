"""Charts that an office program draws: its own, over cells that an editor can change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.publishing import shades, showing
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.model import Kind, Shape

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart as Native
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from clusterctl.messages import Language
    from clusterctl.reports.model import Chart

Cells = tuple[int, int]
"""A row and a column, from 0."""

_TYPES = {
    Shape.BARS: {"type": "column"},
    Shape.STACKED: {"type": "column", "subtype": "stacked"},
    Shape.LINES: {"type": "line"},
}
_MARKERS = ("circle", "square", "diamond")
_LABELLED = 20
"""A chart of no more bars than this tells the value of each."""

_MILLIONS = 10_000_000
_MILLION = {"ru": '#,##0,,"\u00a0млн"', "en": '#,##0,,"\u00a0m"'}
_FORMATS = {
    Kind.SHARE: "0.0%",
    Kind.MONEY: "#,##0.00",
    Kind.COUNT: "#,##0",
    Kind.YEAR: "0",
}


def number_format(kind: Kind, decimals: int = 0) -> str:
    """How numbers of a kind are shown; `decimals` of those whose kind does not say."""
    return _FORMATS.get(kind, f"#,##0.{'0' * decimals}".rstrip("."))


@dataclass(frozen=True, slots=True)
class Looks:
    """Formats of the head, the labels and the numbers; None is plain."""

    head: Format | None = None
    label: Format | None = None
    number: Format | None = None


def write_data(
    sheet: Worksheet, chart: Chart, at: Cells, language: Language, looks: Looks | None = None
) -> None:
    """Writes the chart's numbers below and right of a cell: a row for each label."""
    top, left = at
    looks = looks or Looks()
    sheet.write_string(top, left, "", looks.head)
    for row, label in enumerate(chart.labels, top + 1):
        sheet.write_string(row, left, plain(label, language), looks.label)
    for column, series in enumerate(chart.series, left + 1):
        sheet.write_string(top, column, plain(series.name, language), looks.head)
        for number in range(len(chart.labels)):
            value, row = showing.value(series, number), top + 1 + number
            if value is None:
                sheet.write_blank(row, column, None, looks.number)
            else:
                sheet.write_number(row, column, float(value), looks.number)


def native(book: Workbook, sheet: str, chart: Chart, at: Cells, language: Language) -> Native:
    """A chart over numbers that `write_data` wrote there; it has no title yet."""
    lying = not showing.upright(chart, language)
    made = book.add_chart(_TYPES[chart.shape] | ({"type": "bar"} if lying else {}))
    for number in range(len(chart.series)):
        made.add_series(_series(chart, sheet, at, number, language))
    font = {"size": 9, "color": f"#{shades.PALE}"}
    line = {"line": {"color": f"#{shades.LINE}", "width": 0.75}}
    labels = {"num_font": font, **line, "label_position": "low"}
    numbers = {
        "num_font": font,
        "num_format": _axis(chart, language),
        "line": {"none": True},
        "major_gridlines": {"visible": True, **line},
    }
    if lying:  # the first label above, the numbers below
        made.set_y_axis(labels | {"reverse": True, "crossing": "max"})
        made.set_x_axis(numbers)
    else:
        made.set_x_axis(labels)
        made.set_y_axis(numbers)
    made.set_legend(
        {"position": "bottom", "font": {"size": 9}} if len(chart.series) > 1 else {"none": True}
    )
    made.set_title({"none": True})
    made.show_blanks_as("gap")
    made.set_chartarea({"border": {"none": True}})
    return made


def title(chart: Chart, language: Language) -> str:
    """What a chart shows, with the unit of its values."""
    told = heading(chart.title, language)
    return f"{told}, {plain(chart.unit, language)}" if chart.unit else told


def _series(
    chart: Chart, sheet: str, at: Cells, number: int, language: Language
) -> dict[str, object]:
    top, left = at[0] + 1, at[1]
    last, column = top + max(len(chart.labels), 1) - 1, left + 1 + number
    light = chart.series[number].light
    colour = f"#{shades.BARS[light] if light else shades.SERIES[number % len(shades.SERIES)]}"
    drawn: dict[str, object] = {
        "name": [sheet, at[0], column],
        "categories": [sheet, top, left, last, left],
        "values": [sheet, top, column, last, column],
    }
    if chart.shape is Shape.LINES:
        paint = {"color": colour}
        marker = {"type": _MARKERS[number % len(_MARKERS)], "size": 6}
        return drawn | {
            "line": {**paint, "width": 2.25},
            "marker": {**marker, "fill": paint, "border": paint},
        }
    drawn |= {"fill": {"color": colour}, "gap": 60}
    few = len(chart.series) * len(chart.labels) <= _LABELLED
    if few and chart.shape is Shape.BARS:
        shown = _axis(chart, language).replace("0,,", "0.0,,")
        label = {"value": True, "num_format": shown, "font": {"size": 8}}
        drawn["data_labels"] = label
    return drawn | ({"overlap": 100} if chart.shape is Shape.STACKED else {})


def _axis(chart: Chart, language: Language) -> str:
    """The numbers along an axis: whole per cents, large amounts in millions."""
    if chart.kind is Kind.SHARE:
        return "0%"
    known = (showing.known(value) for series in chart.series for value in series.values)
    if max((abs(value) for value in known if value is not None), default=0) >= _MILLIONS:
        return _MILLION[language]
    return "#,##0" if chart.kind in {Kind.COUNT, Kind.MONEY} else "General"
