"""Operators and constants of a template: what they give, and what they are not for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jinja2 import nodes

from clusterctl.messages import Listing, _
from clusterctl.templating.lint.judging import MOST_NAMED, Judge, constant, judges, meant
from clusterctl.templating.lint.printed import printed
from clusterctl.templating.lint.scope import facts
from clusterctl.templating.lint.shapes import (
    ANYTHING,
    DECIMAL,
    FLAG,
    NAMES,
    NOTHING,
    NUMBER,
    NUMBERS,
    TEXT,
    Kind,
    Shape,
    either,
    listed,
    mapping,
    pair,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.templating.lint.scope import Scope

_ORDERED: Final = frozenset({"lt", "lteq", "gt", "gteq"})
_EQUAL: Final = frozenset({"eq", "ne"})
_WITHIN: Final = frozenset({"in", "notin"})


@judges(nodes.Compare)
def compared(judge: Judge, node: nodes.Compare, scope: Scope) -> Shape:
    """Whether values are equal, or one within another, or greater."""
    left, of = judge.shape(node.expr, scope), node.expr
    for operand in node.ops:
        right = judge.shape(operand.expr, scope)
        if operand.op in _ORDERED:
            _demand_there(judge, (left, of), (right, operand.expr))
        elif operand.op in _EQUAL:
            _never_equal(judge, of, left, [constant(operand.expr)])
        elif operand.op in _WITHIN and isinstance(operand.expr, (nodes.List, nodes.Tuple)):
            _never_equal(judge, of, left, map(constant, operand.expr.items))
        left, of = right, operand.expr
    return FLAG


@judges(nodes.Add, nodes.Sub, nodes.Mul, nodes.FloorDiv, nodes.Mod)
def computed(judge: Judge, node: nodes.BinExpr, scope: Scope) -> Shape:
    """A sum of numbers, or two texts or lists put together."""
    left, right = judge.shape(node.left, scope), judge.shape(node.right, scope)
    _demand_there(judge, (left, node.left), (right, node.right))
    kinds = {left.kind, right.kind} - {Kind.ANYTHING}
    joined = node.operator == "+" and kinds in ({Kind.TEXT}, {Kind.LIST})
    if not joined and not kinds <= NUMBERS:
        told = tuple(NAMES[kind] for kind in sorted(kinds))
        kinds_told = Listing(told, len(told))
        message = _("“{sign}” is not for {kinds}", sign=node.operator, kinds=kinds_told)
        judge.tell(node, "wrong-value", message)
        return ANYTHING
    if joined:
        return either([left, right]).sure
    return {frozenset(): ANYTHING, frozenset({Kind.NUMBER}): NUMBER}.get(frozenset(kinds), DECIMAL)


@judges(nodes.Concat)
def concatenated(judge: Judge, node: nodes.Concat, scope: Scope) -> Shape:
    """Texts put together by `~`."""
    for part in node.nodes:
        printed(judge, part, scope)
    return TEXT


@judges(nodes.And)
def both(judge: Judge, node: nodes.And, scope: Scope) -> Shape:
    """The second value where there is the first."""
    left = judge.shape(node.left, scope)
    holds, _fails = facts(node.left)
    return either([left.perhaps, judge.shape(node.right, scope.inner(known=holds))])


@judges(nodes.Or)
def either_of(judge: Judge, node: nodes.Or, scope: Scope) -> Shape:
    """The first value where there is one, else the second."""
    left = judge.shape(node.left, scope)
    _holds, fails = facts(node.left)
    right = judge.shape(node.right, scope.inner(known=fails))
    return either([left.sure, right])


@judges(nodes.CondExpr)
def chosen(judge: Judge, node: nodes.CondExpr, scope: Scope) -> Shape:
    """One value or the other."""
    judge.shape(node.test, scope)
    holds, fails = facts(node.test)
    one = judge.shape(node.expr1, scope.inner(known=holds))
    if node.expr2 is None:
        return one.perhaps
    return either([one, judge.shape(node.expr2, scope.inner(known=fails))])


@judges(nodes.Not)
def negated(judge: Judge, node: nodes.Not, scope: Scope) -> Shape:
    """Whether something isn't so."""
    judge.shape(node.node, scope)
    return FLAG


@judges(nodes.Neg, nodes.Pos)
def signed(judge: Judge, node: nodes.UnaryExpr, scope: Scope) -> Shape:
    """A number with a sign."""
    return judge.shape(node.node, scope)


@judges(nodes.Const)
def written(judge: Judge, node: nodes.Const, scope: Scope) -> Shape:
    """A value written in the template."""
    del judge, scope
    match node.value:
        case None:
            return NOTHING
        case bool():
            return FLAG
        case int():
            return NUMBER
        case str():
            return TEXT
    return DECIMAL


@judges(nodes.List)
def written_list(judge: Judge, node: nodes.List, scope: Scope) -> Shape:
    """A list written in the template."""
    return listed(either(judge.shape(each, scope) for each in node.items))


@judges(nodes.Tuple)
def written_pair(judge: Judge, node: nodes.Tuple, scope: Scope) -> Shape:
    """Several values written in the template."""
    return pair(*(judge.shape(each, scope) for each in node.items))


@judges(nodes.Dict)
def written_mapping(judge: Judge, node: nodes.Dict, scope: Scope) -> Shape:
    """Keys and values written in the template."""
    made = {constant(each.key): judge.shape(each.value, scope) for each in node.items}
    return mapping({key: value for key, value in made.items() if isinstance(key, str)})


@judges(nodes.Call)
def called(judge: Judge, node: nodes.Call, scope: Scope) -> Shape:
    """The numbers of `range`; that nothing else is called is asked elsewhere."""
    for argument in node.args:
        judge.shape(argument, scope)
    is_range = isinstance(node.node, nodes.Name) and node.node.name == "range"
    return listed(NUMBER) if is_range else ANYTHING


def _demand_there(judge: Judge, *sides: tuple[Shape, nodes.Node]) -> None:
    """Finds what there may be nothing of, where there must be something."""
    for shape, node in sides:
        if shape.maybe:
            judge.may_be_empty(node, _("ask first whether it is there"))


def _never_equal(judge: Judge, node: nodes.Node, shape: Shape, values: Iterable[object]) -> None:
    """Finds a value that what may be one of a few can't be."""
    for value in values:
        if shape.choices and value is not None and value not in shape.choices:
            known = _("it is one of {known}", known=Listing(shape.choices, MOST_NAMED))
            told = _("“{what}” is never “{value}”", what=judge.source(node), value=str(value))
            hint = meant(str(value), map(str, shape.choices)) or known
            judge.tell(node, "never-equal", told, hint)
