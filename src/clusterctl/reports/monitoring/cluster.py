"""What monitoring tells of one cluster, put together: on its own, or as one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.reports.model import Facts, Section
from clusterctl.reports.monitoring.counts import facts
from clusterctl.reports.monitoring.course import course
from clusterctl.reports.monitoring.missing import missing
from clusterctl.reports.monitoring.money import money
from clusterctl.reports.monitoring.plans import plans
from clusterctl.reports.monitoring.trends import trends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.reports.model import Part
    from clusterctl.reports.monitoring.account import Account


def sections(account: Account) -> tuple[Section, ...]:
    """All there is to tell of one cluster, each subject under a heading."""
    return (
        Section("summary", _("Summary"), tuple(summary(account))),
        Section("indicators", _("Indicators"), tuple(plans(account))),
        Section("activities", _("Activities"), (course(account),)),
        Section("money", _("Money"), tuple(money(account))),
        Section("trends", _("Trends"), tuple(trends(account))),
    )


def section(account: Account) -> Section:
    """The same of one cluster among others, under one heading."""
    parts: tuple[Part, ...] = (
        *summary(account),
        *plans(account),
        course(account),
        *money(account),
    )
    return Section(f"cluster-{account.id}", account.name, parts, about=account.id)


def summary(account: Account) -> Iterator[Part]:
    """What is missing, then the counts."""
    yield from missing(account.reporting)
    yield Facts(tuple(facts(account)))
