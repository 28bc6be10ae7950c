"""Root causes to findings: the words, the code, the paragraph, the severity and the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.diagnostics import Diagnostic, Severity
from clusterctl.schema.causes import MONEY, QUOTE, value_at
from clusterctl.schema.words import keys, values
from clusterctl.schema.words.case import Case, Telling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clusterctl.diagnostics import Place
    from clusterctl.schema.causes import Cause
    from clusterctl.schema.fields import Field
    from clusterctl.source import Source

_TELLERS: Final[Mapping[str, Callable[[Case], Telling]]] = {
    "required": keys.missing,
    "additionalProperties": keys.unknown,
    "propertyNames": keys.misnamed,
    "not": keys.refused,
    "oneOf": keys.none_of_several,
    "type": values.of_wrong_type,
    "enum": values.not_listed,
    "const": values.not_the_constant,
    "pattern": values.of_wrong_form,
    "format": values.unreal,
    "minimum": values.too_small,
    "maximum": values.too_great,
    "minLength": values.empty_text,
    "minItems": values.empty_list,
    "uniqueItems": values.repeated,
    MONEY: values.of_odd_kopecks,
    QUOTE: values.to_quote,
}

_WHOLE: Final = frozenset(
    {"required", "not", "oneOf", "type", "enum", "const", "minLength", "minItems"}
)
"""Keywords that break a place as a whole, so that its own rule speaks; others keep their code."""


def told(kind: str, source: Source, cause: Cause) -> Diagnostic:
    """The finding that a cause makes."""
    case = Case(kind, source, cause)
    keyword = cause.violation.keyword
    telling = _TELLERS[keyword](case)
    field = case.field_at(telling.route)
    rule = field.codes.get(keyword) or (field.codes.get("") if _whole(keyword, field) else None)
    return Diagnostic(
        place=_place(source, telling),
        code=rule or telling.code,
        severity=_severity(source, keyword, field, own_rule=rule is not None),
        message=telling.message,
        route=telling.route,
        paragraph=field.paragraph,
        help=telling.remedy,
        related=telling.related,
    )


def _whole(keyword: str, field: Field) -> bool:
    """Whether the field's own rule speaks; one that only warns lets no broken value pass."""
    return keyword == "required" if field.severity else keyword in _WHOLE


def _place(source: Source, telling: Telling) -> Place:
    """The place of the value or key; for an absent one, of the key it belongs below."""
    *above, last = telling.route or (None,)
    if last is None or not telling.on_key:
        return source.key_place() if telling.on_key else source.place(*telling.route)
    there = isinstance(last, int) or last in value_at(source.value, tuple(above))
    return source.key_place(*telling.route) if there else source.key_place(*above)


def _severity(source: Source, keyword: str, field: Field, *, own_rule: bool) -> Severity:
    if keyword == "required" and field.draft and source.value.get("status") == "draft":
        return Severity.INFO
    return Severity(field.severity) if own_rule and field.severity else Severity.ERROR
