"""Requisites that are another organisation's than the one they stand beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clusterctl.messages import Listing, _
from clusterctl.proof.checks.requisites import NAMES
from clusterctl.proof.findings import finding
from clusterctl.proof.identities import Identity, identities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.proof.registry import Organization, Registry
    from clusterctl.proof.text import Table, Text

_FAR: Final = 8
"""The name stands at most so many lines above the numbers."""

_NUMBERED: Final = re.compile(r"\d{9,}")
_QUOTED: Final = re.compile('[«„"]')
_NUMBER: Final = re.compile(r"(?<!\d)(?:\d{10}|\d{12}|\d{13}|\d{15})(?!\d)")


def check(text: Text, registry: Registry) -> Iterator[Diagnostic]:
    """T13: numbers of the organisation named last before them, or of the one whose ИНН it is."""
    owner: Organization | None = None
    last = -1
    for each in identities(text):
        if each.kind == "inn" or each.line - last > _FAR:
            owner = _named(text, registry, each) or registry.by_inn.get(each.number)
        last = each.line
        if owner is not None:
            yield from _judged(text, registry, each, owner)
    for table in text.tables:
        yield from _bare(text, registry, table)


def _judged(
    text: Text, registry: Registry, each: Identity, owner: Organization
) -> Iterator[Diagnostic]:
    own = owner.numbers(each.kind)
    if not own or each.number in own:
        return
    other = registry.by_inn.get(each.number) if each.kind == "inn" else None
    yield finding(
        text, "T13", each.line, each.span,
        _("{name} {number} is that of {other}, not of {owner}",
          name=NAMES[each.kind], number=each.number, other=other.short, owner=owner.short)
        if other
        else _("{name} {number} isn't that of {owner}",
               name=NAMES[each.kind], number=each.number, owner=owner.short),
        _("the folder has {known} ({file})",
          known=Listing(tuple(sorted(own))), file=owner.document.file),
    )  # fmt: skip


def _named(text: Text, registry: Registry, each: Identity) -> Organization | None:
    """The organisation named last before a number: on its line, else on the lines above it.

    Nothing where another number, or the name of somebody the folder doesn't know, stands between:
    «в банке «Чужой» (ИНН …)».
    """
    told = _NUMBERED.split(text.lines[each.line].text[: each.span[0]])
    nearer = told[-1]
    for above in range(each.line - 1, max(each.line - _FAR, -1) - 1, -1):
        found = registry.last_named(nearer)
        if found is not None:
            return None if _QUOTED.search(registry.after_last_named(nearer)) else found
        if len(told) > 1 or _QUOTED.search(nearer) or above < 0:
            return None
        told = _NUMBERED.split(text.lines[above].text)
        nearer = told[-1]
    return None


def _bare(text: Text, registry: Registry, table: Table) -> Iterator[Diagnostic]:
    """Numbers without a label, in rows of a table whose head says «ИНН»."""
    if not table.rows or not any("ИНН" in cell.text for cell in table.rows[0]):
        return
    for row in table.rows[1:]:
        owners = {each.document.id: each for cell in row for each in registry.named(cell.text)}
        if len(owners) != 1:
            continue
        owner = next(iter(owners.values()))
        for cell in row:
            yield from _cell(text, registry, cell.line, cell.text, owner)


def _cell(
    text: Text, registry: Registry, first: int, told: str, owner: Organization
) -> Iterator[Diagnostic]:
    for offset, line in enumerate(told.split("\n")):
        index = first + offset
        if index >= len(text.lines) or re.search(r"[А-Яа-я]", line):
            continue
        for found in _NUMBER.finditer(text.lines[index].text):
            kind = "inn" if len(found[0]) in {10, 12} else "ogrn"
            yield from _judged(text, registry, Identity(kind, found[0], index, found.span()), owner)
