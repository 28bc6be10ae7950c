"""What a new document says about itself: titles above its keys, and what may be added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl import schema
from clusterctl.formatting import remarks, tree, writing
from clusterctl.messages import Message, _
from clusterctl.schema.engine import violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.formatting.tree import Entry, Node
    from clusterctl.schema import Field
    from clusterctl.source import Source

_OBVIOUS: Final = frozenset({"kind", "id", "status"})
_UNTOLD: Final = frozenset({"status", "note"})
"""Optional keys that need no telling: any document may have them."""


def labelled(document: Source, kind: str, cite: Callable[[str], str]) -> str:
    """The text of a document with the title and paragraph of each key above it.

    A key in brackets has none, nor has one that stood in the item before. What may be
    added besides is told at the end.
    """
    described = schema.field(kind)
    root, tokens = tree.grown(document, described)
    remarks.place(document.text, root, tokens)
    _label(root, cite, set(), described.paragraph if described else "")
    root.entries[0].above[:0] = [f"# {_head(kind)}", ""]
    free = list(_free(document, kind))
    if free:
        root.below += ["", f"# {_ru(_('May be added:'))}"]
        root.below += [f"#   {field.key} — {_title(field, '', cite)}" for field in free]
    return writing.written(document.text, root)


def _label(
    node: Node, cite: Callable[[str], str], told: set[tuple[str, str]], paragraph: str
) -> None:
    """Put titles above the keys of a collection and of those below it."""
    for entry in node.entries:
        described = entry.node.described
        if entry.key is not None and described is not None and not _is_obvious(entry):
            mark = (_home(entry), entry.key)
            if mark not in told and not node.in_brackets:
                told.add(mark)
                entry.above.insert(0, f"# {_title(described, paragraph, cite)}")
        above = described.paragraph if described else paragraph
        _label(entry.node, cite, told, above)


def _head(kind: str) -> str:
    """The first line of a document: what it is, and where its fields are explained."""
    title = schema.title(kind)
    return _ru(
        _("{title}: `clusterctl schema show {kind}` explains its fields", title=title, kind=kind)
    )


def _is_obvious(entry: Entry) -> bool:
    return entry.home.owner is None and entry.key in _OBVIOUS


def _home(entry: Entry) -> str:
    """What tells the fields of one list's items from all others."""
    described = entry.home.described
    return f"{id(described)}"


def _title(field: Field, above: str, cite: Callable[[str], str]) -> str:
    """The title of a field, with its paragraph unless that of the field above is the same."""
    if field.paragraph and field.paragraph != above:
        return f"{field.title} ({cite(field.paragraph)})"
    return field.title


def _free(document: Source, kind: str) -> Iterator[Field]:
    """The optional fields that could be added to the document as it is."""
    described = schema.field(kind)
    for key, field in (described.fields if described else {}).items():
        if key in document.value or key in _UNTOLD:
            continue
        refused = violations(kind, {**document.value, key: None})
        if not any(v.keyword == "not" for v in refused):
            yield field


def _ru(message: Message) -> str:
    """Documents are in Russian, whatever language the run speaks."""
    return message.text("ru")
