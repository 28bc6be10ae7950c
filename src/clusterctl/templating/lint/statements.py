"""Statements of a template: each branch judged by what is known in it, each loop once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from clusterctl.messages import _
from clusterctl.templating.lint.printed import printed
from clusterctl.templating.lint.scope import Known, Scope, facts
from clusterctl.templating.lint.shapes import ANYTHING, LOOP, NAMES, Kind, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.templating.lint.judging import Judge


def judge(body: Sequence[nodes.Node], scope: Scope, judging: Judge) -> None:
    """Judges statements in order; names they set are in the scope afterwards."""
    for node in body:
        match node:
            case nodes.Output(nodes=parts):
                for each in parts:
                    if not isinstance(each, nodes.TemplateData):
                        printed(judging, each, scope)
            case nodes.If():
                _if(node, scope, judging)
            case nodes.For():
                _for(node, scope, judging)
            case nodes.Assign(target=nodes.Name(name=name), node=value):
                scope.set(name, judging.shape(value, scope))
            case nodes.Assign(target=target, node=value):
                for name, shape in _taken_apart(target, judging.shape(value, scope)).items():
                    scope.set(name, shape)


def _if(node: nodes.If, scope: Scope, judging: Judge) -> None:
    branches: list[Scope] = []
    failed: Known = frozenset()
    for test, body in [(node.test, node.body), *((n.test, n.body) for n in node.elif_)]:
        judging.shape(test, scope.inner(known=failed))
        holds, fails = facts(test)
        branches.append(scope.inner(known=failed | holds))
        judge(body, branches[-1], judging)
        failed |= fails
    branches.append(scope.inner(known=failed))
    judge(node.else_, branches[-1], judging)
    scope.join(branches)


def _for(node: nodes.For, scope: Scope, judging: Judge) -> None:
    values = judging.shape(node.iter, scope)
    inner = scope.inner({**_taken_apart(node.target, _turn(node, values, judging)), "loop": LOOP})
    if node.test is not None:
        judging.shape(node.test, inner)
        holds, _fails = facts(node.test)
        inner = inner.inner(known=holds)
    judge(node.body, inner, judging)
    judge(node.else_, scope.inner(), judging)


def _turn(node: nodes.For, values: Shape, judging: Judge) -> Shape:
    """What one turn of a loop works with."""
    if values.kind in {Kind.LIST, Kind.ANYTHING}:
        if values.maybe and values.kind is Kind.LIST:
            told = _("the list may be missing")
            judging.tell(node.iter, "may-be-empty", told, _("ask first: “{% if … %}”"))
        return values.item or ANYTHING
    hint = None
    if values.kind is Kind.MAPPING:
        hint = _("“| items” makes pairs of it: “{% for key, value in … | items %}”")
    elif values.kind is Kind.TEXT:
        hint = _("“| paragraphs” makes a list of its lines")
    if values.kind is not Kind.PAIR:
        told = _("a loop needs a list, and this is {kind}", kind=NAMES[values.kind])
        judging.tell(node.iter, "not-a-list", told, hint)
    return ANYTHING


def _taken_apart(target: nodes.Node, shape: Shape) -> dict[str, Shape]:
    """The names of a loop or of `set` with what each gets."""
    match target:
        case nodes.Name(name=name):
            return {name: shape}
        case nodes.Tuple(items=items):
            parts = shape.parts if len(shape.parts) == len(items) else [ANYTHING] * len(items)
            named = (_taken_apart(t, p) for t, p in zip(items, parts, strict=True))
            return {name: part for each in named for name, part in each.items()}
    return {}
