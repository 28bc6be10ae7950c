"""What a report can't tell, and why: no report, no program, parts that have errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Listing, _
from clusterctl.reports.model import Light, Text
from clusterctl.reports.unsound import left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.messages import Message
    from clusterctl.reports.monitoring.reporting import Reporting


_AMBER = Light.AMBER


def missing(reporting: Reporting) -> Iterator[Text]:
    """A text for each thing that is not there, the gravest first."""
    if reporting.report is None:
        yield Text(_no_report(reporting), _AMBER)
    elif reporting.report.draft:
        yield Text(_("the report for {period} is a draft", period=reporting.period.told), _AMBER)
    if reporting.program is None:
        yield Text(_("the cluster has no activity program to compare with"), _AMBER)
    if reporting.unread:
        files = Listing(tuple(source.file for source in reporting.unread))
        yield Text(_("could not be read and are left out: {files}", files=files), _AMBER)
    yield from left_out(reporting.program, reporting.report)


def _no_report(reporting: Reporting) -> Message:
    told = reporting.period.told
    if not reporting.reports:
        return _("there is no report for {period}, nor for any other", period=told)
    known = sorted(reporting.reports, key=lambda period: period.order)
    return _(
        "there is no report for {period}; there is one for {known}",
        period=told,
        known=Listing(tuple(period.told for period in known)),
    )
