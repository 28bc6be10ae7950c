"""Whatever a document says, the whole judgement of its folder comes to an end."""

from __future__ import annotations

import json
import random
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from clusterctl import check, folder
from clusterctl.source import Source, load, read

ROOT = Path(__file__).parents[1] / "examples" / "tula"
TODAY = date(2026, 11, 16)
ODD: tuple[Any, ...] = (
    None, True, -1, 10**12, "", " ", "—", "2026-02-30", "2026-03-02", "Иванов", [], {}, [[]],
    [None], {"a": 1}, ["x", "x"], "\u200b", "{{ 7*7 }}", "x" * 5000,
)  # fmt: skip


@cache
def region() -> tuple[Source, ...]:
    files = sorted(f.relative_to(ROOT).as_posix() for f in ROOT.rglob("*.yaml"))
    return tuple(load(ROOT, file) for file in files if not file.startswith("build/"))


def mutated(value: Any, dice: random.Random) -> Any:
    """The value with one odd value somewhere in it, a key or an item gone, or one twice."""
    match value:
        case dict() if value and dice.random() < 0.9:
            key = dice.choice(sorted(value))
            if dice.random() < 0.15:
                return {k: v for k, v in value.items() if k != key}
            return {**value, key: mutated(value[key], dice)}
        case list() if value and dice.random() < 0.9:
            at = dice.randrange(len(value))
            if dice.random() < 0.15:
                return [*value[:at], *value[at + 1 :]]
            if dice.random() < 0.1:
                return [*value, value[at]]
            return [*value[:at], mutated(value[at], dice), *value[at + 1 :]]
        case _:
            return dice.choice(ODD)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_a_mutilated_document_never_stops_the_judgement(seed: int) -> None:
    dice = random.Random(seed)
    sources = list(region())
    for _turn in range(3):
        at = dice.randrange(len(sources))
        if sources[at].file != "clusterctl.yaml" or dice.random() < 0.2:
            changed = mutated(sources[at].value, dice)
            text = json.dumps(changed, ensure_ascii=False, default=str)
            if isinstance(changed, dict) or sources[at].file != "clusterctl.yaml":
                sources[at] = read(sources[at].file, text.encode())

    verdict = check.check(folder.assemble(ROOT, sources, TODAY))

    told = [d.message.text("ru") + (d.help.text("ru") if d.help else "") for d in verdict.findings]
    assert all(told)
