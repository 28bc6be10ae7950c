"""A Jinja that can only choose and print: plain values in, text out, within bounds."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS
from jinja2.utils import missing

from clusterctl.messages import _
from clusterctl.templating import printing
from clusterctl.templating.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.compiler import Frame

MOST_STEPS = 200_000
"""Turns of all loops of one rendering together."""

MOST_TEXT = 1_000_000
"""Characters of one text, items of one list."""

_LARGEST = 10**30
_OPERATORS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
}
_SHARED_FILTERS = (
    "abs batch capitalize count default dictsort first groupby last length list lower map max min "
    "reject rejectattr reverse select selectattr sort sum trim unique upper"
)
_SHARED_TESTS = (
    "defined undefined none true false boolean number integer string mapping sequence iterable in "
    "even odd divisibleby eq ne lt le gt ge == != < <= > >="
)
_LOOP = {"index", "index0", "revindex", "revindex0", "first", "last", "length"}


class Missing(StrictUndefined):
    """What a template asks for and the values don't have; any use of it is refused."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        del exc  # what is raised tells the name and where it was looked for
        refusal = cast("type[TemplateRuntimeError]", partial(NotGivenError, name, obj))
        super().__init__(hint, obj, name, refusal)


class NotGivenError(UndefinedError):
    """A name that is not among the values; `known` are those that are."""

    def __init__(self, name: str | int | None, obj: object, message: str | None = None) -> None:
        super().__init__(message)
        self.name = name
        self.of_context = obj is missing
        self.known = tuple(map(str, obj)) if isinstance(obj, Mapping) else ()


class Printing(Context):
    """One rendering: the values, what was printed of them, and the turns its loops took."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.printed: list[str] = []
        self.steps = 0


@pass_context
def _print(context: Printing, value: object) -> str:
    if type(value) is str and printing.is_plain(value):
        text = xml = value
    else:
        text, xml = printing.printed(_given(value))
    context.printed.append(text)
    return xml


@pass_context
def _turns(context: Context, values: object) -> list[object]:
    """The items to loop over, counted: a template can't keep the machine busy for long."""
    if isinstance(_given(values), str) or not isinstance(values, Iterable):
        raise Refusal(
            _("a loop needs a list, and the value is of type {type}", type=type(values).__name__)
        )
    turns = list(values)
    printing_context = cast("Printing", context)
    printing_context.steps += len(turns)
    if printing_context.steps > MOST_STEPS:
        raise Refusal(_("the loops take more than {most} turns", most=MOST_STEPS))
    return turns


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > MOST_STEPS:
        raise Refusal(_("the loops take more than {most} turns", most=MOST_STEPS))
    return numbers


def _join(values: Iterable[object], separator: str = "", attribute: str | None = None) -> str:
    """The texts of the values with the separator between them."""
    of = (_item(v, attribute) for v in values) if attribute else values
    texts = [printing.printed(_given(v))[0] for v in of]
    _bound(sum(map(len, texts)) + len(separator) * len(texts))
    return separator.join(texts)


def _given(value: Any) -> Any:
    if type(value) is Undefined:
        return ""  # “{{ … if … }}” without an “else”: the template itself says nothing there
    if isinstance(value, Undefined):
        str(value)  # raises, and knows what is not there
    return value


def _item(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else None


def _bound(size: int) -> None:
    if size > MOST_TEXT:
        raise Refusal(_("the text grows past {most} characters", most=MOST_TEXT))


def _operate(sign: str, left: Any, right: Any) -> Any:
    """The outcome for two numbers; two texts or two lists are only put together."""
    both = _given(left), _given(right)
    if sign == "+" and any(all(isinstance(v, kind) for v in both) for kind in (str, list)):
        _bound(len(left) + len(right))
    elif sign not in _OPERATORS or not all(_is_small(v) for v in both):
        raise Refusal(_("“{sign}” is not for these values here", sign=sign))
    return _OPERATORS[sign](left, right)


def _is_small(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and -_LARGEST < value < _LARGEST


class _Generator(CodeGenerator):
    """Joins texts through the environment, which bounds them; prints what `_print` has escaped."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        del node, frame
        self.write(f"({finalize.src}")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        del node, frame, finalize
        self.write("))")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """Values are plain, attributes are keys, nothing can be called, nothing can be loaded."""

    code_generator_class = _Generator
    context_class = Printing
    intercepted_binops = frozenset({"+", "*", "%", "**", "//", "/", "-"})

    def __init__(self, filters: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(undefined=Missing, autoescape=True, finalize=_print, optimized=False)
        shared = {name: JINJA_FILTERS[name] for name in _SHARED_FILTERS.split()}
        self.filters = {**shared, "join": _join, **printing.FILTERS, **filters, " turns": _turns}
        self.tests = {name: JINJA_TESTS[name] for name in _SHARED_TESTS.split()}
        self.globals = {"range": _range}

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether it is `range`, the only thing a template calls."""
        return obj is _range

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A value by its key, or what a loop knows of itself; never an attribute of an object."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a mapping, a list or a text."""
        if type(obj) is dict and argument in obj:
            return obj[argument]
        kinds: Any = str if isinstance(obj, Mapping) else (int, slice)
        if isinstance(obj, (Mapping, list, tuple, str)) and isinstance(argument, kinds):
            with suppress(LookupError):
                return cast("Any", obj)[argument]
        return self.undefined(obj=_given(obj), name=argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The outcome of an operator, when it is bound to be small."""
        del context
        return _operate(operator, left, right)

    def joined(self, parts: Iterable[object]) -> str:
        """The text of `a ~ b`."""
        return _join(parts)
