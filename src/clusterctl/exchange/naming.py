"""Rows of tables called as the workbook shows them: «2026, собственные средства колледжа»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.exchange.kinds import Kind, kind_of
from clusterctl.exchange.shown import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.exchange.lexicon import Lexicon
    from clusterctl.exchange.sheets import Sheet
    from clusterctl.schema import Field


def row_name(item: Mapping[str, Any], sheet: Sheet, lexicon: Lexicon) -> str:
    """What tells a row from the others, as its cells show it; an id with the title it stands for.

    The title is the row's own, or the one that the program gives.
    """
    fields = sheet.field.item.fields if sheet.field and sheet.field.item else {}
    titles = lexicon.titles.get(sheet.key, {})
    told = []
    for key in sheet.identity or tuple(item)[:1]:
        text = _cell(item.get(key), fields.get(key), lexicon)
        if text and key in fields and kind_of(fields[key]) is Kind.CODE:
            title = item.get("title") or titles.get(item[key])
            text = f"{' '.join(str(title).split())} ({text})" if title else text
        told.append(text)
    return ", ".join(filter(None, told))


def owner_name(owner: Sequence[Any], sheet: Sheet, lexicon: Lexicon) -> str:
    """What a row says it belongs to, as its first cells show it."""
    fields = [column.field for column in sheet.columns if column.of_parent]
    told = (_cell(value, field, lexicon) for value, field in zip(owner, fields, strict=False))
    return ", ".join(filter(None, told))


def _cell(value: Any, field: Field | None, lexicon: Lexicon) -> str:
    told = shown(value, field, lexicon) if field and value is not None else value
    return "" if told is None else " ".join(str(told).split())
