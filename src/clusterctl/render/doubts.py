"""Forms that a paper took on a guess, and the place of the data where the right one is written."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document, Spot
    from clusterctl.language import Case, Form
    from clusterctl.messages import Message


@dataclass(frozen=True, slots=True)
class Doubt:
    """A form of a text that the language module wasn't sure of; `key` is the text's own key."""

    form: str
    of: str
    key: str
    case: Case
    reason: Message

    def spot(self, documents: Iterable[Document]) -> Spot | None:
        """Where the first of the documents gives the text: the form is written beside it."""
        found = (d.at(*route) for d in documents for route in _routes(d.value, self, ()))
        return next(found, None)


_COLLECTED: ContextVar[dict[tuple[str, str], Doubt] | None] = ContextVar("doubts", default=None)


@contextmanager
def collected() -> Iterator[dict[tuple[str, str], Doubt]]:
    """The doubts about all forms taken from here on, in order, each once."""
    found: dict[tuple[str, str], Doubt] = {}
    token = _COLLECTED.set(found)
    try:
        yield found
    finally:
        _COLLECTED.reset(token)


def told(form: Form, of: str, key: str, case: Case) -> str:
    """The form's text; whoever collects doubts learns of one there is."""
    found = _COLLECTED.get()
    if form.reason is not None and found is not None:
        found.setdefault((form.text, of), Doubt(form.text, of, key, case, form.reason))
    return form.text


def again(doubts: Iterable[Doubt]) -> None:
    """Tells whoever collects doubts of those that were found elsewhere."""
    found = _COLLECTED.get()
    if found is not None:
        for doubt in doubts:
            found.setdefault((doubt.form, doubt.of), doubt)


def _routes(value: Any, doubt: Doubt, route: Route) -> Iterator[Route]:
    match value:
        case dict():
            if value.get(doubt.key) == doubt.of:
                yield (*route, doubt.key)
            for key, below in value.items():
                yield from _routes(below, doubt, (*route, key))
        case list():
            for i, below in enumerate(value):
                yield from _routes(below, doubt, (*route, i))
