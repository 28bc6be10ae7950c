"""The pages of the rules: title, reason, readings of doubtful words, a bad and a good example.

A page is the docstring of its rule. Its first paragraph is the title, paragraphs that begin with
`Reading A3:` tell how a doubtful word of the regulation is read, `Bad::` and `Good::` are followed
by indented YAML documents, and the rest is the reason. A paragraph that begins with `Remedy:` says
what to do about a finding that has no advice of its own, and begins in lower case as that does. A
rule that no text can show says why in a paragraph that begins with `No example:`.

In an example a line that ends in `# CODE` gets one finding of that code. Documents are parted by
`---` and lie where their kind belongs; an example that begins with a comment naming a YAML file
(`# orders/prikaz-1.yaml`) names the file of each document so.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl import folder, layout, source
from clusterctl.messages import Message
from clusterctl.rules import every_rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.folder import Folder
    from clusterctl.rules import Rule

_READING = re.compile(r"Reading (A[0-9]+): (.+)", re.DOTALL)
_REMEDY = re.compile(r"Remedy: (.+)", re.DOTALL)
_UNSHOWN = re.compile(r"No example: (.+)", re.DOTALL)
_FILE = re.compile(r"# (\S+\.ya?ml)")
_SEPARATOR = "---"
_CLUSTER = "c"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a doubtful word of the regulation is read."""

    id: str
    text: Message


@dataclass(frozen=True, slots=True)
class Page:
    """What `explain` and the documentation say of a rule; the examples are YAML."""

    title: Message
    reasons: tuple[Message, ...] = ()
    readings: tuple[Reading, ...] = ()
    bad: str = ""
    good: str = ""
    remedy: Message | None = None
    """What to do about a finding that says nothing of it."""
    unshown: Message | None = None
    """Why the rule has no examples."""

    def texts(self) -> Iterator[str]:
        """The English texts that want a translation."""
        readings = (reading.text for reading in self.readings)
        for message in (self.title, *self.reasons, *readings, self.remedy, self.unshown):
            if message:
                yield message.id


def page(rule: Rule) -> Page:
    """The page of a rule."""
    parts = _parts(inspect.cleandoc(rule.docstring))
    title, *rest = parts.paragraphs or [""]
    readings = [m for m in map(_READING.match, rest) if m]
    unshown = [m for m in map(_UNSHOWN.match, rest) if m]
    remedies = [m for m in map(_REMEDY.match, rest) if m]
    special = {m.string for m in (*readings, *unshown, *remedies)}
    return Page(
        title=Message(title),
        reasons=tuple(Message(text) for text in rest if text not in special),
        readings=tuple(Reading(m[1], Message(m[2])) for m in readings),
        bad=parts.examples.get("Bad::", ""),
        good=parts.examples.get("Good::", ""),
        remedy=Message(remedies[0][1]) if remedies else None,
        unshown=Message(unshown[0][1]) if unshown else None,
    )


@cache
def remedies() -> dict[str, Message]:
    """What to do about findings, by code, where their rules say it once for all of them."""
    written = ((code, page.remedy) for code, page in pages().items())
    return {code: remedy for code, remedy in written if remedy}


def pages() -> dict[str, Page]:
    """Every rule's page by code."""
    return {code: page(rule) for code, rule in every_rule().items()}


def msgids() -> Iterator[str]:
    """The texts of all pages, for the catalogue of translations."""
    for written in pages().values():
        yield from written.texts()


def folder_of(example: str, today: date) -> Folder:
    """The document folder that an example describes."""
    read = [source.read(file, text.encode()) for file, text in files(example).items()]
    return folder.assemble(Path("example"), read, today)


def files(example: str) -> dict[str, str]:
    """The texts of an example's documents by their paths."""
    texts = _named(example) if _FILE.match(example) else list(_unnamed(example))
    found = dict(texts)
    if len(found) < len(texts):
        message = f"two documents of one path in an example: {[file for file, _ in texts]}"
        raise ValueError(message)
    return found


def marked(example: str, code: str) -> list[tuple[str, int]]:
    """The files and lines of an example that end in `# CODE`."""
    mark = re.compile(rf"# {re.escape(code)}$")
    return sorted(
        (file, number)
        for file, text in files(example).items()
        for number, line in enumerate(text.splitlines(), 1)
        if mark.search(line)
    )


@dataclass(slots=True)
class _Parts:
    paragraphs: list[str] = field(default_factory=list)
    examples: dict[str, str] = field(default_factory=dict)


def _parts(text: str) -> _Parts:
    """The paragraphs, each on one line, and the indented blocks by the line that announces them."""
    parts = _Parts()
    lines = text.splitlines()
    while lines:
        head = lines.pop(0)
        if head.endswith("::"):
            parts.examples[head] = _block(lines)
        elif head:
            paragraph = [head]
            while lines and lines[0]:
                paragraph.append(lines.pop(0))
            parts.paragraphs.append(" ".join(paragraph))
    return parts


def _block(lines: list[str]) -> str:
    """The indented lines at the front of `lines`, taken from there."""
    taken = []
    while lines and (not lines[0] or lines[0].startswith(" ")):
        taken.append(lines.pop(0))
    return inspect.cleandoc("\n".join(taken)) + "\n"


def _named(example: str) -> list[tuple[str, str]]:
    """Documents that begin with a comment naming their file; the comment stays in."""
    texts: list[tuple[str, list[str]]] = []
    for line in example.splitlines():
        if name := _FILE.fullmatch(line):
            if texts and texts[-1][1][-1] == _SEPARATOR:
                texts[-1][1].pop()
            texts.append((name[1], []))
        texts[-1][1].append(line)
    return [(file, "\n".join(lines) + "\n") for file, lines in texts]


def _unnamed(example: str) -> Iterator[tuple[str, str]]:
    """Documents at the places of their kinds; a paper without a cluster is of the only one."""
    pieces = groupby(example.splitlines(), lambda line: line == _SEPARATOR)
    texts = ["\n".join(lines) + "\n" for separator, lines in pieces if not separator]
    heads = [_head(text) for text in texts]
    only = next((h["id"] for h in heads if h["kind"] == "cluster"), _CLUSTER)
    for head, text in zip(heads, texts, strict=True):
        yield layout.path_of(head["kind"], head["id"], head["cluster"] or only), text


def _head(text: str) -> dict[str, str]:
    """The kind, id and cluster that a document's text gives itself."""
    value = source.read("example.yaml", text.encode()).value
    told = value if isinstance(value, dict) else {}
    head = {key: str(told.get(key) or "") for key in ("kind", "id", "cluster")}
    if head["kind"] == "cluster":
        head["id"] = head["id"] or _CLUSTER
    return head
