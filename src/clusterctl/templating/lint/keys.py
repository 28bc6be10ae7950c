"""Names and keys of a template: whether they are there, and whether there is something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from clusterctl.messages import Listing, Message, _
from clusterctl.templating.lint.judging import MOST_NAMED, Judge, constant, judges, meant
from clusterctl.templating.lint.scope import path_of
from clusterctl.templating.lint.shapes import ANYTHING, NAMES, TEXT, Kind, Shape, either

if TYPE_CHECKING:
    from clusterctl.templating.lint.scope import Scope

_MOST_VALUES = 25


@judges(nodes.Name)
def name(judge: Judge, node: nodes.Name, scope: Scope) -> Shape:
    """The value of a name."""
    known = scope.names.get(node.name)
    if known is not None:
        return scope.sure((node.name,), known)
    names = tuple(sorted(n for n in scope.names if not n.startswith("_")))
    judge.tell(
        node,
        "unknown-name",
        _("there is no “{name}” among the values", name=node.name),
        meant(node.name, names) or _("what there is: {keys}", keys=Listing(names, _MOST_VALUES)),
    )
    return ANYTHING


@judges(nodes.Getattr, nodes.Getitem)
def key(judge: Judge, node: nodes.Getattr | nodes.Getitem, scope: Scope) -> Shape:
    """The value under a key, or at a position."""
    whole = judge.shape(node.node, scope)
    wanted = node.attr if isinstance(node, nodes.Getattr) else constant(node.arg)
    if isinstance(node, nodes.Getitem) and wanted is None:
        judge.shape(node.arg, scope)
        return _computed(node, whole)
    if whole.maybe and whole.kind is Kind.MAPPING:
        hint = _("ask first: “{{% if {what} %}}”", what=judge.source(node.node))
        judge.may_be_empty(node.node, hint)
    found = below(whole, wanted)
    if found is None:
        judge.tell(node, "unknown-field", *_no_such(judge, node, whole, str(wanted)))
        return ANYTHING
    path = path_of(node)
    if found.missing and not (path and scope.has(path)):
        what = judge.source(node)
        told = _("“{what}” is not always there", what=what)
        hint = _("ask first: “{{% if {what} is defined %}}”", what=what)
        judge.tell(node, "may-be-empty", told, hint)
    return scope.sure(path, found)


def below(whole: Shape, wanted: object) -> Shape | None:
    """What is under a key or at a position; None where nothing can be."""
    match whole.kind, wanted:
        case Kind.ANYTHING, _any:
            return ANYTHING
        case Kind.MAPPING, str(name):
            return whole.fields.get(name, whole.item)
        case Kind.LIST, int():
            return whole.item or ANYTHING
        case Kind.PAIR, int(at) if -len(whole.parts) <= at < len(whole.parts):
            return whole.parts[at]
        case Kind.TEXT, int():
            return TEXT
    return None


def _computed(node: nodes.Getitem, whole: Shape) -> Shape:
    """A value by a computed key, or a stretch of a list."""
    if isinstance(node.arg, nodes.Slice):
        return whole
    if whole.kind is Kind.MAPPING:
        return whole.item or either(whole.fields.values())
    return whole.item or ANYTHING


def _no_such(
    judge: Judge, node: nodes.Getattr | nodes.Getitem, whole: Shape, wanted: str
) -> tuple[Message, Message | None]:
    """What to say of a key that isn't there."""
    what = judge.source(node.node)
    if whole.kind is Kind.MAPPING:
        known = _("what there is: {keys}", keys=Listing(tuple(whole.fields), MOST_NAMED))
        told = _("“{what}” has no “{key}”", what=what, key=wanted)
        return told, meant(wanted, whole.fields) or known
    hint = _("“{{% for … in {what} %}}” goes through it", what=what)
    told = _("“{what}” is {kind} and has no “{key}”", what=what, kind=NAMES[whole.kind], key=wanted)
    return told, hint if whole.kind is Kind.LIST else None
