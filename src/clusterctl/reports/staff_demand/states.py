"""Shortage and surplus: how graduates stand to the need, in a word and as a light."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl.messages import _
from clusterctl.reports.model import Light
from clusterctl.tables import ZERO

if TYPE_CHECKING:
    from clusterctl.reports.lights import Thresholds
    from clusterctl.reports.staff_demand.numbers import Balance


class State(StrEnum):
    """How the graduates stand to the need."""

    SHORTAGE = "shortage"
    NEARLY = "nearly"
    ENOUGH = "enough"
    SURPLUS = "surplus"


WORDS = {
    State.SHORTAGE: _("shortage"),
    State.NEARLY: _("slight shortage"),
    State.ENOUGH: _("need met"),
    State.SURPLUS: _("surplus"),
}

LIGHTS = {
    State.SHORTAGE: Light.RED,
    State.NEARLY: Light.AMBER,
    State.ENOUGH: Light.GREEN,
    State.SURPLUS: Light.AMBER,
}
"""A surplus is no fault: some go to the army or study on; it asks for a second look."""

_OF = {
    Light.RED: State.SHORTAGE,
    Light.AMBER: State.NEARLY,
    Light.GREEN: State.ENOUGH,
    Light.OVER: State.SURPLUS,
}


def state(balance: Balance, thresholds: Thresholds) -> State | None:
    """How a balance stands by the folder's thresholds; None where there is nothing to compare."""
    difference, coverage = balance.difference, balance.coverage
    if difference is None:
        return None
    if coverage is None:  # nobody is needed
        return State.SURPLUS if difference > ZERO else None
    return _OF[thresholds.light(coverage)]
