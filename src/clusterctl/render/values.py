"""Documents as the values templates work with: whole, typed, with names beside ids.

Every key the schema knows is there where the document doesn't give it: a value as None,
a list as an empty one, a mapping as an `Absent` one. So a template's slip never looks like
a missing value, and a missing value never stops a draft.
Dates are dates, amounts are decimals. Beside a value from a list of values stands its
Russian name (`role_title`), beside an organisation's id its short name
(`employer_name`, of several `responsible_names`), beside a profession's code its
title (`profession_title`).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clusterctl import membership, schema, sections
from clusterctl.documents import as_date

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.schema import Field


class Absent(dict[str, Any]):
    """A mapping the document doesn't give: all its keys are there, and it counts as nothing."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def values(folder: Folder, document: Document) -> dict[str, Any]:
    """The whole document as values for a template."""
    field = schema.field(document.kind)
    assert field is not None  # noqa: S101 every kind has a schema
    return _Names(folder, document).mapping(field, document.value)


def organization(folder: Folder, id: str | None) -> dict[str, Any] | None:
    """The organisation of an id as values; None where there is none."""
    found = folder.get("organization", id)
    return values(folder, found) if found else None


def unknown(folder: Folder, id: str | None) -> dict[str, Any]:
    """An organisation of which nothing but its id is known, as values."""
    field = schema.field("organization")
    assert field is not None  # noqa: S101 every kind has a schema
    told = _Names(folder, None).mapping(field, {})
    return {**told, "id": id, "name": {**told["name"], "short": id}}


class _Names:
    """Makes values, looking names up in the folder and the document's program."""

    def __init__(self, folder: Folder, document: Document | None) -> None:
        self._folder = folder
        program = document if document and document.kind == "program" else None
        cluster = folder.get("cluster", document.cluster) if document else None
        if program is None and cluster is not None:
            program = membership.only(folder, "program", cluster)
        rows = program.items(*sections.PROGRAMS.split(".")) if program else ()
        self._professions = {row.get("code"): row.get("title") for _i, row in rows}

    def mapping(self, field: Field, value: dict[str, Any]) -> dict[str, Any]:
        """The mapping with every key its schema knows."""
        made: dict[str, Any] = {}
        for key, below in field.fields.items():
            told = value.get(key)
            made[key] = self._value(below, told)
            made |= self._beside(below, key, told)
        return made

    def _value(self, field: Field, value: Any) -> Any:
        match value:
            case None if "array" in field.types:
                return []
            case None if field.fields:
                return Absent(self.mapping(field, {}))
            case dict():
                return self.mapping(field, value)
            case list() if field.item:
                return [self._value(field.item, item) for item in value if item is not None]
            case int() if field.money and not isinstance(value, bool):
                return Decimal(value)
            case str() if field.format == "date":
                return as_date(value)
            case _:
                return value

    def _beside(self, field: Field, key: str, value: Any) -> dict[str, Any]:
        """The names that go with a value: of a choice, of organisations, of a profession."""
        item = field.item
        if field.choices:
            return {f"{key}_title": field.choices.get(value) if value is not None else None}
        if item is not None and item.choices:
            return {
                f"{key}_titles": [item.choices.get(v, str(v)) for v in value or () if v is not None]
            }
        if field.ref == "organization":
            return {f"{key}_name": self._short(value)}
        if item is not None and item.ref == "organization":
            return {f"{key}_names": [self._short(v) for v in value or () if v is not None]}
        if key == "profession":
            return {"profession_title": self._professions.get(value)}
        return {}

    def _short(self, id: Any) -> str | None:
        found = self._folder.get("organization", id) if isinstance(id, str) else None
        return str(found.get("name", "short", default=id)) if found else id
