"""Reports asked of folders, and what of them a test looks at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clusterctl import check, folder, reports
from clusterctl.messages import Message
from clusterctl.reports.model import Chart, Facts, Report, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clusterctl.reports.model import Cell, Part

TODAY = date(2026, 11, 23)


def asked(
    root: Path, name: str, *clusters: str, period: str = "", as_of: date | None = None
) -> Report:
    """The report of that name on a folder."""
    verdict = check.check(folder.load(root, TODAY, as_of))
    return reports.made(name, verdict, reports.Wanted(clusters, period))


def parts(report: Report, section: str) -> Iterator[Part]:
    """The parts of a section."""
    yield from (part for each in report.sections if each.key == section for part in each.parts)


def table(report: Report, section: str, key: str) -> Table:
    """The table of that key in a section."""
    return next(p for p in parts(report, section) if isinstance(p, Table) and p.key == key)


def chart(report: Report, section: str, key: str) -> Chart:
    """The chart of that key in a section."""
    return next(p for p in parts(report, section) if isinstance(p, Chart) and p.key == key)


def facts(report: Report, section: str = "summary") -> dict[str, Cell]:
    """The facts of a section by key."""
    every = (part for part in parts(report, section) if isinstance(part, Facts))
    return {fact.key: plain(fact.value) for each in every for fact in each.facts}


def texts(report: Report, section: str = "summary") -> list[str]:
    """The paragraphs of a section in English."""
    return [english(p.text) for p in parts(report, section) if isinstance(p, Text)]


def column(found: Table, key: str) -> dict[Cell, Cell]:
    """A column of a table by its first cells; of several alike, the last."""
    place = [each.key for each in found.columns].index(key)
    return {plain(row.cells[0]): plain(row.cells[place]) for row in found.rows}


def plain(cell: Cell) -> Cell:
    """A value with our words in English."""
    return cell.text("en") if isinstance(cell, Message) else cell


def english(text: str | Message) -> str:
    """A text in English."""
    return text.text("en") if isinstance(text, Message) else text
