"""The training of teachers in section 6."""

from __future__ import annotations

from typing import Any

import pytest

from judging import found, says
from programs import program


def training(*rows: dict[str, Any], **more: Any) -> str:
    return program({"staff_development": {"training": list(rows), **more}})


@pytest.mark.parametrize(
    ("people", "audience", "told"), [(31, "managers", 0), (30, "teachers", 0), (31, "masters", 1)]
)
def test_only_those_who_teach_are_counted(people: int, audience: str, told: int) -> None:
    row = {"year": 2027, "people": people, "audience": audience}

    text = training(row, teachers_total=[{"year": 2027, "count": 30}])

    assert len(found("C061", text)) == told


def test_a_year_whose_teachers_are_not_told_is_not_judged() -> None:
    row = {"year": 2028, "people": 99, "audience": "teachers"}

    assert found("C061", training(row, teachers_total=[{"year": 2027, "count": 30}])) == []


def test_an_internship_without_a_host_is_told() -> None:
    rows = [{"form": "internship_at_enterprise"}, {"form": "course"}]

    assert says("C062", training(*rows)) == ["an internship at an enterprise, and no `host`"]


@pytest.mark.parametrize(
    ("form", "hours", "told"),
    [
        ("course", 16, 0),
        ("course", 15, 1),
        ("retraining", 250, 0),
        ("retraining", 249, 1),
        ("other", 2, 0),
    ],
)
def test_a_form_of_training_has_its_least_hours(form: str, hours: int, told: int) -> None:
    assert len(found("C063", training({"form": form, "hours": hours}))) == told
