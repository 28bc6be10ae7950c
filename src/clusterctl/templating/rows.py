"""Tables of templates, `| … | … |`: rows and columns that tags may repeat, as `w:tbl`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.templating import markdown
from clusterctl.templating.errors import RenderError
from clusterctl.templating.runs import Runs
from clusterctl.templating.tags import OPENING, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it.token import Token

    from clusterctl.diagnostics import Place
    from clusterctl.templating.sheet import Sheet

ABOVE = "^^"
"""What stands in a cell that is one with the cell above it."""

_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"\s*(:?)(-+)(:?)\s*")
_ALIGNED = {(":", ":"): "center", ("", ":"): "right"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a table looks: its style, and those of the paragraphs in its head and below."""

    table: str = "Grid"
    head: str = "TableHead"
    body: str = "TableText"


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table: `cells` are pairs of the tags before a cell and its text."""

    cells: list[tuple[list[Tag], str]]
    tail: list[Tag]
    place: Place

    @property
    def dashes(self) -> list[re.Match[str]]:
        """The cells of the line that parts head and body; nothing when it is another line."""
        found = [_DASHES.fullmatch(text) for _tags, text in self.cells]
        return [f for f in found if f] if all(found) else []


def write_table(
    sheet: Sheet,
    lines: Sequence[tuple[str, Place]],
    tags: Mapping[str, Tag],
    look: Look,
    refer: Callable[[Sequence[Token], Place], None],
) -> None:
    """Adds a table and tells `refer` its cells; raises RenderError at lines that can't be read."""
    rows = [_row(text, place, tags) for text, place in lines]
    number = next((n for n, row in enumerate(rows) if row.dashes), None)
    if number is None:
        raise RenderError(_("the table has no line of dashes, “|---|---|”"), lines[0][1])
    sheet.enter(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{look.table}"/><w:tblW w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    _write_grid(sheet, rows[number])
    aligned = [_ALIGNED.get((d[1], d[3]), "") for d in rows[number].dashes]
    writer = _Rows(sheet, tags, refer)
    for row in rows[:number]:
        writer.write(row, look.head, [], head=True)
    for row in rows[number + 1 :]:
        writer.write(row, look.body, aligned)
    sheet.leave("</w:tbl>")


def _row(text: str, place: Place, tags: Mapping[str, Tag]) -> _Row:
    if not text.startswith("|"):
        return _Row([], [tags[char] for char in text if char in tags], place)
    *cells, tail = [_hoisted(cell, tags) for cell in _BAR.split(text)[1:]]
    if tail[1].strip():
        raise RenderError(_("a row of a table ends with “|”"), place)
    return _Row(cells, tail[0], place)


def _hoisted(cell: str, tags: Mapping[str, Tag]) -> tuple[list[Tag], str]:
    """The tags a cell begins with that hold whole cells, and the rest of it."""
    paired = _paired(cell, tags)
    hoisted: list[Tag] = []
    rest = cell
    while (char := rest.lstrip()[:1]) and (tag := tags.get(char)) and tag.keyword:
        if char in paired:
            break
        hoisted.append(tag)
        rest = rest.lstrip()[1:]
    return hoisted, rest


def _paired(cell: str, tags: Mapping[str, Tag]) -> set[str]:
    """The statements whose beginning and end are both in the cell, and those between them."""
    opened: list[str] = []
    paired: set[str] = set()
    for char in cell:
        keyword = tags[char].keyword if char in tags else ""
        if keyword in OPENING:
            opened.append(char)
        elif keyword in OPENING.values() and opened:
            paired |= {char, opened.pop()}
        elif (keyword and opened) or keyword == "set":
            paired.add(char)
    return paired


def _write_grid(sheet: Sheet, parting: _Row) -> None:
    """Columns as wide as their dashes are many; `layout` makes them fill the page."""
    sheet.enter("<w:tblGrid>")
    for tags, text in parting.cells:
        _write_tags(sheet, tags)
        sheet.write(f'<w:gridCol w:w="{len(text.strip())}"/>')
    _write_tags(sheet, parting.tail)
    sheet.leave("</w:tblGrid>")


def _write_tags(sheet: Sheet, tags: Sequence[Tag]) -> None:
    for tag in tags:
        sheet.statement(tag)


@dataclass(frozen=True, slots=True)
class _Rows:
    sheet: Sheet
    tags: Mapping[str, Tag]
    refer: Callable[[Sequence[Token], Place], None]

    def write(self, row: _Row, style: str, aligned: Sequence[str], *, head: bool = False) -> None:
        if not row.cells:
            _write_tags(self.sheet, row.tail)
            return
        header = "<w:tblHeader/>" if head else ""
        at = f"{row.place.line}:{row.place.column}"
        self.sheet.enter(f'<w:tr c:at="{at}"><w:trPr><w:cantSplit/>{header}</w:trPr>')
        valign = '<w:vAlign w:val="center"/>' if head else ""
        for (before, text), jc in zip_longest(row.cells, aligned[: len(row.cells)]):
            _write_tags(self.sheet, before)
            if text:
                self._cell(text, row.place, style, jc, valign)
            else:
                self.sheet.write("<c:span/>")  # “||”: the cell before goes on
        _write_tags(self.sheet, row.tail)
        self.sheet.leave("</w:tr>")

    def _cell(self, text: str, place: Place, style: str, jc: str | None, valign: str) -> None:
        above = text.strip() == ABOVE
        aligned = f'<w:jc w:val="{jc}"/>' if jc else ""
        marked = ' c:above="1"' if above else ""
        self.sheet.enter(
            f'<w:tc{marked}><w:tcPr><w:tcW w:w="0" w:type="dxa"/>{valign}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{aligned}</w:pPr>'
        )
        if not above:
            pieces = markdown.inline(text.replace("\\|", "|").strip())
            self.refer(pieces, place)
            Runs(self.sheet, self.tags, place).write(pieces)
        self.sheet.leave("</w:p></w:tc>")
