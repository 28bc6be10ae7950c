"""Remarks: what is found in the programs, section by section, for the coordinator's letter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Severity
from clusterctl.messages import Bilingual, Message, _, n_
from clusterctl.output.words import WORDS
from clusterctl.render import remarks
from clusterctl.render.filters import capitalized
from clusterctl.reports import REPORTS
from clusterctl.reports.gaps import gaps
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
from clusterctl.reports.words import chosen_clusters, cluster_name
from clusterctl.tables import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.check import Verdict
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.reports import Wanted
    from clusterctl.reports.model import Part

_NAME = "remarks"
_OTHERS = {
    "": _("Program as a whole"),
    "results": _("Results of the program"),
    "activities": _("Activities of the program"),
}
_COUNTS = {
    Severity.ERROR: _("Errors"),
    Severity.WARNING: _("Warnings"),
    Severity.INFO: _("Hints"),
}
_LIGHTS = {Severity.ERROR: Light.RED, Severity.WARNING: Light.AMBER}


@dataclass(frozen=True, slots=True)
class Remarks:
    """The findings in a cluster's program by section, and how many are accepted."""

    cluster: Document
    files: frozenset[str]
    """Its program's file; several where it has several, none where it has no program."""
    groups: dict[str, list[Diagnostic]]
    waived: int

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(d.severity for group in self.groups.values() for d in group)


def remarks_on(verdict: Verdict, cluster: Document) -> Remarks:
    """The findings in the files of a cluster's program, that it can't be read among them."""
    folder = verdict.folder
    files = {each.file for each in folder.of("program", cluster.cluster)}
    files |= {each.file for each in folder.unread("program", cluster.cluster)}
    found = [d for d in verdict.findings if d.place.file in files]
    waived = sum(each.finding.place.file in files for each in verdict.waived)
    return Remarks(cluster, frozenset(files), remarks.by_section(folder, found), waived)


def report(verdict: Verdict, wanted: Wanted) -> Report:
    """The counts by section and severity, then the findings of each program.

    A `ClusterctlError` where a period is wanted.
    """
    refuse_period(wanted)
    folder = verdict.folder
    clusters = chosen_clusters(folder, wanted.clusters)
    found = [remarks_on(verdict, cluster) for cluster in clusters]
    return Report(
        name=_NAME,
        title=REPORTS[_NAME],
        as_of=folder.as_of,
        sections=(
            Section("summary", _("Summary"), tuple(_summary(folder, found))),
            *(_section(folder, each) for each in found),
        ),
        subject=subject(folder, clusters, wanted),
        notes=(
            _("the letter to a cluster takes errors and warnings; hints are for the reader alone"),
            _("what waivers.yaml accepts is counted apart and not told"),
        ),
    )


def _summary(folder: Folder, found: Sequence[Remarks]) -> Iterator[Part]:
    if not found:
        yield Text(_("there is no cluster in this folder"), Light.AMBER)
    if len(found) > 1:
        for each in found:
            yield from gaps(folder, each.cluster)
    counts = sum((each.counts for each in found), Counter[Severity]())
    facts = [
        Fact(level.value, title, counts[level], Kind.COUNT, _light(level, counts[level]))
        for level, title in _COUNTS.items()
    ]
    waived = sum(each.waived for each in found)
    yield Facts((*facts, Fact("waived", _("Accepted by waivers"), waived, Kind.COUNT)))
    if len(found) > 1:
        yield _by_cluster(found)
    yield _by_section(folder, found)
    if counts:
        yield from _chart(folder, found)


def _light(level: Severity, n: int) -> Light | None:
    return _LIGHTS.get(level) if n else None


def _by_cluster(found: Sequence[Remarks]) -> Table:
    counts = [each.counts for each in found]
    return Table(
        "clusters",
        _("Findings by cluster"),
        (Column("cluster", _("Cluster"), wide=True), *_columns()),
        (
            *(
                Row((cluster_name(each.cluster), *_told(each.counts)), about=each.cluster.id)
                for each in found
            ),
            Row((_("In all"), *_told(sum(counts, Counter[Severity]()))), Weight.TOTAL),
        ),
        empty=_("there is no cluster"),
    )


