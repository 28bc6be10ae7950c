"""The years that the tables of a program are filled for."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from clusterctl import sections
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_BEFORE = "baseline"
"""What tells of a year before the program began."""


@rule("C001", on="program", needs=("period.start", "period.end"))
def plans_for_its_own_years(program: Document, _folder: Folder) -> Findings:
    """The tables of a program are filled for the years of its period.

    A figure for a year in which the program doesn't run is planned by nobody and added to nothing.

    A calendar year counts if the period touches it. The baseline of an indicator and the
    admission and numbers of students of earlier academic years tell what was before, and may
    stand.

    A consistency check of the tool: the regulation doesn't ask for it.

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          industry_outlook:
            new_jobs:
              - {year: 2027, count: 40}
              - {year: 2032, count: 60}  # C001

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          industry_outlook:
            new_jobs:
              - {year: 2027, count: 40}
              - {year: 2031, count: 60}
          indicators:
            list:
              - {id: ind-01, baseline: {year: 2025, value: 40}, targets: [{year: 2027, value: 45}]}
    """
    start, end = program.date("period", "start"), program.date("period", "end")
    if not start or not end or start > end:
        return
    outside: defaultdict[int | str, list[Route]] = defaultdict(list)
    for route, year in _years_told(program.value, ()):
        if not _touches(year, start, end):
            outside[year].append(route)
    for year, (first, *more) in outside.items():
        yield Finding(
            program.at(*first),
            _("{year}, the program runs from {start} to {end}", year=year, start=start, end=end),
            help=_("mend the year or take the row out; if the term is wrong, mend the period"),
            related=(
                Note(program.at("period"), _("the period of the program")),
                *(Note(program.at(*route), _("this year is told here too")) for route in more),
            ),
        )


def _years_told(value: Any, route: Route) -> Iterator[tuple[Route, int | str]]:
    """Every `year` and `edu_year` of a program, whatever table it stands in."""
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from _years_told(item, (*route, position))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in {"year", "edu_year"} and isinstance(inner, (int, str)):
                yield (*route, key), inner
            elif key != _BEFORE:
                yield from _years_told(inner, (*route, key))


def _touches(year: int | str, start: date, end: date) -> bool:
    """Whether the period touches a calendar year, or an academic year isn't after its end."""
    if isinstance(year, str):
        return date(sections.first_year(year), 9, 1) <= end
    return start.year <= year <= end.year
