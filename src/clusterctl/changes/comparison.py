"""Two versions of a folder compared, document by document and value by value.

Documents are paired by kind, cluster and id, items of lists by what their schema says they are
told apart by. Renaming a file, moving an item, laying a text out anew change nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from clusterctl import layout, schema
from clusterctl.changes.sameness import identity, same
from clusterctl.folder import SCOPED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.diagnostics import Diagnostic, Place, Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.schema import Field


class Action(StrEnum):
    """What happened to a value or a document."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    FINISHED = "finished"
    """A draft became final."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs, or with an empty route a whole document.

    `old` and `new` are the document in either version, None where it isn't there; `route` leads
    to the value in the version that has it, the new one if both have.
    """

    action: Action
    old: Document | None
    new: Document | None
    route: Route
    before: Any = None
    after: Any = None

    @property
    def document(self) -> Document:
        """The document in the new version, or in the old one if it is gone."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 a change is of one document at least
        return found

    @property
    def holder(self) -> Document:
        """The version of the document that `route` leads into."""
        gone = self.action is Action.REMOVED and self.old is not None
        return self.old if gone and self.old else self.document

    @property
    def place(self) -> Place:
        """Where the value stands; a removed one where it stood."""
        whole = self.action in {Action.ADDED, Action.REMOVED}
        source = self.holder.source
        return source.key_place(*self.route) if whole else source.place(*self.route)

    @property
    def field(self) -> Field | None:
        """What the schema says of the value."""
        return schema.field(self.document.kind, self.route)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two versions, and the files of either that could not be read."""

    old: Folder
    new: Folder
    changes: tuple[Change, ...]
    unread_before: tuple[Diagnostic, ...] = ()
    unread: tuple[Diagnostic, ...] = ()


def compare(old: Folder, new: Folder) -> Comparison:
    """What differs between two versions of a folder, in the order of kinds, files and places.

    A document that one version has in a file that the other can't read is not compared.
    """
    unread_before, unread = _unread(old), _unread(new)
    before, after = (
        _paired(old, {d.place.file for d in unread}),
        _paired(new, {d.place.file for d in unread_before}),
    )
    found: list[Change] = []
    for key in dict.fromkeys((*after, *before)):
        found += _of_document(before.get(key), after.get(key))
    return Comparison(old, new, tuple(sorted(found, key=_order)), unread_before, unread)


def _unread(folder: Folder) -> tuple[Diagnostic, ...]:
    """The first finding of each file that no value could be read from."""
    return tuple(s.findings[0] for s in folder.sources if s.value is None and s.findings)


def _paired(folder: Folder, unread: set[str]) -> dict[tuple[str, ...], Document]:
    """The documents by what pairs them, without those whose file the other version can't read.

    Of two documents with one id the second goes by its file.
    """
    found: dict[tuple[str, ...], Document] = {}
    for document in folder.documents:
        if document.file in unread:
            continue
        scope = document.cluster if document.kind in SCOPED else ""
        key: tuple[str, ...] = (document.kind, scope, document.id)
        found[key if key not in found else (*key, document.file)] = document
    return found


def _of_document(old: Document | None, new: Document | None) -> Iterator[Change]:
    match old, new:
        case None, _:
            yield Change(Action.ADDED, None, new, ())
        case _, None:
            yield Change(Action.REMOVED, old, None, ())
        case _:
            assert old is not None  # noqa: S101 the cases above
            assert new is not None  # noqa: S101 likewise
            if old.draft and not new.draft:
                yield Change(Action.FINISHED, old, new, ())
            yield from _Walk(old, new).values(
                schema.field(new.kind), old.source.value, new.source.value, (), ()
            )


@dataclass(frozen=True, slots=True)
class _Walk:
    """Goes through the two values of a document side by side."""

    old: Document
    new: Document

    def values(
        self, field: Field | None, before: Any, after: Any, was_at: Route, is_at: Route
    ) -> Iterator[Change]:
        """The changes from one value to the other, as deep as both have the same shape."""
        if same(before, after):
            return
        match before, after:
            case dict(), dict():
                yield from self._mappings(field, before, after, was_at, is_at)
            case list(), list():
                yield from self._lists(field, before, after, was_at, is_at)
            case None, _:
                yield Change(Action.ADDED, self.old, self.new, is_at, None, after)
            case _, None:
                yield Change(Action.REMOVED, self.old, self.new, was_at, before, None)
            case _:
                yield Change(Action.CHANGED, self.old, self.new, is_at, before, after)

    def _mappings(
        self,
        field: Field | None,
        before: dict[str, Any],
        after: dict[str, Any],
        was_at: Route,
        is_at: Route,
    ) -> Iterator[Change]:
        known = field.fields if field else {}
        for key in dict.fromkeys((*known, *after, *before)):
            if not is_at and key in _OF_THE_PAIR:
                continue
            below = field.below(key) if field else None
            yield from self.values(
                below, before.get(key), after.get(key), (*was_at, key), (*is_at, key)
            )

    def _lists(
        self,
        field: Field | None,
        before: list[Any],
        after: list[Any],
        was_at: Route,
        is_at: Route,
    ) -> Iterator[Change]:
        item = field.item if field else None
        for i, j in _pairs(before, after, field.identity if field else ()):
            one = before[i] if i is not None else None
            other = after[j] if j is not None else None
            was = (*was_at, i) if i is not None else was_at
            now = (*is_at, j) if j is not None else is_at
            yield from self.values(item, one, other, was, now)


_OF_THE_PAIR = frozenset({"kind", "id", "status"})
"""What pairs two documents, and what `FINISHED` tells."""


def _pairs(
    before: list[Any], after: list[Any], keys: Sequence[str]
) -> Iterator[tuple[int | None, int | None]]:
    """The positions of items that belong together; None where one side has no such item.

    First those of one identity. Mappings that the schema gives none are then paired in their
    order: a reworded clause is a clause changed, not one taken out and another put in.
    """
    left: defaultdict[Any, list[int]] = defaultdict(list)
    for i, item in enumerate(before):
        left[identity(item, keys)].append(i)
    pairs: dict[int, int] = {}
    for j, item in enumerate(after):
        if waiting := left[identity(item, keys)]:
            pairs[j] = waiting.pop(0)
    gone = sorted(set(range(len(before))) - set(pairs.values()))
    if not keys:
        fresh = [j for j in range(len(after)) if j not in pairs and isinstance(after[j], dict)]
        loose = [i for i in gone if isinstance(before[i], dict)]
        pairs |= dict(zip(fresh, loose, strict=False))
        gone = [i for i in gone if i not in pairs.values()]
    yield from ((pairs.get(j), j) for j in range(len(after)))
    yield from ((i, None) for i in gone)


def _order(change: Change) -> tuple[object, ...]:
    document = change.document
    kind = list(layout.PATTERNS).index(document.kind)
    return document.cluster, kind, document.file, change.place, change.action
