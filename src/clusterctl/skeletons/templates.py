"""The templates of new documents filled in: YAML in which every value is written as YAML."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from clusterctl import resources, source

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2

_DEEP = 40
"""Deeper than any key of a template stands."""


def filled(name: str, facts: Mapping[str, Any]) -> str:
    """The text of a template with these facts; one that it names and isn't there is an error."""
    return _environment().get_template(name).render(facts)


@cache
def texts() -> Any:
    """The words that samples begin with."""
    return source.load(resources.templates() / "new", "texts.yaml").value


@cache
def _environment() -> jinja2.Environment:
    import jinja2  # noqa: PLC0415 takes 45 ms, and --help does without

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.templates()),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 the output is YAML, and values go through the filters
    )
    environment.filters |= {"y": _as_yaml, "opened": _opened}
    return environment


def _as_yaml(value: object) -> str:
    """A value as YAML that no character of it can break: JSON is YAML."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _opened(value: Mapping[str, object]) -> str:
    """A mapping over several lines: the layout makes one of them where it is narrow enough."""
    entries = (f"{_as_yaml(key)}: {_as_yaml(item)}" for key, item in value.items())
    return "{" + f",\n{' ' * _DEEP}".join(entries) + "}"
