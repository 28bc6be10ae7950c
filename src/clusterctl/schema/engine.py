"""Schema errors as values of our own, the same from either engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from clusterctl.schema.fields import raw
from clusterctl.schema.formats import FORMATS

if TYPE_CHECKING:
    import jsonschema_rs
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

    from clusterctl.diagnostics import Route


@dataclass(frozen=True, slots=True)
class Violation:
    """A keyword of the schema that a value broke.

    `names` are the keys it is about: the missing one, the unknown one, those that
    exclude each other. `limit` is what a bound or a constant asks for.
    """

    route: Route
    keyword: str
    names: tuple[str, ...] = ()
    limit: Any = None


Engine = Callable[[str, Any], list[Violation]]
"""Takes a kind and a plain value, gives what breaks the kind's schema."""


def violations(kind: str, value: Any) -> list[Violation]:
    """What in the value breaks the schema of a kind."""
    return _chosen()(kind, value)


def fast(kind: str, value: Any) -> list[Violation]:
    """The violations that jsonschema-rs finds."""
    return [v for error in _compiled(kind).iter_errors(value) for v in _of_compiled(error)]


def reference(kind: str, value: Any) -> list[Violation]:
    """The violations that jsonschema finds, a hundred times slower."""
    found = (v for error in _interpreted(kind).iter_errors(value) for v in _of_reference(error))
    return list(_unrepeated(found))


@cache
def _chosen() -> Engine:
    return fast if find_spec("jsonschema_rs") else reference


@cache
def _compiled(kind: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs  # noqa: PLC0415 not there on every platform

    return jsonschema_rs.Draft202012Validator(
        raw(kind),
        formats=dict(FORMATS),
        validate_formats=True,
        pattern_options=jsonschema_rs.RegexOptions(),  # linear time, whatever a text holds
    )


def _of_compiled(error: jsonschema_rs.ValidationError) -> Iterator[Violation]:
    route = tuple(error.instance_path)
    keyword, told = str(error.schema_path[-1]), error.kind.as_dict()
    match type(error.kind).__name__:
        case "Required":
            yield Violation(route, keyword, (told["property"],))
        case "AdditionalProperties":
            yield from (Violation(route, keyword, (key,)) for key in told["unexpected"])
        case "PropertyNames":
            yield Violation(route, "propertyNames", (told["error"].instance,))
        case "Not":
            yield Violation(route, keyword, tuple(told["schema"].get("required", ())))
        case "Constant":
            yield Violation(route, keyword, limit=told["expected_value"])
        case _:
            yield Violation(route, keyword, limit=told.get("limit"))


@cache
def _interpreted(kind: str) -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 takes 74 ms, and only a fallback

    validator: Validator = adapted(Draft202012Validator)(
        raw(kind), format_checker=_format_checker()
    )
    return validator


def adapted(validator: Any) -> Any:
    """A validator class of jsonschema that reads patterns and numbers as other engines do.

    `$` is the very end of the text (ECMA-262), which Python's `re` lets a newline
    follow; 2.0 is a whole number, as a Decimal too.
    """
    from jsonschema import validators  # noqa: PLC0415 see above

    extend: Any = validators.extend
    types = validator.TYPE_CHECKER.redefine("integer", _is_whole)
    return extend(validator, validators={"pattern": _pattern}, type_checker=types)


def _is_whole(_checker: Any, value: Any) -> bool:
    match value:
        case bool():
            return False
        case Decimal():
            return value == value.to_integral_value()
        case _:
            return isinstance(value, int)


_END: Final = re.compile(r"\$(?=$|\|)")


def _pattern(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415 see above

    if isinstance(value, str) and not re.search(_END.sub(r"\\Z", pattern), value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


def _format_checker() -> Any:
    from jsonschema import FormatChecker  # noqa: PLC0415 see above

    checker = FormatChecker(formats=())
    checker.checkers = {name: (_of_texts(check), ()) for name, check in FORMATS.items()}
    return checker


def _of_texts(check: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or check(value)


def _of_reference(error: ValidationError) -> Iterator[Violation]:
    route, keyword = tuple(error.absolute_path), str(error.validator)
    told: Any = error.instance
    limit: Any = error.validator_value
    schema: Any = error.schema
    if "propertyNames" in error.schema_path:
        yield Violation(route, "propertyNames", (told,))
        return
    match keyword:
        case "required":
            yield from (Violation(route, keyword, (key,)) for key in limit if key not in told)
        case "additionalProperties":
            known = schema["properties"]
            yield from (Violation(route, keyword, (key,)) for key in told if key not in known)
        case "not":
            yield Violation(route, keyword, tuple(limit.get("required", ())))
        case "const" | "minimum" | "maximum" | "minLength" | "minItems":
            yield Violation(route, keyword, limit=limit)
        case _:
            yield Violation(route, keyword)


def _unrepeated(found: Iterable[Violation]) -> Iterator[Violation]:
    """Each once: jsonschema tells an error for each missing key, and each lists them all."""
    told: list[Violation] = []
    for violation in found:
        if violation not in told:
            told.append(violation)
            yield violation
