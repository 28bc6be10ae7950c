"""The schemas themselves: valid under both drafts, closed, told in Russian, resting on the law."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from clusterctl import layout, schema
from clusterctl.regulation import Regulation
from clusterctl.rules import every_rule
from clusterctl.schema.formats import FORMATS, FORMS
from clusterctl.schema.words import _TELLERS
from schemas.corpus import ROOT

FILES = [ROOT / "schemas" / f"{kind}.schema.json" for kind in (*schema.KINDS, "report", "diff")]
SCHEMAS: dict[str, Any] = {f.name.split(".")[0]: json.loads(f.read_text("utf-8")) for f in FILES}
OF_DOCUMENTS = {kind: SCHEMAS[kind] for kind in schema.KINDS}

Found = tuple[str, dict[str, Any]]

SAME_IN_BOTH_DRAFTS = {
    *("$schema", "$defs", "$ref", "title", "description", "type", "enum", "const", "format"),
    *("properties", "required", "additionalProperties", "propertyNames", "items", "uniqueItems"),
    *("minItems", "minLength", "minimum", "maximum", "pattern"),
    *("allOf", "oneOf", "not", "if", "then", "else"),
}
OURS = {
    *("x-paragraph", "x-rule", "x-severity", "x-draft", "x-ref", "x-key", "x-material"),
    *("x-enum-titles", "x-money", "doNotSuggest"),
}


def nodes(node: Any, at: str = "") -> Iterator[Found]:
    """Every schema inside a schema, with the way to it; a condition's branches are none."""
    yield at, node
    for group in ("properties", "$defs"):
        for key, child in node.get(group, {}).items():
            yield from nodes(child, f"{at}.{key}")
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            yield from nodes(node[key], f"{at}.{key}")


def everywhere(node: Any) -> Iterator[dict[str, Any]]:
    """Every mapping at a place of a schema, in conditions too."""
    for _at, found in nodes(node):
        yield found
        for branch in (*found.get("allOf", ()), *found.get("oneOf", ()), found):
            for key in ("if", "then", "else", "not"):
                if key in branch:
                    yield from everywhere(branch[key])


