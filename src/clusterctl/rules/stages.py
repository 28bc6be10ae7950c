"""The schedule of section 16: its period and its stages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_DAY = timedelta(days=1)
_PERIOD = f"{sections.SCHEDULE}.period"


@rule("C165", on="program", needs=("period.start", "period.end", sections.STAGES))
def keeps_stages_within_the_period(program: Document, _folder: Folder) -> Findings:
    """A stage begins and ends within the program's period.

    Where section 16 gives a period of its own, stages are compared with it, and it with the
    program's.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: move the stage into the program’s period

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          schedule_and_funding:
            stages:
              - {title: Подготовка, start: 2026-09-01, end: 2027-08-31}
              - {title: Полная загрузка, start: 2027-09-01, end: 2031-12-31}  # C165

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          schedule_and_funding:
            stages:
              - {title: Подготовка, start: 2026-09-01, end: 2027-08-31}
              - {title: Полная загрузка, start: 2027-09-01, end: 2031-08-31}
    """
    route = _period(program)
    start, end = program.date(*route, "start"), program.date(*route, "end")
    for row in rows(program, sections.STAGES):
        begins, ends = program.date(*row.route, "start"), program.date(*row.route, "end")
        if begins and ends and ends < begins:
            yield Finding(
                row.at("end"),
                _("ends on {ends}, before it begins on {begins}", ends=ends, begins=begins),
                related=(Note(row.at("start"), _("the stage begins")),),
            )
            continue
        for column, day in (("start", begins), ("end", ends)):
            if start and end and day and not start <= day <= end:
                yield Finding(
                    row.at(column),
                    _("{day} is outside {start} to {end}", day=day, start=start, end=end),
                    related=(Note(program.at(*route), _("the period")),),
                )


@rule(
    "C166",
    on="program",
    severity=Severity.WARNING,
    needs=("period.start", "period.end", sections.STAGES),
)
def leaves_no_gap_between_stages(program: Document, _folder: Folder) -> Findings:
    """The stages cover the whole period.

    On a day that belongs to no stage nothing is planned. Stages may overlap.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: prolong a stage or add one for these days

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          schedule_and_funding:
            stages:  # C166
              - {title: Подготовка, start: 2026-09-01, end: 2027-06-30}
              - {title: Полная загрузка, start: 2027-09-01, end: 2031-08-31}

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          schedule_and_funding:
            stages:
              - {title: Подготовка, start: 2026-09-01, end: 2027-08-31}
              - {title: Полная загрузка, start: 2027-09-01, end: 2031-08-31}
    """
    gaps = tuple(
        _("{first} to {last}", first=first, last=last) for first, last in _uncovered(program)
    )
    if gaps:
        yield Finding(
            program.key(*sections.STAGES.split(".")),
            _("no stage covers {gaps}", gaps=Listing(gaps)),
            related=(Note(program.at(*_period(program)), _("the period")),),
        )


@rule("C167", on="program", needs=("period.start", "period.end", f"{_PERIOD}.start"))
def has_one_period(program: Document, _folder: Folder) -> Findings:
    """The period of section 16 is the period of the program.

    Two terms in one document are one too many: the agreement has to last as long as the
    program, and must know how long that is.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: mend the date here or in `period` of the program

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          schedule_and_funding:
            period:
              start: 2026-09-01
              end: 2030-12-31  # C167

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2031-08-31}
        sections:
          schedule_and_funding:
            period:
              start: 2026-09-01
              end: 2031-08-31
    """
    for column in ("start", "end"):
        route = (*_PERIOD.split("."), column)
        here, there = program.date(*route), program.date("period", column)
        if here and there and here != there:
            yield Finding(
                program.at(*route),
                _("{here}, the program itself says {there}", here=here, there=there),
                related=(Note(program.at("period", column), _("the period of the program")),),
            )


def _period(program: Document) -> Route:
    """Where the period stands that stages are compared with: in section 16, else the program's."""
    own = tuple(_PERIOD.split("."))
    return own if program.date(*own, "start") and program.date(*own, "end") else ("period",)


def _uncovered(program: Document) -> Iterator[tuple[date, date]]:
    """The first and last days of each stretch of the period that no stage covers."""
    route = _period(program)
    open_from, end = program.date(*route, "start"), program.date(*route, "end")
    if not open_from or not end:
        return
    for begins, ends in sorted(_spans(program)):
        if open_from < begins <= end:
            yield open_from, begins - _DAY
        open_from = max(open_from, ends + _DAY)
    if open_from <= end:
        yield open_from, end


def _spans(program: Document) -> Iterator[tuple[date, date]]:
    for row in rows(program, sections.STAGES):
        begins, ends = program.date(*row.route, "start"), program.date(*row.route, "end")
        if begins and ends and begins <= ends:
            yield begins, ends
