"""SARIF as GitHub's code scanning takes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest

from clusterctl import rulebook
from clusterctl.diagnostics import Severity
from clusterctl.output import sarif
from clusterctl.rules import every_rule
from hostile import NAMES, TEXTS
from reporting import finding, hostile, reported

if TYPE_CHECKING:
    from clusterctl.messages import Language
    from clusterctl.output.report import Report

DEMANDS = json.loads((Path(__file__).parent / "sarif.schema.json").read_text(encoding="utf-8"))


def run(report: Report) -> dict[str, Any]:
    """The only run of a log that holds all that GitHub demands."""
    log = json.loads(sarif.told(report))
    jsonschema.Draft202012Validator(
        DEMANDS, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(log)
    [only] = log["runs"]
    assert isinstance(only, dict)
    return only


def test_a_finding_with_all_its_parts() -> None:
    d = finding("нет копии", advice="отправьте", related="приказ")

    [result] = run(reported(d, language="ru", prefix="тула/"))["results"]

    place = {
        "artifactLocation": {"uri": "%D1%82%D1%83%D0%BB%D0%B0/orders/prikaz-1.yaml"},
        "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 5},
    }
    mark = result["partialFingerprints"]["primaryLocationLineHash"]
    assert result == {
        "ruleId": "P08-02",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "нет копии\nотправьте"},
        "locations": [{"physicalLocation": place}],
        "relatedLocations": [{"id": 1, "physicalLocation": place, "message": {"text": "приказ"}}],
        "partialFingerprints": {"primaryLocationLineHash": mark},
        "properties": {"document": "prikaz-1", "route": [], "paragraph": "8"},
    }


def test_a_clean_run_has_no_results_and_no_rules() -> None:
    only = run(reported())

    assert (only["results"], only["tool"]["driver"]["rules"]) == ([], [])


def test_levels_are_those_of_the_findings_not_of_their_rules() -> None:
    found = [finding(severity=severity) for severity in Severity]

    assert [r["level"] for r in run(reported(*found))["results"]] == ["error", "warning", "note"]


def test_the_index_leads_to_the_rule() -> None:
    only = run(reported(finding(code="P12-01"), finding(code="D001"), finding(code="P08-02")))

    rules = only["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == ["D001", "P08-02", "P12-01"]
    assert [rules[r["ruleIndex"]]["id"] for r in only["results"]] == ["P12-01", "D001", "P08-02"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_rule_s_page_is_what_github_shows(language: Language) -> None:
    found = [finding(code=code, paragraph=r.paragraph) for code, r in every_rule().items()]

    told = run(reported(*found, language=language))["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in told] == list(every_rule())
    for rule in told:
        title = rulebook.page(every_rule()[rule["id"]]).title.text(language)
        assert rule["shortDescription"]["text"] == title
        assert rule["help"]["text"].startswith(title)


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_is_a_text(text: str) -> None:
    [result] = run(reported(hostile(text)))["results"]

    message = result["message"]["text"]
    assert "](" not in message.replace("\\](", "")
    assert not {"\x1b", "\u202e", "\x9b"} & set(message)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_name_is_a_relative_reference(name: str) -> None:
    [result] = run(reported(finding(file=f"orders/{name}")))["results"]

    reference = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote_to_bytes(reference).decode("utf-8", "surrogateescape") == f"orders/{name}"
