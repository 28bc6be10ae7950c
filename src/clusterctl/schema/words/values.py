"""Words for trouble with values: of the wrong type or form, unknown, out of bounds, repeated."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clusterctl.diagnostics import Related
from clusterctl.messages import Bilingual, Listing, Message, _, said
from clusterctl.schema.formats import FORMS
from clusterctl.schema.remedies import as_boolean, as_number, reshaped
from clusterctl.schema.words.case import KEYS, LIST, Telling, shown
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.schema.fields import Field
    from clusterctl.schema.words.case import Case

_MOST_CHOICES: Final = 6
_MOST_KEYS: Final = 8

_TYPES: Final[Mapping[str, Message]] = {
    "string": _("a text"),
    "integer": _("a whole number"),
    "number": _("a number"),
    "boolean": _("true or false"),
    "array": LIST,
    "object": KEYS,
}


def of_wrong_type(case: Case) -> Telling:
    """A list for a text, a text for a number, nothing for something."""
    field, value = case.field, case.value
    if value is None:
        message = _("{field} is left empty", field=field.label)
        return Telling("S002", message, _("write a value or delete the line"), case.route)
    remedy = _retyped(field, value) or case.about()
    return Telling("S002", case.expected(_wanted(field)), remedy, case.route)


def _wanted(field: Field) -> object:
    if field.choices:
        return _("one of {choices}", choices=_choices(field))
    if {"integer", "string"} <= set(field.types):
        return _("a year or a date")
    return FORMS.get(field.pattern) or _TYPES[field.types[0]]


def _retyped(field: Field, value: Any) -> Message | None:
    """How to write a value of the wrong type, where that can be told."""
    match field.types[0], value:
        case "array", str() | int() | Decimal():
            return _("write it as a list: [{value}]", value=shown(str(value)))
        case (("number" | "integer"), str()) if number := as_number(value):
            return _("write {value}, without quotes and spaces", value=number)
        case "boolean", str() if word := as_boolean(value):
            return _("write {value}", value=word)
        case "object", _ if required := tuple(k for k, f in field.fields.items() if f.required):
            keys = Listing(required, _MOST_KEYS)
            return _("write below it, each on a line: {keys}", keys=keys)
    return None


def to_quote(case: Case) -> Telling:
    """A number where a text is wanted, or digits that other readers take for a number."""
    field, literal = case.field, case.source.literal(*case.route) or str(case.value)
    value = shown(literal)
    message = _("{field}: the number {value} has no quotes", field=field.label, value=value)
    remedy = case.about()
    if re.search(field.pattern, literal):
        remedy = _('write "{value}": quotes keep every digit as it is', value=value)
    return Telling("S009", message, remedy, case.route)


def not_listed(case: Case) -> Telling:
    """A value that is none of those the schema lists."""
    field, word = case.field, str(case.value)
    message = _(
        "{field}: expected one of {choices}, found {found}",
        field=field.label,
        choices=_choices(field),
        found=case.found(case.route),
    )
    by_title = {title: str(value) for value, title in field.choices.items()}
    meant = closest(word, map(str, field.choices)) or by_title.get(closest(word, by_title) or "")
    remedy = _("did you mean {field}?", field=_titled(field, meant)) if meant else case.about()
    return Telling("S004", message, remedy, case.route)


def _choices(field: Field) -> Listing:
    return Listing(tuple(map(str, field.choices)), _MOST_CHOICES)


def _titled(field: Field, choice: str) -> Bilingual:
    titles = {str(value): title for value, title in field.choices.items()}
    return Bilingual(f"`{choice}` ({titles[choice]})", f"`{choice}`")


def not_the_constant(case: Case) -> Telling:
    """Another value than the only one."""
    limit = case.violation.limit
    only = said("true" if limit is True else str(limit))
    return Telling("S004", case.expected(only), case.about(), case.route)


def of_wrong_form(case: Case) -> Telling:
    """A text that doesn't match its pattern."""
    field = case.field
    mended = reshaped(case.value, field.pattern)
    remedy = _("write {value}", value=mended) if mended else case.about()
    return Telling("S005", case.expected(_wanted(field)), remedy, case.route)


def unreal(case: Case) -> Telling:
    """A date or academic year that there isn't, though it is written as it should be."""
    field, value = case.field, case.value
    if field.format == "date":
        message = _("{field}: there is no day {value}", field=field.label, value=value)
        return Telling("S010", message, _("look the day up in the document"), case.route)
    message = _(
        "{field}: {value} is no academic year, the second year doesn't follow the first",
        field=field.label,
        value=value,
    )
    first = int(value[:4])
    return Telling("S010", message, _("write {value}", value=f"{first}/{first + 1}"), case.route)


def too_small(case: Case) -> Telling:
    """A number below its bound."""
    expected = _("at least {n}", n=case.violation.limit)
    return Telling("S006", case.expected(expected), case.about(), case.route)


def too_great(case: Case) -> Telling:
    """A number above its bound."""
    expected = _("at most {n}", n=case.violation.limit)
    return Telling("S006", case.expected(expected), case.about(), case.route)


def empty_text(case: Case) -> Telling:
    """A text without a letter."""
    message = _("{field} is an empty text", field=case.field.label)
    return Telling("S006", message, case.about(), case.route)


def empty_list(case: Case) -> Telling:
    """A list without an item."""
    message = _("{field} is an empty list", field=case.field.label)
    return Telling("S006", message, case.about(), case.route)


def of_odd_kopecks(case: Case) -> Telling:
    """An amount that no one can pay."""
    expected = _("an amount with two decimals at most")
    remedy = _("round it to kopecks: two digits after the point")
    return Telling("S006", case.expected(expected), remedy, case.route)


def repeated(case: Case) -> Telling:
    """An item that its list has before."""
    items = case.value
    second = next(i for i, item in enumerate(items) if item in items[:i])
    route = (*case.route, second)
    message = _(
        "{field}: {found} stands here twice", field=case.field.label, found=case.found(route)
    )
    first = case.source.place(*case.route, items.index(items[second]))
    related = (Related(first, _("here for the first time")),)
    return Telling("S007", message, _("delete one of the two"), route, related=related)
