"""Deadlines: which terms were broken, which run, which can’t be judged, and who is bound."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clusterctl.deadlines import deadlines
from clusterctl.diagnostics import Severity
from clusterctl.messages import _, n_
from clusterctl.reports import REPORTS
from clusterctl.reports.deadlines import counts, lists
from clusterctl.reports.deadlines.states import LIGHTS, STATES
from clusterctl.reports.model import Fact, Facts, Kind, Light, Report, Section, Text
from clusterctl.reports.subjects import refuse_period, subject
from clusterctl.reports.words import chosen_clusters
from clusterctl.timeline import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.deadlines import Deadline
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted
    from clusterctl.reports.model import Part

_NAME = "deadlines"


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
    table = lists.terms(folder, "broken", _("Broken terms"), broken, _("no term is broken"))
    yield Section("broken", _("Breaches"), (table,))
    running = [each for each in found if each.term.state is State.PENDING]
    table = lists.terms(folder, "running", _("Next terms"), running, _("no term is running"))
    yield Section("running", _("What is due"), (table,))
    unknown = [each for each in found if each.term.state is State.UNKNOWN]
    yield Section("unknown", _("What can’t be judged"), (lists.unjudged(folder, unknown),))
    met = [each for each in found if each.term.state in (State.BY_SHIFT, State.MET)]
    table = lists.terms(folder, "met", _("Terms met"), met, _("no term is met yet"))
    yield Section("met", _("What is met"), (table,))
    yield Section("bound", _("Who is bound"), (counts.by_bound(folder, found),))


def _summary(clusters: Sequence[Document], found: Sequence[Deadline]) -> Iterator[Part]:
    if not clusters:
        yield Text(_("there is no cluster in this folder"), Light.AMBER)
    how_many = Counter(each.term.state for each in found)
    binding = Counter(each.term.state for each in found if each.binding)
    yield Facts(
        tuple(
            Fact(state.value, title, how_many[state], Kind.COUNT, _light(state, binding[state]))
            for state, title in STATES.items()
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
    yield counts.by_cluster(clusters, found)
    yield from counts.by_month(found)


def _light(state: State, n: int) -> Light | None:
    light = LIGHTS[state]
    return light if n and light in (Light.RED, Light.AMBER) else None
