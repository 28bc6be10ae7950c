"""What a chart has to show, before anything is drawn: its values, its names, it all in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.messages import Listing, _, n_, said
from clusterctl.publishing.cells import figure
from clusterctl.publishing.plain import plain
from clusterctl.reports.model import Shape

if TYPE_CHECKING:
    from decimal import Decimal

    from clusterctl.messages import Language
    from clusterctl.reports.model import Chart, Series

_UPRIGHT: Final = 12
"""Bars stand upright over no more labels than this, and no longer ones."""
_TOLD: Final = 60
"""How many values the description tells."""


def is_empty(chart: Chart) -> bool:
    """Whether there is nothing to draw: then the chart is left out, and its table says so."""
    labels = range(len(chart.labels))
    return all(value(series, n) is None for series in chart.series for n in labels)


def upright(chart: Chart, language: Language) -> bool:
    """Whether bars stand: their labels are short and few. Lines always go from left to right."""
    labels = [plain(label, language) for label in chart.labels]
    few = len(labels) <= _UPRIGHT and all(len(label) <= _UPRIGHT for label in labels)
    return few or chart.shape is Shape.LINES


def name(chart: Chart, number: int, language: Language) -> str:
    """What a series is called."""
    return plain(chart.series[number].name, language)


def value(series: Series, label: int) -> Decimal | None:
    """What a series has over a label, if that can be drawn."""
    return known(series.values[label]) if label < len(series.values) else None


def known(value: Decimal | None) -> Decimal | None:
    """The value, if it is one that can be drawn."""
    return value if value is not None and value.is_finite() else None


def description(chart: Chart, language: Language) -> str:
    """The chart in words: each series with its values by label, as far as they are few."""
    count = len(chart.series) * len(chart.labels)
    if count > _TOLD:
        return n_("{n} value; the table has it", "{n} values; the table has them", count).text(
            language
        )
    return ". ".join(_series(chart, n, language) for n in range(len(chart.series)))


def _series(chart: Chart, number: int, language: Language) -> str:
    pairs = zip(chart.labels, chart.series[number].values, strict=False)
    told = [
        said(f"{plain(label, language)} — {figure(value, chart.kind, language)}")
        for label, value in pairs
        if known(value) is not None and value is not None
    ]
    values = Listing(tuple(told), len(told)) if told else _("no values")
    whose = said(name(chart, number, language))
    return _("{series}: {values}", series=whose, values=values).text(language)