def properties(kind: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every property: the way to it, its schema, the schema it belongs to."""
    for at, node in nodes(SCHEMAS[kind]):
        for key, child in node.get("properties", {}).items():
            yield f"{at}.{key}", child, node


def test_every_kind_of_document_has_a_schema() -> None:
    found = {path.name.split(".")[0] for path in (ROOT / "schemas").glob("*.schema.json")}

    assert set(layout.PATTERNS) | {"report"} <= found


@pytest.mark.parametrize("kind", SCHEMAS)
@pytest.mark.parametrize("draft", [Draft202012Validator, Draft7Validator])
def test_a_schema_is_one_by_both_drafts(kind: str, draft: Any) -> None:
    draft.check_schema(SCHEMAS[kind])


def test_a_foreign_tool_accepts_the_schemas() -> None:
    tool = Path(sys.executable).with_name("check-jsonschema")

    done = subprocess.run([tool, "--check-metaschema", *FILES], capture_output=True, check=False)

    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize("kind", SCHEMAS)
@pytest.mark.parametrize("words", ["title", "description"])
def test_every_property_is_told_in_russian(kind: str, words: str) -> None:
    silent = [
        at
        for at, child, _node in properties(kind)
        if not re.search("[А-Яа-яЁё]{2}", child.get(words, ""))
    ]

    assert silent == []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_description_is_whole_sentences_and_a_title_a_short_name(kind: str) -> None:
    for at, child, _node in properties(kind):
        assert child["description"].endswith((".", "!", "?")), at
        assert len(child["title"]) <= 80, at
        assert child["title"][0].isupper() or child["title"][0].isdigit(), at


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_choice_has_a_name_of_its_own(kind: str) -> None:
    for at, node in nodes(SCHEMAS[kind]):
        titles = node.get("x-enum-titles", {})
        assert list(titles) == [str(value) for value in node.get("enum", ())], at
        assert len(set(titles.values())) == len(titles), at


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_no_key_is_let_through_unseen(kind: str) -> None:
    open_ones = [
        at
        for at, node in nodes(SCHEMAS[kind])
        if node.get("type") == "object" and node.get("additionalProperties", True) is True
    ]

    assert open_ones == []


def test_the_report_stays_open_for_fields_to_come() -> None:
    for name in ("report", "diff"):
        assert [at for at, node in nodes(SCHEMAS[name]) if "additionalProperties" in node] == []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_only_keywords_are_used_that_both_drafts_know_and_read_alike(kind: str) -> None:
    used = {key for node in everywhere(SCHEMAS[kind]) for key in node}

    assert used <= SAME_IN_BOTH_DRAFTS | OURS


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_reference_stands_alone_and_stays_in_its_file(kind: str) -> None:
    text = schema.text(kind)

    targets = re.findall(r'"\$ref": "([^"]*)"', text)

    assert len(re.findall(r'\{ "\$ref": "[^"]*" \}', text)) == len(targets)
    assert {target.rpartition("/")[0] for target in targets} <= {"#/$defs"}
    assert {target.rpartition("/")[2] for target in targets} == set(SCHEMAS[kind].get("$defs", {}))


def test_definitions_of_one_name_are_the_same_in_every_file() -> None:
    definitions: dict[str, Any] = {}
    for kind in OF_DOCUMENTS:
        for name, definition in SCHEMAS[kind].get("$defs", {}).items():
            assert definitions.setdefault(name, definition) == definition, f"{kind}: {name}"


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_a_definition_that_goes_by_other_names_has_none_of_its_own(kind: str) -> None:
    """Editors show the innermost title: the definition's would hide that of its use."""
    renamed = {
        part["$ref"].rpartition("/")[2]
        for _, node in nodes(SCHEMAS[kind])
        for part in node.get("allOf", ())
        if "$ref" in part
    }
    items = {
        node["items"]["$ref"].rpartition("/")[2]
        for _, node in nodes(SCHEMAS[kind])
        if "$ref" in node.get("items", {})
    }

    for name, definition in SCHEMAS[kind].get("$defs", {}).items():
        assert ("title" in definition) == (name in items), name
        assert name in renamed | items, name


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_a_rule_the_schema_speaks_for_is_known_and_as_grave(kind: str) -> None:
    rules = every_rule()

    for at, node in nodes(SCHEMAS[kind]):
        told = node.get("x-rule", {})
        for code in told.values() if isinstance(told, dict) else [told]:
            assert rules[code].severity == node.get("x-severity", "error"), at


@pytest.mark.parametrize("kind", SCHEMAS)
def test_what_is_required_is_described(kind: str) -> None:
    for at, node in nodes(SCHEMAS[kind]):
        assert set(node.get("required", ())) <= set(node.get("properties", ())), at


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_only_what_is_required_can_wait_in_a_draft(kind: str) -> None:
    optional = [
        at
        for at, child, node in properties(kind)
        if child.get("x-draft") and at.rpartition(".")[2] not in node.get("required", ())
    ]

    assert optional == []


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_a_form_is_anchored_ascii_and_known_in_words(kind: str) -> None:
    for at, node in nodes(SCHEMAS[kind]):
        if pattern := node.get("pattern"):
            assert pattern.isascii(), at
            assert re.fullmatch(r"\^[^^$]*(\[\^[^]]*\][^^$]*)*\$", pattern), at
            assert not re.search(r"\\[dDwWsSbBpP]", pattern), at
            assert pattern in FORMS, at


def test_no_form_is_told_that_no_schema_asks_for() -> None:
    asked = {node.get("pattern") for s in OF_DOCUMENTS.values() for node in everywhere(s)}
    asked |= {s["properties"]["rules"]["propertyNames"]["pattern"] for s in [SCHEMAS["settings"]]}

    assert set(FORMS) <= asked


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_formats_are_those_we_check_ourselves_beside_a_pattern(kind: str) -> None:
    formed = [node for _, node in nodes(SCHEMAS[kind]) if "format" in node and "type" in node]

    assert {node["format"] for node in formed} <= set(FORMATS)
    assert all("pattern" in node for node in formed)


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_every_keyword_that_can_break_has_words(kind: str) -> None:
    silent = {"$schema", "$defs", "$ref", "title", "description", "properties", "items"}
    branches = {"allOf", "if", "then", "else"}
    used = {key for node in everywhere(SCHEMAS[kind]) for key in node} - OURS

    assert used - silent - branches <= set(_TELLERS)


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_paragraphs_are_those_of_the_regulation(kind: str) -> None:
    regulation = Regulation.load("tula")

    for at, node in nodes(SCHEMAS[kind]):
        if "x-paragraph" in node:
            assert regulation.paragraph(node["x-paragraph"]), at


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_a_reference_to_a_document_names_its_kind(kind: str) -> None:
    named = {node["x-ref"] for _, node in nodes(SCHEMAS[kind]) if "x-ref" in node}

    assert named <= set(schema.KINDS)


def lists(field: schema.Field) -> Iterator[schema.Field]:
    if field.item:
        yield field
        yield from lists(field.item)
    for child in field.fields.values():
        yield from lists(child)


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_what_identifies_an_item_is_one_of_its_fields(kind: str) -> None:
    root = schema.field(kind)
    assert root

    for field in lists(root):
        item = field.item
        assert item
        assert not field.identity or set(field.identity) <= set(item.fields), field.key


MATERIAL = {
    *("accession", "exclusion", "order_of_interaction", "obligations", "term", "requisites"),
    *("indicator", "result", "program"),
}


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_changes_in_law_are_those_the_regulation_tells_apart(kind: str) -> None:
    marks = [node["x-material"] for _, node in nodes(SCHEMAS[kind]) if "x-material" in node]

    told = {change for m in marks for change in (m.values() if isinstance(m, dict) else [m])}

    assert told <= MATERIAL


def test_the_sixteen_sections_have_their_codes_in_the_order_of_the_paragraph() -> None:
    sections = SCHEMAS["program"]["properties"]["sections"]["properties"]

    assert [section["x-rule"] for section in sections.values()] == [
        f"P04-{10 + n}" for n in range(1, 17)
    ]
    assert {section["x-paragraph"] for section in sections.values()} == {"4б"}


def test_every_section_is_required() -> None:
    sections = SCHEMAS["program"]["properties"]["sections"]

    assert sections["required"] == list(sections["properties"])
