"""Regulation profiles: found by name, read and checked."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from clusterctl import resources, source
from clusterctl.calendar import Unit
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Bilingual, Listing, _
from clusterctl.regulation.entries import (
    Act,
    Change,
    Direction,
    Number,
    Paragraph,
    Reading,
    Role,
    Section,
    Stage,
    TermRule,
)
from clusterctl.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clusterctl.messages import Message
    from clusterctl.source import Source

_SHELF = "regulations"
_ENTRIES: dict[str, type] = {
    "roles": Role,
    "directions": Direction,
    "synchronisation": Direction,
    "changes": Change,
    "stages": Stage,
    "terms": TermRule,
    "numbers": Number,
    "sections": Section,
    "paragraphs": Paragraph,
    "readings": Reading,
}
_VALUES: dict[str, Callable[[Any], Any]] = {
    "since": date.fromisoformat,
    "until": date.fromisoformat,
    "unit": Unit,
}


def read(name: str, folder: Path | None = None) -> dict[str, Any]:
    """The parts of a profile; a `ClusterctlError` when there is none or it can't be used."""
    homes = _homes(folder)
    if name not in homes:
        raise _unknown(name, sorted(homes))
    told = source.load(homes[name], f"{_SHELF}/{name}.yaml")
    if homes[name] == folder:
        _demand_sound(told)
    parts = {
        part: tuple(_entry(kind, entry) for entry in told.value[part])
        for part, kind in _ENTRIES.items()
    }
    every_paragraph = parts.pop("paragraphs")
    act = _entry(Act, told.value["act"])
    cited_as = told.value.get("cited_as", {})
    return {
        "name": name, "act": act, "every_paragraph": every_paragraph, "cited_as": cited_as, **parts
    }  # fmt: skip


def _homes(folder: Path | None) -> dict[str, Path]:
    """Where each profile lives; the folder's own take the place of built-in ones."""
    homes = [resources.data(), *([folder] if folder else [])]
    return {file.stem: home for home in homes for file in sorted((home / _SHELF).glob("*.yaml"))}


def _entry(kind: type, told: dict[str, Any]) -> Any:
    return kind(**{key: _VALUES.get(key, _value)(value) for key, value in told.items()})


def _value(value: Any) -> Any:
    if isinstance(value, dict) and value.keys() == {"ru", "en"}:
        return Bilingual(**value)
    return value


def _unknown(name: str, known: list[str]) -> ClusterctlError:
    near = closest(name, known)
    return ClusterctlError(
        _("no regulation profile “{name}”", name=name),
        _("did you mean {near}?", near=near)
        if near
        else _("there are {known}; a folder keeps its own in regulations/", known=_row(known)),
    )


def _row(names: list[str]) -> Listing:
    return Listing(tuple(names))


def _demand_sound(profile: Source) -> None:
    """A profile that others wrote is checked by its schema; ours is checked by our tests."""
    for finding in profile.findings:
        raise _unusable(profile.file, finding.place.line, finding.message)
    from jsonschema import Draft202012Validator  # noqa: PLC0415 only a folder's own profile needs it
    from jsonschema.exceptions import best_match  # noqa: PLC0415

    schema = json.loads((resources.schemas() / "regulation.schema.json").read_text("utf-8"))
    checker = Draft202012Validator.FORMAT_CHECKER
    error = best_match(
        Draft202012Validator(schema, format_checker=checker).iter_errors(profile.value)
    )
    if error is None:
        _demand_cited(profile)
        return
    route = tuple(error.absolute_path)
    why = _("this is not what the schema asks for: {route}", route=".".join(map(str, route)) or "—")
    if error.validator == "contains":
        missing = error.validator_value["properties"]["key"]["const"]
        why = _("{part} lacks the entry {missing}", part=route[0], missing=missing)
    raise _unusable(profile.file, profile.place(*route).line, why)


def _demand_cited(profile: Source) -> None:
    """What `cited_as` leads to is there: a number that is not would be cited nowhere."""
    known = {paragraph["id"] for paragraph in profile.value["paragraphs"]}
    for model, own in profile.value.get("cited_as", {}).items():
        for id in (each.strip() for each in own.split(",")):
            if id not in known:
                line = profile.place("cited_as", model).line
                why = _("`cited_as` names the paragraph {id}, which `paragraphs` lacks", id=id)
                raise _unusable(profile.file, line, why)


def _unusable(file: str, line: int, why: Message) -> ClusterctlError:
    return ClusterctlError(
        _("{file}, line {line}: {why}", file=file, line=line, why=why),
        _("the built-in profile “tula” and schemas/regulation.schema.json show what belongs there"),
    )
