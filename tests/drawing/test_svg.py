"""Pictures: whole SVG whatever the values say, and a PNG without the machine's fonts."""

from __future__ import annotations

import struct
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from clusterctl.drawing.png import ZOOM, png
from clusterctl.drawing.svg import Picture

SVG = "{http://www.w3.org/2000/svg}"


def picture(text: str) -> Picture:
    made = Picture(120, 40, text, f"о том, что {text}")
    made.rectangle(0, 0, 120, 40, fill="#ffffff", stroke_width=1.5)
    made.text(4, 20, text, 12, font_weight=700)
    return made


@given(st.text(max_size=40))
def test_a_text_never_becomes_markup(text: str) -> None:
    root = ET.fromstring(picture(text).svg(embedded=False))  # noqa: S314 made here

    assert [child.tag for child in root] == [f"{SVG}{x}" for x in ("title", "desc", "rect", "text")]


def test_a_hostile_text_is_shown_as_it_stands() -> None:
    hostile = '<script>alert("1")</script> & ]]>'

    root = ET.fromstring(picture(hostile).svg())  # noqa: S314 made here

    assert root.findtext(f"{SVG}text") == hostile
    assert "http" not in picture(hostile).svg().replace("http://www.w3.org/2000/svg", "")


def test_a_png_is_as_large_as_the_picture_zoomed() -> None:
    made = png(picture("Ёжик"))

    assert made.startswith(b"\x89PNG")
    assert struct.unpack(">II", made[16:24]) == (120 * ZOOM, 40 * ZOOM)


def test_cyrillic_letters_are_drawn() -> None:
    assert len({png(picture(text)) for text in ("Ж", "Щ", "", "№")}) == 4
