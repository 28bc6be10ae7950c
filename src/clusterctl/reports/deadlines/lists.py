"""Terms one by one: what is to be done, until when, by whom, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import Bilingual, Message, _
from clusterctl.reports.deadlines.states import LIGHTS, who
from clusterctl.reports.model import Column, Kind, Light, Row, Table
from clusterctl.reports.words import cluster_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.deadlines import Deadline
    from clusterctl.folder import Folder


def terms(
    folder: Folder, key: str, title: Message, found: Sequence[Deadline], empty: Message
) -> Table:
    """Terms with their last days, and what became of them."""
    return Table(
        key,
        title,
        (
            Column("term", _("What is to be done"), wide=True),
            Column("due", _("Last day"), Kind.DATE),
            Column("done", _("Done on"), Kind.DATE),
            Column("state", _("State")),
            Column("bound", _("Who is bound")),
            Column("paragraph", _("Paragraph")),
            Column("light", _("Light"), Kind.LIGHT),
        ),
        tuple(_row(folder, each) for each in found),
        empty=empty,
    )


def _row(folder: Folder, each: Deadline) -> Row:
    term = each.term
    cells = (
        _("{cluster}: {title}", cluster=cluster_name(each.cluster), title=term.rule.title),
        term.due.due if term.due else None,
        term.done.on if term.done else None,
        _state(each),
        who(folder, each),
        _paragraph(folder, each),
        LIGHTS[term.state] if each.binding else Light.NONE,
    )
    return Row(cells, place=term.spot.place, about=each.cluster.id)


def unjudged(folder: Folder, found: Sequence[Deadline]) -> Table:
    """Terms with what it takes to judge them."""
    return Table(
        "unknown",
        _("Terms that can’t be judged"),
        (
            Column("term", _("What is to be done"), wide=True),
            Column("missing", _("What is missing"), wide=True),
            Column("bound", _("Who is bound")),
            Column("paragraph", _("Paragraph")),
        ),
        tuple(
            Row(
                (
                    _(
                        "{cluster}: {title}",
                        cluster=cluster_name(each.cluster),
                        title=each.term.rule.title,
                    ),
                    each.term.missing,
                    who(folder, each),
                    _paragraph(folder, each),
                ),
                place=each.term.spot.place,
                about=each.cluster.id,
            )
            for each in found
        ),
        empty=_("every term can be judged"),
    )


def _state(each: Deadline) -> Message:
    """The state in words; what nobody has to answer for says so."""
    told = each.term.told
    if each.waiver is not None:
        return _("{state}, accepted", state=told)
    if each.severity is Severity.INFO:
        return _("{state}, for information", state=told)
    return told


def _paragraph(folder: Folder, each: Deadline) -> Message:
    law, id = folder.regulation, each.term.rule.paragraph
    return _("{value}", value=Bilingual(law.cite(id, "ru"), law.cite(id, "en")))
