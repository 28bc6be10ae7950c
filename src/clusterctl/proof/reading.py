"""Files to proof-read, read: a Word document from anywhere, Markdown or a plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.errors import ClusterctlError
from clusterctl.messages import _
from clusterctl.proof.labels import Labels
from clusterctl.proof.text import Cell, Line, Part, Table, Text, plain
from clusterctl.word.ooxml import parsed, w
from clusterctl.word.opening import opened
from clusterctl.word.places import spots_of, stories, words
from clusterctl.word.properties import custom_texts
from clusterctl.word.relationships import links, main_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from clusterctl.messages import Message

DOCX: Final = ".docx"
TEXTS: Final = (".md", ".txt")
MOST_BYTES: Final = 20_000_000

_CHANGES: Final = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))
_CUSTOM: Final = "docProps/custom.xml"
_DOCUMENTS: Final = "clusterctl.documents"


def read(content: bytes, name: str) -> Text:
    """The text of a file by the ending of its name; a ClusterctlError for what can't be read."""
    ending = name[name.rfind(".") :].lower()
    if ending == DOCX:
        return _word(content, name)
    if ending in TEXTS:
        return of_plain(_decoded(content, name), name)
    raise ClusterctlError(
        _("“{name}” is neither a Word document nor a text", name=name),
        _("give files that end in .docx, .md or .txt; save .doc, .odt and .rtf as .docx first"),
    )


def _word(content: bytes, name: str) -> Text:
    parts = opened(content, name)
    lines: list[Line] = []
    tables: list[Table] = []
    labels = Labels(parts)
    changes = 0
    found = stories(parts)
    main = main_part(parts)
    for story in found:
        changes += _tracked(story.root)
        at: dict[_Element, int] = {}
        clause = ""
        for spot in spots_of(story):
            at[spot.paragraph] = len(lines)
            line = _line(spot.paragraph, spot.place, labels, story.part == main)
            clause = line.clause or clause
            lines.append(_located(line, clause))
        tables += (_table(each, at) for each in story.root.iter(w("tbl")))
    return Text(
        name, tuple(lines), tuple(tables), changes, _comments(parts, main), _documents(parts)
    )


def _line(paragraph: _Element, place: Message, labels: Labels, body: bool) -> Line:  # noqa: FBT001 one of two kinds
    part = _part(paragraph, body=body)
    number = labels.label(paragraph)
    return Line(plain(words(paragraph)), place, number, part)


def _part(paragraph: _Element, *, body: bool) -> Part:
    holder = paragraph
    while (above := holder.getparent()) is not None:
        holder = above
        if holder.tag == w("tc"):
            return Part.CELL
        if holder.tag in {w("footnote"), w("endnote")}:
            return Part.NOTE
    return Part.BODY if body else Part.MARGIN


def _located(line: Line, clause: str) -> Line:
    """The line with its place told by its clause too: «пункт 3.2», «абзац 14, в пункте 3.2»."""
    if line.part is not Part.BODY or not clause:
        return line
    where = (
        _("clause {n} ({place})", n=clause, place=line.where)
        if line.clause
        else _("{place}, in clause {n}", n=clause, place=line.where)
    )
    return Line(line.text, where, line.number, line.part)


def _table(table: _Element, at: Mapping[_Element, int]) -> Table:
    rows = list(_below(table, "tr"))
    heads = sum(row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows)
    told = [tuple(_cell(cell, at) for cell in _below(row, "tc")) for row in rows]
    return Table(tuple(row for row in told if row), max(heads, 1))


def _cell(cell: _Element, at: Mapping[_Element, int]) -> Cell:
    paragraphs = [each for each in _below(cell, "p") if each in at]
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    wide = span.get(w("val"), "1") if span is not None else "1"
    return Cell(
        "\n".join(plain(words(each)) for each in paragraphs),
        at[paragraphs[0]] if paragraphs else 0,
        max(1, min(int(wide), 64)) if wide.isdigit() else 1,
    )


def _below(holder: _Element, name: str) -> Iterator[_Element]:
    """The children of that name, whatever content controls stand around them."""
    for child in holder:
        if child.tag == w(name):
            yield child
        elif child.tag in {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")}:
            yield from _below(child, name)


def _tracked(root: _Element) -> int:
    """The tracked changes, each stretch of a paragraph one."""
    return sum(
        1 for change in root.iter(*_CHANGES) if len(change) or change.getparent() is not None
    )


def _comments(parts: Mapping[str, bytes], main: str) -> int:
    targets = [link.target for link in links(parts, main) if link.kind == "comments"]
    return sum(
        1
        for target in targets
        if target in parts
        for _comment in parsed(parts[target]).iter(w("comment"))
    )


def _documents(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The files of the folder that a paper of ours says it was made of."""
    told = custom_texts(parts[_CUSTOM]).get(_DOCUMENTS, "") if _CUSTOM in parts else ""
    return tuple(filter(None, (file.strip() for file in told.split(","))))


def _decoded(content: bytes, name: str) -> str:
    """UTF-8, else what Russian Windows writes."""
    if len(content) > MOST_BYTES:
        raise ClusterctlError(
            _("“{name}” is larger than {n} megabytes", name=name, n=MOST_BYTES // 1_000_000)
        )
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ClusterctlError(
        _("“{name}” is no text in UTF-8 or Windows-1251", name=name), _("save it as UTF-8")
    )


_MARKS: Final = re.compile(r"^\s*(?:#{1,6}\s+|>\s+|[-*+•–]\s+(?=\S))|\*\*|`")
_RULE: Final = re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*\|?\s*")


def of_plain(content: str, name: str) -> Text:
    """A text whose lines are paragraphs; rows between bars are a table."""
    lines: list[Line] = []
    tables: list[Table] = []
    rows: list[tuple[Cell, ...]] = []
    for number, told in _shown(content, name):
        row = _row(told, name) if told.lstrip().startswith("|") else None
        if row is None and rows:
            tables.append(Table(tuple(rows)))
            rows = []
        if row is None:
            lines.append(Line(_unmarked(told, name), _("line {n}", n=number)))
        elif not _RULE.fullmatch(told):
            place = _("line {n}", n=number)
            cells = [Line(cell, place, part=Part.CELL) for cell in row]
            rows.append(tuple(Cell(c.text, len(lines) + i) for i, c in enumerate(cells)))
            lines += cells
    if rows:
        tables.append(Table(tuple(rows)))
    return Text(name, tuple(lines), tuple(tables))


def _shown(content: str, name: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, blocks of code in Markdown left out."""
    coded = False
    for number, told in enumerate(content.splitlines(), 1):
        fence = told.lstrip().startswith("```") and name.lower().endswith(".md")
        coded = coded != fence
        if not coded and not fence:
            yield number, told


def _row(told: str, name: str) -> list[str] | None:
    if not name.lower().endswith(".md"):
        return None
    return [cell.strip() for cell in told.strip().strip("|").split("|")]


def _unmarked(told: str, name: str) -> str:
    """A line without the marks of Markdown."""
    text = plain(told).rstrip()
    return _MARKS.sub("", text) if name.lower().endswith(".md") else text
