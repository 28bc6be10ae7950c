"""What a rule, or the reader and the schema in its name, find in documents given as text."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from clusterctl import rulebook, schema
from clusterctl.rules import every_rule

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic, Route

TODAY = date(2026, 11, 16)


def found(code: str, example: str, today: date = TODAY) -> list[Diagnostic]:
    """The findings of one code, in the order of their places."""
    folder = rulebook.folder_of(example, today)
    told = [d for d in folder.findings if d.code == code]
    for document in folder.documents:
        told += [d for d in schema.problems(document.kind, document.source) if d.code == code]
    # What the schema refuses under this code the rule doesn't see; an example may lack the rest.
    refused: defaultdict[str, list[Route]] = defaultdict(list)
    for d in told:
        refused[d.place.file] += [d.route] if d.route else []
    told += every_rule()[code].findings(folder.without(refused))
    return sorted(told, key=lambda d: d.place)


def lines(code: str, example: str, today: date = TODAY) -> list[tuple[str, int]]:
    """The files and lines of the findings of one code."""
    return [(d.place.file, d.place.line) for d in found(code, example, today)]


def says(code: str, example: str, today: date = TODAY) -> list[str]:
    """The English messages of the findings of one code."""
    return [d.message.text("en") for d in found(code, example, today)]
