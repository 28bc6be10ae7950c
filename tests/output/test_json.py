"""JSON, JSON Lines and GitLab's Code Quality."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from clusterctl.diagnostics import Severity
from clusterctl.output import gitlab, jsonl
from clusterctl.output import json as json_format
from clusterctl.output.escape import encodable, visible
from hostile import NAMES, TEXTS
from reporting import finding, hostile, reported

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.output.report import Report


def test_a_line_of_json_lines_is_a_finding_of_json() -> None:
    report = reported(finding("a"), finding("b", advice="c", related="d"))

    lines = [json.loads(line) for line in jsonl.told(report).splitlines()]

    assert lines == json.loads(json_format.told(report))["findings"]


@pytest.mark.parametrize("text", TEXTS)
def test_each_finding_is_one_line_to_every_reader(text: str) -> None:
    told = jsonl.told(reported(hostile(text), hostile(text)))

    assert len(told.splitlines()) == len(re.split("\r\n|[\n\r\u2028\u2029]", told)) - 1 == 2
    assert json.loads(told.splitlines()[0])["message"] == encodable(text)


def test_gitlab_gets_what_it_asks_for_and_no_more() -> None:
    [issue] = json.loads(gitlab.told(reported(finding("нет копии", line=3), prefix="тула/")))

    assert issue == {
        "description": "нет копии (the Regulation, para. 8)",
        "check_name": "P08-02",
        "fingerprint": issue["fingerprint"],
        "severity": "major",
        "location": {"path": "тула/orders/prikaz-1.yaml", "lines": {"begin": 3, "end": 3}},
    }


def test_gitlab_gets_an_empty_list_where_nothing_is_found() -> None:
    assert json.loads(gitlab.told(reported())) == []


def test_gitlab_s_severities() -> None:
    found = [finding(str(severity), severity=severity) for severity in Severity]

    issues = json.loads(gitlab.told(reported(*found)))

    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]


def test_fingerprints_of_like_findings_differ_or_gitlab_would_merge_them() -> None:
    issues = json.loads(gitlab.told(reported(finding("a"), finding("a"))))

    assert len({issue["fingerprint"] for issue in issues}) == 2


@pytest.mark.parametrize("told", [json_format.told, jsonl.told, gitlab.told])
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_name_arrives_as_it_is(told: Callable[[Report], str], name: str) -> None:
    text = told(reported(finding(file=f"orders/{name}")))

    assert text.encode()
    assert encodable(f"orders/{name}") in _values(json.loads(text))


@pytest.mark.parametrize("text", TEXTS)
def test_gitlab_shows_a_hostile_text_harmless(text: str) -> None:
    [issue] = json.loads(gitlab.told(reported(hostile(text))))

    assert issue["description"].startswith(visible(text))


def _values(value: object) -> list[object]:
    """All plain values inside."""
    match value:
        case dict():
            return [v for item in value.values() for v in _values(item)]
        case list():
            return [v for item in value for v in _values(item)]
        case _:
            return [value]
