"""A change in the documents' own words: what it is of, what stood there and what stands there now.

Names come from the schema's titles; in English, as in all messages, a field is named by its key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clusterctl import schema
from clusterctl.changes.comparison import Action, Change, Comparison
from clusterctl.documents import as_date
from clusterctl.messages import Bilingual, Listing, Message, Money, _, n_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.schema import Field

_MOST = 12
"""So many parts of a list or a mapping are told."""

_NAMING = ("organization", "person", "title", "name", "code", "id", "year", "kind", "clause")
"""What tells an item of a list where its schema doesn't say."""

_DECISIVE = ("title", "name")
"""What people know an item by, before its key."""


@dataclass(frozen=True, slots=True)
class Words:
    """Tells the changes of a comparison."""

    comparison: Comparison

    def label(self, change: Change) -> Message:
        """What has changed: «целевое значение показателя „…“ на 2028 год»."""
        if not change.route:
            return _whole(change)
        for kind, pattern, phrase in _PHRASES:
            if kind in ("*", change.document.kind) and _fits(change.route, pattern.split(".")):
                message = phrase(self, change)
                if message is not None:
                    return message
        crumbs = [_("{value}", value=crumb) for crumb in self._crumbs(change)]
        label = crumbs[0]
        for crumb in crumbs[1:]:
            label = _("{above} › {below}", above=label, below=crumb)
        return label

    def before(self, change: Change) -> object:
        """What stood there, told; an empty text where nothing did."""
        return self._told(change, change.before)

    def after(self, change: Change) -> object:
        """What stands there now, told; an empty text where nothing does."""
        return self._told(change, change.after)

    def document(self, document: Document) -> Message:
        """A document by its kind, its number where it has one, and the cluster it is of."""
        kind = Bilingual(schema.title(document.kind), document.kind)
        name = self._own_name(document)
        if document.kind != "cluster" and document.cluster:
            cluster = self._named("cluster", document.cluster)
            if document.kind == "program":
                return _("{kind}, cluster {cluster}", kind=kind, cluster=cluster)
            return _("{kind} {name}, cluster {cluster}", kind=kind, name=name, cluster=cluster)
        return _("{kind} {name}", kind=kind, name=name)

    def organization(self, id: object) -> str:
        """An organisation's short name in either version; its id where the registry lacks it."""
        return self._named("organization", id)

    def cluster(self, id: str) -> str:
        """A cluster's name in either version."""
        return self._named("cluster", id)

    def item(self, change: Change, *above: str | int) -> Any:
        """The mapping at a route of the version that the change points into."""
        found = change.holder.source.value
        for step in above:
            found = found[step]
        return found

    def _named(self, kind: str, id: object) -> str:
        for folder in (self.comparison.new, self.comparison.old):
            found = folder.get(kind, str(id))
            name = found.source.value.get("name") if found else None
            name = name.get("short") if isinstance(name, dict) else name
            if isinstance(name, str):
                return " ".join(name.split())
        return str(id)

    def _own_name(self, document: Document) -> str:
        if document.kind in ("organization", "cluster"):
            return self._named(document.kind, document.id)
        number = document.source.value.get("number")
        return f"№ {number}" if isinstance(number, str) else document.id

    def _told(self, change: Change, value: Any) -> object:
        if not change.route:
            return ""
        told = self._value(change.field, value)
        unit = self._unit(change)
        return _("{value} {unit}", value=told, unit=unit) if unit and value is not None else told

    def _unit(self, change: Change) -> str | None:
        """The unit of a target's value."""
        for pattern in ("sections.indicators.list.*.targets.*.value", "results.*.targets.*.value"):
            if change.document.kind == "program" and _fits(change.route, pattern.split(".")):
                unit = self.item(change, *change.route[:-3]).get("unit")
                return unit if isinstance(unit, str) else None
        return None

    def _value(self, field: Field | None, value: Any) -> object:
        """A value the way people write it."""
        match value:
            case None:
                return ""
            case dict():
                return Listing(tuple(self._parts(field, value)), _MOST)
            case list():
                item = field.item if field else None
                return Listing(tuple(self._value(item, each) for each in value), _MOST)
            case bool():
                return value
            case int() | Decimal():
                if field and field.choices:
                    return Bilingual(field.choices.get(_key(value), str(value)), str(value))
                return _number(value, money=bool(field and field.money))
            case _:
                return self._text(field, str(value))

    def _parts(self, field: Field | None, value: dict[str, Any]) -> Iterator[Message]:
        for key, each in value.items():
            below = field.below(key) if field else None
            name = Bilingual(below.title if below else key, key)
            if each is not None:
                yield _("{key}: {value}", key=name, value=self._value(below, each))

    def _text(self, field: Field | None, text: str) -> object:
        if field and text in field.choices:
            return Bilingual(field.choices[text], text)
        if field and field.ref in ("organization", "cluster"):
            return self._named(field.ref, text)
        return as_date(text) or " ".join(text.split())

    def _crumbs(self, change: Change) -> Iterator[object]:
        """The names of the places on the way to the value; sections need not say they are."""
        field, value = schema.field(change.document.kind), change.holder.source.value
        listed: Field | None = None
        for i, step in enumerate(change.route):
            below = field.below(step) if field else None
            value = _below(value, step)
            if isinstance(step, int):
                yield self._item(listed, below, value, step)
            elif not (i == 0 and step == "sections" and len(change.route) > 1):
                nested = i + 1 < len(change.route) and step == "list"
                if not nested:
                    yield Bilingual(below.title if below else step, step)
            listed, field = below, below

    def _item(self, listed: Field | None, field: Field | None, value: Any, at: int) -> object:
        """An item of a list by what it is known by."""
        if not isinstance(value, dict):
            return self._value(field, value)
        keys = [k for k in _DECISIVE if isinstance(value.get(k), str)]
        keys = keys[:1] or list(listed.identity if listed else ())
        keys = keys or [k for k in _NAMING if value.get(k) is not None][:1]
        told = [
            self._value(field.below(k) if field else None, value[k])
            for k in keys
            if value.get(k) is not None
        ]
        return Listing(tuple(told)) if told else _("no. {n}", n=at + 1)


