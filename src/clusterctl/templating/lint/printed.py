"""What is printed by a template: whether it can be, and by which filter else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.messages import Listing, Message, _
from clusterctl.templating.lint.judging import MOST_NAMED, Judge
from clusterctl.templating.lint.shapes import NAMES, PRINTED, Kind, Shape
from clusterctl.templating.lint.signatures import taking

if TYPE_CHECKING:
    from jinja2 import nodes

    from clusterctl.templating.lint.scope import Scope

_MOST_FILTERS: Final = 6


def printed(judge: Judge, node: nodes.Node, scope: Scope) -> None:
    """Finds what keeps a value from paper."""
    shape = judge.shape(node, scope)
    if shape.kind not in PRINTED:
        told = _("“{what}” is {kind}: that can't be printed as it is",
                 what=judge.source(node), kind=NAMES[shape.kind])  # fmt: skip
        judge.tell(node, "not-printable", told, _way(judge, shape))
    elif shape.maybe:
        judge.may_be_empty(
            node,
            _("“| blank” prints a line to fill in by hand, “{% if … %}” leaves the place out"),
        )


def _way(judge: Judge, shape: Shape) -> Message | None:
    """How to print what can't be printed as it is."""
    filters = tuple(f"| {name}" for name in taking(shape.kind, judge.signatures))
    told = Listing(filters, _MOST_FILTERS)
    match shape.kind:
        case Kind.MAPPING if shape.fields:
            keys = Listing(tuple(shape.fields), MOST_NAMED)
            return _("one of its keys may be meant: {keys}", keys=keys)
        case Kind.FLAG:
            return _("“{% if … %}” tells it in words")
        case Kind.LIST | Kind.PAIR:
            return _("“{{% for … %}}” goes through it; or {filters}", filters=told)
        case Kind.NOTHING:
            return None
    return _("a filter writes it: {filters}", filters=told) if filters else None
