"""Career support in section 10."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program


@pytest.mark.parametrize(
    ("grades", "told"),
    [([6, 11], []), ([1, 5, 6], ["grades 1, 5 are outside 6 to 11"]), (None, [])],
)
def test_events_for_other_grades_are_told(grades: list[int] | None, told: list[str]) -> None:
    event = {"event": "Турнир", "date": "2027-03-20", "grades": grades}

    assert says("C101", program({"career_support": {"early_guidance": [event]}})) == told


def career_map(**requires: list[str]) -> str:
    steps: list[dict[str, Any]] = [
        {"id": id, "requires": before} for id, before in requires.items()
    ]
    return program(
        {"career_support": {"career_maps": [{"profession": "15.02.16", "steps": steps}]}}
    )


@pytest.mark.parametrize(
    ("requires", "told"),
    [
        ({"a": [], "b": ["a"], "c": ["a", "b"]}, []),
        ({"a": ["b"], "b": []}, []),
        ({"a": ["x"]}, ["the map has no step “x”"]),
        ({"a": ["a"]}, ["steps that lead back to themselves: a, a"]),
    ],
)
def test_steps_follow_from_one_another(requires: dict[str, list[str]], told: list[str]) -> None:
    assert says("C102", career_map(**requires)) == told


def test_a_circle_is_told_once_with_all_its_steps() -> None:
    (finding,) = found("C102", career_map(a=["c"], b=["a"], c=["b"], d=["a"]))

    assert set(finding.message.text("en").partition(": ")[2].split(", ")) == {"a", "b", "c"}


def test_a_map_without_steps_is_not_judged() -> None:
    maps = {"career_maps": [{"profession": "15.02.16", "url": "https://college.example/karta"}]}

    assert found("C102", program({"career_support": maps})) == []
