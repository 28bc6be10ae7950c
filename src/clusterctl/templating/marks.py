"""Values that are more than their text: a cell of a table with its look, the place of a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal, cast

from clusterctl.messages import _
from clusterctl.templating.errors import Refusal
from clusterctl.word import drawings as drawn
from clusterctl.word.ooxml import LAYOUT, add, c, element, put, w

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from clusterctl.word.drawings import Drawing


@dataclass(frozen=True, slots=True)
class Cell:
    """A text that says how the cell it is printed in looks; colours have six figures."""

    text: str
    align: Literal["", "left", "center", "right"] = ""
    bold: bool = False
    fill: str = ""
    ink: str = ""

    def mark(self) -> str:
        """The markup that `settle` finds in the cell."""
        bold = "1" if self.bold else ""
        told = {"align": self.align, "bold": bold, "fill": self.fill, "ink": self.ink}
        return _element("cell", {key: value for key, value in told.items() if value})


@dataclass(frozen=True, slots=True)
class Place:
    """Where the drawing of that name stands."""

    name: str

    def mark(self) -> str:
        """The markup that `settle` replaces."""
        return _element("drawing", {"name": self.name})


def settle(
    body: _Element,
    drawings: Sequence[Drawing],
    link: Callable[[Drawing, int], str] = lambda _drawing, number: drawn.link(number),
) -> None:
    """Gives cells their looks, puts the drawings in their places; raises Refusal without one.

    `link` gives the relationship by which the part that holds the body refers to a drawing.
    """
    for mark in list(body.iter(c("cell"))):
        _look(mark)
    numbers = {drawing.name: number for number, drawing in enumerate(drawings, 1)}
    for mark in list(body.iter(c("drawing"))):
        name = mark.get("name", "")
        if name not in numbers:
            raise Refusal(_("the paper has no drawing “{name}”", name=name))
        number = numbers[name]
        drawing = drawings[number - 1]
        mark.addprevious(drawn.inline(drawing, number, link(drawing, number)))
        _remove(mark)


def _element(name: str, attributes: dict[str, str]) -> str:
    """An empty element of ours between two texts of a run; in a Word template `c` is another's."""
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f'</w:t><c:{name} xmlns:c="{LAYOUT}"{told}/><w:t xml:space="preserve">'


def _look(mark: _Element) -> None:
    run = cast("_Element", mark.getparent())
    block = cast("_Element", run.getparent())
    cell = block.getparent()
    _remove(mark)
    if mark.get("bold") or mark.get("ink"):
        _write(run, mark)
    if align := mark.get("align"):
        put(block, "jc").set(w("val"), align)
    if (fill := mark.get("fill")) and cell is not None and cell.tag == w("tc"):
        shade = element("shd", val="clear", color="auto", fill=fill)
        cell[0][0].addnext(shade)  # after w:tcW; what spans comes between them later


def _remove(mark: _Element) -> None:
    """Takes a mark away, and the texts beside it that say nothing."""
    run = cast("_Element", mark.getparent())
    for text in (mark.getprevious(), mark.getnext()):
        if text is not None and text.tag == w("t") and not text.text:
            run.remove(text)
    run.remove(mark)


def _write(run: _Element, mark: _Element) -> None:
    """Makes a run bold, coloured, or both."""
    properties = run.find(w("rPr"))
    if properties is None:
        properties = element("rPr")
        run.insert(0, properties)
    if mark.get("bold") and properties.find(w("b")) is None:
        properties.insert(0, element("b"))
    if ink := mark.get("ink"):
        add(properties, "color", val=ink)
