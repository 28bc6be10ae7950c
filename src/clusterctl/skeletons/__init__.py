"""New documents: begun from what the folder knows, with titles and paragraphs as comments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from clusterctl import layout, schema, source
from clusterctl.diagnostics import Severity
from clusterctl.folder import assemble as folder_of
from clusterctl.formatting import formatted
from clusterctl.messages import _
from clusterctl.rules import every_rule
from clusterctl.skeletons import drawing, labels, questions
from clusterctl.skeletons.ground import Ground
from clusterctl.skeletons.ids import proposed
from clusterctl.skeletons.questions import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.folder import Folder
    from clusterctl.source import Source

_IDENTIFIERS = ("D001", "D002", "D003", "D004", "D006")
"""Rules that see an identifier's own mistakes: its length, its check digits."""

__all__ = ["Begun", "Question", "Wanted", "begin", "proposed"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that isn't there yet: its kind, its id, the cluster it belongs to."""

    kind: str
    id: str
    cluster: str = ""

    @property
    def file(self) -> str:
        """Where it belongs, relative to the folder."""
        return layout.path_of(self.kind, self.id, self.cluster)


@dataclass(frozen=True, slots=True)
class Begun:
    """A new document as far as it goes: its file, its text, and what is still to be said."""

    kind: str
    source: Source
    questions: tuple[Question, ...]
    folder: Folder

    @property
    def file(self) -> str:
        """Where it belongs, relative to the folder."""
        return self.source.file

    @property
    def problems(self) -> list[Diagnostic]:
        """Errors of the schema and in identifiers, but for what is still to be said."""
        asked = {question.route for question in self.questions}
        found = schema.problems(self.kind, self.source)
        alone = folder_of(self.folder.root, [self.source], self.folder.as_of)
        alone = alone.without({self.file: [d.route for d in found if d.route]})
        for code in _IDENTIFIERS:
            found += map(self._named, every_rule()[code].findings(alone))
        return [d for d in found if d.severity is Severity.ERROR and not _below(d.route, asked)]

    def _named(self, found: Diagnostic) -> Diagnostic:
        """A finding with the name of its field, which the place tells elsewhere."""
        field = schema.field(self.kind, found.route)
        label = field.label if field else ""
        return replace(found, message=_("{field}: {what}", field=label, what=found.message))


def begin(
    folder: Folder,
    wanted: Wanted,
    answers: Mapping[str, str],
    known: Mapping[str, Any] = MappingProxyType({}),
) -> Begun:
    """The new document that is wanted, with these answers at their dotted routes.

    `known` is what else it is begun from: values that a change tells, by their top-level keys.
    A `ClusterctlError` for an answer to what the schema doesn't know.
    """
    told = {name: answer for name, answer in answers.items() if "." not in name}
    given: dict[str, Any] = {**known, **told}
    kind = wanted.kind
    text = drawing.drawn(Ground(folder, kind, wanted.id, wanted.cluster, given))
    document = source.read(wanted.file, text.encode())
    for name, answer in answers.items():
        document = questions.answered(document, kind, questions.route_of(name), answer)
    asked = tuple(questions.open_questions(document, kind, folder, wanted.cluster))
    document = questions.with_drafts(document, kind)
    document = _read_again(document, formatted(document, kind))
    whole = labels.labelled(document, kind, lambda ids: folder.regulation.refer(ids, "ru"))
    return Begun(kind, _read_again(document, whole), asked, folder)


def _read_again(document: Source, text: str) -> Source:
    return source.read(document.file, text.encode())


def _below(route: tuple[str | int, ...], routes: set[tuple[str | int, ...]]) -> bool:
    return any(route[: len(r)] == r or r[: len(route)] == route for r in routes)
