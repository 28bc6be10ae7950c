"""The indicators of section 15: a target for every year, in bounds, adding up where they should."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clusterctl import derivation, sections
from clusterctl.diagnostics import Severity
from clusterctl.messages import Listing, Message, _
from clusterctl.rules import Finding, Findings, Note, rule
from clusterctl.tables import exact, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.tables import Row

_MAY_EXCEED = frozenset({"I-03", "I-21", "I-27"})
"""Recommended indicators in per cent that compare with a plan or a need, and may pass 100."""

_GROWTH = ("рост", "темп", "выполнени", "исполнени", "покрыти")
"""Beginnings of words by which a title tells that it compares and may pass 100."""


@rule("C151", on="program", needs=("period.start", "period.end", sections.INDICATORS))
def sets_a_target_for_every_year(program: Document, _folder: Folder) -> Findings:
    """An indicator has a target for every year of the program.

    A year without a target can't be judged when it comes. Years are the calendar years that the
    period touches: a program from September 2026 to August 2031 has six.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: add a target for each of these years

    Bad::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2029-08-31}
        sections:
          indicators:
            list:
              - id: ind-01
                title: Доля выпускников, трудоустроенных у участников Кластера
                targets:  # C151
                  - {year: 2026, value: 52}
                  - {year: 2027, value: 60}
                  - {year: 2029, value: 64}

    Good::

        kind: program
        id: programma
        period: {start: 2026-09-01, end: 2029-08-31}
        sections:
          indicators:
            list:
              - id: ind-01
                title: Доля выпускников, трудоустроенных у участников Кластера
                targets:
                  - {year: 2026, value: 52}
                  - {year: 2027, value: 60}
                  - {year: 2028, value: 62}
                  - {year: 2029, value: 64}
    """
    lacking: dict[tuple[int, ...], list[Row]] = {}
    for row in rows(program, sections.INDICATORS):
        if not program.sound(*row.route, "targets"):
            continue
        told = {target.get("year") for target in row.rows("targets")}
        missing = tuple(year for year in sections.years(program) if year not in told)
        if missing:
            lacking.setdefault(missing, []).append(row)
    for missing, (first, *others) in lacking.items():
        yield Finding(
            program.key(*first.route, "targets"),
            _("no target for {years}", years=Listing(missing, most=10)),
            related=(
                Note(program.at("period"), _("the period of the program")),
                *(Note(program.key(*row.route, "targets"), _("here too")) for row in others),
            ),
        )


@rule("C152", on="program")
def keeps_shares_within_the_whole(program: Document, _folder: Folder) -> Findings:
    """A target in per cent lies between 0 and 100.

    A share can't be more than the whole. Growth, fulfilment of a plan and coverage of a need
    can: a title that speaks of them, and the recommended indicators I-03, I-21 and I-27, may
    pass 100, and growth may be negative.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: mend the value, or the unit if this is no share

    Bad::

        kind: program
        id: programma
        sections:
          indicators:
            list:
              - id: ind-01
                title: Доля выпускников, трудоустроенных у участников Кластера
                unit: "%"
                targets:
                  - {year: 2027, value: 60.5}
                  - {year: 2028, value: 605}  # C152

    Good::

        kind: program
        id: programma
        sections:
          indicators:
            list:
              - id: ind-01
                title: Доля выпускников, трудоустроенных у участников Кластера
                unit: "%"
                targets:
                  - {year: 2027, value: 60.5}
              - id: ind-02
                title: Выполнение контрольных цифр приёма
                unit: "%"
                targets:
                  - {year: 2027, value: 104}
    """
    for row in rows(program, sections.INDICATORS):
        if not derivation.in_per_cent(row) or _compares(row):
            continue
        for target in row.rows("targets"):
            value = target.get("value")
            if value is not None and not 0 <= value <= 100:  # noqa: PLR2004 per cent
                yield Finding(
                    target.at("value"),
                    _("{value} %, a share lies between 0 and 100", value=exact(value)),
                )


@rule("C153", on="program", severity=Severity.WARNING)
def accumulates_what_it_adds_up(program: Document, _folder: Folder) -> Findings:
    """A cumulative indicator never falls.

    With `aggregation: cumulative` each target includes those before it. Where years are counted
    each for itself, the aggregation is `sum`.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: mend the value, or `aggregation` if the indicator is not counted cumulatively

    Bad::

        kind: program
        id: programma
        sections:
          indicators:
            list:
              - id: ind-04
                title: Лаборатории и мастерские, оснащённые с начала программы
                unit: ед.
                aggregation: cumulative
                targets:
                  - {year: 2027, value: 3}
                  - {year: 2028, value: 2}  # C153

    Good::

        kind: program
        id: programma
        sections:
          indicators:
            list:
              - id: ind-04
                title: Лаборатории и мастерские, оснащённые с начала программы
                unit: ед.
                aggregation: cumulative
                targets:
                  - {year: 2027, value: 3}
                  - {year: 2028, value: 5}
    """
    for row in rows(program, sections.INDICATORS):
        if row.get("aggregation") != "cumulative":
            continue
        targets = sorted(_targets(row), key=lambda target: target.get("year"))
        for before, after in pairwise(targets):
            if after.get("value") < before.get("value"):
                yield Finding(
                    after.at("value"),
                    _(
                        "cumulative, and falls from {before} in {earlier} to {after} in {later}",
                        before=exact(before.get("value")),
                        earlier=before.get("year"),
                        after=exact(after.get("value")),
                        later=after.get("year"),
                    ),
                    related=(Note(before.at("value"), _("the target before it")),),
                )


@rule("C154", on="program")
def follows_from_its_tables(program: Document, _folder: Folder) -> Findings:
    """An indicator that the tables of the program give is declared as they give it.

    An indicator that names its number in the catalogue of recommended ones (`recommended: I-06`)
    follows a known formula, and where the program's own tables hold the figures, the target is
    recomputed: shares to a tenth of a per cent, counts exactly, money to the last digit given.
    Those that only monitoring can tell aren't judged, nor years that the tables say nothing of.

    A calendar year has the students of the academic year that begins in it. Graduates who serve,
    study or care for a child stay among all. Of `cumulative` counts the years up to the target's
    add up.

    A consistency check of the tool: the regulation doesn't ask for it.

    Remedy: take the value that the tables give, or mend the tables

    Bad::

        kind: program
        id: programma
        sections:
          employment_forecast:
            graduates:
              - {year: 2028, profession: "15.02.16", college: college-primer-mash, count: 70}
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 50}
          indicators:
            list:
              - id: ind-01
                title: Доля выпускников, трудоустроенных у участников Кластера
                unit: "%"
                recommended: I-06
                targets:
                  - {year: 2028, value: 75}  # C154

    Good::

        kind: program
        id: programma
        sections:
          employment_forecast:
            graduates:
              - {year: 2028, profession: "15.02.16", college: college-primer-mash, count: 70}
            placements:
              - {year: 2028, employer: emp-mash-zavod, profession: "15.02.16", count: 50}
          indicators:
            list:
              - id: ind-01
                title: Доля выпускников, трудоустроенных у участников Кластера
                unit: "%"
                recommended: I-06
                targets:
                  - {year: 2028, value: 71.4}
    """
    for row in rows(program, sections.INDICATORS):
        differing = [
            (target, _differs(target, computed))
            for target in _targets(row)
            if (computed := derivation.derived(program, row, target.get("year")))
            and not computed.agrees(exact(target.get("value")))
        ]
        if differing:
            (first, message), *more = differing
            yield Finding(
                first.at("value"),
                message,
                related=tuple(Note(target.at("value"), told) for target, told in more),
            )


def _targets(row: Row) -> Iterator[Row]:
    """The targets that have both a year and a value."""
    for target in row.rows("targets"):
        if target.get("year") is not None and target.get("value") is not None:
            yield target


def _differs(target: Row, computed: derivation.Derived) -> Message:
    return _(
        "target of {year}: {value}, by the tables {computed} ({how})",
        year=target.get("year"),
        value=exact(target.get("value")),
        computed=computed.shown,
        how=computed.how,
    )


def _compares(row: Row) -> bool:
    """Whether the indicator compares with a plan or a year before, and may leave 0 to 100."""
    words = str(row.get("title") or "").casefold().split()
    return row.get("recommended") in _MAY_EXCEED or any(w.startswith(_GROWTH) for w in words)
