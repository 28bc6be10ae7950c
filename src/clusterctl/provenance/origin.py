"""What a paper is made of: documents, revision, template, version; and what it said at first."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from clusterctl.errors import ClusterctlError
from clusterctl.messages import _
from clusterctl.provenance.fields import whole
from clusterctl.word.ooxml import parsed, root, serialized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from clusterctl.provenance.fields import Marks

NAMESPACE: Final = "urn:clusterctl:origin"
FORMAT: Final = "1"
"""Another one as soon as marks are made in another way: old ones would say that all was edited."""

_REVISION: Final = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_MOST_LINES: Final = 10_000
_MOST_DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a paper comes from; `lines` are the marks of what it said when it was made."""

    paper: str
    kind: str
    document: str
    cluster: str
    version: str
    template: str
    template_mark: str
    documents: tuple[Original, ...]
    revision: str = ""
    """The commit the folder stood at; empty without git."""
    changed: bool = False
    """Whether the documents differed from that commit."""
    draft: bool = False
    """Whether it was marked as a draft."""
    asked: bool = False
    """Whether somebody asked for that."""
    errors: int = 0
    """How many errors its documents had."""
    lines: tuple[str, ...] = ()
    parts: str = ""
    """The mark of all parts of the file but this record."""


@dataclass(frozen=True)
class Original:
    """A document that a paper was made of, and the marks of its values."""

    kind: str
    id: str
    cluster: str
    file: str
    marks: Marks

    @cached_property
    def mark(self) -> str:
        """What all that the document said is known by."""
        return whole(self.marks)

    @cached_property
    def written(self) -> str:
        """The marks as one text."""
        return json.dumps(self.marks, ensure_ascii=False, separators=(",", ":"))


def written(origin: Origin) -> bytes:
    """The record as a part of a Word file."""
    made = root("origin", NAMESPACE)
    made.set("format", FORMAT)
    _put(made, "paper", name=origin.paper, kind=origin.kind, document=origin.document,
         cluster=origin.cluster)  # fmt: skip
    _put(made, "program", version=origin.version)
    _put(made, "template", name=origin.template, mark=origin.template_mark)
    if origin.revision:
        _put(made, "revision", commit=origin.revision, changed=_yes(origin.changed))
    if origin.draft:
        _put(made, "draft", asked=_yes(origin.asked), errors=str(origin.errors))
    for each in origin.documents:
        document = _put(made, "document", kind=each.kind, id=each.id, cluster=each.cluster,
                        file=each.file, mark=each.mark)  # fmt: skip
        document.text = each.written
    _put(made, "text", parts=origin.parts).text = " ".join(origin.lines)
    return serialized(made)


def read(part: bytes) -> Origin:
    """The record of a part; a `ClusterctlError` for one that nobody can rely on."""
    try:
        return _read(parsed(part))
    except (etree.XMLSyntaxError, ValueError, RecursionError) as error:
        raise ClusterctlError(
            _("the record of what it was made of is damaged"),
            _("make the paper anew: `clusterctl render`"),
        ) from error


def _read(record: _Element) -> Origin:
    if record.tag != _name("origin"):
        raise ValueError(record.tag)
    if record.get("format") != FORMAT:
        raise ClusterctlError(
            _("another version of clusterctl made it, whose record this one can't read"),
            _("verify it with that version, or make the paper anew: `clusterctl render`"),
        )
    paper, template, text = (_one(record, name) for name in ("paper", "template", "text"))
    revision, draft = record.find(_name("revision")), record.find(_name("draft"))
    lines = tuple((text.text or "").split())
    commit = revision.get("commit", "") if revision is not None else ""
    if len(lines) > _MOST_LINES or (commit and not _REVISION.fullmatch(commit)):
        raise ValueError(commit)
    return Origin(
        paper=paper.get("name", ""),
        kind=paper.get("kind", ""),
        document=paper.get("document", ""),
        cluster=paper.get("cluster", ""),
        version=_one(record, "program").get("version", ""),
        template=template.get("name", ""),
        template_mark=template.get("mark", ""),
        documents=tuple(_documents(record)),
        revision=commit,
        changed=revision is not None and revision.get("changed") == _yes(True),
        draft=draft is not None,
        asked=draft is not None and draft.get("asked") == _yes(True),
        errors=_count(draft.get("errors", "")) if draft is not None else 0,
        lines=lines,
        parts=text.get("parts", ""),
    )


def _documents(record: _Element) -> Iterator[Original]:
    for each in record.iter(_name("document")):
        marks = json.loads(each.text or "{}", parse_float=_refuse, parse_int=_refuse)
        if not isinstance(marks, dict) or whole(marks) != each.get("mark"):
            raise ValueError(each.get("file"))
        yield Original(
            each.get("kind", ""), each.get("id", ""), each.get("cluster", ""),
            each.get("file", ""), marks,
        )  # fmt: skip


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > _MOST_DIGITS:
        raise ValueError(text)
    return int(text)


def _refuse(number: str) -> Any:
    raise ValueError(number)


def _put(parent: _Element, name: str, /, **attributes: str) -> _Element:
    made = etree.SubElement(parent, _name(name))
    for key, text in attributes.items():
        made.set(key, text)
    return made


def _one(parent: _Element, name: str) -> _Element:
    found = parent.find(_name(name))
    if found is None:
        raise ValueError(name)
    return found


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _yes(value: bool) -> str:  # noqa: FBT001 a value to write, no switch
    return "true" if value else "false"
