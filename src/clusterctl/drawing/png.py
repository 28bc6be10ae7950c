"""A PNG of an SVG: the same on every machine, whatever letters are installed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.drawing import fonts

if TYPE_CHECKING:
    from clusterctl.drawing.svg import Picture

ZOOM = 2
"""Dots for each unit of the picture: sharp on paper where it is as wide as the page."""


def png(picture: Picture) -> bytes:
    """The picture as PNG with a white ground."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415 a compiled library that few commands need

    return bytes(
        svg_to_bytes(
            svg_string=picture.svg(embedded=False),
            background="#ffffff",
            zoom=ZOOM,
            skip_system_fonts=True,
            font_files=fonts.files(),
            font_family=fonts.FAMILY,
            sans_serif_family=fonts.FAMILY,
        )
    )
