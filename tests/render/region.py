"""The example region's documents, and made-up ones that have every field the schemas know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docx.table import Table

from clusterctl import folder, layout, schema
from clusterctl.documents import as_date
from clusterctl.language import date_long, date_quoted, date_short
from clusterctl.render.filters import number, percents, thousands
from clusterctl.render.papers import PAPERS
from conftest import TULA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.schema import Field

DAY = date(2026, 11, 23)
WHOLE = Path(__file__).parents[1] / "schemas" / "documents"


@cache
def read(root: Path = TULA) -> Folder:
    """The example region, not judged."""
    return folder.load(root, DAY, DAY)


def made(read_folder: Folder, name: str, cluster: str, errors: int = 0) -> bytes:
    """The paper of that name of a cluster."""
    (document,) = read_folder.of(name, cluster)
    return PAPERS[name].made(read_folder, document, errors, draft=document.draft)


def everything(root: Path) -> Folder:
    """A folder with one document of a kind, each with every field its schema knows."""
    kinds = ("organization", "order", "cluster", "program", "agreement", "protocol", "conclusion")
    (root / layout.SETTINGS).write_bytes((TULA / layout.SETTINGS).read_bytes())
    for kind in kinds:
        file = root / layout.path_of(kind, "primer", "primer")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text((WHOLE / f"{kind}.yaml").read_text("utf-8"), encoding="utf-8", newline="\n")
    return folder.load(root, DAY, DAY)


def lines(content: bytes) -> Iterator[str]:
    """The paragraphs and rows of a paper as python-docx reads them, typography undone."""
    for block in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield plain("\t".join(cell.text for cell in row.cells))
        else:
            yield plain(block.text)


def plain(text: str) -> str:
    """The text without unbreakable spaces and hyphens, in one line, one kind of quotes."""
    for fancy, simple in (("\u00a0", " "), ("\u2011", "-"), ("„", "«"), ("“", "»"), ("\u00ad", "")):
        text = text.replace(fancy, simple)
    return " ".join(text.split())


def marked(document: Document) -> tuple[Document, dict[Route, tuple[str, ...]]]:
    """The document with each value its own, and how each may be written on paper."""
    field = schema.field(document.kind)
    assert field is not None
    expected: dict[Route, tuple[str, ...]] = {}
    value = _marked(field, document.value, (), expected)
    return replace(document, value=value), expected


def _marked(field: Field, value: Any, route: Route, expected: dict[Route, tuple[str, ...]]) -> Any:
    match value:
        case dict():
            return {
                key: _marked(field.fields[key], each, (*route, key), expected)
                for key, each in value.items()
            }
        case list() if field.item:
            return [_marked(field.item, each, (*route, "*"), expected) for each in value]
        case bool():
            return value
        case int() | float() if field.key not in _YEARS and not field.choices:
            return _number(field, route, expected)
        case str() if not (_fixed(field) or (field.key in _NAMES and route[-2:-1] in _PEOPLE)):
            expected[route] = (f"Знак {len(expected)}",)
            return expected[route][0]
        case int() | float() | str():
            expected[route] = _written(field, value)
    return value


_YEARS = {"year", "start", "end"}
_NAMES = {"name", "position"}
_PEOPLE = {("person",), ("signatory",), ("head",), ("genitive",), ("dative",), ("instrumental",)}


def _fixed(field: Field) -> bool:
    """Whether the value has a form of its own."""
    return bool(
        field.choices or field.ref or field.pattern or field.format or field.key in {"id", "code"}
    )


def _number(field: Field, route: Route, expected: dict[Route, tuple[str, ...]]) -> int:
    value = (1000 + len(expected)) * (1000 if field.money else 1)
    ways = (str, number, thousands, percents)
    expected[route] = tuple(plain(write(value)) for write in ways)
    return value


def _written(field: Field, value: Any) -> tuple[str, ...]:
    day = as_date(value)
    if day:
        return tuple(plain(write(day)) for write in (date_short, date_long, date_quoted))
    if field.ref == "organization":
        return ("АО «ПЗ»",)
    return (str(value), field.choices.get(value, str(value)))
