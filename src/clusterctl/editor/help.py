"""What an editor shows and offers at a place: explanations, words to put in, where ids lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clusterctl import layout, schema
from clusterctl.editor.pointing import Pointed, pointed
from clusterctl.source import read
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic, Place
    from clusterctl.folder import Folder
    from clusterctl.messages import Language
    from clusterctl.schema import Field
    from clusterctl.source import Source


_BARE_KEY = re.compile(r"\s*(?:- )*[\w-]+\s*")
_KEY_AND_COLON = re.compile(r"\s*(?:- )*(?P<key>[\w-]+):\s+[^\s#]*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word to put in, what it means, and whether it is a key."""

    text: str
    means: str
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Fix:
    """A text to put in the place of another one."""

    place: Place
    text: str


def hover(folder: Folder, source: Source, line: int, column: int, language: Language) -> str:
    """What the field at a place is, by which paragraph, as Markdown; "" where there is none."""
    found = pointed(source, line, column)
    field = schema.field(kind(source), found.route) if kind(source) else None
    if field is None or not found.route:
        return ""
    parts = [f"**{field.title or field.key}**"]
    if field.description:
        parts.append(field.description)
    if field.paragraph:
        parts.append(f"*{folder.regulation.refer(field.paragraph, language)}*")
    if field.choices:
        parts.append("\n".join(f"- `{value}`: {name}" for value, name in field.choices.items()))
    target = _referred(folder, source, found, field)
    if target:
        parts.append(_named(folder, field.ref, str(found.value)))
    return "\n\n".join(part for part in parts if part)


def words(folder: Folder, source: Source, line: int, column: int) -> list[Word]:
    """The words that fit at a place: values of the list, ids of documents, keys not there yet."""
    source = _made_whole(source, line)
    if not kind(source):
        return [Word(name, schema.title(name)) for name in schema.KINDS]
    found = _meant(source, line, column)
    if found.on_key:
        above = schema.field(kind(source), found.route[:-1])
        return list(_keys(_at(source.value, found.route[:-1]), above))
    field = schema.field(kind(source), found.route)
    if field is None:
        return []
    if field.item is not None and not field.fields:
        field = field.item
    if field.choices:
        return [Word(str(value), name) for value, name in field.choices.items()]
    if field.ref:
        ids = folder.ids(field.ref, layout.cluster_at(source.file))
        return [Word(id, _named(folder, field.ref, id)) for id in ids]
    if "boolean" in field.types:
        return [Word("true", ""), Word("false", "")]
    return list(_keys(found.value, field))


def definition(folder: Folder, source: Source, line: int, column: int) -> Place | None:
    """Where the document is that an id at a place names."""
    found = pointed(source, line, column)
    field = schema.field(kind(source), found.route) if kind(source) else None
    return _referred(folder, source, found, field) if field else None


def fix(folder: Folder, source: Source, finding: Diagnostic) -> Fix | None:
    """What to put in the place of what a finding is about, where that is plain."""
    if not finding.route or not kind(source):
        return None
    parent = schema.field(kind(source), finding.route[:-1])
    field = schema.field(kind(source), finding.route)
    written = _at(source.value, finding.route)
    match finding.code:
        case "S003" if parent is not None:
            meant = closest(str(finding.route[-1]), tuple(parent.fields))
            return Fix(source.key_place(*finding.route), meant) if meant else None
        case "S009":
            literal = source.literal(*finding.route)
            return Fix(source.place(*finding.route), f'"{literal}"') if literal else None
        case "R001" if field is not None and field.ref:
            ids = folder.ids(field.ref, layout.cluster_at(source.file))
            return _replaced(source, finding, closest(str(written), ids))
        case _ if field is not None and field.choices:
            return _replaced(source, finding, closest(str(written), [*map(str, field.choices)]))
    return None


def kind(source: Source) -> str:
    """The kind of document a source is, as far as it or its place tells."""
    told = source.value.get("kind") if isinstance(source.value, dict) else None
    if isinstance(told, str) and told in layout.PATTERNS:
        return told
    return layout.kind_at(source.file) or ""


def _replaced(source: Source, finding: Diagnostic, meant: str | None) -> Fix | None:
    return Fix(source.place(*finding.route), meant) if meant else None


def _referred(folder: Folder, source: Source, found: Pointed, field: Field) -> Place | None:
    if not field.ref or not isinstance(found.value, str):
        return None
    target = folder.get(field.ref, found.value, layout.cluster_at(source.file))
    return target.source.key_place("id") if target else None


def _named(folder: Folder, ref: str, id: str) -> str:
    """A document's name for people: an organisation's short name, a paper's number or title."""
    for cluster in ("", *(c.id for c in folder.of("cluster"))):
        document = folder.get(ref, id, cluster)
        if document is not None:
            told = document.get("name", "short") or document.get("name") or document.get("title")
            number = document.get("number")
            return str(told) if isinstance(told, str) else f"№ {number}" if number else ""
    return ""


def _keys(value: Any, field: Field | None) -> Iterator[Word]:
    """The keys that a mapping may have and doesn't."""
    there = value if isinstance(value, dict) else {}
    for key, below in (field.fields if field else {}).items():
        if key not in there:
            yield Word(key, below.title, is_key=True)


def _made_whole(source: Source, line: int) -> Source:
    """The source with a key that is just being typed, without its colon yet, made a key."""
    lines = source.lines
    if not 0 < line <= len(lines) or not _BARE_KEY.fullmatch(lines[line - 1]):
        return source
    whole = [*lines[: line - 1], f"{lines[line - 1].rstrip()}:", *lines[line:]]
    return read(source.file, "\n".join(whole).encode("utf-8", "replace"))


def _meant(source: Source, line: int, column: int) -> Pointed:
    """What is being written at a place: behind a colon the value of its key, there or not."""
    lines = source.lines
    before = lines[line - 1][: column - 1] if 0 < line <= len(lines) else ""
    key = _KEY_AND_COLON.fullmatch(before)
    if key is None:
        return pointed(source, line, column)
    found = pointed(source, line, key.start("key") + 1)
    return Pointed(found.route, on_key=False, value=found.value)


def _at(value: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        match value, step:
            case dict(), str():
                value = value.get(step)
            case list(), int() if step < len(value):
                value = value[step]
            case _:
                return None
    return value