def _by_section(folder: Folder, found: Sequence[Remarks]) -> Table:
    counts = _counts(folder, found)
    return Table(
        "sections",
        _("Findings by section"),
        (Column("section", _("Section"), wide=True), *_columns()),
        (
            *(Row((_title(folder, key), *_told(count))) for key, count in counts.items()),
            Row((_("In all"), *_told(sum(counts.values(), Counter[Severity]()))), Weight.TOTAL),
        ),
        empty=_("there is no section"),
    )


def _columns() -> tuple[Column, ...]:
    every = (Column(level.value, title, Kind.COUNT) for level, title in _COUNTS.items())
    return *every, Column("all", _("In all"), Kind.COUNT)


def _told(count: Counter[Severity]) -> tuple[int, ...]:
    return *(count[level] for level in _COUNTS), count.total()


def _counts(folder: Folder, found: Sequence[Remarks]) -> dict[str, Counter[Severity]]:
    """By section the findings of all programs: the sections asked for, the rest if it has any."""
    asked = {each.key for each in folder.regulation.sections_in_force(folder.as_of)}
    counts: dict[str, Counter[Severity]] = {}
    for each in found:
        for key, group in each.groups.items():
            counts.setdefault(key, Counter()).update(d.severity for d in group)
    return {key: count for key, count in counts.items() if count or key in asked}


def _title(folder: Folder, key: str) -> Message:
    """What findings are about: the program, what stands beside the sections, a section."""
    known = {each.key: each for each in folder.regulation.sections}
    if key not in known:
        return _OTHERS[key]
    return _("{n}. {title}", n=known[key].number, title=known[key].title)


def _chart(folder: Folder, found: Sequence[Remarks]) -> Iterator[Chart]:
    counts = {key: count for key, count in _counts(folder, found).items() if count}
    yield Chart(
        "sections",
        _("Findings by section"),
        Shape.STACKED,
        tuple(_title(folder, key) for key in counts),
        tuple(
            Series(title, tuple(exact(count[level]) for count in counts.values()))
            for level, title in _COUNTS.items()
            if any(count[level] for count in counts.values())
        ),
        Kind.COUNT,
    )


def _section(folder: Folder, each: Remarks) -> Section:
    cluster = each.cluster
    parts: tuple[Part, ...] = tuple(gaps(folder, cluster))
    if each.files:
        parts += (_table(folder, each),)
    if each.waived:
        n = each.waived
        parts += (Text(n_("{n} finding is accepted", "{n} findings are accepted", n)),)
    return Section(f"cluster-{cluster.id}", cluster_name(cluster), parts, about=cluster.id)


def _table(folder: Folder, each: Remarks) -> Table:
    return Table(
        "remarks",
        _("Remarks"),
        (
            Column("remark", _("What is found"), wide=True),
            Column("severity", _("Severity")),
            Column("paragraph", _("Paragraph")),
            Column("place", _("Place")),
            Column("remedy", _("How to mend it"), wide=True),
            Column("code", _("Rule")),
        ),
        tuple(_rows(folder, each)),
        empty=_("nothing is found in the program"),
    )


def _rows(folder: Folder, each: Remarks) -> Iterator[Row]:
    for key, group in each.groups.items():
        if group:
            yield Row((_title(folder, key), *[None] * 5), Weight.GROUP)
        for d in sorted(group, key=lambda d: (d.severity.rank, d.place)):
            yield Row(
                (
                    _sentence(d.message),
                    WORDS[d.severity],
                    _paragraph(folder, d.paragraph),
                    f"{PurePosixPath(d.place.file).name}:{d.place.line}",
                    _sentence(d.help) if d.help else None,
                    d.code,
                ),
                place=d.place,
                about=each.cluster.id,
            )


def _sentence(message: Message) -> Message:
    """The message as a letter has it, with a capital letter."""
    ru, en = (capitalized(message.text(language)) for language in ("ru", "en"))
    return _("{value}", value=Bilingual(ru, en))


def _paragraph(folder: Folder, ids: str) -> Message | None:
    """The citation; None where the folder's regulation has no such paragraph."""
    law = folder.regulation
    own = ", ".join(each.id for each in law.paragraphs(ids, folder.as_of)) if ids else ""
    return _("{value}", value=Bilingual(law.cite(own, "ru"), law.cite(own, "en"))) if own else None
