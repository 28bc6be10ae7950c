"""The schemas as editors read them: Draft-07, choices and paragraphs told, files mapped to them."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from clusterctl import layout
from clusterctl.schema.fields import raw

if TYPE_CHECKING:
    from collections.abc import Callable

FILES: Final = {**layout.PATTERNS, "regulation": "regulations/*.yaml"}
"""What people write by hand, and where: the kinds of documents and the regulation's profile."""

NAMES: Final = (*FILES, "report", "diff")
"""All schemas there are: besides what people write, the promises of the JSON reports."""

HOME: Final = PurePosixPath(".clusterctl/schemas")
"""Where a document folder keeps the schemas for its editors."""

SETTINGS: Final = ".vscode/settings.json"

_DRAFT_07: Final = "http://json-schema.org/draft-07/schema#"
_RENAMED: Final = {"$defs": "definitions"}


def exported(name: str, cite: Callable[[str], str]) -> str:
    """A schema as a text for editors, which read Draft-07; it means the same as ours.

    Titles of choices become their descriptions, and a description ends with the
    paragraph, told by `cite`.
    """
    schema = {**_edited(raw(name), cite), "$schema": _DRAFT_07}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def settings(home: str) -> str:
    """The text of an editor's settings by which it finds the schemas in that folder."""
    schemas = {f"{home}/{file_of(name)}": pattern for name, pattern in FILES.items()}
    return json.dumps({"yaml.schemas": schemas}, ensure_ascii=False, indent=2) + "\n"


def file_of(name: str) -> str:
    """The name of a schema's file."""
    return f"{name}.schema.json"


def _edited(node: Any, cite: Callable[[str], str]) -> Any:
    match node:
        case list():
            return [_edited(each, cite) for each in node]
        case dict():
            told = {_RENAMED.get(str(k), str(k)): _edited(v, cite) for k, v in node.items()}
            return _explained(told, cite) if isinstance(node.get("description"), str) else told
        case str() if node.startswith("#/$defs/"):
            return node.replace("$defs", "definitions", 1)
        case _:
            return node


def _explained(node: dict[str, Any], cite: Callable[[str], str]) -> dict[str, Any]:
    """A node whose choices are described, and whose description names its paragraph."""
    if "x-enum-titles" in node:
        node["enumDescriptions"] = [node["x-enum-titles"][str(value)] for value in node["enum"]]
    if "x-paragraph" in node:
        node["description"] = f"{node['description']} {cite(node['x-paragraph'])}."
    return node
