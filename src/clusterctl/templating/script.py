"""Markup with tags in it as a script: checked once, run with values, errors with their place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, cast

from jinja2 import TemplateRuntimeError, TemplateSyntaxError, nodes

from clusterctl.messages import Message, _
from clusterctl.templating.errors import Refusal, RenderError, did_you_mean
from clusterctl.templating.sandbox import NotGivenError, Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from jinja2 import Template

    from clusterctl.diagnostics import Place
    from clusterctl.templating.sandbox import Printing
    from clusterctl.templating.tags import Tag

MOST_OUTPUT = 50_000_000
"""Characters of one paper's WordprocessingML."""

_AT_ONCE = 64
"""Pieces measured together: each is a line of the template or a value of bounded length."""

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign),
    *(nodes.Name, nodes.NSRef, nodes.Const, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair),
    *(nodes.Keyword, nodes.Slice, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test),
    *(nodes.Call, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos),
    nodes.Concat,
)
_TROUBLE = (TypeError, ValueError, ArithmeticError, LookupError, RecursionError)


class Script:
    """Text with Jinja tags, each on a line of its own; `tags` has the lines they begin on."""

    def __init__(
        self,
        text: str,
        tags: Sequence[tuple[int, Tag]],
        file: Place,
        filters: Mapping[str, Callable[..., object]],
    ) -> None:
        self._lines = [line for line, _tag in tags]
        self._tags = [tag for _line, tag in tags]
        self._top = file
        self._sandbox = Sandbox(filters)
        self._template = self._compiled(text)

    def run(self, values: Mapping[str, object]) -> tuple[str, list[str]]:
        """The text with the values put in, and what was printed of them, in order."""
        context = cast("Printing", self._template.new_context(dict(values)))
        try:
            text = _bound(self._template.root_render_func(context))
        except (Refusal, TemplateRuntimeError, *_TROUBLE) as error:
            raise self._told(error, values) from error
        return text, context.printed

    def _compiled(self, text: str) -> Template:
        try:
            tree = self._sandbox.parse(text)
            self._check(tree)
            return self._sandbox.from_string(tree)
        except TemplateSyntaxError as error:
            tag = self._tag(error.lineno)
            raise self._error(
                _("{tag} can't be read: {reason}", tag=str(tag), reason=error.message or ""),
                error.lineno,
            ) from error
        except (RecursionError, SyntaxError) as error:  # Python nests twenty loops, no more
            raise RenderError(_("the tags lie too deep within each other"), self._top) from error

    def _check(self, tree: nodes.Template) -> None:
        for node in tree.find_all(nodes.Node):
            if refusal := refused(node, self._sandbox):
                message, hint = refusal
                raise self._error(message, node.lineno, hint)

    def _told(self, error: Exception, values: Mapping[str, object]) -> RenderError:
        line = self._line(error.__traceback__)
        tag = str(self._tag(line))
        match error:
            case Refusal(message=message, hint=hint):
                return self._error(_("{tag}: {what}", tag=tag, what=message), line, hint)
            case NotGivenError(name=name):
                known: Iterable[str] = values if error.of_context else error.known
                what = _("{tag}: there is no “{name}” among the values", tag=tag, name=str(name))
                return self._error(what, line, did_you_mean(name, known))
        return self._error(_("{tag}: {what}", tag=tag, what=str(error)), line)

    def _line(self, trace: TracebackType | None) -> int:
        line = 0
        while trace is not None:
            if trace.tb_frame.f_globals is self._template.root_render_func.__globals__:
                line = self._template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return line

    def _tag(self, line: int) -> Tag | None:
        number = bisect_right(self._lines, line) - 1
        return self._tags[number] if number >= 0 else None

    def _error(self, message: Message, line: int, hint: Message | None = None) -> RenderError:
        tag = self._tag(line)
        return RenderError(message, tag.place if tag else self._top, hint)


def _bound(pieces: Iterator[str]) -> str:
    size, texts = 0, list[str]()
    while some := list(islice(pieces, _AT_ONCE)):
        texts.append("".join(some))
        size += len(texts[-1])
        if size > MOST_OUTPUT:
            raise Refusal(_("the paper grows past {most} characters", most=MOST_OUTPUT))
    return "".join(texts)


def refused(node: nodes.Node, sandbox: Sandbox) -> tuple[Message, Message | None] | None:
    """Why a template may not say this, with a hint; nothing when it may. `lint` asks as well."""
    match node:
        case nodes.Filter(name=name) if name not in sandbox.filters:
            return _("there is no filter “{name}”", name=name), did_you_mean(name, sandbox.filters)
        case nodes.Test(name=name) if name not in sandbox.tests:
            return _("there is no test “{name}”", name=name), did_you_mean(name, sandbox.tests)
        case nodes.Getattr(attr=name) if name.startswith("_") or name in {"format", "format_map"}:
            return _("“{name}” is not for templates", name=name), None
        case nodes.Call(node=nodes.Name(name="range")):
            return None
        case nodes.Call() | nodes.For(recursive=True):
            return _("templates call nothing but range()"), _("a filter may do it: “| …”")
        case nodes.For():
            turns = nodes.Filter(node.iter, " turns", [], [], None, None, lineno=node.iter.lineno)
            node.iter = turns.set_environment(sandbox)
    if not isinstance(node, _ALLOWED) and not isinstance(node, (nodes.Expr, nodes.Helper)):
        return _("“{kind}” is not for templates", kind=type(node).__name__.lower()), None
    return None
