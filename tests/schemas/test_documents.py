"""The schemas let real documents through, in any validator, and every field is in use somewhere."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from clusterctl import schema
from clusterctl.diagnostics import Severity
from clusterctl.source import Source
from schemas.corpus import examples, kind_of, own

OWN, EXAMPLES = own(), examples()
DOCUMENTS = {**OWN, **EXAMPLES}


def test_there_is_a_document_of_every_kind() -> None:
    assert {kind_of(document) for document in OWN.values()} == set(schema.KINDS)


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_clean_document_has_no_finding(document: Source) -> None:
    found = schema.problems(kind_of(document), document)

    assert document.findings == ()
    assert [d for d in found if d.severity is not Severity.INFO] == []
    assert not found or document.value["status"] == "draft"


@pytest.mark.parametrize("document", OWN.values(), ids=OWN)
@pytest.mark.parametrize("draft", [Draft202012Validator, Draft7Validator])
def test_a_clean_document_is_valid_to_any_validator(document: Source, draft: Any) -> None:
    validator = draft(schema.raw(kind_of(document)))

    assert list(validator.iter_errors(document.value)) == []


def used(value: Any, route: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The routes of all keys, positions in lists left out."""
    match value:
        case dict():
            for key, below in value.items():
                yield (*route, key)
                yield from used(below, (*route, key))
        case list():
            for item in value:
                yield from used(item, route)


def told(field: schema.Field, route: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The routes of all fields that may be given."""
    for key, child in field.fields.items():
        if child.types or child.fields or key in {"kind", "format", "indefinite"}:
            yield (*route, key)
            yield from told(child, (*route, key))
    if field.item:
        yield from told(field.item, route)


@pytest.mark.parametrize("kind", schema.KINDS)
def test_every_field_is_used_in_some_clean_document(kind: str) -> None:
    root = schema.field(kind)
    assert root

    given = {r for d in DOCUMENTS.values() if kind_of(d) == kind for r in used(d.value)}

    assert set(told(root)) - given == set()
