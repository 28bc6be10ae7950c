"""The terms to see to next, overdue ones first: what, until when, who is bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.deadlines import ALL_BOUND
from clusterctl.messages import Bilingual, Message, _
from clusterctl.reports.model import Column, Kind, Light, Row, Table
from clusterctl.reports.words import cluster_name, organization
from clusterctl.timeline import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.deadlines import Deadline
    from clusterctl.folder import Folder
    from clusterctl.reports.model import Cell

AWAITED = (State.OVERDUE, State.PENDING, State.UNKNOWN)
"""The states in which somebody still has to act, the most pressing first."""

_SOON = 14
"""Days before the last one from which on a term is told in amber."""


def terms(folder: Folder, deadlines: Iterable[Deadline], *, named: bool) -> Table:
    """The terms that are not met; with the clusters' names where they are of several."""
    awaited = [each for each in deadlines if each.term.state in AWAITED]
    cluster = (Column("cluster", _("Cluster"), wide=True),) if named else ()
    return Table(
        "terms",
        _("Terms to see to"),
        (
            *cluster,
            Column("what", _("What to do"), wide=True),
            Column("due", _("Due"), Kind.DATE),
            Column("light", _("Light"), Kind.LIGHT),
            Column("state", _("State"), wide=True),
            Column("who", _("Who is bound")),
            Column("paragraph", _("Paragraph")),
        ),
        tuple(
            Row(
                _term(folder, each, named=named),
                place=each.term.spot.place,
                about=each.cluster.id if named else "",
            )
            for each in awaited
        ),
        empty=_("nothing is due"),
    )


def light(deadline: Deadline) -> Light:
    """How pressing a term is."""
    term = deadline.term
    if term.state is State.OVERDUE:
        return Light.RED if deadline.binding else Light.AMBER
    if term.state is State.UNKNOWN:
        return Light.NONE
    return Light.AMBER if term.days <= _SOON else Light.GREEN


def _term(folder: Folder, each: Deadline, *, named: bool) -> tuple[Cell, ...]:
    term = each.term
    law = folder.regulation
    cited = Bilingual(*(law.cite(term.rule.paragraph, lang) for lang in ("ru", "en")))
    return (
        *((cluster_name(each.cluster),) if named else ()),
        _("{value}", value=term.rule.title),
        term.due.due if term.due else None,
        light(each),
        term.told,
        _who(folder, each),
        _("{value}", value=cited),
    )


def _who(folder: Folder, each: Deadline) -> str | Message:
    """The organisation that is bound, else the role."""
    term = each.term
    if term.bound:
        return organization(folder, term.bound) or term.bound
    if term.rule.bound == ALL_BOUND:
        return _("all participants")
    return _("{value}", value=folder.regulation.role(term.rule.bound).name)
