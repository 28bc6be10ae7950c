"""Templates checked before there are any values: every branch, all findings at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from clusterctl.diagnostics import Place, Severity
from clusterctl.errors import ClusterctlError
from clusterctl.templating.errors import RenderError
from clusterctl.templating.lint import filtering, keys, operators
from clusterctl.templating.lint.findings import CODES, Findings
from clusterctl.templating.lint.judging import Judge
from clusterctl.templating.lint.linear import STAND_IN, linear, too_deep, tree
from clusterctl.templating.lint.scope import Scope
from clusterctl.templating.lint.shapes import ANYTHING, listed
from clusterctl.templating.lint.signatures import SHARED, Signature
from clusterctl.templating.lint.statements import judge
from clusterctl.templating.lint.texts import read
from clusterctl.templating.lint.words import read_word
from clusterctl.templating.sandbox import Sandbox
from clusterctl.templating.script import refused
from clusterctl.templating.template import compile_text
from clusterctl.templating.word_template import compile_word

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
    if not template.lost:
        _demand_compiled(lambda: compile_text(text, file, filters), file, found)
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
        _demand_compiled(lambda: compile_word(content, file, filters), file, found)
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


def _demand_compiled(compiled: Callable[[], object], file: str, found: Findings) -> None:
    """Finds why a template can't be compiled, where that isn't told already."""
    try:
        compiled()
    except RenderError as error:
        errors = [d.place for d in found.told() if d.severity is Severity.ERROR]
        if not any(p == error.place and p.within == error.place.within for p in errors):
            found.add("misplaced", error.place, error.message, error.hint)
    except ClusterctlError as error:
        found.add("unsafe-file", Place(file), error.message, error.hint)


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
