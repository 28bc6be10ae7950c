"""The few shapes that charts are drawn of, as elements of SVG with numbers cut to a tenth."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement


def mark(parent: Element, number: int, x: float, y: float) -> None:
    """A point of a line: a disc, a square, a lozenge in turn, to tell series without colours."""
    match number % 3:
        case 0:
            SubElement(parent, "circle", {"cx": _at(x), "cy": _at(y), "r": "4"})
        case 1:
            box(parent, (x - 3.5, y - 3.5), (7, 7))
        case _:
            corners = [(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)]
            points = " ".join(f"{_at(a)},{_at(b)}" for a, b in corners)
            SubElement(parent, "polygon", {"points": points})


def box(
    parent: Element, corner: tuple[float, float], size: tuple[float, float], css: str = ""
) -> None:
    """Draws a box by its upper left corner and its size."""
    made = SubElement(parent, "rect", {"x": _at(corner[0]), "y": _at(corner[1])})
    made.attrib |= {"width": _at(max(size[0], 0)), "height": _at(max(size[1], 0))}
    if css:
        made.set("class", css)


def line(
    parent: Element, start: tuple[float, float], end: tuple[float, float], css: str = ""
) -> None:
    """Draws a straight line."""
    ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    made = SubElement(parent, "line", {key: _at(value) for key, value in ends.items()})
    if css:
        made.set("class", css)


def text(parent: Element, x: float, y: float, shown: str, anchor: str = "middle") -> None:
    """Writes at a point: from it, up to it, or about it."""
    SubElement(parent, "text", {"x": _at(x), "y": _at(y), "class": anchor}).text = shown


def _at(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
