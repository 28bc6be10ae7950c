"""What changed in the documents of a paper since it was made: by git, else by the marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import schema
from clusterctl.changes import Action, Change, Comparison, Words, compare
from clusterctl.messages import Bilingual, Message, _, said
from clusterctl.provenance.fields import differences, marks, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.provenance.origin import Original
    from clusterctl.schema import Field


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that changed, in the documents' own terms; `line` is that of the present file.

    What it was is None where nothing tells it; an empty text where nothing stood.
    """

    action: Action
    file: str
    line: int | None
    label: Message
    before: object | None = ""
    after: object | None = ""


def changed(
    originals: Sequence[Original], sources: Sequence[Document], now: Folder, then: Folder | None
) -> list[Changed]:
    """What changed since documents were as `originals` have them.

    `sources` are the documents the paper would be made of now; `then` is the folder as git keeps
    it, believed where it has a document with the marks of the original.
    """
    comparison = compare(then, now) if then else None
    found: list[Changed] = []
    for original in originals:
        document = now.get(original.kind, original.id, original.cluster)
        if document is None:
            found.append(_lost(original, now))
        elif whole(marks(document)) != original.mark:
            found += (comparison and _by_git(original, comparison)) or _by_marks(
                original, document, now
            )
    known = {(o.kind, o.id, o.cluster) for o in originals}
    fresh = (d for d in sources if (d.kind, d.id, d.cluster) not in known)
    found += [Changed(Action.ADDED, d.file, 1, _("a document it was not made of")) for d in fresh]
    return found


def _lost(original: Original, now: Folder) -> Changed:
    """A document that isn't there, or that can't be read."""
    read = (s for s in now.sources if s.file == original.file and s.value is None)
    finding = next((f for s in read for f in s.findings), None)
    if finding is None:
        return Changed(Action.REMOVED, original.file, None, _("the document is gone"))
    why = _("can't be read, so not compared: {why}", why=finding.message)
    return Changed(Action.CHANGED, original.file, finding.place.line, why)


def _by_git(original: Original, comparison: Comparison) -> list[Changed]:
    """The changes of a document in full; none where git keeps another one than the original."""
    was = comparison.old.get(original.kind, original.id, original.cluster)
    if was is None or whole(marks(was)) != original.mark:
        return []
    words = Words(comparison)
    return [
        Changed(
            change.action,
            change.document.file,
            None if change.action is Action.REMOVED else change.place.line,
            words.label(change),
            words.before(change),
            words.after(change),
        )
        for change in comparison.changes
        if change.old is was
    ]


def _by_marks(original: Original, document: Document, now: Folder) -> list[Changed]:
    """The fields that changed: what they say now, not what they said."""
    return [
        _gone(document, difference.route)
        if difference.action is Action.REMOVED
        else _present(Change(difference.action, document, document, difference.route), now)
        for difference in differences(original.marks, document)
    ]


def _present(change: Change, now: Folder) -> Changed:
    words = Words(Comparison(now, now, ()))
    value = words.item(change, *change.route)
    told = Change(change.action, change.old, change.new, change.route, None, value)
    is_new = change.action is Action.ADDED
    place = change.document.source.place(*change.route)
    return Changed(
        change.action, change.document.file, place.line,
        words.label(told), "" if is_new else None, words.after(told),
    )  # fmt: skip


def _gone(document: Document, names: Route) -> Changed:
    label: Message | None = None
    for crumb in _crumbs(schema.field(document.kind), names):
        label = _("{above} › {below}", above=label, below=crumb) if label else crumb
    return Changed(Action.REMOVED, document.file, None, label or said(document.file), None)


def _crumbs(field: Field | None, names: Route) -> Iterator[Message]:
    """What fields and items of these names are called; what has no plain name is left out."""
    for name in map(str, names):
        if field and field.item and name not in field.fields:
            field = field.item
            if not name.startswith("~"):
                yield said(name)
            continue
        field = field.below(name) if field else None
        yield _("{value}", value=Bilingual(field.title if field else name, name))
