"""Words of the funding report: what sources and purposes are called, and years without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.messages import Message, _, said
from clusterctl.reports.words import chosen

if TYPE_CHECKING:
    from clusterctl.reports.funding.numbers import Funding

RUB = _("RUB")
IN_ALL = _("In all")
EMPTY = _("the programs tell of no money")

_ROUTE = ("sections", "schedule_and_funding", "funding", 0)


def named(column: str, key: str) -> Message:
    """What a source or a purpose is called."""
    found = chosen("program", (*_ROUTE, column), key or None)
    return found or (said(key) if key else _("not named"))


def years(funding: Funding) -> list[int | None]:
    """The years of the rows, and after them one for rows without a year where there are such."""
    unknown = any(fund.year is None for fund in funding.funds)
    return [*funding.years, *([None] if unknown else [])]


def year_name(year: int | None) -> Message:
    """What a year is called, and what has none."""
    return _("no year") if year is None else said(str(year))
