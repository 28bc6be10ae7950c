"""What monitoring tells of several clusters: side by side, and summed where that is fair."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl.messages import Listing, _, said
from clusterctl.reports.model import (
    Chart,
    Column,
    Fact,
    Facts,
    Kind,
    Light,
    Row,
    Section,
    Series,
    Shape,
    Table,
    Text,
    Weight,
)
from clusterctl.reports.monitoring.compared import compared
from clusterctl.reports.monitoring.counts import COUNTED, LIGHTS, PROGRESS, counted
from clusterctl.reports.monitoring.money import RUB, money_chart, source
from clusterctl.reports.monitoring.progress import Progress
from clusterctl.reports.monitoring.spending import Spending, place, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.reports.lights import Thresholds
    from clusterctl.reports.model import Cell, Part
    from clusterctl.reports.monitoring.account import Account

_IN_ALL = _("In all")


def sections(accounts: Sequence[Account], thresholds: Thresholds) -> tuple[Section, ...]:
    """The clusters together, subject by subject."""
    return (
        Section("summary", _("Summary"), tuple(_summary(accounts))),
        Section("indicators", _("Indicators"), tuple(_indicators(accounts, thresholds))),
        Section("activities", _("Activities"), (_activities(accounts),)),
        Section("money", _("Money"), tuple(_money(accounts))),
    )


def _summary(accounts: Sequence[Account]) -> Iterator[Part]:
    silent = [each.name for each in accounts if each.reporting.report is None]
    if silent:
        names = Listing(tuple(silent), len(silent))
        yield Text(_("not reported for the period: {names}", names=names), Light.AMBER)
    money = _all_money(accounts)
    yield Facts(
        (
            Fact("clusters", _("Clusters"), len(accounts), Kind.COUNT),
            Fact("reporting", _("Clusters reported"), len(accounts) - len(silent), Kind.COUNT),
            *counted(sum((each.lights for each in accounts), Counter())),
            Fact("done", _("Activities done"), sum(a.done for a in accounts), Kind.COUNT),
            Fact(
                "overdue",
                COUNTED[Progress.OVERDUE],
                sum(a.progress[Progress.OVERDUE] for a in accounts),
                Kind.COUNT,
            ),
            Fact(
                "money_plan",
                _("Money of {year}: plan, RUB", year=money.year),
                money.plan,
                Kind.MONEY,
            ),
            Fact(
                "money_fact",
                _("Money of {year}: fact, RUB", year=money.year),
                money.fact,
                Kind.MONEY,
            ),
            Fact(
                "money_share",
                _("Money of {year}: fact to the plan", year=money.year),
                money.share,
                Kind.SHARE,
            ),
        )
    )


def _indicators(accounts: Sequence[Account], thresholds: Thresholds) -> Iterator[Part]:
    yield lights(accounts)
    if any(each.told for each in accounts):
        yield lights_chart(accounts)
    yield compared(accounts, thresholds)


def lights(accounts: Sequence[Account]) -> Table:
    """How many indicators of each cluster have each light."""
    columns = (
        Column("cluster", _("Cluster"), wide=True),
        Column("all", _("Indicators"), Kind.COUNT),
        Column("told", _("Reported"), Kind.COUNT),
        *(Column(light.value, title, Kind.COUNT) for light, title in LIGHTS.items()),
    )
    counts = {each.id: _counts(each) for each in accounts}
    total = [sum(column) for column in zip(*counts.values(), strict=True)]
    return Table(
        "lights",
        _("Indicators by cluster"),
        columns,
        (
            *(Row((each.name, *counts[each.id]), about=each.id) for each in accounts),
            *([Row((_IN_ALL, *total), Weight.TOTAL)] if total else []),
        ),
        empty=_("there is no cluster"),
    )


def _counts(account: Account) -> tuple[int, ...]:
    lights = account.lights
    return len(account.figures), len(account.told), *(lights[light] for light in LIGHTS)


def lights_chart(accounts: Sequence[Account]) -> Chart:
    """The same, drawn."""
    return Chart(
        "lights",
        _("How the plans of the indicators are fulfilled"),
        Shape.STACKED,
        tuple(each.name for each in accounts),
        tuple(
            Series(title, tuple(Decimal(each.lights[light]) for each in accounts), light)
            for light, title in LIGHTS.items()
        ),
        Kind.COUNT,
    )


def _activities(accounts: Sequence[Account]) -> Table:
    counts = {each.id: _progress(each) for each in accounts}
    total = [sum(column) for column in zip(*counts.values(), strict=True)]
    return Table(
        "activities",
        _("Activities by cluster"),
        (
            Column("cluster", _("Cluster"), wide=True),
            Column("all", _("Activities"), Kind.COUNT),
            Column("done", _("Done"), Kind.COUNT),
            Column("done_late", _("of them late"), Kind.COUNT),
            *(Column(state.value, PROGRESS[state], Kind.COUNT) for state in COUNTED),
        ),
        (
            *(Row((each.name, *counts[each.id]), about=each.id) for each in accounts),
            *([Row((_IN_ALL, *total), Weight.TOTAL)] if total else []),
        ),
        empty=_("there is no cluster"),
    )


def _progress(account: Account) -> tuple[int, ...]:
    count = account.progress
    late = count[Progress.DONE_LATE]
    return len(account.undertakings), account.done, late, *(count[state] for state in COUNTED)


def _money(accounts: Sequence[Account]) -> Iterator[Part]:
    parts = [(each, each.money) for each in accounts]
    yield Table(
        "money",
        _("Money by cluster"),
        (Column("cluster", _("Cluster"), wide=True), *_MONEY),
        (
            *(Row((each.name, *_spent(money)), about=each.id) for each, money in parts),
            *([Row((_IN_ALL, *_spent(_all_money(accounts))), Weight.TOTAL)] if parts else []),
        ),
        empty=_("there is no cluster"),
    )
    told = [(each, money) for each, money in parts if money.fact is not None]
    if told:
        yield money_chart([said(each.name) for each, _m in told], [money for _e, money in told])
    by_source = _by_source(accounts)
    yield Table(
        "sources",
        _("Money by source"),
        (Column("source", _("Source"), wide=True), *_MONEY),
        (
            *(Row((source(each.source), *_spent(each))) for each in by_source),
            *([Row((_IN_ALL, *_spent(whole(by_source))), Weight.TOTAL)] if by_source else []),
        ),
        empty=_("neither the program nor the report tells of money"),
    )


_MONEY = (
    Column("program", _("Program, the year"), Kind.MONEY, RUB),
    Column("plan", _("Plan"), Kind.MONEY, RUB),
    Column("fact", _("Fact"), Kind.MONEY, RUB),
    Column("share", _("Fact to the plan"), Kind.SHARE),
    Column("difference", _("Difference"), Kind.MONEY, RUB),
)


def _spent(each: Spending) -> tuple[Cell, ...]:
    return each.program, each.plan, each.fact, each.share, each.difference


def _all_money(accounts: Sequence[Account]) -> Spending:
    year = accounts[0].reporting.period.year if accounts else None
    return whole((each.money for each in accounts), year)


def _by_source(accounts: Sequence[Account]) -> list[Spending]:
    """The money of the period's year by source, over all clusters."""
    parts: defaultdict[str, list[Spending]] = defaultdict(list)
    for account in accounts:
        for each in account.spending:
            if each.year == account.reporting.period.year:
                parts[each.source].append(each)
    return [whole(parts[key], source=key) for key in sorted(parts, key=place)]
