"""What a rule, or the reader and the schema in its name, find in documents given as text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clusterctl import rulebook, schema
from clusterctl.rules import every_rule

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic

TODAY = date(2026, 11, 16)


def found(code: str, example: str, today: date = TODAY) -> list[Diagnostic]:
    """The findings of one code, in the order of their places."""
    folder = rulebook.folder_of(example, today)
    told = list(folder.findings)
    for document in folder.documents:
        told += schema.problems(document.kind, document.source)
    told += every_rule()[code].findings(folder)
    return sorted((d for d in told if d.code == code), key=lambda d: d.place)


def lines(code: str, example: str, today: date = TODAY) -> list[tuple[str, int]]:
    """The files and lines of the findings of one code."""
    return [(d.place.file, d.place.line) for d in found(code, example, today)]


def says(code: str, example: str, today: date = TODAY) -> list[str]:
    """The English messages of the findings of one code."""
    return [d.message.text("en") for d in found(code, example, today)]
