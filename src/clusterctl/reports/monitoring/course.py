"""The activities of a cluster as a table: those to look at first at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Message, _, n_
from clusterctl.reports.model import Column, Kind, Row, Table, Weight
from clusterctl.reports.monitoring.counts import PROGRESS
from clusterctl.reports.monitoring.progress import Progress
from clusterctl.reports.words import chosen
from clusterctl.sections import organization_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.reports.model import Cell
    from clusterctl.reports.monitoring.account import Account
    from clusterctl.reports.monitoring.progress import Undertaking


def course(account: Account) -> Table:
    """The activities, those to look at first at the top; those ahead are only counted."""
    rows = [
        row
        for progress, title in PROGRESS.items()
        if progress is not Progress.AHEAD
        for row in _group(account, progress, title)
    ]
    ahead = account.progress[Progress.AHEAD]
    return Table(
        "activities",
        _("Course of the activities"),
        (
            Column("activity", _("Activity"), wide=True),
            Column("end", _("Until"), Kind.DATE),
            Column("finished_on", _("Done on"), Kind.DATE),
            Column("state", _("Reported")),
            Column("responsible", _("Responsible"), wide=True),
            Column("comment", _("Comment"), wide=True),
        ),
        tuple(rows),
        empty=_("no activity runs in the period"),
        note=n_(
            "{n} activity begins after the period",
            "{n} activities begin after the period",
            ahead,
        )
        if ahead
        else None,
    )


def _group(account: Account, progress: Progress, title: Message) -> Iterator[Row]:
    """The activities that stand in one way, under a heading with their number."""
    group = [each for each in account.undertakings if each.progress is progress]
    if group:
        heading = _("{title}: {n}", title=title, n=len(group))
        yield Row((heading, None, None, None, None, None), Weight.GROUP)
    for each in group:
        yield Row(_activity(account, each), place=each.place)


def _activity(account: Account, each: Undertaking) -> tuple[Cell, ...]:
    folder = account.reporting.folder
    names = [organization_name(folder, id) for id in each.responsible]
    who = ", ".join(names) or None
    return each.title, each.end, each.finished_on, _state(account, each), who, each.comment or None


def _state(account: Account, each: Undertaking) -> Message | None:
    """What was reported last, and in which period where that is an earlier one."""
    state = chosen("monitoring", ("activities", 0, "state"), each.state or None)
    if state is None or each.told_in is None or each.told_in == account.reporting.period:
        return state
    return _("{state} ({period})", state=state, period=each.told_in)
