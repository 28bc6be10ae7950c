"""The lists that name a cluster's participants, and where they disagree.

An organisation that the rosters disagree on is one `Break`, and one rule tells it, its `owner`:
the rule of the council, the signatures or the agreement when that roster alone is at odds with
the others, P04-33 in any other case. Who joined after the agreement was concluded is due in the
order and the program only within the terms that P08-05 and P13-04 watch, and makes no break there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl import agreements, membership

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder


class Where(StrEnum):
    """The rosters, the cluster's own first."""

    CLUSTER = "cluster"
    ORDER = "order"
    PROGRAM = "program"
    AGREEMENT = "agreement"
    SIGNATURES = "signatures"
    COUNCIL = "council"


_SETS = "P04-33"
_OWNERS = {
    Where.COUNCIL: "P04-30",
    Where.SIGNATURES: "P05-02",
    Where.AGREEMENT: "P08-01",
}


@dataclass(frozen=True, slots=True)
class Roster:
    """Who a document names, who it has to name, and who it may name."""

    where: Where
    spot: Spot
    named: Mapping[str, Spot]
    due: frozenset[str]
    allowed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Break:
    """An organisation that some rosters name and others, which should, don't.

    A stranger is one that the rosters in `named` may not name at all.
    """

    organization: str
    named: tuple[Roster, ...]
    missing: tuple[Roster, ...]
    stranger: bool

    @property
    def owner(self) -> str:
        """The code of the rule that tells this break."""
        odd = self.named if self.stranger else self.missing
        return _OWNERS.get(odd[0].where, _SETS) if len(odd) == 1 else _SETS

    @property
    def outnumbered(self) -> bool:
        """Whether fewer rosters name the organisation than lack it, or one names a stranger."""
        alone = self.stranger and len(self.named) == 1
        return alone or not self.missing or len(self.named) < len(self.missing)

    @property
    def spot(self) -> Spot:
        """The place to change: what names an outnumbered one, else the first list that lacks it."""
        if self.outnumbered:
            return self.named[0].named[self.organization]
        return self.missing[0].spot


def rosters(folder: Folder, cluster: Document) -> tuple[Roster, ...]:
    """The rosters of a cluster that can be relied on, its own first; none without that."""
    day = membership.since_founding(cluster, folder.as_of)
    own = membership.participants(cluster, day)
    if own is None:
        return ()
    everyone = membership.ever(cluster)
    here = Roster(Where.CLUSTER, cluster.key("participants"), own, frozenset(), everyone)
    settled = frozenset(own) - membership.newcomers(folder, cluster)
    found = (
        _order(folder, cluster, day, settled, everyone),
        _section(folder, cluster, day, settled, everyone),
        _parties(folder, cluster, day),
        _signers(folder, cluster, everyone),
        _members(cluster, day, frozenset(own)),
    )
    return (here, *(roster for roster in found if roster))


def breaks(folder: Folder, cluster: Document, owner: str = "") -> tuple[Break, ...]:
    """Where the rosters disagree, an organisation at a time; those of one rule if it is named."""
    known = rosters(folder, cluster)
    concerned = {id: None for r in known for id in (*r.named, *sorted(r.due))}
    found = (_break(id, known) for id in concerned)
    real = (b for b in found if b.named and (b.missing or b.stranger))
    return tuple(b for b in real if owner in ("", b.owner))


def forgotten(folder: Folder, cluster: Document) -> frozenset[str]:
    """The organisations that the cluster's own list lacks while most papers name them."""
    found = breaks(folder, cluster, _SETS)
    return frozenset(b.organization for b in found if b.stranger and not b.outnumbered)


def _break(id: str, known: tuple[Roster, ...]) -> Break:
    strange = tuple(r for r in known if id in r.named and id not in r.allowed)
    if strange:
        return Break(id, strange, tuple(r for r in known if id not in r.named), stranger=True)
    named = tuple(r for r in known if id in r.named)
    missing = tuple(r for r in known if id in r.due and id not in r.named)
    return Break(id, named, missing, stranger=False)


def _order(
    folder: Folder, cluster: Document, day: date, due: frozenset[str], allowed: frozenset[str]
) -> Roster | None:
    created = folder.get("order", cluster.get("created_by"))
    named = membership.ordered(folder, cluster, day)
    if created is None or named is None:
        return None
    return Roster(Where.ORDER, created.key("participants"), named, due, allowed)


def _section(
    folder: Folder, cluster: Document, day: date, due: frozenset[str], allowed: frozenset[str]
) -> Roster | None:
    route = ("sections", "participants", "list")
    program = membership.only(folder, "program", cluster)
    known = membership.stays(program, *route) if program else None
    if program is None or known is None:
        return None
    named = {s.organization: s.spot for s in known if s.until is None or day <= s.until}
    return Roster(Where.PROGRAM, program.key(*route), named, due, allowed)


def _parties(folder: Folder, cluster: Document, day: date) -> Roster | None:
    """The agreement's parties by who took part on its date; newcomers join by supplements."""
    agreement = membership.only(folder, "agreement", cluster)
    named = membership.listed(agreement, "parties") if agreement else None
    if agreement is None or named is None:
        return None
    if agreement.date("date") is None and not agreement.draft:
        return None
    made = membership.since_founding(cluster, agreement.date("date") or day)
    then = frozenset(membership.participants(cluster, made) or ())
    joined = agreements.supplements(folder, agreement, "accession")
    allowed = then | {s.get("participant", default="") for s in joined}
    return Roster(Where.AGREEMENT, agreement.key("parties"), named, then, allowed)


def _signers(folder: Folder, cluster: Document, everyone: frozenset[str]) -> Roster | None:
    """Who signed the program, by who took part on the day of its last signature.

    A program that is a draft, or that nobody has signed yet, misses nobody in particular.
    """
    program = membership.only(folder, "program", cluster)
    named = membership.listed(program, "signatures") if program and not program.draft else None
    if program is None or not named:
        return None
    last = membership.signed_on(program)
    then = (
        membership.participants(cluster, membership.since_founding(cluster, last)) if last else ()
    )
    spot = program.key("signatures")
    return Roster(Where.SIGNATURES, spot, named, frozenset(then or ()), everyone)


def _members(cluster: Document, day: date, own: frozenset[str]) -> Roster | None:
    """The organisations represented in the council since it was formed."""
    known = membership.council(cluster)
    formed = cluster.date("council", "formed_on")
    if not known or formed is None:
        return None
    named = {s.organization: s.spot for s in known if s.covers(max(day, formed))}
    return Roster(Where.COUNCIL, cluster.key("council", "members"), named, own, own)
