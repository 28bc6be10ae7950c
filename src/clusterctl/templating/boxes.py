"""Boxes of templates, `::: name … :::`: what each does to what stands inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.messages import Listing, Message, _
from clusterctl.templating.errors import Refusal, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 100
"""The largest number an option can be: lines of a gap, share of a column."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: the style of its paragraphs, its element for `layout`, where it may stand.

    `lines`: a line of the template is a line on paper. `leaf`: nothing stands inside.
    `outermost`: stands in no other box. Options may be any `number` or `text`.
    """

    style: str = ""
    element: str = ""
    within: str = ""
    lines: bool = False
    leaf: bool = False
    outermost: bool = False
    options: tuple[str, ...] = ()


BOXES = {
    "left": Box("Requisite", lines=True),
    "right": Box("RequisiteRight", lines=True),
    "center": Box("RequisiteCenter", lines=True),
    "addressee": Box("Addressee", lines=True),
    "appendix": Box("Appendix", "appendix", lines=True),
    "keep": Box(element="keep"),
    "landscape": Box(element="landscape", outermost=True),
    "table": Box(options=("plain", "size=10", "size=11", "size=12")),
    "columns": Box(element="columns", options=("number",)),
    "column": Box("Requisite", "column", within="columns", lines=True),
    "signatures": Box(element="columns"),
    "party": Box("Party", "column", within="signatures", lines=True),
    "contents": Box(leaf=True, options=("text",)),
    "gap": Box(leaf=True, options=("number",)),
    "pagebreak": Box(leaf=True),
}


def box(name: str, options: Sequence[str], parent: str) -> Box:
    """The box of that name within another; raises Refusal where there is none or it can't be."""
    if name not in BOXES:
        raise Refusal(_("there is no box “::: {name}”", name=name), did_you_mean(name, BOXES))
    found = BOXES[name]
    if found.within and parent != found.within:
        within = found.within
        raise Refusal(_("“::: {name}” stands only in “::: {within}”", name=name, within=within))
    if found.outermost and parent:
        raise Refusal(_("“::: {name}” can't stand in “::: {parent}”", name=name, parent=parent))
    for option in options:
        _refuse_unknown(name, found, option)
    return found


def _refuse_unknown(name: str, found: Box, option: str) -> None:
    if "text" in found.options or option in found.options:
        return
    if "number" in found.options and option.isdecimal() and 0 < int(option) <= MOST:
        return
    raise Refusal(
        _("“::: {name}” has no option “{option}”", name=name, option=option), _known(found.options)
    )


def _known(options: tuple[str, ...]) -> Message | None:
    if "number" in options:
        return _("it takes a number from 1 to {most}", most=MOST)
    return _("it has {options}", options=Listing(options, len(options))) if options else None
