"""The schemas for editors mean what ours mean, and say more."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator

from clusterctl import schema
from clusterctl.regulation import Regulation
from clusterctl.schema import editors, engine
from schemas.corpus import kind_of, own
from schemas.mutants import mutants

DOCUMENTS = own()


def exported(name: str) -> dict[str, Any]:
    regulation = Regulation.load()
    told: dict[str, Any] = json.loads(
        editors.exported(name, lambda ids: regulation.refer(ids, "ru"))
    )
    return told


@pytest.mark.parametrize("name", editors.NAMES)
def test_an_editor_takes_it(name: str) -> None:
    Draft7Validator.check_schema(exported(name))

    assert exported(name)["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in json.dumps(exported(name))


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_it_judges_documents_as_the_built_in_one_does(document: Any) -> None:
    kind = kind_of(document)
    checker = engine._format_checker()
    validator = engine.adapted(Draft7Validator)(exported(kind), format_checker=checker)

    for mutant in [document.value, *mutants(document.value, 12, seed=1)]:
        assert validator.is_valid(mutant) == (not engine.violations(kind, mutant))


def test_choices_are_explained() -> None:
    status = exported("order")["properties"]["status"]

    assert status["enumDescriptions"] == ["черновик", "готовый документ"]


def test_a_description_names_the_paragraph() -> None:
    date = exported("supplement")["properties"]["date"]

    assert date["description"].endswith("Положение, п. 9.")


def test_the_schemas_themselves_stay_as_they_are() -> None:
    before = json.dumps(schema.raw("supplement"))

    exported("supplement")

    assert json.dumps(schema.raw("supplement")) == before
