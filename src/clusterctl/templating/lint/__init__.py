"""Templates checked before there are any values: every branch, all findings at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from clusterctl.templating.lint import filtering, keys, operators
from clusterctl.templating.lint.findings import CODES, Findings
from clusterctl.templating.lint.judging import Judge
from clusterctl.templating.lint.linear import STAND_IN, linear, too_deep, tree
from clusterctl.templating.lint.scope import Scope
from clusterctl.templating.lint.shapes import ANYTHING, listed
from clusterctl.templating.lint.signatures import SHARED, Signature
from clusterctl.templating.lint.statements import judge
from clusterctl.templating.lint.texts import read
from clusterctl.templating.lint.words import demand_compiled, read_word
from clusterctl.templating.sandbox import Sandbox
from clusterctl.templating.script import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.templating.lint.shapes import Shape
    from clusterctl.templating.tags import Tag

_JUDGES = (keys, filtering, operators)
"""Modules that judge nodes: they are needed for what they register."""

__all__ = ["CODES", "Signature", "lint_tags", "lint_text", "lint_word"]


def lint_text(
    text: str,
    file: str,
    values: Mapping[str, Shape],
    filters: Mapping[str, Callable[..., object]],
    signatures: Mapping[str, Signature],
) -> list[Diagnostic]:
    """What is wrong in a text template whose values have these shapes."""
    found = Findings()
    template = read(text, file, found)
    lint_tags(template.tags, values, filters, signatures, found, lost=template.lost)
    return found.told()


def lint_word(
    content: bytes,
    file: str,
    values: Mapping[str, Shape],
    filters: Mapping[str, Callable[..., object]],
    signatures: Mapping[str, Signature],
) -> list[Diagnostic]:
    """What is wrong in a Word template whose values have these shapes."""
    found = Findings()
    template = read_word(content, file, found)
    lint_tags(template.tags, values, filters, signatures, found, lost=template.lost)
    if not template.lost:
        demand_compiled(content, file, filters, found)
    order = {place: number for number, place in enumerate(template.places)}
    return sorted(found.told(), key=lambda d: order.get(_within(d), -1))


def _within(d: Diagnostic) -> str:
    return d.place.within.text("en") if d.place.within else ""


def lint_tags(
    tags: Iterable[Tag],
    values: Mapping[str, Shape],
    filters: Mapping[str, Callable[..., object]],
    signatures: Mapping[str, Signature],
    found: Findings,
    *,
    lost: bool = False,
) -> None:
    """Finds what is wrong in the tags of a template, in their order; `lost` if some are missing."""
    sandbox = Sandbox(filters)
    made = linear(tags, sandbox, found, lost=lost)
    whole = tree(made, sandbox, found)
    if whole is None:
        return
    judging = Judge(sandbox, {**SHARED, **signatures}, made, found)
    try:
        judge(whole.body, Scope({**values, STAND_IN: listed(ANYTHING)}), judging)
        _refuse(whole, judging)
    except RecursionError:
        too_deep(made.tag(0), found)


def _refuse(whole: nodes.Template, judging: Judge) -> None:
    """Finds what no template may say."""
    for node in whole.find_all(nodes.Node):
        if refusal := refused(node, judging.sandbox):
            message, hint = refusal
            judging.tell(node, _CODES.get(type(node), "not-allowed"), message, hint)


_CODES: Mapping[type[nodes.Node], str] = {
    nodes.Filter: "unknown-filter",
    nodes.Test: "unknown-test",
}
