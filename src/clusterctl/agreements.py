"""What becomes of an agreement: its supplements, its term as amended, whether it is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder


@dataclass(frozen=True, slots=True)
class Term:
    """The last day of an agreement and the place that says so; no day when it has no end."""

    until: date | None
    spot: Spot

    def covers(self, day: date) -> bool:
        """Whether the term has not run out by the day."""
        return self.until is None or day <= self.until


def supplements(folder: Folder, agreement: Document, change: str = "") -> list[Document]:
    """The concluded supplements to an agreement by date, of one change if it is named."""
    found = [
        s
        for s in folder.of("supplement", agreement.cluster)
        if s.get("agreement") == agreement.id
        and not s.draft
        and s.date("date")
        and change in ("", s.get("change"))
    ]
    return sorted(found, key=lambda s: s.date("date") or date.max)


def term(folder: Folder, agreement: Document) -> Term | None:
    """The agreement's term as its supplements have left it; None where it can't be told."""
    for supplement in reversed(supplements(folder, agreement)):
        until = supplement.date("new_valid_until")
        if until:
            return Term(until, supplement.at("new_valid_until"))
    if agreement.get("valid", "indefinite") is True:
        return Term(None, agreement.at("valid", "indefinite"))
    until = agreement.date("valid", "until")
    return Term(until, agreement.at("valid", "until")) if until else None


def concluded(agreement: Document, day: date) -> bool:
    """Whether the agreement is final and was made by the day."""
    made = agreement.date("date")
    return made is not None and made <= day and not agreement.draft


def terminated(agreement: Document, day: date) -> bool:
    """Whether the agreement was terminated before the day: the day it names is its last."""
    last = agreement.date("termination", "date")
    return last is not None and last < day


def in_force(folder: Folder, agreement: Document, day: date) -> bool:
    """Whether on the day the agreement is concluded, not terminated and not run out."""
    if not concluded(agreement, day) or terminated(agreement, day):
        return False
    known = term(folder, agreement)
    return known is None or known.covers(day)


def directions(folder: Folder, agreement: Document) -> set[str]:
    """The directions that the agreement fixes, and those its supplements add."""
    found = {item.get("direction") for _, item in agreement.items("directions")}
    for supplement in supplements(folder, agreement):
        found |= set(supplement.get("directions", default=[]))
        found |= {item.get("direction") for _, item in supplement.items("obligations")}
    return {direction for direction in found if direction}
