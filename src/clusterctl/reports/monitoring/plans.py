"""The figures of a cluster as tables: plans and facts, plans changed, explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Listing, _, n_
from clusterctl.reports.model import Column, Kind, Light, Row, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.reports.model import Cell, Part
    from clusterctl.reports.monitoring.account import Account
    from clusterctl.reports.monitoring.figures import Figure


def plans(account: Account) -> Iterator[Part]:
    """The figures; what was promised otherwise, what was explained."""
    previous = account.reporting.previous
    columns = [
        Column("indicator", _("Indicator"), wide=True),
        Column("unit", _("Unit")),
        Column("plan", _("Plan"), Kind.NUMBER),
        Column("fact", _("Fact"), Kind.NUMBER),
        Column("share", _("Fulfilled"), Kind.SHARE),
        Column("light", _("Light"), Kind.LIGHT),
        Column("target", _("Target of {year}", year=account.reporting.period.year), Kind.NUMBER),
    ]
    if previous:
        columns.append(Column("change", _("Change since {period}", period=previous), Kind.NUMBER))
    yield Table(
        "indicators",
        _("Plans and facts"),
        tuple(columns),
        tuple(Row(_figure(each)[: len(columns)], place=each.place) for each in account.figures),
        empty=_("the program has no indicators, and none are reported"),
    )
    untold = [each.title for each in account.figures if not each.told]
    if untold and account.reporting.report:
        yield Text(
            n_(
                "not reported, {n} indicator of the program: {names}",
                "not reported, {n} indicators of the program: {names}",
                len(untold),
                names=Listing(tuple(untold), len(untold)),
            ),
            Light.AMBER,
        )
    if any(each.replanned for each in account.figures):
        yield _replanned(account)
    if any(each.comment or each.evidence for each in account.figures):
        yield _explanations(account)


def _figure(each: Figure) -> tuple[Cell, ...]:
    share, light = each.fulfilment.share, each.fulfilment.light
    return each.title, each.unit, each.plan, each.fact, share, light, each.target, each.change


def _replanned(account: Account) -> Table:
    """The plans of a yearly report that are not what the program promises."""
    return Table(
        "replanned",
        _("Plans that differ from the program"),
        (
            Column("indicator", _("Indicator"), wide=True),
            Column("unit", _("Unit")),
            Column("target", _("Target of the program"), Kind.NUMBER),
            Column("plan", _("Plan in the report"), Kind.NUMBER),
            Column("fact", _("Fact"), Kind.NUMBER),
            Column("share", _("Fact to the target"), Kind.SHARE),
        ),
        tuple(
            Row(
                (each.title, each.unit, each.target, each.plan, each.fact, each.to_target),
                place=each.place,
            )
            for each in account.figures
            if each.replanned
        ),
        empty=_("every plan is that of the program"),
    )


def _explanations(account: Account) -> Table:
    """What the report says of the figures."""
    return Table(
        "explanations",
        _("Explanations"),
        (
            Column("indicator", _("Indicator"), wide=True),
            Column("comment", _("Comment"), wide=True),
            Column("evidence", _("Evidence"), wide=True),
        ),
        tuple(
            Row((each.title, each.comment or None, each.evidence or None), place=each.place)
            for each in account.figures
            if each.comment or each.evidence
        ),
        empty=_("nothing is explained"),
    )