def _whole(change: Change) -> Message:
    match change.action:
        case Action.ADDED if change.document.draft:
            return _("a new document, still a draft")
        case Action.ADDED:
            return _("a new document")
        case Action.REMOVED:
            return _("the document is gone")
        case _:
            return _("the draft became a final document")


def _fits(route: Route, pattern: list[str]) -> bool:
    """Whether a route is of a pattern, in which `*` stands for any position."""
    return len(route) == len(pattern) and all(
        isinstance(step, int) if wanted == "*" else step == wanted
        for step, wanted in zip(route, pattern, strict=True)
    )


def _below(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(str(step))
    return value[step] if isinstance(value, list) and isinstance(step, int) else None


def _key(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)


def _number(value: int | Decimal, *, money: bool) -> object:
    if money:
        return Money(value)
    plain = Decimal(value)
    return value if isinstance(value, int) else Decimal(f"{plain.normalize():f}")


def _target(words: Words, change: Change) -> Message | None:
    at = change.route[: change.route.index("targets")]
    row = change.route[: len(at) + 2]
    target = words.item(change, *row)
    if not isinstance(target, dict):
        return None
    title, year = words.item(change, *at).get("title"), target.get("year")
    title = " ".join(str(title).split())
    if change.route[0] == "results":
        return _("value of the result “{title}” for {year}", title=title, year=year)
    return _("target of the indicator “{title}” for {year}", title=title, year=year)


def _participant(words: Words, change: Change) -> Message | None:
    row = words.item(change, *change.route)
    name = words.organization(row.get("organization")) if isinstance(row, dict) else ""
    if change.action is Action.ADDED:
        return _("participant {name} is added", name=name)
    if change.action is Action.REMOVED:
        return _("participant {name} is taken out", name=name)
    return None


def _leaving(words: Words, change: Change) -> Message | None:
    if change.before is not None or change.action is not Action.ADDED:
        return None
    row = words.item(change, *change.route[:-1])
    return _("participant {name} is excluded", name=words.organization(row.get("organization")))


def _signing(words: Words, change: Change) -> Message | None:
    row = words.item(change, *change.route[:-1])
    return _("signing date of {name}", name=words.organization(row.get("organization")))


def _term(_words: Words, change: Change) -> Message | None:
    before, after = as_date(change.before), as_date(change.after)
    if before is None or after is None:
        return None
    if after < before:
        return _("the term is cut by {span}", span=_span(after, before))
    return _("the term is extended by {span}", span=_span(before, after))


def _span(first: date, last: date) -> Message:
    """How far two days are apart, in whole months where they are."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if months and (first.day == last.day or (_is_last(first) and _is_last(last))):
        return n_("{n} month", "{n} months", months)
    return n_("{n} day", "{n} days", (last - first).days)


def _is_last(day: date) -> bool:
    """Whether the day is the last of its month."""
    return (day + timedelta(days=1)).day == 1


_PHRASES: tuple[tuple[str, str, Callable[[Words, Change], Message | None]], ...] = (
    ("program", "sections.indicators.list.*.targets.*", _target),
    ("program", "sections.indicators.list.*.targets.*.value", _target),
    ("program", "results.*.targets.*", _target),
    ("program", "results.*.targets.*.value", _target),
    ("cluster", "participants.*", _participant),
    ("cluster", "participants.*.until", _leaving),
    ("*", "parties.*.signed_on", _signing),
    ("program", "signatures.*.signed_on", _signing),
    ("agreement", "valid.until", _term),
    ("supplement", "new_valid_until", _term),
)
"""Changes that people have a word for, by kind and route; all others are told by their titles."""
