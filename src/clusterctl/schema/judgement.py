"""The findings of the schema about one document."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from clusterctl.diagnostics import Diagnostic, Severity
from clusterctl.messages import Listing, _
from clusterctl.schema import fields
from clusterctl.schema.causes import MONEY, QUOTE, root_causes
from clusterctl.schema.engine import Violation, violations
from clusterctl.schema.words import told
from clusterctl.schema.words.case import shown
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.messages import Message
    from clusterctl.schema.engine import Engine
    from clusterctl.schema.fields import Field
    from clusterctl.source import Source

_DIGITS: Final = re.compile(r"[0-9]+")
_KOPECKS: Final = -2


def problems(kind: str, source: Source, engine: Engine = violations) -> list[Diagnostic]:
    """What the schema of the kind finds in a document, in the order of the places.

    A document that calls itself something else altogether gets that one finding,
    at the route of the whole document. A file that couldn't be read gets none.
    """
    if source.value is None:
        return []
    if not isinstance(source.value, dict):
        return [_no_mapping(source)]
    named = _kind_problem(kind, source)
    if named and not named.route:
        return [named]
    found = engine(kind, source.value)
    if named:
        found = [v for v in found if v.route != ("kind",) and v.names != ("kind",)]
    broken = {v.route for v in found}
    found += (v for v in _own(kind, source) if v.route not in broken)
    causes = root_causes(kind, source.value, found)
    findings = [told(kind, source, cause) for cause in causes]
    if named:
        findings.append(named)
    return sorted(findings, key=lambda d: (d.place, d.code, list(map(str, d.route))))


def _no_mapping(source: Source) -> Diagnostic:
    return _error(
        source,
        "S002",
        _("the document is a list or a single value, not keys with values"),
        _("begin with `kind: …`, each key on a line of its own"),
    )


def _kind_problem(kind: str, source: Source) -> Diagnostic | None:
    """The finding about a missing or unknown `kind`; its route is empty when nothing else fits."""
    told_kind = source.value.get("kind")
    if told_kind == kind:
        return None
    known = fields.KINDS if kind in fields.KINDS else (kind,)
    if told_kind is None:
        remedy = _("write `kind: {kind}` at the beginning", kind=kind)
        return _error(source, "S008", _("the document doesn't say its `kind`"), remedy, ("kind",))
    word = shown(str(told_kind))
    if told_kind in known:
        message = _("expected the kind {kind}, found {word}", kind=kind, word=word)
        return _error(source, "S008", message, _("write {value}", value=kind))
    meant = _meant_kind(word, known)
    remedy = _("what there is: {keys}", keys=Listing(known, len(known)))
    if meant:
        remedy = _("did you mean {field}?", field=f"`{meant}`")
    message = _("unknown kind “{word}”", word=word)
    return _error(source, "S008", message, remedy, ("kind",) if meant == kind else ())


def _meant_kind(word: str, known: tuple[str, ...]) -> str | None:
    titles = {fields.title(kind): kind for kind in known}
    return closest(word, known) or titles.get(closest(word, titles) or "")


def _error(
    source: Source,
    code: str,
    message: Message,
    remedy: Message,
    route: Route = (),
) -> Diagnostic:
    place = source.place("kind") if _has_kind(source) else source.key_place()
    return Diagnostic(place, code, Severity.ERROR, message, route, help=remedy)


def _has_kind(source: Source) -> bool:
    return isinstance(source.value, dict) and "kind" in source.value


def _own(kind: str, source: Source) -> Iterator[Violation]:
    """What JSON Schema can't say: kopecks, and digits that only our reader takes for a text."""
    watched = _watched(kind)
    if watched:
        yield from _walk(source, watched, source.value, ())


_Watched = dict[str | None, Any]
"""By key (None: of any list item), a field to look at, or such a table of those below."""


@cache
def _watched(kind: str) -> _Watched:
    root = fields.field(kind)
    return _below(root) if root else {}


def _below(field: Field) -> _Watched:
    children: list[tuple[str | None, Field]] = [*field.fields.items()]
    if field.item:
        children.append((None, field.item))
    found: _Watched = {}
    for key, child in children:
        if child.money or _is_of_digits(child.pattern):
            found[key] = child
        elif deeper := _below(child):
            found[key] = deeper
    return found


def _is_of_digits(pattern: str) -> bool:
    """Whether a text of that form may be all digits and has a fixed length, as registers give."""
    return bool(pattern) and not re.search(r"[^0-9{},()|?^$]", re.sub(r"\[.*?\]", "", pattern))


def _walk(source: Source, watched: Any, value: Any, route: Route) -> Iterator[Violation]:
    match watched, value:
        case dict(), dict():
            for key in watched.keys() & value.keys():
                yield from _walk(source, watched[key], value[key], (*route, key))
        case {None: item}, list():
            for position, each in enumerate(value):
                yield from _walk(source, item, each, (*route, position))
        case dict(), _:
            return
        case field, Decimal() if field.money and _decimals(value) < _KOPECKS:
            yield Violation(route, MONEY)
        case _, str() if _DIGITS.fullmatch(source.literal(*route) or ""):
            yield Violation(route, QUOTE)


def _decimals(value: Decimal) -> int:
    """The exponent of the last digit that isn't zero."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
