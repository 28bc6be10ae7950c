"""A text template as a Word file with the same words and tags in it, to be changed in Word.

What the layout of a text template does when the values are in, it does here once for all: numbers
are Word's own lists, references are fields, boxes are styles and tables without lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from lxml import etree

from clusterctl.diagnostics import Place
from clusterctl.templating import branches
from clusterctl.templating.errors import Refusal
from clusterctl.templating.front import front
from clusterctl.templating.layout import lay_out
from clusterctl.templating.markup import markup
from clusterctl.templating.tags import Written, tagged
from clusterctl.word.numbering import Numbering
from clusterctl.word.ooxml import XML_SPACE, add, c, element, paragraph, parsed, w
from clusterctl.word.package import package, reference

if TYPE_CHECKING:
    from lxml.etree import _Element

    from clusterctl.templating.sheet import Sheet
    from clusterctl.templating.tags import Tag
    from clusterctl.word.properties import Core

_FIRST: Final = 0xF0000
"""The private character that stands for the first tag while pages are laid out."""

_WIDE: Final = "\ue000"
"""A private character as wide as a figure: columns are measured with room for the values."""

_FIGURES: Final = {"inn": 12, "ogrn": 15, "kpp": 9, "code": 8}
_KEY: Final = re.compile(r"\.(\w+)\s*(?:\||$)")
_DAY: Final = "date_short"
_MARK: Final = "tag"
_GREY: Final = "7F7F7F"
_PLAIN: Final = re.compile(r"[\w.\[\]\"'|() ,-]*")
"""A value that a filter may follow without brackets around it."""

_WORDS: Final = re.compile(r"\b(?:and|or|not|if|in|is)\b|[~+*/%<>=]")
_LOOP: Final = re.compile(r"for\s+(\w+)\s+in\s+([^%]+)")


def ejected(text: str, file: str, core: Core) -> bytes:
    """The bytes of a DOCX with the tags of a text template; raises RenderError as it does."""
    page, body, first = front(text, file)
    sheet = markup(tagged(Written(body, file, first)))
    document = parsed(_marked(sheet).encode())
    tags = [tag for _line, tag in sheet.tags]
    numbering = Numbering(reference("numbering.xml"))
    writer = _Writer(tags)
    writer.hide(document[0])
    try:
        lay_out(document[0], page, numbering)
    except Refusal as refusal:
        raise refusal.placed(Place(file)) from refusal
    branches.number(document[0], numbering, writer.keyword)
    branches.list_once(document[0], writer.keyword)
    writer.show(document[0])
    return package(document, numbering.root, page, core=core, properties={})


def _marked(sheet: Sheet) -> str:
    """The markup with a character for each value and an instruction for each statement."""
    text, position = sheet.text, 0
    pieces: list[str] = []
    for number, (_line, tag) in enumerate(sheet.tags):
        opener = text.index("{%\n" if tag.keyword else "{{\n", position)
        stopped = text.startswith(f"{{{{\n({tag.body}) | stopped", opener)
        body = f"({tag.body}) | stopped" if stopped else tag.body
        pieces.append(text[position:opener])
        if tag.keyword:
            pieces.append(f"<?{_MARK} {number}?>")
        else:
            pieces.append(chr(_FIRST + 2 * number + stopped) + _WIDE * _figures(tag.body))
        position = opener + len(body) + len("{{\n }}")
    return "".join([*pieces, text[position:]])


def _figures(body: str) -> int:
    """How many figures a value has that must not be torn: a number of the register, a date."""
    key = _KEY.search(body)
    return _FIGURES.get(key[1], 0) if key and _DAY not in body else 10 * (_DAY in body)


class _Writer:
    """Takes the tags out of the way of the layout, and writes them out afterwards."""

    def __init__(self, tags: list[Tag]) -> None:
        self._tags = tags
        self._cells: list[tuple[_Element, list[int], list[int]]] = []
        self._rows: list[tuple[_Element, list[int]]] = []
        self._parties: list[tuple[_Element, list[int], list[int]]] = []

    def hide(self, body: _Element) -> None:
        """Puts tags within paragraphs into runs, and takes them out of rows and columns."""
        for block in body.iter(w("p")):
            self._lift(block)
            for mark in _marks(block):
                mark.addprevious(_run(chr(_FIRST + 2 * self._number(mark)), grey=False))
                _remove(mark)
        for grid in body.iter(w("tblGrid")):
            for mark in _marks(grid):
                _remove(mark)
        for row in body.iter(w("tr")):
            self._hide_cells(row)
        for columns in body.iter(c("columns")):
            self._hide_columns(columns)

    def show(self, body: _Element) -> None:
        """Writes every tag out where it works in Word."""
        for cell, before, after in self._cells:
            for number in before:
                cell.addprevious(self._cell(number))
            for number in reversed(after):
                cell.addnext(self._cell(number))
        for first, before, after in self._parties:
            self._pair(first, before, after)
        for mark in list(body.iter(etree.ProcessingInstruction)):
            holder = cast("_Element", mark.getparent())
            number = self._number(mark)
            shown = self._row(holder, number) if holder.tag == w("tbl") else self._line(number)
            mark.addprevious(shown)
            _remove(mark)
        for text in body.iter(w("t")):
            told = (text.text or "").replace(_WIDE, "")
            text.text = re.sub("[\U000f0000-\U000ffffd]", self._told, told)

    def keyword(self, mark: _Element) -> str:
        """The first word of the statement that an instruction stands for."""
        return self._tags[self._number(mark)].keyword

    def _number(self, mark: _Element) -> int:
        return int(mark.text or "")

    def _told(self, found: re.Match[str]) -> str:
        """The tag that a character stands for, as it is written."""
        number, stopped = divmod(ord(found[0]) - _FIRST, 2)
        tag = self._tags[number]
        if tag.keyword or not stopped:
            return str(tag)
        simple = _PLAIN.fullmatch(tag.body) and not _WORDS.search(tag.body)
        return f"{{{{ {tag.body if simple else f'({tag.body})'} | stopped }}}}"

    def _lift(self, block: _Element) -> None:
        """Puts a condition on all of a paragraph around it: nothing is left where it fails."""
        marks = _marks(block)
        if not marks or block.get(c("gap")):
            return
        inside = [child for child in block if child.tag != w("pPr")]
        words = [self._tags[self._number(mark)].keyword for mark in marks]
        whole = inside[0] is marks[0] and inside[-1] is marks[-1]
        if whole and words[0] == "if" and words[-1] == "endif" and _is_one(words):
            block.addprevious(marks[0])
            block.addnext(marks[-1])

    def _hide_cells(self, row: _Element) -> None:
        before: list[int] = []
        last: list[int] = []
        for child in list(row):
            if _is_mark(child):
                before.append(self._number(child))
                _remove(child)
            elif child.tag == w("tc"):
                last = []
                ends = [n for n in before if self._tags[n].keyword.startswith("end")]
                if self._cells and ends and before[: len(ends)] == ends:
                    before = before[len(ends) :]
                    self._cells[-1][2].extend(ends)
                self._cells.append((child, before, last))
                before = []
        last.extend(before)

    def _hide_columns(self, columns: _Element) -> None:
        marks = _marks(columns)
        inside = columns.find(f"{c('column')}/{w('p')}")
        if not marks or inside is None:
            return
        column = cast("_Element", inside.getparent())
        before = [self._number(m) for m in marks if m in list(column.itersiblings(preceding=True))]
        after = [self._number(m) for m in marks if self._number(m) not in before]
        self._parties.append((inside, before, after))
        for mark in marks:
            _remove(mark)

    def _pair(self, first: _Element, before: list[int], after: list[int]) -> None:
        """Two parties in a row, the loop over them parted: over the rows, and over their cells."""
        cell = cast("_Element", first.getparent())
        row = cast("_Element", cell.getparent())
        table = cast("_Element", row.getparent())
        loop = next((n for n in before if self._tags[n].keyword == "for"), None)
        for empty in row.findall(w("tc"))[1:]:
            _remove(empty)
        others = [n for n in before if n != loop]
        for number in reversed(others):
            cell[0].addnext(self._line(number))
        if loop is None:
            return
        found = cast("re.Match[str]", _LOOP.match(self._tags[loop].body))
        across = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        width = cell.find(f"{w('tcPr')}/{w('tcW')}")
        of = "" if width is None else width.get(w("w"), "")
        start = f"for pair in {found[2].strip()} | batch({across})"
        row.addprevious(_tag_row(f"{{%tr {start} %}}", across))
        cell.addprevious(_tag_cell(f"{{%tc for {found[1]} in pair %}}", of))
        cell.addnext(_tag_cell("{%tc endfor %}", of))
        row.addnext(_tag_row("{%tr endfor %}", across))
        del after

    def _line(self, number: int) -> _Element:
        return _tag_line(f"{{%p {self._tags[number].body} %}}")

    def _cell(self, number: int) -> _Element:
        return _tag_cell(f"{{%tc {self._tags[number].body} %}}", "0")

    def _row(self, table: _Element, number: int) -> _Element:
        across = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        return _tag_row(f"{{%tr {self._tags[number].body} %}}", across)


def _is_one(keywords: list[str]) -> bool:
    """Whether the first of the statements is ended by the last, and has no other branch."""
    depth = 0
    for number, keyword in enumerate(keywords):
        if keyword in {"if", "for"}:
            depth += 1
        elif keyword in {"else", "elif"} and depth == 1:
            return False
        elif keyword.startswith("end"):
            depth -= 1
            if depth == 0:
                return number == len(keywords) - 1
    return False


def _marks(holder: _Element) -> list[_Element]:
    return [child for child in holder if _is_mark(child)]


def _is_mark(child: _Element) -> bool:
    return not isinstance(child.tag, str)  # an element has a name


def _tag_line(tag: str) -> _Element:
    made = paragraph("Requisite")
    made.append(_run(tag))
    return made


def _tag_cell(tag: str, width: str) -> _Element:
    made = element("tc")
    add(add(made, "tcPr"), "tcW", w=width, type="dxa" if width.strip("0") else "auto")
    made.append(_tag_line(tag))
    return made


def _tag_row(tag: str, across: int) -> _Element:
    row = element("tr")
    cell = _tag_cell(tag, "0")
    if across > 1:
        add(cell[0], "gridSpan", val=across)
    row.append(cell)
    return row


def _run(text: str, *, grey: bool = True) -> _Element:
    run = element("r")
    if grey:
        add(add(run, "rPr"), "color", val=_GREY)
    told = add(run, "t")
    told.text = text
    told.set(XML_SPACE, "preserve")
    return run


def _remove(mark: _Element) -> None:
    parent = mark.getparent()
    if parent is not None:
        parent.remove(mark)
