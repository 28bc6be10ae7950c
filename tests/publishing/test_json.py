"""Reports as JSON: typed, as the schema promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from answers import asked
from clusterctl.publishing import json as json_format
from clusterctl.reports import REPORTS
from publishing.everything import EVERYTHING, HOSTILE

ROOT = Path(__file__).parents[2]
PROMISE = json.loads((ROOT / "schemas" / "report-document.schema.json").read_text("utf-8"))


def told(report: Any, language: Any = "ru") -> Any:
    return json.loads(json_format.told(report, language))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("clusters", [(), ("himiya",)], ids=["region", "cluster"])
def test_every_report_keeps_the_promise(name: str, clusters: tuple[str, ...], tula: Path) -> None:
    found = told(asked(tula, name, *clusters))

    jsonschema.Draft202012Validator(PROMISE).validate(found)
    assert found["name"] == name


@pytest.mark.parametrize("name", REPORTS)
def test_reports_on_broken_documents_keep_it_too(name: str) -> None:
    found = told(asked(ROOT / "examples" / "broken", name))

    jsonschema.Draft202012Validator(PROMISE).validate(found)


@pytest.mark.parametrize("name", REPORTS)
def test_keys_name_one_thing_each(name: str, tula: Path) -> None:
    sections = told(asked(tula, name))["sections"]

    keys = [section["key"] for section in sections]
    assert len(set(keys)) == len(keys)
    for section in sections:
        parts = [(part["part"], part["key"]) for part in section["parts"] if "key" in part]
        assert len(set(parts)) == len(parts)


def test_values_are_numbers_days_and_names() -> None:
    _summary, himiya, money, _demand = told(EVERYTHING)["sections"]

    table = himiya["parts"][1]
    row = table["rows"][1]
    assert row["values"] == {
        "name": "Доля выпускников, занятых по полученной профессии",
        "plan": 75,
        "fact": 76.5,
        "share": 1.02,
        "light": "green",
    }
    assert row["about"] == "himiya"
    assert money["parts"][0]["rows"][0]["values"]["due"] == "2026-12-25"
    assert money["parts"][0]["rows"][0]["values"]["fact"] == 11800000.5


def test_a_row_tells_where_the_document_says_so(tula: Path) -> None:
    sections = told(asked(tula, "monitoring", "himiya"))["sections"]

    table = sections[1]["parts"][0]
    place = table["rows"][6]["place"]
    assert place["file"] == "clusters/himiya/monitoring/2026-q3.yaml"
    lines = (tula / place["file"]).read_text("utf-8").splitlines()
    assert "ind-07" in lines[place["line"] - 1]


def test_any_text_is_one_string_of_json() -> None:
    found = told(HOSTILE)

    assert found["title"] == "<script>alert(1)</script> {{ 7*7 }} \x07"
