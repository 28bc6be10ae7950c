"""Whole documents: what YAML has to offer, and what other packages keep in it."""

import json
from decimal import Decimal
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml

from clusterctl.source import read
from source.seeing import covered

CORPUS = Path(__file__).parent / "corpus"
OURS = sorted(CORPUS.glob("*.yaml"))
THEIRS = sorted(
    Path(str(file.locate()))
    for package in metadata.distributions()
    for file in package.files or ()
    if file.suffix in (".yaml", ".yml")
)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_a_document_says_what_stands_beside_it(file: Path, end: str) -> None:
    told = file.with_suffix(".json").read_text(encoding="utf-8")
    wanted = json.loads(told, parse_float=Decimal)

    found = read(file.name, file.read_bytes().replace(b"\n", end.encode()))

    assert found.value == wanted["value"]
    assert [[f.code, covered(found, f.place)] for f in found.findings] == wanted["findings"]


def test_what_other_packages_keep_in_yaml_is_read_as_pyyaml_reads_it() -> None:
    assert THEIRS
    for file in THEIRS:
        text = file.read_text(encoding="utf-8")

        found = read(file.name, text.encode())

        if not found.findings:
            assert strings(found.value) == strings(yaml.load(text, yaml.BaseLoader))  # noqa: S506 — texts only


def strings(value: Any) -> Any:
    """The value with each scalar as PyYAML's base loader has it, as far as both can say."""
    match value:
        case dict():
            return {key: strings(item) for key, item in value.items()}
        case list():
            return [strings(item) for item in value]
        case bool() | None:
            return "?"
        case str() if value.lower() in {"", "~", "null", "true", "false"}:
            return "?"
    return str(value)
