"""Facts against plans: shares, lights, thresholds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers import asked, column, table
from clusterctl.errors import ClusterctlError
from clusterctl.reports.lights import Thresholds, fulfilment
from clusterctl.reports.model import Light

if TYPE_CHECKING:
    from pathlib import Path

USUAL = Thresholds(Decimal(1), Decimal("0.9"), Decimal("1.25"))
NUMBERS = st.decimals(-1000, 1000, allow_nan=False, places=1)


@pytest.mark.parametrize(
    ("plan", "fact", "share", "light"),
    [
        ("100", "100", "1", Light.GREEN),
        ("100", "99.9", "0.999", Light.AMBER),
        ("100", "90", "0.9", Light.AMBER),
        ("100", "89.9", "0.899", Light.RED),
        ("100", "125", "1.25", Light.GREEN),
        ("100", "125.1", "1.251", Light.OVER),
        ("100", "0", "0", Light.RED),
        ("0", "0", None, Light.NONE),
        ("0", "3", None, Light.OVER),
        ("-5", "-3", None, Light.GREEN),
        ("-5", "0", None, Light.GREEN),
        ("-5", "-6", None, Light.RED),
        ("5", "-1", None, Light.RED),
    ],
)
def test_more_is_better(plan: str, fact: str, share: str | None, light: Light) -> None:
    found = fulfilment(Decimal(plan), Decimal(fact), USUAL)

    assert found.share == (share and Decimal(share))
    assert found.light is light


@pytest.mark.parametrize(
    ("plan", "fact", "share", "light"),
    [
        ("10", "10", "1", Light.GREEN),
        ("9", "10", "0.9", Light.AMBER),
        ("8", "10", "0.8", Light.RED),
        ("10", "8", "1.25", Light.GREEN),
        ("10", "4", "2.5", Light.OVER),
        ("10", "0", None, Light.OVER),
        ("0", "0", None, Light.GREEN),
        ("0", "1", None, Light.RED),
    ],
)
def test_less_is_better_where_an_indicator_should_fall(
    plan: str, fact: str, share: str | None, light: Light
) -> None:
    found = fulfilment(Decimal(plan), Decimal(fact), USUAL, falling=True)

    assert found.share == (share and Decimal(share))
    assert found.light is light


@pytest.mark.parametrize(("plan", "fact"), [(None, Decimal(1)), (Decimal(1), None), (None, None)])
def test_nothing_is_judged_without_both_numbers(plan: Decimal | None, fact: Decimal | None) -> None:
    assert fulfilment(plan, fact, USUAL).light is Light.NONE


@given(NUMBERS, NUMBERS, st.booleans())
def test_what_misses_its_plan_is_never_green(plan: Decimal, fact: Decimal, falling: bool) -> None:  # noqa: FBT001 drawn
    found = fulfilment(plan, fact, USUAL, falling=falling)

    missed = fact > plan if falling else fact < plan
    assert (found.light in {Light.GREEN, Light.OVER}) <= (not missed)
    assert (found.light in {Light.AMBER, Light.RED}) <= missed


def thresholds(root: Path, told: str) -> None:
    settings = root / "clusterctl.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}reports: {told}\n", encoding="utf-8")


def test_the_settings_set_the_thresholds(tula: Path) -> None:
    thresholds(tula, "{green_from: 94, over_above: 106}")

    report = asked(tula, "monitoring", "himiya", period="2026-q3")

    # himiya, ind-07: 47 of 50 is 94 %; ind-08: 16 of 15 is 106.7 %.
    lights = list(column(table(report, "indicators", "indicators"), "light").values())[-2:]
    assert lights == [Light.GREEN, Light.OVER]


def test_thresholds_that_contradict_each_other_are_told_with_their_place(tula: Path) -> None:
    thresholds(tula, "{green_from: 80}")

    with pytest.raises(ClusterctlError, match="in no order") as caught:
        asked(tula, "monitoring")

    assert caught.value.place
    assert caught.value.place.file == "clusterctl.yaml"


def test_thresholds_that_are_no_numbers_are_the_usual_ones(tula: Path) -> None:
    thresholds(tula, "{green_from: много}")

    report = asked(tula, "monitoring", "himiya")

    assert "green from 100 %" in report.notes[0].text("en")
