"""Every form that papers may take of a folder's names and positions, for a human's look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from clusterctl import language, schema
from clusterctl.language import Case
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from clusterctl.diagnostics import Place, Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.language import Form
    from clusterctl.messages import Message
    from clusterctl.schema import Field

CASES: Final = (Case.GENITIVE, Case.DATIVE, Case.INSTRUMENTAL)
"""The cases that papers ask for and data may give."""


class Source(Enum):
    """How a form is known."""

    GIVEN = "given"
    COMPUTED = "computed"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is declined: the key of its text, how it is told, what declines it."""

    key: str
    title: Message
    form: Callable[[Mapping[str, Any], Case], Form]


_ORGANIZATION: Final = (_Kind("full", _("organisation"), language.organization_name),)
_PERSON: Final = (
    _Kind("name", _("name"), language.head_name),
    _Kind("position", _("position"), language.head_position),
)


@dataclass(frozen=True, slots=True)
class Declined:
    """A text in a case: its form, how that is known, and where the right one would be written.

    `key` is what to write beside the text at each of the places: `genitive.name`.
    """

    kind: str
    title: Message
    text: str
    case: Case
    form: str
    source: Source
    places: tuple[Place, ...]
    key: str
    reason: Message | None = None


def declined(folder: Folder, cluster: str | None = None) -> list[Declined]:
    """Every form once, in the order of the documents; of one cluster if it is named."""
    found: dict[tuple[object, ...], Declined] = {}
    for document in _concerned(folder, cluster):
        field = schema.field(document.kind)
        if field is None:
            continue
        for route, value, kinds in _mappings(field, document.value, ()):
            for each in _forms(document, route, value, kinds):
                key = (each.kind, each.text, each.case, each.form)
                known = found.get(key)
                places = (*known.places, *each.places) if known else each.places
                found[key] = replace(known or each, places=places)
    return list(found.values())


def _concerned(folder: Folder, cluster: str | None) -> Iterator[Document]:
    """The documents whose names stand in papers; a cluster's own, and the organisations in them."""
    if cluster is None:
        yield from folder.documents
        return
    own = [
        d for d in folder.documents
        if d.cluster == cluster or d.kind == "settings" or d.get("cluster") == cluster
    ]  # fmt: skip
    named = {text for document in own for _route, text in document.texts()}
    yield from (d for d in folder.of("organization") if d.id in named)
    yield from own


def _mappings(
    field: Field, value: object, route: Route
) -> Iterator[tuple[Route, Mapping[str, Any], tuple[_Kind, ...]]]:
    """The mappings whose schema has room for cases: organisations' names, people."""
    match value:
        case dict():
            if Case.GENITIVE.value in field.fields:
                yield route, value, _ORGANIZATION if "full" in field.fields else _PERSON
            for key, below in value.items():
                step = field.below(key)
                if step is not None:
                    yield from _mappings(step, below, (*route, key))
        case list():
            for i, below in enumerate(value):
                if field.item is not None:
                    yield from _mappings(field.item, below, (*route, i))


def _forms(
    document: Document, route: Route, value: Mapping[str, Any], kinds: Iterable[_Kind]
) -> Iterator[Declined]:
    for kind in kinds:
        text = value.get(kind.key)
        if not isinstance(text, str) or not text.strip():
            continue
        for case in CASES:
            form = kind.form(value, case)
            yield Declined(
                kind.key, kind.title, text, case, form.text, _source(value, kind, case, form),
                (document.at(*route, kind.key).place,), _key(kind, case), form.reason,
            )  # fmt: skip


def _source(value: Mapping[str, Any], kind: _Kind, case: Case, form: Form) -> Source:
    stated = value.get(case.value)
    if isinstance(stated, str) or (isinstance(stated, dict) and stated.get(kind.key)):
        return Source.GIVEN
    return Source.DOUBTFUL if form.doubtful else Source.COMPUTED


def _key(kind: _Kind, case: Case) -> str:
    return case.value if kind in _ORGANIZATION else f"{case.value}.{kind.key}"
