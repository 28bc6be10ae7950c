"""Rows that stand twice in a table where each thing stands once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl import schema, sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_NAMES = frozenset(
    {"id", "code", "year", "edu_year", "source", "profession", "number", "indicator"}
)
"""Columns that tell rows apart on their own; a title may well stand twice."""

_COUNTED = (
    (sections.STAFF_NEED, ("year", "organization", "occupation")),
    (sections.NEED_CALC, ("code", "year", "employer")),
    (sections.GRADUATES, ("year", "profession", "college")),
    (sections.PLACEMENTS, ("year", "employer", "profession")),
    (sections.OUTCOMES, ("year", "profession")),
)
"""Tables of people, by the columns that tell their rows apart."""


@rule("C007", on="program")
def names_each_thing_once(program: Document, _folder: Folder) -> Findings:
    """What a program lists by id, code or year stands there once.

    Of two targets for one year, or two activities with one id, nobody knows which is meant, and
    a report or another version is compared with either.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: keep one of the two entries, or give the other an id, code or year of its own

    Bad::

        kind: program
        id: programma
        sections:
          indicators:
            list:
              - id: ind-01
                title: Доля выпускников, трудоустроенных у участников Кластера
                targets:
                  - {year: 2027, value: 60}
                  - {year: 2027, value: 64}  # C007

    Good::

        kind: program
        id: programma
        sections:
          indicators:
            list:
              - id: ind-01
                title: Доля выпускников, трудоустроенных у участников Кластера
                targets:
                  - {year: 2027, value: 60}
                  - {year: 2028, value: 64}
    """
    yield from _repeated(program)


@rule("C177", on="monitoring")
def tells_each_value_once(report: Document, _folder: Folder) -> Findings:
    """A monitoring report tells an indicator and an activity once.

    Of two facts for one indicator nobody knows which is meant.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: keep one of the two entries

    Bad::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        values:
          - {indicator: ind-01, plan: 60, fact: 58}
          - {indicator: ind-01, plan: 60, fact: 61}  # C177

    Good::

        kind: monitoring
        id: "2027"
        program: programma
        period: "2027"
        values:
          - {indicator: ind-01, plan: 60, fact: 58}
          - {indicator: ind-02, plan: 9115, fact: 9300}
    """
    yield from _repeated(report)


@rule("C008", on="program", severity=Severity.WARNING)
def counts_people_once(program: Document, _folder: Folder) -> Findings:
    """A table of people has one row for each year, profession and organisation.

    Two rows of one key are added up; that may be meant, and is mostly a row copied and not
    changed.

    A consistency check of the tool: the regulation doesn't ask for it.

    Bad::

        kind: program
        id: programma
        sections:
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 14}
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 8}  # C008

    Good::

        kind: program
        id: programma
        sections:
          employment_forecast:
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 14}
              - {year: 2028, employer: emp-armatura, profession: "15.02.16", count: 8}
    """
    for table, columns in _COUNTED:
        first: dict[tuple[Any, ...], Any] = {}
        for row in rows(program, table):
            key = tuple(row.get(column) for column in columns)
            known = first.setdefault(key, row)
            if known is not row and None not in key:
                yield Finding(
                    row.at(),
                    _("a second row for {key}", key=", ".join(map(str, key))),
                    help=_("add the two together, or mend one of them"),
                    related=(Note(known.at(), _("the first row")),),
                )


def _repeated(document: Document) -> Findings:
    field = schema.field(document.kind)
    for route, column, items in _lists(document.value, field, ()) if field else ():
        first: dict[Any, int] = {}
        for position, item in enumerate(items):
            name = item.get(column) if isinstance(item, dict) else None
            known = first.setdefault(name, position)
            if name is not None and known != position:
                yield Finding(
                    document.at(*route, position, column),
                    _("{name} stands here a second time", name=name),
                    related=(Note(document.at(*route, known, column), _("the first of the two")),),
                )


def _lists(
    value: Any, field: schema.Field | None, route: Route
) -> Iterator[tuple[Route, str, list[Any]]]:
    """The lists of a document whose items one column tells apart, with that column."""
    if field is None:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, field.below(key), (*route, key))
    elif isinstance(value, list):
        match field.identity:
            case (column,) if column in _NAMES:
                yield route, column, value
        for position, inner in enumerate(value):
            yield from _lists(inner, field.below(position), (*route, position))
