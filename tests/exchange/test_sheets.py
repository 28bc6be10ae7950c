"""Which sheets a workbook has: every field of a document has its place, and one only."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from clusterctl import schema
from clusterctl.exchange.sheets import _DECLINED, _NOT_FOR_FILLING, sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.schema import Field

YEARS = (2026, 2027, 2028)
KINDS = ("program", "monitoring")


def leaves(described: Field, at: tuple[str, ...] = ()) -> Iterator[str]:
    """The routes of all single values, `*` for the items of lists."""
    if described.item is not None and described.item.fields:
        yield from leaves(described.item, (*at, "*"))
    elif described.fields:
        for key, below in described.fields.items():
            yield from leaves(below, (*at, key))
    else:
        yield ".".join(at)


def shown(kind: str) -> Iterator[str]:
    for sheet in sheets(kind, YEARS):
        for line in sheet.lines:
            yield from leaves(line.field, line.path)
        for column in sheet.columns:
            if not column.of_parent:
                steps = [step if isinstance(step, str) else "*" for step in column.path]
                yield ".".join((*sheet.route, "*", *steps))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_on_a_sheet_or_named_as_not_to_be_filled_in(kind: str) -> None:
    root = schema.field(kind)
    assert root is not None
    wanted = {
        route
        for route in leaves(root)
        if not any(f"{route}.".startswith(f"{out}.") for out in _NOT_FOR_FILLING[kind])
        and not _DECLINED & set(route.split("."))
    }

    found = set(shown(kind))

    years = {r for r in wanted if r.endswith((".*.year", ".*.edu_year")) and r not in found}
    assert wanted - found - years == set()
    assert found - wanted == set()
    assert all(any(f.startswith(y.rpartition(".")[0]) for f in found) for y in years)


@pytest.mark.parametrize("kind", KINDS)
def test_names_of_sheets_are_short_and_their_own(kind: str) -> None:
    names = [sheet.name for sheet in sheets(kind, YEARS)]

    assert [name for name in names if len(name) > 31 or name != name.strip(" ,")] == []
    assert [name for name, n in Counter(map(str.casefold, names)).items() if n > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_headers_and_keys_of_a_sheet_are_told_apart(kind: str) -> None:
    for sheet in sheets(kind, YEARS):
        for told in ([c.header for c in sheet.columns], [c.key for c in sheet.columns]):
            assert len(told) == len(set(told)), sheet.name


def test_lists_by_years_become_columns_and_other_lists_sheets_of_their_own() -> None:
    plan = {sheet.key: sheet for sheet in sheets("program", YEARS)}

    programs = plan["sections.education_programs.list"]
    needs = plan["sections.education_programs.list.*.need_calc"]

    assert "План приёма, 2026/2027: на бюджет, чел." in [c.title for c in programs.columns]
    assert [c.title for c in needs.columns][:2] == ["Профессия или специальность: код", "Год"]
    assert needs.above == ("sections", "education_programs", "list")
