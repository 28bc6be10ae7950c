"""Terms told at a terminal: with who is bound, and how each last day was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from clusterctl.deadlines import ALL_BOUND
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, Message, _, said
from clusterctl.output.escape import visible
from clusterctl.sections import organization_name
from clusterctl.timeline import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from rich.console import RenderableType

    from clusterctl.calendar import DueDate
    from clusterctl.deadlines import Deadline
    from clusterctl.diagnostics import Place
    from clusterctl.folder import Folder
    from clusterctl.messages import Language

STYLES = {
    State.OVERDUE: "bold red",
    State.PENDING: "yellow",
    State.UNKNOWN: "magenta",
    State.LATE: "red",
    State.BY_SHIFT: "cyan",
    State.MET: "green",
}

_STATE_WIDTH = 24
_ROOMY = 100
"""From this width on a table has another column."""

_ALL = 1000


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells a folder's terms in a language; `shown_path` is a file's path from where one stands."""

    folder: Folder
    language: Language
    shown_path: Callable[[str], str]

    def text(self, message: object) -> str:
        """A message or a value in the language, harmless to show."""
        shown = message if isinstance(message, Message) else _("{value}", value=message)
        return visible(shown.text(self.language))

    def who(self, deadline: Deadline) -> str:
        """The organisation that is bound by its short name, else the role."""
        term = deadline.term
        if term.bound:
            return self.text(said(organization_name(self.folder, term.bound)))
        if term.rule.bound == ALL_BOUND:
            return self.text(_("all participants"))
        return self.text(self.folder.regulation.role(term.rule.bound).name)

    def cluster(self, deadline: Deadline) -> str:
        """The cluster's name, its id where it has none."""
        return self.text(said(deadline.cluster.get("name", default=deadline.cluster.id)))

    def state(self, deadline: Deadline) -> str:
        """The state in words; a term that is information only, or accepted as broken, says so."""
        told = self.text(deadline.term.told)
        if deadline.waiver is not None:
            return f"{told} ({self.text(_('accepted'))})"
        if deadline.severity is Severity.INFO:
            return f"{told} ({self.text(_('for information'))})"
        return told

    def paragraph(self, deadline: Deadline) -> str:
        """The paragraph that sets the term, cited."""
        return self.folder.regulation.cite(deadline.term.rule.paragraph, self.language)

    def place(self, place: Place) -> str:
        """A place as `file:line`."""
        return visible(f"{self.shown_path(place.file)}:{place.line}")

    def explained(self, deadline: Deadline) -> Iterator[str]:
        """How the last day was found: the event, the days left out, the shift, what is doubtful."""
        term = deadline.term
        if term.start is not None:
            yield self.text(
                _(
                    "{term}: counted from {start} ({place})",
                    term=term.rule.told,
                    start=term.start.on,
                    place=self.place(term.start.spot.place),
                )
            )
        if term.due is not None:
            yield from map(self.text, _counted(term.due))
        if term.rule.reading is not None:
            reading = self.folder.regulation.reading(term.rule.reading)
            yield self.text(_("reading {id}: {read}", id=reading.id, read=reading.read))
        if term.done is not None:
            place = self.place(term.done.spot.place)
            yield self.text(_("done on {day} ({place})", day=term.done.on, place=place))
        if deadline.waiver is not None:
            by, reason = deadline.waiver.accepted_by, deadline.waiver.reason
            yield self.text(_("accepted by {by}: {reason}", by=by, reason=reason))


def _counted(due: DueDate) -> Iterator[Message]:
    """What happened to the days in between."""
    if due.shifted:
        yield _(
            "the last day, {raw}, is no working day and moves to {due}", raw=due.raw, due=due.due
        )
    elif due.skipped:
        yield _("not counted: {days}", days=Listing(tuple(_stretches(due.skipped)), _ALL))
    if due.doubt is not None:
        yield due.doubt


def _stretches(days: Sequence[date]) -> Iterator[object]:
    """The days with those that follow each other put together."""
    for _start, group in groupby(enumerate(days), lambda pair: pair[1] - timedelta(days=pair[0])):
        run = [day for _i, day in group]
        yield run[0] if len(run) == 1 else _("{first}–{last}", first=run[0], last=run[-1])


def table(teller: Teller, deadlines: Iterable[Deadline], width: int) -> Table:
    """The terms for a terminal; who is bound has a column of its own where there is room."""
    roomy = width >= _ROOMY
    drawn = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    drawn.add_column(teller.text(_("Due")), no_wrap=True)
    drawn.add_column(teller.text(_("State")), max_width=_STATE_WIDTH)
    drawn.add_column(teller.text(_("What to do")), overflow="fold", ratio=3)
    if roomy:
        drawn.add_column(teller.text(_("Who is bound")), overflow="fold", ratio=2)
    for each in deadlines:
        what, who = teller.text(each.term.rule.title), teller.who(each)
        drawn.add_row(
            Text(_last_day(teller, each), "bold"),
            Text(teller.state(each), STYLES[each.term.state]),
            Text.assemble(f"{what}\n", "" if roomy else f"{who}\n", (_of(teller, each), "dim")),
            *([Text(who)] if roomy else []),
        )
    return drawn


def explained(teller: Teller, deadlines: Iterable[Deadline]) -> Iterator[RenderableType]:
    """The terms one below the other, each with how its last day was counted."""
    for each in deadlines:
        state = (teller.state(each), STYLES[each.term.state])
        yield Text.assemble((_last_day(teller, each), "bold"), "  ", state)
        yield Padding(f"{teller.text(each.term.rule.title)} — {teller.who(each)}", (0, 0, 0, 2))
        yield Padding(Text(_of(teller, each), "dim"), (0, 0, 0, 2))
        for line in teller.explained(each):
            yield Padding(Text(line), (0, 0, 0, 4))
        yield Text()


def _last_day(teller: Teller, deadline: Deadline) -> str:
    return teller.text(deadline.term.due.due) if deadline.term.due else "—"


def _of(teller: Teller, deadline: Deadline) -> str:
    """By which paragraph, of which cluster and document."""
    document = teller.text(said(deadline.term.document.id))
    return " · ".join((teller.paragraph(deadline), teller.cluster(deadline), document))
