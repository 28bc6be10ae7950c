"""The activities of a program as of a day: done, late, overdue, silent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl.documents import as_date
from clusterctl.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clusterctl.diagnostics import Place
    from clusterctl.documents import Document
    from clusterctl.reports.monitoring.reporting import Reporting
    from clusterctl.reports.periods import Period
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
_SETTLED = frozenset({"done", "cancelled"})
"""States that an activity doesn't leave: it is overdue no more, in whichever report they stand."""


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
    told = _newest(reporting.so_far)
    settled = {id for id, (_p, row) in _newest(reporting.known).items() if _state(row) in _SETTLED}
    here = [id for id, (period, _row) in told.items() if period == reporting.period]
    return tuple(
        _undertaking(reporting, id, planned.get(id), told.get(id), settled=id in settled)
        for id in dict.fromkeys((*planned, *here))
        if isinstance(id, str)
    )


Told = tuple["Period", "Row"]
"""The period of a report, and its row on an activity."""


def _newest(reports: Iterable[tuple[Period, Document]]) -> dict[str, Told]:
    """The newest row on each activity, by its id."""
    return {
        row.get("id"): (period, row)
        for period, report in reports
        for row in rows(report, "activities")
        if isinstance(row.get("id"), str)
    }


def _undertaking(
    reporting: Reporting, id: str, planned: Row | None, told: Told | None, *, settled: bool
) -> Undertaking:
    period, row = told or (None, None)
    where = planned or row
    assert where is not None  # noqa: S101 an activity is named by the program or by a report
    start, end = (as_date(planned.get(key)) if planned else None for key in ("start", "end"))
    finished = as_date(row.get("finished_on")) if row else None
    here = period == reporting.period
    overdue = not settled and end is not None and end < reporting.folder.as_of
    if row is not None and _state(row) in _SETTLED:
        progress = _settled(_state(row), finished, end)
    elif row is not None and here:
        progress = _going_on(row, overdue=overdue)
    else:
        progress = _unreported(reporting.period, start, overdue=overdue)
    return Undertaking(
        id=id,
        title=str((planned and planned.get("title")) or id),
        start=start,
        end=end,
        responsible=_responsible(planned),
        progress=progress,
        state=_state(row) if row else "",
        told_in=period,
        finished_on=finished,
        comment=str((row and here and row.get("comment")) or ""),
        place=where.at().place,
    )


def _settled(state: str, finished: date | None, end: date | None) -> Progress:
    """How an activity ended; done in time unless both days are known and tell otherwise."""
    if state == "cancelled":
        return Progress.CANCELLED
    late = end is not None and finished is not None and finished > end
    return Progress.DONE_LATE if late else Progress.DONE


def _going_on(row: Row, *, overdue: bool) -> Progress:
    if overdue:
        return Progress.OVERDUE
    return Progress.LATE if _state(row) == "late" else Progress.RUNNING


def _unreported(period: Period, start: date | None, *, overdue: bool) -> Progress:
    if overdue:
        return Progress.OVERDUE
    return Progress.AHEAD if start is not None and start > period.end else Progress.UNREPORTED


def _state(row: Row) -> str:
    return str(row.get("state") or "")


def _responsible(planned: Row | None) -> tuple[str, ...]:
    named = planned.get("responsible") if planned else None
    return tuple(id for id in named if isinstance(id, str)) if isinstance(named, list) else ()
