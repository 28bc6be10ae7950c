"""Facts against plans: how much of the plan is fulfilled, and which traffic light that is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _
from clusterctl.reports.model import Light
from clusterctl.tables import ZERO, exact

if TYPE_CHECKING:
    from clusterctl.folder import Folder

_WHOLE = Decimal(100)
_USUAL = {"green_from": 100, "amber_from": 90, "over_above": 125}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares of the plan: from where on a fact is green, amber, and above what it is too good."""

    green_from: Decimal
    amber_from: Decimal
    over_above: Decimal

    @classmethod
    def of(cls, folder: Folder) -> Thresholds:
        """Those of the folder's settings, the usual ones where it has none.

        A `ClusterctlError` for settings by which amber would begin above green.
        """
        told = {key: folder.setting("reports", key, default=usual) for key, usual in _USUAL.items()}
        found = cls(**{key: exact(value) / _WHOLE for key, value in told.items()})
        if not found.amber_from <= found.green_from <= found.over_above:
            settings = folder.settings
            raise ClusterctlError(
                _("the thresholds of the reports are in no order: {told}", told=found.percents),
                _("amber_from is not above green_from, and green_from not above over_above"),
                settings.at("reports").place if settings else None,
            )
        return found

    @property
    def percents(self) -> Message:
        """The thresholds in words."""
        return _(
            "green from {green} %, amber from {amber} %, below it red;"
            " above {over} % the plan may have been too easy",
            green=_percent(self.green_from),
            amber=_percent(self.amber_from),
            over=_percent(self.over_above),
        )

    def light(self, share: Decimal) -> Light:
        """The light of a share of the plan."""
        if share > self.over_above:
            return Light.OVER
        if share >= self.green_from:
            return Light.GREEN
        return Light.AMBER if share >= self.amber_from else Light.RED


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """How much of a plan is fulfilled, None where that is no number, and its light."""

    share: Decimal | None
    light: Light


NOTHING = Fulfilment(None, Light.NONE)


def fulfilment(
    plan: Decimal | None, fact: Decimal | None, thresholds: Thresholds, *, falling: bool = False
) -> Fulfilment:
    """A fact against its plan; what should fall is fulfilled by falling to the plan or below.

    Where a plan or a fact leaves nothing to divide by, the light alone tells how it stands; of
    nothing planned and nothing done there is nothing to tell.
    """
    if plan is None or fact is None:
        return NOTHING
    part, whole = (plan, fact) if falling else (fact, plan)
    if whole > 0 and part >= 0 and (part > 0 or not falling):
        share = part / whole
        return Fulfilment(share, thresholds.light(share))
    if plan == fact == ZERO and not falling:
        return NOTHING
    return Fulfilment(None, _by_order(plan, fact, falling=falling))


def _by_order(plan: Decimal, fact: Decimal, *, falling: bool) -> Light:
    """The light where no share can be counted: plans of nothing, values below nothing."""
    better = plan - fact if falling else fact - plan
    if better < 0:
        return Light.RED
    # Nothing was planned, or nothing is left of what should fall: the plan asked for little.
    return Light.OVER if better > 0 and (fact if falling else plan) == 0 else Light.GREEN


def _percent(share: Decimal) -> Decimal:
    told = (share * _WHOLE).normalize()
    return told.quantize(Decimal(1)) if told == told.to_integral_value() else told
