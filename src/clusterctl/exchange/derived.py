"""What a program says twice: the sums of its funding, its term; the second time is counted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clusterctl.changes.sameness import same
from clusterctl.exchange.paths import got, put

if TYPE_CHECKING:
    from collections.abc import Callable

_FUNDING: Final = ("sections", "schedule_and_funding", "funding")
_TOTALS: Final = ("sections", "schedule_and_funding", "totals")
_TERM: Final = ("sections", "schedule_and_funding", "period")


def put_in(before: Any, after: Any) -> None:
    """Bring what is derived in line with what was changed, and only that."""
    if not same(got(before, ("period",)), got(after, ("period",))) and got(after, _TERM):
        put(after, _TERM, dict(after["period"]))
    rows = got(after, _FUNDING)
    if not rows or same(got(before, _FUNDING), rows):
        return
    put(after, (*_TOTALS, "by_year"), _sums(rows, "year", sorted))
    put(after, (*_TOTALS, "by_source"), _sums(rows, "source", list))
    put(after, (*_TOTALS, "total"), _whole(sum((_amount(row) for row in rows), Decimal(0))))


def _sums(
    rows: list[dict[str, Any]], key: str, ordered: Callable[[Any], list[Any]]
) -> list[dict[str, Any]]:
    """The sums of the rows by a column, in a row each."""
    sums: dict[Any, Decimal] = {}
    for row in rows:
        if row.get(key) is not None:
            sums[row[key]] = sums.get(row[key], Decimal(0)) + _amount(row)
    return [{key: each, "amount": _whole(sums[each])} for each in ordered(sums)]


def _amount(row: dict[str, Any]) -> Decimal:
    amount = row.get("amount")
    is_number = isinstance(amount, int | Decimal) and not isinstance(amount, bool)
    return Decimal(amount) if is_number and amount is not None else Decimal(0)


def _whole(amount: Decimal) -> int | Decimal:
    return int(amount) if amount == int(amount) else amount
