"""Comparison: clusters side by side, and the texts that their programs share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import sections
from clusterctl.messages import _
from clusterctl.reports import REPORTS
from clusterctl.reports.comparison import side_by_side
from clusterctl.reports.comparison.copied import copied
from clusterctl.reports.comparison.indicators import indicators
from clusterctl.reports.comparison.profiles import profile
from clusterctl.reports.gaps import gaps
from clusterctl.reports.model import Light, Report, Section, Text
from clusterctl.reports.subjects import refuse_period, subject
from clusterctl.reports.words import chosen_clusters
from clusterctl.standing import standings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted
    from clusterctl.reports.comparison.profiles import Profile
    from clusterctl.reports.model import Part

_NAME = "comparison"
_TABLES = (
    sections.PROGRAMS,
    sections.TRAINING,
    sections.TEACHERS,
    sections.MENTORS,
    sections.VOCATIONAL,
    sections.TARGETED,
    sections.STAFF_NEED,
    sections.GRADUATES,
    sections.PLACEMENTS,
    sections.GUIDANCE,
    sections.TRIALS,
    sections.ZONES,
    sections.INDICATORS,
    sections.FUNDING,
)
"""What is compared."""


def report(verdict: Verdict, wanted: Wanted) -> Report:
    """The clusters side by side; of one, its own numbers and what it shares with others.

    A `ClusterctlError` where a period is wanted.
    """
    refuse_period(wanted)
    folder = verdict.folder
    clusters = chosen_clusters(folder, wanted.clusters)
    known = {each.cluster.id: each for each in standings(verdict)}
    profiles = [profile(folder, known[cluster.id]) for cluster in clusters]
    return Report(
        name=_NAME,
        title=REPORTS[_NAME],
        as_of=folder.as_of,
        sections=tuple(_sections(folder, clusters, profiles)),
        subject=subject(folder, clusters, wanted),
        notes=(
            _("what a program doesn’t tell, or tells with errors, is left empty"),
            _("money for a student: the years’ money by the students of the same years"),
        ),
    )


def _sections(
    folder: Folder, clusters: Sequence[Document], profiles: Sequence[Profile]
) -> Iterator[Section]:
    yield Section("summary", _("Summary"), tuple(_summary(folder, clusters, profiles)))
    parts: tuple[Part, ...] = (side_by_side.training(profiles), side_by_side.staff(profiles))
    yield Section("training", _("Training and staff"), parts)
    parts = (
        side_by_side.need(profiles),
        side_by_side.money(profiles),
        *side_by_side.charts(profiles),
    )
    yield Section("resources", _("Need and money"), parts)
    yield Section("indicators", _("Indicators"), (indicators(profiles),))
    yield Section("copied", _("Copied texts"), (copied(folder, clusters),))


def _summary(
    folder: Folder, clusters: Sequence[Document], profiles: Sequence[Profile]
) -> Iterator[Part]:
    if not clusters:
        yield Text(_("there is no cluster in this folder"), Light.AMBER)
    yield from gaps(folder, clusters, *_TABLES)
    yield side_by_side.sizes(profiles)
    yield side_by_side.papers(profiles)
