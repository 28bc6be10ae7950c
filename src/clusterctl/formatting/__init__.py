"""The canonical layout of documents: how keys, texts, comments and blank lines stand in a file.

| what              | how it stands                                                              |
|-------------------|----------------------------------------------------------------------------|
| keys              | in the order of the schema; an unknown one stays behind the one above it   |
| indentation       | two spaces, lists too                                                      |
| quotes            | where a text would be read as something else, and around what has no       |
|                   | letters but digits: numbers, codes, accounts; a day has none               |
| long texts        | folded below `>-` at 120 columns, except in brackets                       |
| brackets          | one line stays one line; several become one, or a block if it is too wide  |
| comments          | above stays above, beside stays beside, two spaces from the value          |
| blank lines       | one at most, none at the beginning of a block or at either end of the file |
| lines             | end with LF and without spaces, the last one, too                          |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import schema, source
from clusterctl.formatting import remarks, tree, writing

if TYPE_CHECKING:
    from clusterctl.source import Source

__all__ = ["formatted"]


def formatted(document: Source, kind: str | None) -> str:
    """The text of a document in the canonical layout; its values and comments are the same.

    A document with findings of reading, or that is no collection, is not touched.
    """
    if document.findings or not isinstance(document.value, (dict, list)) or not document.value:
        return document.text
    described = schema.field(kind) if kind else None
    root, tokens = tree.grown(document, described)
    remarks.place(document.text, root, tokens)
    before = sorted(remarks.every(root))
    text = writing.written(document.text, root)
    if text == document.text:
        return text
    _demand_same(document, before, source.read(document.file, text.encode()))
    return text


def _demand_same(before: Source, comments: list[str], after: Source) -> None:
    """Stop before anything is lost; it would be a mistake of ours."""
    if after.findings or after.value != before.value:
        raise RuntimeError(f"{before.file}: the layout changed a value")
    root, tokens = tree.grown(after, None)
    remarks.place(after.text, root, tokens)
    if sorted(remarks.every(root)) != comments:
        raise RuntimeError(f"{before.file}: the layout changed a comment")
