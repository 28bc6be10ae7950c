"""How many terms stand in each way: by cluster, by who is bound, by month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.messages import Bilingual, _
from clusterctl.reports.deadlines.states import STATES, who
from clusterctl.reports.model import Chart, Column, Kind, Light, Row, Series, Shape, Table, Weight
from clusterctl.reports.words import cluster_name
from clusterctl.tables import exact
from clusterctl.timeline import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clusterctl.deadlines import Deadline
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_MOST_MONTHS = 36
"""Of more than that, months without a term are left out of the chart."""

_DRAWN = {State.OVERDUE: Light.RED, State.PENDING: Light.AMBER, State.MET: Light.GREEN}
"""What is drawn in the colour of a light; the others have colours of their own."""

_MONTHS = (
    Bilingual("янв.", "Jan"),
    Bilingual("февр.", "Feb"),
    Bilingual("март", "Mar"),
    Bilingual("апр.", "Apr"),
    Bilingual("май", "May"),
    Bilingual("июнь", "Jun"),
    Bilingual("июль", "Jul"),
    Bilingual("авг.", "Aug"),
    Bilingual("сент.", "Sep"),
    Bilingual("окт.", "Oct"),
    Bilingual("нояб.", "Nov"),
    Bilingual("дек.", "Dec"),
)


def by_cluster(clusters: Sequence[Document], found: Sequence[Deadline]) -> Table:
    """How many terms of each cluster stand in each way."""
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


def by_bound(folder: Folder, found: Sequence[Deadline]) -> Table:
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
    every = (Column(state.value, title, Kind.COUNT) for state, title in STATES.items())
    return *every, Column("all", _("In all"), Kind.COUNT)


def _told(count: Counter[State]) -> tuple[int, ...]:
    return *(count[state] for state in STATES), count.total()


def _in_all(rows: Sequence[Row], counts: Iterable[Counter[State]]) -> Iterator[Row]:
    if rows:
        whole = sum(counts, Counter[State]())
        yield Row((_("In all"), *_told(whole)), Weight.TOTAL)


def by_month(found: Sequence[Deadline]) -> Iterator[Chart]:
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
            tuple(
                _("{month} {year}", month=_MONTHS[month - 1], year=year) for year, month in months
            ),
            tuple(
                Series(title, tuple(exact(counts[m, state]) for m in months), _DRAWN.get(state))
                for state, title in STATES.items()
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
