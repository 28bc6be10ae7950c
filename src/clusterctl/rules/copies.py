"""Texts that the programs of two clusters share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import FOLDER, Finding, Findings, Note, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder

_LONG = 40
"""Words: a text of fewer may well be said in the same way by two people."""

_SHINGLE = 4
"""Words in a row that are compared: fewer meet by chance, more miss a changed word."""

_ALIKE = 0.8
"""The share of such rows that must stand in the other text too."""

_WORD = re.compile(r"\w+")


@rule("C005", on=FOLDER, severity=Severity.INFO)
def programs_are_written_for_their_clusters(folder: Folder) -> Findings:
    """A program's long texts are written for its own cluster.

    A passage taken from another cluster's program often keeps what doesn't fit: another
    industry, other machines, other partners. The coordinator who agrees both will notice.

    Compared are texts of forty words and more; a few changed words don't hide a copy.

    A hint of the tool on usual practice: the regulation doesn't ask for it.

    Remedy: write the text anew from what is special to this cluster: its enterprises, figures and
    tasks

    Bad::

        kind: program
        id: programma
        cluster: himiya
        sections:
          governance:
            model: >-
              Кластером управляет отраслевой совет, в который входят представители всех участников.
              Совет собирается раз в квартал, утверждает план работы на год, распределяет места
              практики между предприятиями и заслушивает отчёты колледжей. Между заседаниями дела
              ведёт оператор, который созывает рабочие группы, готовит документы и ведёт сроки.
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
        sections:
          governance:
            model: >-  # C005
              Кластером управляет отраслевой совет, в который входят представители всех участников.
              Совет собирается раз в полугодие, утверждает план работы на год, распределяет места
              практики между предприятиями и заслушивает отчёты колледжей. Между заседаниями дела
              ведёт оператор, который созывает рабочие группы, готовит документы и ведёт сроки.

    Good::

        kind: program
        id: programma
        cluster: himiya
        sections:
          governance:
            model: >-
              Кластером управляет отраслевой совет, в который входят представители всех участников.
              Совет собирается раз в квартал, утверждает план работы на год, распределяет места
              практики между предприятиями и заслушивает отчёты колледжей. Между заседаниями дела
              ведёт оператор, который созывает рабочие группы, готовит документы и ведёт сроки.
        ---
        kind: program
        id: programma
        cluster: mashinostroenie
        sections:
          governance:
            model: >-
              Заводы и колледжи работают через четыре рабочие группы: программы, практика, учебные
              мастерские и профориентация. Группу ведёт предприятие, секретаря даёт колледж. Раз в
              три месяца группы сводят планы на заседании совета, а спорное выносят на голосование.
              Оператор отвечает за протоколы, сроки и деньги и подписывает отчёт для координатора.
    """
    for copy in copies(folder):
        original = copy.original
        yield Finding(
            copy.copied,
            _(
                "this text stands in the program of the cluster “{cluster}” too",
                cluster=original.document.cluster,
            ),
            related=(Note(original, _("the same text")),),
        )


@dataclass(frozen=True, slots=True)
class Copy:
    """A long text that another cluster's program has, too."""

    copied: Spot
    original: Spot
    share: float
    """How much of the shorter text stands in the other, from 0.8 to 1."""


def copies(folder: Folder) -> Iterator[Copy]:
    """The long texts that stand in an earlier program of the folder already, by that program."""
    seen: list[_Text] = []
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for program in folder.of("program"):
        for text in _texts(program):
            found = _original(text, seen, holders)
            if found is not None:
                original, share = found
                yield Copy(text.spot, original.spot, share)
                continue
            for shingle in text.shingles:
                holders[shingle].append(len(seen))
            seen.append(text)


@dataclass(frozen=True, slots=True)
class _Text:
    """A long text of a program as the set of its word rows."""

    program: Document
    route: Route
    shingles: frozenset[tuple[str, ...]]

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.program.at(*self.route)


def _texts(program: Document) -> Iterator[_Text]:
    for route, said in _strings(program.get("sections", default={}), ("sections",)):
        words = _WORD.findall(said.casefold().replace("ё", "е"))
        if len(words) >= _LONG:
            rows = zip(*(words[i:] for i in range(_SHINGLE)), strict=False)
            yield _Text(program, route, frozenset(rows))


def _strings(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    match value:
        case str():
            yield route, value
        case dict():
            for key, inner in value.items():
                yield from _strings(inner, (*route, key))
        case list():
            for position, inner in enumerate(value):
                yield from _strings(inner, (*route, position))


def _original(
    text: _Text, seen: list[_Text], holders: dict[tuple[str, ...], list[int]]
) -> tuple[_Text, float] | None:
    """The first text of another cluster's program that is nearly this one, and how nearly."""
    shared: Counter[int] = Counter()
    for shingle in text.shingles:
        shared.update(holders.get(shingle, ()))
    for position in sorted(shared):
        other = seen[position]
        smaller = min(len(text.shingles), len(other.shingles))
        if other.program.cluster != text.program.cluster and shared[position] >= _ALIKE * smaller:
            return other, shared[position] / smaller
    return None
