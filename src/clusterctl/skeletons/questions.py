"""What only people can say about a new document: what is missing, and answers made values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clusterctl import edits, schema, source
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Bilingual, _
from clusterctl.schema.engine import violations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.diagnostics import Route
    from clusterctl.folder import Folder
    from clusterctl.schema import Field
    from clusterctl.source import Source


@dataclass(frozen=True, slots=True)
class Question:
    """A field without a value, and the answers to choose from, each with its name."""

    route: Route
    field: Field
    choices: Mapping[str, str]

    @property
    def name(self) -> str:
        """The route as `--set` takes it."""
        return ".".join(map(str, self.route))


def open_questions(document: Source, kind: str, folder: Folder, cluster: str) -> Iterator[Question]:
    """The required fields that have no value, in the order of the schema."""
    routes = sorted(_missing(document, kind), key=lambda route: _rank(kind, route))
    for route in routes:
        field = schema.field(kind, route)
        if field is not None and not field.draft:
            yield Question(route, field, _choices(field, folder, cluster))


def with_drafts(document: Source, kind: str) -> Source:
    """The document with the keys that a draft may leave empty, empty."""
    for route in list(_missing(document, kind)):
        field = schema.field(kind, route)
        if field is not None and field.draft:
            document = edits.put(document, route, edits.NOTHING)
    return document


def answered(document: Source, kind: str, route: Route, answer: str) -> Source:
    """The document with the answer at the route, made what the field asks for.

    A `ClusterctlError` for a field that the schema doesn't know.
    """
    field = schema.field(kind, route)
    if field is None:
        raise ClusterctlError(
            _("there is no field “{key}” there", key=".".join(map(str, route))),
            _("`clusterctl schema show {kind}` lists the fields", kind=kind),
        )
    try:
        return edits.put(document, route, written(field, answer))
    except KeyError as error:
        raise ClusterctlError(
            _(
                "“{key}” leads into what is no list or group of fields",
                key=".".join(map(str, route)),
            ),
        ) from error


def written(field: Field, answer: str) -> str:
    """An answer as YAML: a text in quotes, a list with or without its brackets, else as it is."""
    answer = answer.strip()
    match field.types:
        case ("string", *_) | ():
            return json.dumps(answer, ensure_ascii=False)
        case ("array", *_) if not answer.startswith("["):
            assert field.item is not None  # noqa: S101 a list has items
            items = (written(field.item, item) for item in answer.split(",") if item.strip())
            return f"[{', '.join(items)}]"
        case _:
            return answer if _is_yaml(answer) else json.dumps(answer, ensure_ascii=False)


def route_of(name: str) -> Route:
    """The route that a dotted name stands for; a number is a position in a list."""
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))


def _is_yaml(answer: str) -> bool:
    read = source.read("answer", f"answer: {answer}\n".encode())
    return not read.findings and "\n" not in answer


def _missing(document: Source, kind: str) -> Iterator[Route]:
    """The routes of required keys that aren't there; of a group of fields, those of its own."""
    for v in violations(kind, document.value):
        if v.keyword != "required":
            continue
        for name in v.names:
            yield from _parts(kind, (*v.route, name))


def _parts(kind: str, route: Route) -> Iterator[Route]:
    field = schema.field(kind, route)
    required = [key for key, f in field.fields.items() if f.required] if field else []
    if field is None or not required or field.draft:
        yield route
        return
    for key in required:
        yield from _parts(kind, (*route, key))


def _rank(kind: str, route: Route) -> tuple[int, ...]:
    """Where a route comes in a document written in the schema's order."""
    rank = []
    for depth, step in enumerate(route):
        keys = schema.keys(kind, route[:depth])
        rank.append(step if isinstance(step, int) else keys.index(step) if step in keys else 0)
    return tuple(rank)


def _choices(field: Field, folder: Folder, cluster: str) -> dict[str, str]:
    """The values to choose from: those of the schema, the ids of what is referred to."""
    if field.choices:
        return {str(value): title for value, title in field.choices.items()}
    ref = field.ref or (field.item.ref if field.item else "")
    if not ref:
        return {}
    return {id: _called(folder, ref, id, cluster) for id in folder.ids(ref, cluster)}


def _called(folder: Folder, kind: str, id: str, cluster: str) -> str:
    """What people call a document."""
    document = folder.get(kind, id, cluster)
    if document is None:
        return ""
    names: Any = document.get("name", "short"), document.get("title"), document.get("name")
    return next((name for name in names if isinstance(name, str)), "")


def about(question: Question) -> Bilingual:
    """What the field is for; readers of English see its key."""
    return Bilingual(question.field.description, question.name)
