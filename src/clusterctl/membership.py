"""Who belongs to a cluster on a day: participants, those in the order, the council and its chair.

What can't be relied on, because a part of it broke the schema or names what isn't there, is None:
nobody is missed on the word of a broken list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.documents import as_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clusterctl.diagnostics import Route
    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder

Named = dict[str, "Spot"]
"""Organisations by id, and the place that names each."""


@dataclass(frozen=True, slots=True)
class Stay:
    """An organisation, or its representative, from a day on; the last day is part of the stay."""

    organization: str
    spot: Spot
    since: date
    until: date | None = None
    role: str = ""
    person: str = ""

    def covers(self, day: date) -> bool:
        """Whether the stay lasts on the day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def at(self, *route: str | int) -> Spot:
        """A value of the row, to point at."""
        return self.spot.document.at(*self.spot.route, *route)


def stays(document: Document, *route: str) -> tuple[Stay, ...] | None:
    """The stays listed at the route; None where there is no list or a part of it is unsound."""
    listed = document.get(*route)
    if not isinstance(listed, list):
        return None
    found = [_stay(document, (*route, i)) for i in range(len(listed))]
    whole = tuple(stay for stay in found if stay)
    return whole if len(whole) == len(found) else None


def participants(cluster: Document, day: date) -> Named | None:
    """The cluster's participants on the day."""
    known = stays(cluster, "participants")
    return None if known is None else {s.organization: s.spot for s in known if s.covers(day)}


def ever(cluster: Document) -> frozenset[str]:
    """Everyone who is, was or will be a participant, as far as the list can be read."""
    rows = (item for _, item in cluster.items("participants"))
    return frozenset(item["organization"] for item in rows if "organization" in item)


def since_founding(cluster: Document, day: date) -> date:
    """The day, or the first one of the cluster if that is later."""
    known = stays(cluster, "participants") or ()
    return max([day, *([min(s.since for s in known)] if known else [])])


def council(cluster: Document) -> tuple[Stay, ...] | None:
    """The members of the council, past and present."""
    return stays(cluster, "council", "members")


def roles_hold(cluster: Document) -> bool:
    """Whether the schema has no objection to any member's role: any may be the chair's."""
    members = cluster.items("council", "members")
    return all(cluster.sound("council", "members", i, "role") for i, _member in members)


def chairs(cluster: Document, day: date) -> tuple[Stay, ...] | None:
    """The council's chairs on the day: one if all is well.

    On a day when one chair's stay ends and another's begins it is the new one.
    """
    known = council(cluster)
    if known is None or not roles_hold(cluster):
        return None
    here = [s for s in known if s.role == "chair" and s.covers(day)]
    fresh = [s for s in here if s.since == day]
    return tuple(s for s in here if not fresh or s in fresh or s.until != day)


def ordered(folder: Folder, cluster: Document, day: date) -> Named | None:
    """The participants by the order that created the cluster as amended by the day."""
    created = folder.get("order", cluster.get("created_by"))
    named = listed(created, "participants") if created else None
    if named is None or _may_be_amended_unread(folder, cluster):
        return None
    for order in _amending(folder, cluster, day):
        concerned = listed(order, "participants")
        if concerned is None:
            return None
        if order.get("action") == "include":
            named |= concerned
        else:
            named = {id: spot for id, spot in named.items() if id not in concerned}
    return named


def newcomers(folder: Folder, cluster: Document) -> frozenset[str]:
    """The participants who joined after the agreement was concluded."""
    agreement = only(folder, "agreement", cluster)
    made = agreement.date("date") if agreement and not agreement.draft else None
    if made is None:
        return frozenset()
    base = since_founding(cluster, made)
    known = stays(cluster, "participants") or ()
    return frozenset(s.organization for s in known if s.since > base)


def signed_on(program: Document) -> date | None:
    """The day of the program's last signature; None while nobody has signed."""
    return last_day(row.get("signed_on") for _, row in program.items("signatures"))


def last_day(days: Iterable[object]) -> date | None:
    """The last of the days written as text; None where there is none."""
    return max((day for day in map(as_date, days) if day), default=None)


def listed(document: Document, *route: str) -> Named | None:
    """The organisations listed at the route, by their ids or in rows that have them."""
    items = document.get(*route)
    if not isinstance(items, list):
        return None
    named: Named = {}
    for i, item in enumerate(items):
        id = item.get("organization") if isinstance(item, dict) else item
        if not isinstance(id, str):
            return None
        named.setdefault(id, document.key(*route, i))
    return named


def cluster_of(folder: Folder, document: Document) -> Document | None:
    """The cluster that a document in its folder belongs to."""
    return next(iter(folder.of("cluster", document.cluster)), None) if document.cluster else None


def only(folder: Folder, kind: str, cluster: Document) -> Document | None:
    """The cluster's one document of a kind; None where it has none, or several."""
    found = folder.of(kind, cluster.cluster)
    return found[0] if len(found) == 1 else None


def _stay(document: Document, route: Route) -> Stay | None:
    organization = document.get(*route, "organization")
    since = document.date(*route, "since")
    if not isinstance(organization, str) or since is None or not document.sound(*route, "until"):
        return None
    return Stay(
        organization=organization,
        spot=document.key(*route),
        since=since,
        until=document.date(*route, "until"),
        role=document.get(*route, "role", default=""),
        person=document.get(*route, "person", "name", default=""),
    )


def _may_be_amended_unread(folder: Folder, cluster: Document) -> bool:
    """Whether an order that can't be relied on may include or exclude participants."""
    orders = [o for o in folder.of("order") if o.get("cluster") in (None, cluster.id)]
    parts = ("cluster", "action", "date", "status")
    broken = any(not order.sound(part) for order in orders for part in parts)
    return broken or bool(folder.unread("order", ""))


def _amending(folder: Folder, cluster: Document, day: date) -> list[Document]:
    """The orders that include or exclude participants by the day, in the order of their dates."""
    dated = [
        (made, order)
        for order in folder.of("order")
        if order.get("cluster") in (cluster.id, cluster.cluster)
        and order.get("action") in ("include", "exclude")
        and not order.draft
        and (made := order.date("date"))
        and made <= day
    ]
    return [order for _, order in sorted(dated, key=lambda pair: pair[0])]
