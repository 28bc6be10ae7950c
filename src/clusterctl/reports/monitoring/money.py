"""The money of a cluster as a table by year and source, and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Message, _
from clusterctl.reports.model import Chart, Column, Kind, Row, Series, Shape, Table, Weight
from clusterctl.reports.monitoring.spending import whole
from clusterctl.reports.words import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.reports.model import Cell, Part
    from clusterctl.reports.monitoring.account import Account
    from clusterctl.reports.monitoring.spending import Spending


RUB = _("RUB")


def money(account: Account) -> Iterator[Part]:
    """Plan and fact by year and source, and drawn for the period's year."""
    rows: list[Row] = []
    for year in sorted({each.year for each in account.spending if each.year}):
        parts = [each for each in account.spending if each.year == year]
        rows += (Row(_spent(each, source(each.source))) for each in parts)
        rows.append(Row(_spent(whole(parts, year), _("In all")), Weight.TOTAL))
    yield Table(
        "money",
        _("Money by source"),
        (
            Column("source", _("Source"), wide=True),
            Column("year", _("Year"), Kind.YEAR),
            Column("program", _("Program, the year"), Kind.MONEY, RUB),
            Column("plan", _("Plan"), Kind.MONEY, RUB),
            Column("fact", _("Fact"), Kind.MONEY, RUB),
            Column("share", _("Fact to the plan"), Kind.SHARE),
            Column("difference", _("Difference"), Kind.MONEY, RUB),
        ),
        tuple(rows),
        empty=_("neither the program nor the report tells of money"),
    )
    here = [
        each
        for each in account.spending
        if each.year == account.reporting.period.year and each.fact is not None
    ]
    if here:
        yield money_chart([source(each.source) for each in here], here)


def money_chart(labels: list[Message], parts: list[Spending]) -> Chart:
    """Plan and fact side by side."""
    return Chart(
        "money",
        _("Money: plan and fact"),
        Shape.BARS,
        tuple(labels),
        (
            Series(_("Plan"), tuple(each.plan for each in parts)),
            Series(_("Fact"), tuple(each.fact for each in parts)),
        ),
        Kind.MONEY,
        RUB,
    )


def source(key: str) -> Message:
    """What a source of money is called."""
    return chosen("monitoring", ("money", 0, "source"), key) or _("{value}", value=key)


def _spent(each: Spending, title: Message) -> tuple[Cell, ...]:
    return title, each.year, each.program, each.plan, each.fact, each.share, each.difference
