"""Colours of office files: of lights, series, heads. A page has its own, for day and night."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from clusterctl.reports.model import Light


@dataclass(frozen=True, slots=True)
class Shade:
    """What is behind a text and what it is written with, as six hexadecimal digits."""

    fill: str
    ink: str


LIGHTS: Final = {
    Light.GREEN: Shade("DFF2E5", "0F5A2E"),
    Light.AMBER: Shade("FCEFC9", "6B4300"),
    Light.RED: Shade("FBDFDC", "8F1812"),
    Light.OVER: Shade("E9E2FA", "472988"),
    Light.NONE: Shade("ECEFF3", "464E58"),
}
BARS: Final = {
    Light.GREEN: "2E9E5B",
    Light.AMBER: "E0A21B",
    Light.RED: "D0362C",
    Light.OVER: "7C55D0",
    Light.NONE: "9AA3AD",
}
"""Of series that count lights."""

SERIES: Final = ("1F63C6", "E07B2E", "1B7F5C", "8A3FA0", "A8324A", "5F6B7A")
"""Of other series, in turn."""

HEAD: Final = "EDF1F6"
GROUP: Final = "F5F7FA"
LINE: Final = "C3CAD3"
PALE: Final = "57606A"
