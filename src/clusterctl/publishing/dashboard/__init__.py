"""The dashboard as one page: the region first, behind each cluster's name a page of its own.

Which page is shown is told by the link that was followed (`:target`), so nothing needs to run.
A script finds clusters by name and opens what is folded before printing; without it all is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from clusterctl.publishing import html, showing
from clusterctl.publishing.dashboard import matrix, ways
from clusterctl.publishing.dashboard.words import WORDS, laid_out, worded
from clusterctl.publishing.pieces import Pieces, folder
from clusterctl.publishing.plain import heading
from clusterctl.reports.model import Chart, Facts, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.messages import Language, Message
    from clusterctl.reports.model import Part, Report, Section

_NO_ID = re.compile(r"[^\w-]+")


def told(report: Report, language: Language) -> str:
    """The whole page."""
    page = _Page(report, language)
    return html.page(
        report,
        language,
        page.body(),
        contents=page.contents(),
        style=_own("dashboard.css"),
        script=_own("dashboard.js"),
    )


def _own(name: str) -> str:
    return (folder() / name).read_text(encoding="utf-8")


def _leads(clusters: list[Section]) -> dict[str, str]:
    """The id on the page of each cluster, each another one."""
    ids: dict[str, str] = {}
    for number, each in enumerate(clusters, 1):
        id = f"cluster-{_NO_ID.sub('-', each.about).strip('-') or number}"
        ids[each.about] = id if id not in ids.values() else f"{id}-{number}"
    return ids


@dataclass(frozen=True, slots=True)
class _Page:
    """Lays the sections of a dashboard out."""

    report: Report
    language: Language

    @property
    def region(self) -> list[Section]:
        return [each for each in self.report.sections if not each.about]

    @property
    def clusters(self) -> list[Section]:
        return [each for each in self.report.sections if each.about]

    def contents(self) -> list[tuple[str, str | Message]]:
        """The questions, and the clusters as one entry."""
        found = [(each.key, each.title) for each in self.region]
        return [*found, ("clusters", WORDS["clusters"])] if found else []

    def body(self) -> Markup:
        """The region, then the clusters."""
        leads = _leads(self.clusters)
        pieces = Pieces(self.language, leads)
        return laid_out(
            "body",
            words=worded(self.language),
            region=[self._section(pieces, each, each.key) for each in self.region],
            clusters=list(self._pages(pieces, leads)),
        )

    def _section(self, pieces: Pieces, section: Section, id: str) -> dict[str, Any]:
        parts = self._parts(pieces, section)
        return {"id": id, "title": heading(section.title, self.language), "parts": parts}

    def _pages(self, pieces: Pieces, leads: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """The clusters' pages, each with the ways to those beside it."""
        links = [
            {"id": leads[each.about], "title": heading(each.title, self.language)}
            for each in self.clusters
        ]
        beside = pairwise([None, *links, None])
        for each, (before, _here), after in zip(
            self.clusters, beside, [*links[1:], None], strict=False
        ):
            section = self._section(pieces, each, leads[each.about])
            yield {"before": before, "after": after, **section}

    def _parts(self, pieces: Pieces, section: Section) -> Markup:
        """The parts; a table that a chart draws stands folded below it."""
        tables = {part.key: part for part in section.parts if isinstance(part, Table)}
        charts = (part for part in section.parts if isinstance(part, Chart))
        folded = {part.key for part in charts if not showing.is_empty(part)} | {matrix.MEANINGS}
        told = (
            self._part(pieces, part, tables)
            for part in section.parts
            if not (isinstance(part, Table) and part.key in folded)
        )
        return Markup("").join(told)

    def _part(self, pieces: Pieces, part: Part, tables: Mapping[str, Table]) -> Markup:
        match part:
            case Chart():
                return _chart(pieces, part, tables.get(part.key))
            case Facts(facts) if ways.are_steps(facts):
                return ways.steps(facts, self.language)
            case Table(key="stages") if part.rows:
                return ways.ways(self.clusters, pieces.leads, self.language)
            case Table(key="matrix") if part.rows:
                return matrix.matrix(pieces, part, tables.get(matrix.MEANINGS))
            case _:
                return pieces.part(part)


def _chart(pieces: Pieces, chart: Chart, table: Table | None) -> Markup:
    """A chart with its table folded below it; nothing of one that shows nothing."""
    if showing.is_empty(chart):
        return Markup("")
    return laid_out(
        "drawn",
        chart=pieces.chart(chart),
        table=pieces.table(table) if table else "",
        numbers=worded(pieces.language)["numbers"],
    )
