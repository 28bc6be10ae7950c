"""Traffic lights of all clusters in a grid: signs for the eye, words for everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.messages import Message
from clusterctl.publishing import cells
from clusterctl.publishing.dashboard.words import laid_out, worded
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.model import Light

if TYPE_CHECKING:
    from markupsafe import Markup

    from clusterctl.messages import Language
    from clusterctl.publishing.pieces import Pieces
    from clusterctl.reports.model import Cell, Row, Table

MEANINGS = "by_indicator"
"""The table that tells what the numbers over the grid mean."""


def matrix(pieces: Pieces, table: Table, meanings: Table | None) -> Markup:
    """The grid, its key, and folded what the numbers mean."""
    language = pieces.language
    titles = {str(row.cells[1]): row.cells[0] for row in (meanings.rows if meanings else ())}
    codes = [plain(column.title, language) for column in table.columns[1:]]
    return laid_out(
        "matrix",
        title=heading(table.title, language),
        note=heading(table.note, language),
        columns=[{"code": code, "title": _text(titles.get(code), language)} for code in codes],
        rows=[_row(pieces, row) for row in table.rows],
        lights=[pieces.light(light) for light in cells.LIGHTS],
        meanings=pieces.table(meanings) if meanings else "",
        words=worded(language),
    )


def _row(pieces: Pieces, row: Row) -> dict[str, Any]:
    return {
        "lead": pieces.leads.get(row.about, ""),
        "name": _text(row.cells[0], pieces.language),
        "cells": [_cell(cell, pieces.language) for cell in row.cells[1:]],
    }


def _cell(cell: Cell, language: Language) -> dict[str, str] | None:
    """A light; None where there is no indicator to have one."""
    if not isinstance(cell, Light):
        return None
    sign, word = cells.LIGHTS[cell]
    return {"css": cell.value, "sign": sign, "word": plain(word, language)}


def _text(cell: Cell, language: Language) -> str:
    return plain(cell, language) if isinstance(cell, str | Message) else ""
