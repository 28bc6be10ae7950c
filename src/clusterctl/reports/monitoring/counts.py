"""The numbers that sum a cluster up, and what is counted in them called by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.reports.model import Fact, Kind, Light
from clusterctl.reports.monitoring.account import DONE
from clusterctl.reports.monitoring.progress import Progress
from clusterctl.reports.words import organization

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from clusterctl.reports.monitoring.account import Account


LIGHTS = {
    Light.GREEN: _("Plan reached"),
    Light.AMBER: _("Nearly reached"),
    Light.RED: _("Missed"),
    Light.OVER: _("Plan too easy?"),
}
"""What the figures of each light are called where they are counted."""

PROGRESS = {
    Progress.OVERDUE: _("Overdue"),
    Progress.LATE: _("Going on with a delay"),
    Progress.UNREPORTED: _("Not reported"),
    Progress.RUNNING: _("Going on"),
    Progress.DONE_LATE: _("Done late"),
    Progress.DONE: _("Done"),
    Progress.CANCELLED: _("Cancelled"),
    Progress.AHEAD: _("Not begun yet"),
}
"""What activities that stand in each way are called, those to look at first at the top."""

COUNTED = {
    Progress.OVERDUE: _("Activities overdue"),
    Progress.LATE: _("Activities going on with a delay"),
    Progress.UNREPORTED: _("Activities not reported"),
    Progress.RUNNING: _("Activities going on"),
    Progress.CANCELLED: _("Activities cancelled"),
    Progress.AHEAD: _("Activities not begun yet"),
}
"""What the numbers of activities are called, beside that of those that are done."""


def facts(account: Account) -> Iterator[Fact]:
    """The counts of a cluster."""
    report, folder = account.reporting.report, account.reporting.folder
    if report is not None:
        by = organization(folder, report.get("reported_by"))
        note = _("by {name}", name=by) if by else None
        day = report.date("reported_on")
        yield Fact("reported_on", _("Reported on"), day, Kind.DATE, note=note)
    known = sum(each.indicator is not None for each in account.figures)
    reported = sum(each.told and each.indicator is not None for each in account.figures)
    yield Fact(
        "reported", _("Indicators reported"), reported, Kind.COUNT, note=_("of {n}", n=known)
    )
    yield from counted(account.lights)
    yield from _activity_facts(account)
    yield from _money_facts(account)


def counted(lights: Counter[Light]) -> Iterator[Fact]:
    """How many figures have each light; where none has it, it doesn't shine."""
    for light, title in LIGHTS.items():
        n = lights[light]
        yield Fact(light.value, title, n, Kind.COUNT, light if n else None)


def _activity_facts(account: Account) -> Iterator[Fact]:
    count, known = account.progress, len(account.undertakings)
    late = count[Progress.DONE_LATE]
    yield Fact(
        "done",
        _("Activities done"),
        sum(count[each] for each in DONE),
        Kind.COUNT,
        note=_("of {n}, late {late}", n=known, late=late) if late else _("of {n}", n=known),
    )
    for progress, title in COUNTED.items():
        yield Fact(progress.value, title, count[progress], Kind.COUNT)


def _money_facts(account: Account) -> Iterator[Fact]:
    money = account.money
    year = account.reporting.period.year
    yield Fact("money_plan", _("Money of {year}: plan, RUB", year=year), money.plan, Kind.MONEY)
    yield Fact("money_fact", _("Money of {year}: fact, RUB", year=year), money.fact, Kind.MONEY)
    yield Fact(
        "money_share", _("Money of {year}: fact to the plan", year=year), money.share, Kind.SHARE
    )
