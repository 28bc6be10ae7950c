"""Who judges the expressions of a template: each kind of node has a function that `judges` it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from jinja2 import nodes

from clusterctl.messages import Message, _
from clusterctl.spelling import closest
from clusterctl.templating.lint.shapes import ANYTHING, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.templating.lint.findings import Findings
    from clusterctl.templating.lint.linear import Linear
    from clusterctl.templating.lint.scope import Scope
    from clusterctl.templating.lint.signatures import Signature
    from clusterctl.templating.sandbox import Sandbox

MOST_NAMED: Final = 12
"""How many names a hint tells."""

_F = TypeVar("_F", bound=Callable[..., Shape])
_JUDGES: Final[dict[type[nodes.Node], Callable[[Judge, Any, Scope], Shape]]] = {}


def judges(*kinds: type[nodes.Node]) -> Callable[[_F], _F]:
    """Makes a function the judge of these kinds of nodes: it tells the shape of what they give."""

    def kept(function: _F) -> _F:
        _JUDGES.update(dict.fromkeys(kinds, function))
        return function

    return kept


@dataclass(slots=True)
class Judge:
    """Judges expressions; what it finds is told at the tag that the expression stands in."""

    sandbox: Sandbox
    signatures: Mapping[str, Signature]
    made: Linear
    found: Findings

    def shape(self, node: nodes.Node, scope: Scope) -> Shape:
        """What the expression gives."""
        judge = _JUDGES.get(type(node))
        if judge is not None:
            return judge(self, node, scope)
        for child in node.iter_child_nodes():
            self.shape(child, scope)
        return ANYTHING

    def tell(
        self, node: nodes.Node, code: str, message: Message, hint: Message | None = None
    ) -> None:
        """Keeps a finding at the tag of a node."""
        self.found.add(code, self.made.tag(node.lineno), message, hint)

    def may_be_empty(self, node: nodes.Node, hint: Message) -> None:
        """Tells that there may be no value."""
        what = self.source(node)
        self.tell(node, "may-be-empty", _("“{what}” may be empty in a draft", what=what), hint)

    def source(self, node: nodes.Node | None) -> str:
        """An expression as it is written, as far as it is names, keys and filters."""
        match node:
            case nodes.Name(name=name):
                return name
            case nodes.Getattr(node=below, attr=key):
                return f"{self.source(below)}.{key}"
            case nodes.Getitem(node=below, arg=nodes.Const(value=key)):
                return f"{self.source(below)}[{key!r}]"
            case nodes.Filter(node=below, name=name) if below is not None:
                inner = self.source(below)
                return inner if inner == self.made.tag(node.lineno).body else f"{inner} | {name}"
            case nodes.Const(value=value):
                return str(value)
        return self.made.tag(node.lineno).body if node is not None else ""


def constant(node: nodes.Node) -> object:
    """The value that an expression is; None where it has to be computed."""
    return node.value if isinstance(node, nodes.Const) else None


def meant(word: str, known: Iterable[str]) -> Message | None:
    """What was likely meant by a word that nobody knows."""
    near = _closest(word, tuple(name for name in known if not name.startswith("_")))
    return _("did you mean “{near}”?", near=near) if near else None


_closest = lru_cache(maxsize=1024)(closest)
