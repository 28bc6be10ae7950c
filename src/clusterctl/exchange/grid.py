"""A sheet as it was filled in: its values, and what of it Excel keeps beside them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from clusterctl.errors import ClusterctlError
from clusterctl.exchange import opening
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

At = tuple[int, int]
"""A cell by its row and column, counted from 0."""

MOST_CELLS: Final = 3_000_000
"""How large the rectangle around all filled cells may be: it is held in memory whole."""

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_PERCENTS: Final = {"9", "10"}
"""The formats 0% and 0.00%, which every workbook has without naming them."""
_DAMAGED: Final = _("the workbook is damaged")
_SAVE_ANEW: Final = _("open it in Excel or LibreOffice and save it anew as .xlsx")


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet; `rows` are as wide as the widest, empty cells are empty texts.

    `formulas` tells of each cell with one whether its value was kept; `percents` are shown a
    hundred times larger than their values; `merged` gives for a cell that another one covers
    where that is.
    """

    name: str
    rows: tuple[tuple[Any, ...], ...]
    formulas: dict[At, bool] = field(default_factory=dict)
    errors: dict[At, str] = field(default_factory=dict)
    percents: frozenset[At] = frozenset()
    hidden: frozenset[int] = frozenset()
    merged: dict[At, At] = field(default_factory=dict)

    def value(self, row: int, column: int) -> Any:
        """What a cell holds; an empty text where it holds nothing."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]


@dataclass(slots=True)
class _Marks:
    """What the sheet's own XML tells, and calamine doesn't."""

    formulas: dict[At, bool] = field(default_factory=dict)
    errors: dict[At, str] = field(default_factory=dict)
    percents: set[At] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    height: int = 0
    width: int = 0


def grids(parts: Mapping[str, bytes]) -> Iterator[Grid]:
    """The sheets of a workbook in their order.

    A `ClusterctlError` for a damaged one, and for one with cells so far apart that nobody
    filled them in.
    """
    try:
        named = list(_named(parts))
        styles = _percent_styles(parts.get("xl/styles.xml"))
        marks = {name: _marks(BytesIO(parts[part]), styles) for name, part in named}
    except (etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise ClusterctlError(_DAMAGED, _SAVE_ANEW) from error
    for name, found in marks.items():
        if found.height * found.width > MOST_CELLS:
            raise ClusterctlError(
                _("sheet “{sheet}” has something in row {row}, column {column}: too far off",
                  sheet=name, row=found.height, column=found.width),
                _("delete the rows and columns behind the table, then save the workbook"),
            )  # fmt: skip
    yield from _read(parts, marks)


def _read(parts: Mapping[str, bytes], marks: dict[str, _Marks]) -> Iterator[Grid]:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(opening.package(parts)))
        for name, found in marks.items():
            sheet = workbook.get_sheet_by_name(name)
            yield Grid(
                name=name,
                rows=tuple(map(tuple, sheet.to_python(skip_empty_area=False))),
                formulas=found.formulas,
                errors=found.errors,
                percents=frozenset(found.percents),
                hidden=frozenset(found.hidden),
                merged=dict(_covered(sheet.merged_cell_ranges or (), found)),
            )
    except CalamineError as error:
        raise ClusterctlError(_DAMAGED, _SAVE_ANEW) from error


def _covered(ranges: Any, within: _Marks) -> Iterator[tuple[At, At]]:
    """The cells that another one covers, as far as the sheet is filled."""
    room = MOST_CELLS
    for (top, left), (bottom, right) in ranges:
        last_row, last_column = min(bottom + 1, within.height), min(right + 1, within.width)
        room -= max(last_row - top, 0) * max(last_column - left, 0)
        if room < 0:
            return
        for row in range(top, last_row):
            for column in range(left, last_column):
                if (row, column) != (top, left):
                    yield (row, column), (top, left)


def _named(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The names of the work sheets and the parts that hold them."""
    content = parts[opening.WORKBOOK]
    if _STRICT in content[:4096]:
        raise ClusterctlError(
            _("the workbook is saved as “Strict Open XML”"),
            _("save it as an ordinary Excel workbook (.xlsx)"),
        )
    relations = {
        each.get("Id"): each.get("Target", "")
        for each in _parsed(parts["xl/_rels/workbook.xml.rels"])
    }
    for sheet in _parsed(content).iter(f"{_MAIN}sheet"):
        target = relations[sheet.get(f"{_RELATIONS}id")]
        part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        if "worksheets/" in part:
            yield str(sheet.get("name")), posixpath.normpath(part)


def _parsed(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _percent_styles(content: bytes | None) -> frozenset[str]:
    """The numbers of the styles that show a value as a percentage."""
    if content is None:
        return frozenset()
    root = _parsed(content)
    formats = {
        each.get("numFmtId")
        for each in root.iter(f"{_MAIN}numFmt")
        if "%" in (each.get("formatCode") or "")
    }
    styles = root.find(f"{_MAIN}cellXfs")
    numbered = enumerate(() if styles is None else styles)
    return frozenset(str(n) for n, x in numbered if x.get("numFmtId") in formats | _PERCENTS)


def _marks(part: Any, percents: frozenset[str]) -> _Marks:
    """What one pass over a sheet's XML finds; nothing of it is kept in memory."""
    found = _Marks()
    row = -1
    wanted = (f"{_MAIN}row", f"{_MAIN}c", f"{_MAIN}sheetData")
    events = etree.iterparse(
        part, events=("start", "end"), tag=wanted, resolve_entities=False, no_network=True,
        load_dtd=False,
    )  # fmt: skip
    column = -1
    for event, element in events:
        is_row = element.tag == wanted[0]
        if event == "start" and is_row:
            row = int(element.get("r", row + 2)) - 1
            column = -1
            if element.get("hidden") in ("1", "true"):
                found.hidden.add(row)
        elif event == "end" and element.tag == wanted[1]:
            column = _column(element.get("r")) if element.get("r") else column + 1
            _note(found, (row, column), element)
            if element.get("s") in percents and element.get("t", "n") == "n":
                found.percents.add((row, column))
        elif event == "end":
            element.clear()
    return found


def _note(found: _Marks, at: At, cell: Any) -> None:
    """Note what a cell has beside its value."""
    if not len(cell):
        return
    value = cell.findtext(f"{_MAIN}v")
    found.height, found.width = max(found.height, at[0] + 1), max(found.width, at[1] + 1)
    if cell.get("t") == "e":
        found.errors[at] = value or "#?"
    if cell.find(f"{_MAIN}f") is not None:
        found.formulas[at] = bool(value)


def _column(reference: str) -> int:
    """The column that a reference like `AB12` names, counted from 0."""
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
