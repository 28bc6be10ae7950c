"""Deadlines: which terms were broken, which run, which can't be judged, and who is bound."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.deadlines import ALL_BOUND, Deadline, deadlines
from clusterctl.diagnostics import Severity
from clusterctl.messages import Bilingual, Message, _, n_, said
from clusterctl.reports import REPORTS
from clusterctl.reports.model import (
    Chart,
    Column,
    Fact,
    Facts,
    Kind,
    Light,
    Report,
    Row,
    Section,
    Series,
    Shape,
    Table,
    Text,
    Weight,
)
from clusterctl.reports.subjects import refuse_period, subject
from clusterctl.reports.words import chosen_clusters, cluster_name, organization
from clusterctl.tables import exact
from clusterctl.timeline import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted
    from clusterctl.reports.model import Part

_NAME = "deadlines"
_MOST_MONTHS = 36
_STATES = {
    State.OVERDUE: _("Overdue"),
    State.PENDING: _("Running"),
    State.UNKNOWN: _("Can’t be judged"),
    State.LATE: _("Met late"),
    State.BY_SHIFT: _("Met by the shift"),
    State.MET: _("Met"),
}
_LIGHTS = {
    State.OVERDUE: Light.RED,
    State.PENDING: Light.AMBER,
    State.UNKNOWN: Light.NONE,
    State.LATE: Light.RED,
    State.BY_SHIFT: Light.GREEN,
    State.MET: Light.GREEN,
}


def report(verdict: Verdict, wanted: Wanted) -> Report:
    """The terms of the clusters as of the folder's day, the most pressing first.

    A `ClusterctlError` where a period is wanted.
    """
    refuse_period(wanted)
    folder = verdict.folder
    clusters = chosen_clusters(folder, wanted.clusters)
    ids = {cluster.id for cluster in clusters}
    found = [each for each in deadlines(verdict) if each.cluster.id in ids]
    return Report(
        name=_NAME,
        title=REPORTS[_NAME],
        as_of=folder.as_of,
        sections=tuple(_sections(folder, clusters, found)),
        subject=subject(folder, clusters, wanted),
        notes=(
            _(
                "terms are counted as of {day}; what is dated later has not happened",
                day=folder.as_of,
            ),
            _("a term met by the shift was met on the working day that its last day moved to"),
        ),
    )


def _sections(
    folder: Folder, clusters: Sequence[Document], found: Sequence[Deadline]
) -> Iterator[Section]:
    yield Section("summary", _("Summary"), tuple(_summary(clusters, found)))
    broken = [each for each in found if each.term.state in (State.OVERDUE, State.LATE)]
    table = _table(folder, "broken", _("Broken terms"), broken, _("no term is broken"))
    yield Section("broken", _("Breaches"), (table,))
    running = [each for each in found if each.term.state is State.PENDING]
    table = _table(folder, "running", _("Next terms"), running, _("no term is running"))
    yield Section("running", _("What is due"), (table,))
    unknown = [each for each in found if each.term.state is State.UNKNOWN]
    yield Section("unknown", _("What can’t be judged"), (_unknown(folder, unknown),))
    met = [each for each in found if each.term.state in (State.BY_SHIFT, State.MET)]
    table = _table(folder, "met", _("Terms met"), met, _("no term is met yet"))
    yield Section("met", _("What is met"), (table,))
    yield Section("bound", _("Who is bound"), (_by_bound(folder, found),))


def _summary(clusters: Sequence[Document], found: Sequence[Deadline]) -> Iterator[Part]:
    if not clusters:
        yield Text(_("there is no cluster in this folder"), Light.AMBER)
    counts = Counter(each.term.state for each in found)
    yield Facts(
        tuple(
            Fact(state.value, title, counts[state], Kind.COUNT, _light(state, counts[state]))
            for state, title in _STATES.items()
        )
    )
    accepted = sum(each.waiver is not None for each in found)
    told = sum(each.severity is Severity.INFO for each in found)
    if accepted:
        yield Text(
            n_("{n} term is accepted as broken", "{n} terms are accepted as broken", accepted)
        )
    if told:
        yield Text(
            n_(
                "{n} term is told for information: nobody has to answer for it",
                "{n} terms are told for information: nobody has to answer for them",
                told,
            )
        )
    yield _by_cluster(clusters, found)
    yield from _chart(found)


def _light(state: State, n: int) -> Light | None:
    light = _LIGHTS[state]
    return light if n and light in (Light.RED, Light.AMBER) else None


def _by_cluster(clusters: Sequence[Document], found: Sequence[Deadline]) -> Table:
    counts = {
        each.id: Counter(d.term.state for d in found if d.cluster.id == each.id)
        for each in clusters
    }
    rows = [Row((cluster_name(each), *_told(counts[each.id])), about=each.id) for each in clusters]
    return Table(
        "clusters",
        _("Terms by cluster"),
        (Column("cluster", _("Cluster"), wide=True), *_columns()),
        (*rows, *_in_all(rows, counts.values())),
        empty=_("there is no cluster"),
    )


def _by_bound(folder: Folder, found: Sequence[Deadline]) -> Table:
    """The terms by who has to act."""
    whom = {_key(each): each for each in reversed(found)}
    counts = {key: Counter(d.term.state for d in found if _key(d) == key) for key in sorted(whom)}
    rows = [Row((who(folder, whom[key]), *_told(counts[key])), about=key[0]) for key in counts]
    return Table(
        "bound",
        _("Terms by who is bound"),
        (Column("bound", _("Who is bound"), wide=True), *_columns()),
        (*rows, *_in_all(rows, counts.values())),
        empty=_("nobody is bound by a term yet"),
    )


def _key(each: Deadline) -> tuple[str, str]:
    """The organisation that is bound, else the role; the operator of each cluster is another."""
    return each.term.bound, "" if each.term.bound else each.term.rule.bound


def _columns() -> tuple[Column, ...]:
    every = (Column(state.value, title, Kind.COUNT) for state, title in _STATES.items())
    return *every, Column("all", _("In all"), Kind.COUNT)


def _told(count: Counter[State]) -> tuple[int, ...]:
    return *(count[state] for state in _STATES), count.total()


def _in_all(rows: Sequence[Row], counts: Iterable[Counter[State]]) -> Iterator[Row]:
    if rows:
        whole = sum(counts, Counter[State]())
        yield Row((_("In all"), *_told(whole)), Weight.TOTAL)


def who(folder: Folder, each: Deadline) -> str | Message:
    """The organisation that has to act, else the role."""
    term = each.term
    if term.bound:
        return organization(folder, term.bound) or term.bound
    if term.rule.bound == ALL_BOUND:
        return _("all participants")
    return _("{value}", value=folder.regulation.role(term.rule.bound).name)


def _table(
    folder: Folder, key: str, title: Message, found: Sequence[Deadline], empty: Message
) -> Table:
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
        tuple(row for each in found for row in [_row(folder, each)]),
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
        _LIGHTS[term.state] if each.binding else Light.NONE,
    )
    return Row(cells, place=term.spot.place, about=each.cluster.id)


def _unknown(folder: Folder, found: Sequence[Deadline]) -> Table:
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


def _chart(found: Sequence[Deadline]) -> Iterator[Chart]:
    """The last days by month, stacked by state; nothing where none is known."""
    counts = Counter(
        ((each.term.due.due.year, each.term.due.due.month), each.term.state)
        for each in found
        if each.term.due
    )
    months = _months({month for month, _state in counts})
    if months:
        yield Chart(
            "months",
            _("Terms by the month of their last day"),
            Shape.STACKED,
            tuple(said(f"{month:02}.{year}") for year, month in months),
            tuple(
                Series(title, tuple(exact(counts[month, state]) for month in months))
                for state, title in _STATES.items()
                if any(counts[month, state] for month in months)
            ),
            Kind.COUNT,
        )


def _months(known: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The months from the first to the last; of very many, those that have a term."""
    if not known:
        return []
    (year, month), (last_year, last_month) = min(known), max(known)
    first, last = year * 12 + month - 1, last_year * 12 + last_month - 1
    if last - first >= _MOST_MONTHS:
        return sorted(known)
    return [(n // 12, n % 12 + 1) for n in range(first, last + 1)]
