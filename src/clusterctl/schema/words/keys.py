"""Words for trouble with keys: missing, unknown, refused, exclusive, misnamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.diagnostics import Related
from clusterctl.messages import Bilingual, Listing, _
from clusterctl.schema.words.case import Telling, shown

if TYPE_CHECKING:
    from clusterctl.diagnostics import Route
    from clusterctl.messages import Message
    from clusterctl.schema.words.case import Case

_MOST_KEYS: Final = 8


def missing(case: Case) -> Telling:
    """A required key is absent or has no value."""
    route = (*case.route, case.name)
    field = case.field_at(route)
    if case.name in case.value:
        message = _("required field {field} is left empty", field=field.label)
    else:
        message = _("no required field {field}", field=field.label)
    about = Bilingual(f". {field.description.rstrip('.')}", "")
    remedy = _("write `{key}: …`{about}", key=case.name, about=about)
    return Telling("S001", message, remedy, route, on_key=True)


def unknown(case: Case) -> Telling:
    """A key that the schema has no field for."""
    message = _("unknown field `{key}`", key=shown(case.name))
    return Telling("S003", message, _meant(case), (*case.route, case.name), on_key=True)


def _meant(case: Case) -> Message:
    """What may stand in an unknown key's place, or where the key belongs."""
    if case.cause.meant:
        meant = case.field_at((*case.route, case.cause.meant))
        return _("did you mean {field}?", field=meant.label)
    if case.cause.home is None:
        free = tuple(key for key in case.field.fields if key not in case.value)
        keys = Listing(free or tuple(case.field.fields), _MOST_KEYS)
        return _("what may stand here: {keys}", keys=keys)
    label = case.field_at((*case.cause.home, case.name)).label
    if not case.cause.home:
        return _("{field} belongs to the document itself: check the indentation", field=label)
    above = case.field_at(case.cause.home).label
    return _("{field} belongs to {above}: check the indentation", field=label, above=above)


def refused(case: Case) -> Telling:
    """A key that must not be there, or not beside another."""
    match case.violation.names:
        case ():
            return _out_of_place(case, case.route)
        case (name,):
            return _out_of_place(case, (*case.route, name))
        case names:
            return _one_too_many(case, names)


def _out_of_place(case: Case, route: Route) -> Telling:
    message = _("{field} has no place here", field=case.field_at(route).label)
    return Telling("S011", message, case.about(route), route, on_key=True)


def _one_too_many(case: Case, names: tuple[str, ...]) -> Telling:
    """Keys that exclude each other stand together; the later one is in excess."""
    first, *_between, last = ((*case.route, key) for key in case.value if key in names)
    message = _(
        "{first} and {last} exclude each other",
        first=case.field_at(first).label,
        last=case.field_at(last).label,
    )
    related = (Related(case.source.key_place(*first), _("the other one")),)
    return Telling("S011", message, _("keep one of the two"), last, on_key=True, related=related)


def none_of_several(case: Case) -> Telling:
    """Exactly one of several keys is wanted: none is there, or more than one."""
    variants = case.field.variants
    given = tuple(key for key in variants if key in case.value)
    if given:
        return _one_too_many(case, given)
    labels = Listing(tuple(case.field_at((*case.route, key)).label for key in variants))
    message = _("{field}: one of these is missing: {keys}", field=case.field.label, keys=labels)
    return Telling("S011", message, case.about(), case.route, on_key=True)


def misnamed(case: Case) -> Telling:
    """A key that should be the code of a rule."""
    message = _(
        "{field}: expected {expected}, found {found}",
        field=case.field.label,
        expected=_("the code of a rule like P08-02"),
        found=_("“{text}”", text=shown(case.name)),
    )
    return Telling("S005", message, case.about(), (*case.route, case.name), on_key=True)
