"""Career maps: what is told in them, in any shape that the data have."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from clusterctl.render import career_maps
from clusterctl.render.values import values
from render.region import read

SVG = "{http://www.w3.org/2000/svg}"


def step(id: str, **given: Any) -> dict[str, Any]:
    known: dict[str, Any] = {"title": f"ступень {id}", "kind": "job", "kind_title": "работа"}
    known |= {"employer_name": None, "after_years": None, "salary_from": None, "requires": []}
    return {"id": id, **known, **given}


def drawn(*steps: dict[str, Any]) -> ET.Element:
    career_map = {"profession": "15.02.16", "profession_title": "Технология", "steps": list(steps)}
    return ET.fromstring(career_maps.drawn(career_map).svg(embedded=False))  # noqa: S314


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def test_a_step_tells_what_where_when_and_for_how_much() -> None:
    root = drawn(
        step("a", title="Мастер смены", employer_name="АО «Химия»", after_years=6,
             salary_from=Decimal(105000))
    )  # fmt: skip

    assert texts(root) == [
        "15.02.16 Технология", "работа", "через 6\u00a0лет",
        "Мастер смены", "АО «Химия»", "от 105\u00a0000 ₽ в месяц",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("years", "told"),
    [(None, ""), (0, "сразу"), (1, "через 1 год"), (3, "через 3 года"), (11, "через 11 лет")],
)
def test_years_are_told_in_the_right_form(years: int | None, told: str) -> None:
    said = texts(drawn(step("a", after_years=years)))[2]

    assert said.replace("\u00a0", " ") == told


def test_arrows_lead_from_what_is_required() -> None:
    arrows = len(drawn(step("a"), step("b", requires=["a"])).findall(f"{SVG}path"))
    without = len(drawn(step("a"), step("b")).findall(f"{SVG}path"))

    assert arrows - without == 2  # the line and its head


def test_who_cannot_see_the_picture_is_told_the_same() -> None:
    root = drawn(step("a"), step("b", requires=["a"], salary_from=Decimal(70000)))

    assert root.findtext(f"{SVG}title") == "Карьерная карта: 15.02.16 Технология"
    assert root.findtext(f"{SVG}desc") == (
        "работа: ступень a; работа: ступень b, от 70\u00a0000 ₽, после ступени «ступень a»"
    )


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [step("a", requires=["a"])],
        [step("a", title="ж" * 300)],
        [step(str(n)) for n in range(99)],
    ],
    ids=["none", "circle", "long", "many"],
)
def test_any_map_is_drawn_within_its_picture(steps: list[dict[str, Any]]) -> None:
    root = drawn(*steps)

    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    for box in root.iter(f"{SVG}rect"):
        assert 0 <= float(box.get("x", "")) <= width - float(box.get("width", ""))
        assert 0 <= float(box.get("y", "")) <= height - float(box.get("height", ""))


def test_every_map_of_the_example_region_is_drawn() -> None:
    folder = read()
    maps = [
        each
        for program in folder.of("program")
        for each in values(folder, program)["sections"]["career_support"]["career_maps"]
    ]

    assert len(maps) == 15
    for each in maps:
        told = career_maps.drawn(each).svg(embedded=False)
        assert all(f">{s['kind_title']}<" in told for s in each["steps"])
