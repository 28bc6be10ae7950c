"""Filters and tests of a template: their arguments, and whether they can do with the value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from jinja2 import nodes

from clusterctl.messages import Listing, Message, _, n_
from clusterctl.templating.lint.judging import MOST_NAMED, Judge, constant, judges, meant
from clusterctl.templating.lint.keys import below
from clusterctl.templating.lint.scope import path_of
from clusterctl.templating.lint.shapes import ANYTHING, FLAG, NAMES, Kind, Shape, listed
from clusterctl.templating.lint.signatures import arity, attribute_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clusterctl.templating.lint.scope import Scope
    from clusterctl.templating.lint.signatures import Signature

_ASKING: Final = frozenset({"defined", "undefined", "default"})
"""Tests and filters for what may not be there at all."""


@judges(nodes.Filter)
def filtered(judge: Judge, node: nodes.Filter, scope: Scope) -> Shape:
    """What a filter makes of a value."""
    shape = judge.shape(node.node, _within(node, scope)) if node.node is not None else ANYTHING
    arguments, named = _arguments(judge, node, scope)
    function = cast("Callable[..., Any] | None", judge.sandbox.filters.get(node.name))
    signature = judge.signatures.get(node.name)
    if function is None or signature is None:
        return ANYTHING  # whether there is such a filter is asked elsewhere
    _count(judge, node, function)
    _options(judge, node, signature, arguments)
    if not _takes(judge, node, signature, shape):
        return signature.given(ANYTHING, arguments)
    _attribute(judge, node, attribute_of(node.name, signature, arguments, named), shape)
    if node.name == "map" and isinstance(wanted := named.get("attribute"), str):
        return listed(below(shape.item or ANYTHING, wanted) or ANYTHING)
    return signature.given(shape, arguments)


@judges(nodes.Test)
def tested(judge: Judge, node: nodes.Test, scope: Scope) -> Shape:
    """Whether a value is as asked."""
    judge.shape(node.node, _within(node, scope))
    _arguments(judge, node, scope)
    function = cast("Callable[..., Any] | None", judge.sandbox.tests.get(node.name))
    if function is not None:
        _count(judge, node, function)
    return FLAG


def _within(node: nodes.Filter | nodes.Test, scope: Scope) -> Scope:
    """The scope in which one may ask for what isn't always there."""
    path = path_of(node.node) if node.name in _ASKING and node.node is not None else None
    return scope.inner(known=frozenset({path})) if path else scope


def _arguments(
    judge: Judge, node: nodes.Filter | nodes.Test, scope: Scope
) -> tuple[list[object], dict[str, object]]:
    """The arguments that are constant; others are None, but judged."""
    for child in (*node.args, *node.kwargs):
        judge.shape(child, scope)
    named = {str(each.key): constant(each.value) for each in node.kwargs}
    return [constant(each) for each in node.args], named


def _count(judge: Judge, node: nodes.Filter | nodes.Test, function: Callable[..., Any]) -> None:
    """Finds more or fewer arguments than are taken, and those of a strange name."""
    least, most, names = arity(function)
    given, name = len(node.args) + len(node.kwargs), node.name
    for each in node.kwargs:
        if each.key not in names:
            told = _("“| {name}” has no argument “{key}”", name=name, key=str(each.key))
            judge.tell(node, "arguments", told, meant(str(each.key), names))
            return
    if given < least:
        few = n_(
            "“| {name}” needs {n} argument, and has {given}",
            "“| {name}” needs {n} arguments, and has {given}",
            least,
            name=name,
            given=given,
        )
        judge.tell(node, "arguments", few)
    elif most is not None and given > most:
        judge.tell(node, "arguments", _too_many(name, most, given))


def _too_many(name: str, most: int, given: int) -> Message:
    if not most:
        return _("“| {name}” takes no arguments", name=name)
    return n_(
        "“| {name}” takes {n} argument at most, and has {given}",
        "“| {name}” takes {n} arguments at most, and has {given}",
        most,
        name=name,
        given=given,
    )


def _options(
    judge: Judge, node: nodes.Filter, signature: Signature, arguments: Sequence[object]
) -> None:
    """Finds an argument that is none of the words it may be."""
    for position, words in signature.options.items():
        value = arguments[position] if position < len(arguments) else None
        if value is not None and value not in words:
            known = Listing(words, len(words))
            told = _("“| {name}” takes {known}, not “{value}”",
                     name=node.name, known=known, value=str(value))  # fmt: skip
            judge.tell(node, "arguments", told, meant(str(value), words))


def _takes(judge: Judge, node: nodes.Filter, signature: Signature, shape: Shape) -> bool:
    """Whether the filter can do with the value; if not, or perhaps not, that is told."""
    name, what = node.name, judge.source(node.node)
    fits = shape.kind is Kind.NOTHING or shape.kind in signature.takes
    if not fits:
        judge.tell(
            node,
            "wrong-value",
            _("“| {name}” is not for “{what}”: that is {kind}",
              name=name, what=what, kind=NAMES[shape.kind]),
            _taken(signature),
        )  # fmt: skip
        return False
    if shape.maybe and not signature.nothing:
        hint = _("“| blank” before “| {name}”, or “{{% if … %}}” around it", name=name)
        judge.may_be_empty(node.node or node, hint)
    lacking = [key for key in signature.needs if _lacks(shape, key)]
    for key in lacking[:1]:
        told = _("“| {name}” needs a value with “{key}”, and “{what}” has none",
                 name=name, key=key, what=what)  # fmt: skip
        judge.tell(node, "wrong-value", told, _holders(shape, key))
    return not lacking


def _taken(signature: Signature) -> Message:
    kinds = tuple(NAMES[k] for k in Kind if k in signature.takes and k is not Kind.ANYTHING)
    return _("it takes {kinds}", kinds=Listing(kinds, len(kinds)))


def _lacks(shape: Shape, key: str) -> bool:
    return shape.kind is Kind.MAPPING and shape.item is None and key not in shape.fields


def _holders(shape: Shape, key: str) -> Message | None:
    """The keys below which the wanted one is."""
    found = tuple(name for name, inner in shape.fields.items() if key in inner.fields)
    return _("it is below {keys}", keys=Listing(found, MOST_NAMED)) if found else None


def _attribute(judge: Judge, node: nodes.Filter, key: str | None, shape: Shape) -> None:
    """Finds a key that the items of a list don't have."""
    item = shape.item
    if not key or item is None or item.kind is not Kind.MAPPING or "." in key:
        return
    if below(item, key) is None:
        told = _("“{what}” has no “{key}”", what=judge.source(node.node), key=key)
        judge.tell(node, "unknown-field", told, meant(key, item.fields))
