"""Where clusters stand, drawn: all of them in a table, or one of them whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from clusterctl.chain import Mark
from clusterctl.messages import Listing, Message, _, n_, said
from clusterctl.output import deadlines as terms
from clusterctl.output import words
from clusterctl.output.text import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from clusterctl.chain import Link
    from clusterctl.output.deadlines import Teller
    from clusterctl.regulation import Stage
    from clusterctl.standing import Filled, Standing

TITLES = {
    "order": _("order to create the cluster"),
    "program": _("program"),
    "program_signed": _("program signed by all"),
    "program_agreed": _("program agreed by the coordinator"),
    "agreement": _("agreement"),
    "termination": _("agreement terminated"),
    "copy": _("copy to the regional operator"),
    "supplement": _("supplement"),
    "protocol": _("protocol"),
    "notification": _("notification of the new participant"),
    "inclusion": _("order to include the new participant"),
    "revision": _("revision of the program"),
    "report": _("monitoring report for"),
    "P13-03": _("copy of the protocol to the regional operator"),
    "P13-02": _("change brought into the program"),
    "P13-04": _("new participant brought into the program"),
}
"""What each link of a chain is called, by its key."""

SIGNS = {
    Mark.DONE: ("✓", "green"),
    Mark.LATE: ("!", "red"),
    Mark.PENDING: ("…", "yellow"),
    Mark.OVERDUE: ("✗", "bold red"),
    Mark.UNKNOWN: ("?", "magenta"),
    Mark.DRAFT: ("~", "cyan"),
    Mark.MISSING: ("–", "red"),
}

_FIRST = 10
"""How many findings are told of a cluster; `validate` tells all."""


def overview(teller: Teller, standings: Sequence[Standing]) -> Table:
    """A row for each cluster, narrow enough for any terminal."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(teller.text(_("Cluster")), overflow="fold")
    table.add_column(teller.text(_("Agreement")), no_wrap=True)
    table.add_column(teller.text(_("Program")), no_wrap=True)
    table.add_column(teller.text(_("Next deadline")))
    table.add_column(teller.text(_("Found")))
    for each in standings:
        table.add_row(
            Text.assemble((_name(teller, each), "bold"), "\n", (_size(teller, each), "dim")),
            _agreement(teller, each),
            Text.assemble(_sections(each), "\n", (_stage(teller, each.program_stage), "dim")),
            _next(teller, each),
            _found(teller, each),
            end_section=each is not standings[-1],
        )
    return table


def whole(teller: Teller, standing: Standing, width: int) -> Iterator[RenderableType]:
    """All about one cluster: papers, sections, pressing terms, findings."""
    yield Text.assemble((_name(teller, standing), "bold"), "  ", (standing.cluster.id, "dim"))
    yield Text(_size(teller, standing))
    yield _title(teller, _("Papers"))
    yield _papers(teller, standing.chain)
    done = _("Sections of the program: {n} of {all}", n=standing.filled, all=len(standing.sections))
    yield _title(teller, done)
    yield _grid(teller, standing.sections)
    yield _title(teller, _("Deadlines"))
    if standing.pressing:
        yield terms.table(teller, standing.pressing, width)
    else:
        yield Text(f"  {teller.text(_('nothing is due'))}")
    yield _title(teller, _("Found"))
    yield Text.assemble("  ", _found(teller, standing, between=", "))
    for finding in _findings(teller, standing):
        yield Padding(finding, (0, 0, 0, 2))


def _name(teller: Teller, standing: Standing) -> str:
    return teller.text(standing.cluster.get("name", default=standing.cluster.id))


def _size(teller: Teller, standing: Standing) -> str:
    """The stage and how many take part."""
    count = n_("{n} participant", "{n} participants", standing.participants)
    return f"{_stage(teller, standing.stage)}, {teller.text(count)}"


def _stage(teller: Teller, stage: Stage | None) -> str:
    """The stage in a word or two: what stands before the colon of its title."""
    return teller.text(stage.title).partition(":")[0] if stage else "—"


