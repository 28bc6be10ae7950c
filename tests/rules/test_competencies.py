"""The competency maps of section 5."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program


def maps(*competencies: dict[str, Any], **fields: Any) -> str:
    listed = {"competencies": list(competencies)} if competencies else {}
    return program({"competency_map": {"maps": [{"profession": "15.02.16", **listed, **fields}]}})


def stage(name: str, **fields: Any) -> dict[str, Any]:
    return {"code": "ПК 1.1", "stage": name, "method": "exam", **fields}


def test_a_map_kept_elsewhere_is_not_judged() -> None:
    text = maps(map_ref="https://college.example/karta")

    assert found("C052", text) == found("C053", text) == []


@pytest.mark.parametrize(
    ("stages", "told"), [(["final"], 1), (["intermediate"], 1), (["intermediate", "final"], 0)]
)
def test_both_stages_are_asked_for(stages: list[str], told: int) -> None:
    assert len(found("C052", maps(*map(stage, stages)))) == told


def test_one_expert_at_the_final_stage_is_enough() -> None:
    assert found("C053", maps(stage("final"), stage("final", employer_experts=1))) == []


def test_a_map_without_a_final_stage_is_told_once() -> None:
    text = maps(stage("intermediate"))

    assert found("C053", text) == []
    assert says("C052", text) == ["no competency of 15.02.16 is judged at this stage: final"]
