"""The activities of a program as of a day: done, late, overdue, silent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl.documents import as_date
from clusterctl.tables import rows

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.diagnostics import Place
    from clusterctl.reports.periods import Period
    from clusterctl.reports.reporting import Reporting
    from clusterctl.tables import Row


class Progress(StrEnum):
    """How an activity stands; each stands in one way only, the gravest first."""

    OVERDUE = "overdue"
    """Its last day has passed, and nobody has reported it done."""
    LATE = "late"
    """Reported as going on with a delay."""
    UNREPORTED = "unreported"
    """It runs in the period, and the report says nothing of it."""
    RUNNING = "running"
    DONE_LATE = "done_late"
    DONE = "done"
    CANCELLED = "cancelled"
    AHEAD = "ahead"
    """It begins after the period."""


_DONE = frozenset({Progress.DONE, Progress.DONE_LATE})


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An activity, how it stands, and what was reported of it last."""

    id: str
    title: str
    start: date | None
    end: date | None
    responsible: tuple[str, ...]
    progress: Progress
    state: str
    """What the newest report that names it says; empty where none does."""
    told_in: Period | None
    finished_on: date | None
    comment: str
    place: Place

    @property
    def done(self) -> bool:
        """Whether it is reported done."""
        return self.progress in _DONE


def undertakings(reporting: Reporting) -> tuple[Undertaking, ...]:
    """The activities of the program in its order, then those that only the report names."""
    program = reporting.program
    planned = {row.get("id"): row for row in rows(program, "activities")} if program else {}
    told: dict[str, tuple[Period, Row]] = {}
    for period, report in reporting.so_far:
        for row in rows(report, "activities"):
            if isinstance(row.get("id"), str):
                told[row.get("id")] = (period, row)
    here = [id for id, (period, _row) in told.items() if period == reporting.period]
    return tuple(
        _undertaking(reporting, id, planned.get(id), told.get(id))
        for id in dict.fromkeys((*planned, *here))
        if isinstance(id, str)
    )


def _undertaking(
    reporting: Reporting, id: str, planned: Row | None, told: tuple[Period, Row] | None
) -> Undertaking:
    period, row = told or (None, None)
    where = planned or row
    assert where is not None  # noqa: S101 an activity is named by the program or by a report
    start, end = (as_date(planned.get(key)) if planned else None for key in ("start", "end"))
    finished = as_date(row.get("finished_on")) if row else None
    here = period == reporting.period
    return Undertaking(
        id=id,
        title=str((planned and planned.get("title")) or id),
        start=start,
        end=end,
        responsible=_responsible(planned),
        progress=_progress(reporting, (start, end), row, finished, here=here),
        state=str((row and row.get("state")) or ""),
        told_in=period,
        finished_on=finished,
        comment=str((row and here and row.get("comment")) or ""),
        place=where.at().place,
    )


def _progress(
    reporting: Reporting,
    term: tuple[date | None, date | None],
    row: Row | None,
    finished: date | None,
    *,
    here: bool,
) -> Progress:
    """How an activity stands on the day, by its term and the last that was reported."""
    start, end = term
    state = row.get("state") if row else None
    if state == "cancelled":
        return Progress.CANCELLED
    if state == "done":
        return Progress.DONE_LATE if end and finished and finished > end else Progress.DONE
    if end is not None and end < reporting.folder.as_of:
        return Progress.OVERDUE
    if here:
        return Progress.LATE if state == "late" else Progress.RUNNING
    ahead = start is not None and start > reporting.period.end
    return Progress.AHEAD if ahead else Progress.UNREPORTED


def _responsible(planned: Row | None) -> tuple[str, ...]:
    named = planned.get("responsible") if planned else None
    return tuple(id for id in named if isinstance(id, str)) if isinstance(named, list) else ()
