"""Terms as files: JSON, CSV for a spreadsheet, a calendar."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clusterctl.messages import _
from clusterctl.output import csv, ics
from clusterctl.output.escape import visible
from clusterctl.timeline import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clusterctl.deadlines import Deadline
    from clusterctl.diagnostics import Place
    from clusterctl.duties import Event
    from clusterctl.output.deadlines import Teller

VERSION = 1

_HEADS = (
    _("Due"), _("Days left"), _("State"), _("Cluster"), _("What to do"), _("Who is bound"),
    _("Document"), _("Paragraph"), _("Rule"), _("Counted from"), _("Done on"), _("How counted"),
    _("File"),
)  # fmt: skip


def told_json(teller: Teller, deadlines: Iterable[Deadline]) -> str:
    """The terms as one JSON object, explanations and all; fields are added, never renamed."""
    whole = {
        "version": VERSION,
        "as_of": teller.folder.as_of.isoformat(),
        "deadlines": [told_object(teller, each) for each in deadlines],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def told_object(teller: Teller, deadline: Deadline) -> dict[str, Any]:
    """A term as a JSON object."""
    term = deadline.term
    return {
        "cluster": deadline.cluster.id,
        "code": term.code,
        "term": term.rule.key,
        "severity": deadline.severity.value,
        "waived": deadline.waiver is not None,
        "state": term.state.value,
        "told": teller.text(term.told),
        "due": term.due.due.isoformat() if term.due else None,
        "due_before_shift": term.due.raw.isoformat() if term.due else None,
        "days": _days(deadline),
        "what": teller.text(term.rule.title),
        "bound": {
            "role": term.rule.bound,
            "organization": term.bound or None,
            "name": teller.who(deadline),
        },
        "paragraph": term.rule.paragraph,
        "document": term.document.id,
        "place": told_place(teller, term.spot.place),
        "start": _event(teller, term.start),
        "done": _event(teller, term.done),
        "rule": teller.text(term.rule.told),
        "skipped": [day.isoformat() for day in term.due.skipped] if term.due else [],
        "certain": term.due.certain if term.due else False,
        "explanation": list(teller.explained(deadline)),
    }


def _event(teller: Teller, event: Event | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return {"on": event.on.isoformat(), "place": told_place(teller, event.spot.place)}


def told_place(teller: Teller, place: Place) -> dict[str, Any]:
    """A place as a JSON object."""
    return {"file": visible(teller.shown_path(place.file)), "line": place.line}


def _days(deadline: Deadline) -> int | None:
    """The days left, less than none once the last day is over; None where nothing is to be done."""
    match deadline.term.state:
        case State.PENDING:
            return deadline.term.days
        case State.OVERDUE | State.LATE:
            return -deadline.term.days
        case _:
            return None


def told_csv(teller: Teller, deadlines: Iterable[Deadline]) -> str:
    """The terms as CSV for a spreadsheet."""
    rows = (
        (
            each.term.due and each.term.due.due,
            _days(each),
            teller.state(each),
            teller.cluster(each),
            teller.text(each.term.rule.title),
            teller.who(each),
            each.term.document.id,
            teller.paragraph(each),
            each.term.code,
            each.term.start and each.term.start.on,
            each.term.done and each.term.done.on,
            "; ".join(teller.explained(each)),
            teller.place(each.term.spot.place),
        )
        for each in deadlines
    )
    return csv.told([teller.text(head) for head in _HEADS], rows, teller.language)


def told_ics(teller: Teller, deadlines: Iterable[Deadline]) -> str:
    """The last days as a calendar; what is still to be done is reminded of.

    Files are named from the folder's root: the calendar is the same wherever one stands.
    """
    teller = replace(teller, shown_path=str)
    events = [
        ics.Event(
            each.uid,
            each.term.due.due,
            f"{teller.cluster(each)}: {teller.text(each.term.rule.title)}",
            "\n".join(_details(teller, each)),
            teller.text(_("Deadlines of clusters")),
            remind=each.term.state is State.PENDING,
        )
        for each in deadlines
        if each.term.due
    ]
    return ics.told(teller.text(_("Deadlines of clusters")), events, teller.folder.as_of)


def _details(teller: Teller, deadline: Deadline) -> Iterator[str]:
    yield f"{teller.text(_HEADS[2])}: {teller.state(deadline)}"
    yield f"{teller.text(_HEADS[5])}: {teller.who(deadline)}"
    yield f"{teller.text(_HEADS[6])}: {teller.place(deadline.term.spot.place)}"
    yield teller.folder.regulation.refer(deadline.term.rule.paragraph, teller.language)
    yield from teller.explained(deadline)