def _agreement(teller: Teller, standing: Standing) -> Text:
    if standing.agreement is None:
        return Text("—")
    number = standing.agreement.get("number")
    told = teller.text(_("No. {number}", number=number) if number else _("no number"))
    if standing.agreement.draft:
        return Text.assemble(told, "\n", (teller.text(_("draft")), "dim"))
    if standing.term is None:
        return Text(told)
    until = standing.term.until
    last = _("until {day}", day=until) if until else _("without an end")
    return Text.assemble(told, "\n", (teller.text(last), "dim"))


def _sections(standing: Standing) -> Text:
    full = standing.filled == len(standing.sections)
    return Text(f"{standing.filled}/{len(standing.sections)}", "green" if full else "yellow")


def _next(teller: Teller, standing: Standing) -> Text:
    deadline = standing.next
    if deadline is None or deadline.term.due is None:
        return Text("—")
    state = (teller.state(deadline), terms.STYLES[deadline.term.state])
    return Text.assemble(teller.text(deadline.term.due.due), "\n", state)


def _found(teller: Teller, standing: Standing, between: str = "\n") -> Text:
    """The findings counted by severity, and the accepted ones."""
    told = [
        Text(teller.text(words.count(severity, n)), STYLES[severity])
        for severity, n in standing.counts.items()
        if n
    ]
    if standing.waived:
        told.append(Text(teller.text(_("waived: {n}", n=standing.waived)), "dim"))
    return Text(between).join(told or [Text(teller.text(_("nothing to remark")), "green")])


def _title(teller: Teller, title: Message) -> Text:
    return Text(f"\n{teller.text(title)}", "bold")


def _papers(teller: Teller, links: Sequence[Link]) -> Table:
    """The chain: sign, day, what it is, what more there is to say; acts below their papers."""
    grid = Table.grid(padding=(0, 1))
    for link in links:
        sign, style = SIGNS[link.mark]
        indent = " " * (2 * link.depth)
        what = Text(f"{indent}{teller.text(TITLES[link.key])}{_number(teller, link)}")
        if link.remarks:
            more = teller.text(_("{more}", more=Listing(link.remarks)))
            what.append(f" — {more}", style if link.mark in _TELLING else "dim")
        grid.add_row("", Text(sign, style), teller.text(link.on) if link.on else "—", what)
    return grid


_TELLING = frozenset({Mark.LATE, Mark.OVERDUE, Mark.PENDING, Mark.UNKNOWN, Mark.MISSING})
"""Marks whose remarks matter most."""


def _number(teller: Teller, link: Link) -> str:
    if not link.number:
        return ""
    told = said(link.number) if link.key == "report" else _("No. {number}", number=link.number)
    return f" {teller.text(told)}"


def _grid(teller: Teller, sections: Sequence[Filled]) -> Table:
    """The sections in two columns, read downwards."""
    grid = Table.grid(padding=(0, 1))
    cells = [_section(teller, each) for each in sections]
    half = (len(cells) + 1) // 2
    for i in range(half):
        second = cells[half + i] if half + i < len(cells) else ("", "", "")
        grid.add_row(" ", *cells[i], " ", *second)
    return grid


def _section(teller: Teller, each: Filled) -> tuple[RenderableType, ...]:
    sign, style = SIGNS[Mark.DONE if each.filled else Mark.MISSING]
    return Text(sign, style), f"{each.section.number:>2}", teller.text(each.section.title)


def _findings(teller: Teller, standing: Standing) -> Iterator[Text]:
    """The gravest findings, each with its place."""
    ranked = sorted(standing.findings, key=lambda d: d.severity.rank)
    for d in ranked[:_FIRST]:
        head = (f"{teller.text(words.WORDS[d.severity])}[{d.code}]", STYLES[d.severity])
        place = (f"\n  {teller.place(d.place)}", "dim")
        yield Text.assemble(head, f" {teller.text(d.message)}", place)
    if len(ranked) > _FIRST:
        rest = len(ranked) - _FIRST
        yield Text(teller.text(n_("and {n} more", "and {n} more", rest)), "dim")
