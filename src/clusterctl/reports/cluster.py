"""What monitoring tells of one cluster: facts, figures, activities, money, trends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Listing, Message, _, n_
from clusterctl.reports.account import DONE
from clusterctl.reports.missing import missing
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
from clusterctl.reports.progress import Progress
from clusterctl.reports.spending import whole
from clusterctl.reports.trends import trends
from clusterctl.reports.words import chosen, organization
from clusterctl.sections import organization_name

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from clusterctl.reports.account import Account
    from clusterctl.reports.figures import Figure
    from clusterctl.reports.model import Cell, Part
    from clusterctl.reports.progress import Undertaking
    from clusterctl.reports.spending import Spending

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

RUB = _("RUB")


def sections(account: Account) -> tuple[Section, ...]:
    """All there is to tell of one cluster, each subject under a heading."""
    return (
        Section("summary", _("Summary"), tuple(summary(account))),
        Section("indicators", _("Indicators"), tuple(indicators(account))),
        Section("activities", _("Activities"), (activities(account),)),
        Section("money", _("Money"), tuple(money(account))),
        Section("trends", _("Trends"), tuple(trends(account))),
    )


def section(account: Account) -> Section:
    """The same of one cluster among others, under one heading."""
    parts: tuple[Part, ...] = (
        *summary(account),
        *indicators(account),
        activities(account),
        *money(account),
    )
    return Section(f"cluster-{account.id}", account.name, parts, about=account.id)


def summary(account: Account) -> Iterator[Part]:
    """What is missing, then the counts."""
    yield from missing(account.reporting)
    yield Facts(tuple(_facts(account)))


def indicators(account: Account) -> Iterator[Part]:
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


def activities(account: Account) -> Table:
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


def _facts(account: Account) -> Iterator[Fact]:
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
