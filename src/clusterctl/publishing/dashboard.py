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

from clusterctl.messages import Message, _
from clusterctl.publishing import cells, html, showing
from clusterctl.publishing.pieces import Pieces, environment, folder
from clusterctl.publishing.plain import heading, plain
from clusterctl.reports.dashboard.steps import STEP, STEPS, made
from clusterctl.reports.model import Chart, Facts, Light, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.messages import Language
    from clusterctl.reports.model import Fact, Part, Report, Row, Section

WORDS = {
    "overview": _("To the overview"),
    "every": _("All clusters one below the other"),
    "before": _("Previous"),
    "after": _("Next"),
    "clusters": _("Clusters"),
    "find": _("Find a cluster"),
    "attention": _("only those that need attention"),
    "none": _("no cluster is called so"),
    "numbers": _("The numbers as a table"),
    "meaning": _("What the numbers of the indicators mean"),
    "absent": _("not in the program"),
    "cluster": _("Cluster"),
}
_STATES = {
    Light.GREEN: ("✓", _("made")),
    Light.AMBER: ("…", _("under way")),
    Light.RED: ("!", _("overdue")),
    Light.NONE: ("■", _("ended")),
}
"""The sign and the word of a step; one not begun has its number for a sign."""

_NOT_BEGUN = _("not begun")
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

    @property
    def leads(self) -> dict[str, str]:
        """The id on the page of each cluster."""
        ids: dict[str, str] = {}
        for number, each in enumerate(self.clusters, 1):
            id = f"cluster-{_NO_ID.sub('-', each.about).strip('-') or number}"
            ids[each.about] = id if id not in ids.values() else f"{id}-{number}"
        return ids

    def contents(self) -> list[tuple[str, str | Message]]:
        """The questions, and the clusters as one entry."""
        found = [(each.key, each.title) for each in self.region]
        return [*found, ("clusters", WORDS["clusters"])] if found else []

    def body(self) -> Markup:
        """The region, then the clusters."""
        pieces = Pieces(self.language, self.leads)
        words = {name: plain(word, self.language) for name, word in WORDS.items()}
        return self._made(
            "body",
            words=words,
            region=[self._section(pieces, each, each.key) for each in self.region],
            clusters=list(self._clusters(pieces)),
        )

    def _section(self, pieces: Pieces, section: Section, id: str) -> dict[str, Any]:
        """A section of the region; that of the stages and the matrix have looks of their own."""
        parts = self._parts(pieces, section)
        return {"id": id, "title": heading(section.title, self.language), "parts": parts}

    def _clusters(self, pieces: Pieces) -> Iterator[dict[str, Any]]:
        sections, leads = self.clusters, self.leads
        beside = [None, *sections, None]
        around = zip(pairwise(beside), pairwise(beside[1:]), strict=False)
        for each, ((before, _here), (_there, after)) in zip(sections, around, strict=False):
            yield {
                "before": self._link(before, leads),
                "after": self._link(after, leads),
                **self._section(pieces, each, leads[each.about]),
            }

    def _link(self, section: Section | None, leads: dict[str, str]) -> dict[str, str] | None:
        if section is None:
            return None
        return {"id": leads[section.about], "title": heading(section.title, self.language)}

    def _parts(self, pieces: Pieces, section: Section) -> Markup:
        """The parts; a table that a chart draws stands folded below it."""
        drawn = {p.key for p in section.parts if isinstance(p, Chart) and not showing.is_empty(p)}
        tables = {p.key: p for p in section.parts if isinstance(p, Table)}
        made_: list[Markup] = []
        for part in section.parts:
            if isinstance(part, Table) and (part.key in drawn or part.key == "by_indicator"):
                continue
            made_.append(self._part(pieces, part, tables))
        return Markup("").join(made_)

    def _part(self, pieces: Pieces, part: Part, tables: dict[str, Table]) -> Markup:
        match part:
            case Chart():
                return self._chart(pieces, part, tables.get(part.key))
            case Facts(facts) if any(fact.key.startswith(STEP) for fact in facts):
                return self._steps(facts)
            case Table(key="stages") if part.rows:
                return self._ways()
            case Table(key="matrix") if part.rows:
                return self._matrix(pieces, part, tables.get("by_indicator"))
            case _:
                return pieces.part(part)

    def _chart(self, pieces: Pieces, chart: Chart, table: Table | None) -> Markup:
        if showing.is_empty(chart):
            return Markup()
        behind = pieces.table(table) if table else ""
        numbers = plain(WORDS["numbers"], self.language)
        return self._made("drawn", chart=pieces.chart(chart), table=behind, numbers=numbers)

    def _steps(self, facts: Sequence[Fact]) -> Markup:
        """The steps of a cluster as a way; those of the region as a funnel, with their numbers."""
        if any(isinstance(fact.value, int) for fact in facts):
            most = max(int(str(fact.value)) for fact in facts) or 1
            steps = [
                {
                    "title": heading(fact.title, self.language),
                    "value": fact.value,
                    "note": plain(fact.note, self.language),
                    "late": fact.light is Light.RED,
                    "part": round(100 * int(str(fact.value)) / most),
                }
                for fact in facts
            ]
            return self._made("funnel", steps=steps)
        return self._made("way", steps=self._way(facts))

    def _ways(self) -> Markup:
        """All clusters, each with its way: where it stands is seen at a glance."""
        leads = self.leads
        ways = [
            {
                "lead": leads[each.about],
                "name": heading(each.title, self.language),
                "steps": self._way(steps),
                "stage": self._stage(each),
                "waits": self._waits(steps),
            }
            for each in self.clusters
            if (steps := _steps_of(each))
        ]
        words = {name: plain(word, self.language) for name, word in WORDS.items()}
        names = [heading(step, self.language) for step in STEPS.values()]
        return self._made("ways", ways=ways, names=names, words=words)

    def _way(self, facts: Sequence[Fact]) -> list[dict[str, Any]]:
        return [self._step(n, fact) for n, fact in enumerate(facts, 1)]

    def _step(self, number: int, fact: Fact) -> dict[str, Any]:
        sign, word = _STATES.get(fact.light or Light.OVER, (str(number), _NOT_BEGUN))
        if fact.light is Light.AMBER and made(fact):
            sign, word = "✓", _("made late")
        return {
            "title": heading(fact.title, self.language),
            "css": fact.light.value if fact.light else "",
            "sign": sign,
            "word": plain(word, self.language),
            "value": cells.written(fact.value, fact.kind, self.language),
            "note": plain(fact.note, self.language),
        }

    def _stage(self, section: Section) -> str:
        """What the cluster's stage is called."""
        every = (fact for part in section.parts if isinstance(part, Facts) for fact in part.facts)
        value = next((fact.value for fact in every if fact.key == "stage"), None)
        return plain(value, self.language) if isinstance(value, Message) else ""

    def _waits(self, steps: Sequence[Fact]) -> str:
        """What the cluster has to see to, the gravest first; nothing where all is well."""
        for light in (Light.RED, Light.AMBER):
            for fact in steps:
                if fact.light is light and not made(fact):
                    value = cells.written(fact.value, fact.kind, self.language)
                    return f"{heading(fact.title, self.language)}: {value}"
        return ""

    def _matrix(self, pieces: Pieces, table: Table, meanings: Table | None) -> Markup:
        """Lights in a grid: signs for the eye, words for everyone."""
        titles = {str(row.cells[1]): row.cells[0] for row in (meanings.rows if meanings else ())}
        columns = [
            {"code": code, "title": self._text(titles.get(code))}
            for code in (self._text(column.title) for column in table.columns[1:])
        ]
        return self._made(
            "matrix",
            title=heading(table.title, self.language),
            note=heading(table.note, self.language),
            columns=columns,
            rows=[self._lights(row) for row in table.rows],
            lights=[pieces.light(light) for light in cells.LIGHTS],
            meanings=pieces.table(meanings) if meanings else "",
            words={name: plain(word, self.language) for name, word in WORDS.items()},
        )

    def _lights(self, row: Row) -> dict[str, Any]:
        return {
            "lead": self.leads.get(row.about, ""),
            "name": self._text(row.cells[0]),
            "cells": [
                {"css": cell.value, "sign": sign, "word": plain(word, self.language)}
                if isinstance(cell, Light)
                else None
                for cell in row.cells[1:]
                for sign, word in [cells.LIGHTS[cell] if isinstance(cell, Light) else ("", "")]
            ],
        }

    def _text(self, cell: object) -> str:
        return plain(cell, self.language) if isinstance(cell, str | Message) else ""

    def _made(self, macro: str, **values: object) -> Markup:
        module = environment().get_template("dashboard.html.j2").module
        made_: Markup = getattr(module, macro)(**values)
        return made_


def _steps_of(section: Section) -> Sequence[Fact]:
    """The steps among the facts of a cluster's section."""
    for part in section.parts:
        if isinstance(part, Facts) and any(fact.key.startswith(STEP) for fact in part.facts):
            return part.facts
    return ()
