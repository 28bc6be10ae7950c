"""What the folder knows already and a new document can begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from clusterctl import membership

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_PLACE = re.compile(r"\b(?:г\.|пос\.|пгт|с\.|д\.) ?[А-ЯЁ][\w-]+")
_SIGNING = ("position", "name", "basis", "genitive", "dative", "instrumental")
_EMPLOYERS = ("enterprise", "entrepreneur")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Member:
    """A participant: its organisation, what it is, and who signs for it."""

    organization: str
    type: str
    role: str
    since: str
    short: str
    head: Mapping[str, Any]


@dataclass(frozen=True)
class Ground:
    """The folder as a new document of a kind and id finds it.

    `given` are the answers so far, by top-level key; what the folder can't tell is None or empty.
    """

    folder: Folder
    kind: str
    id: str
    cluster_id: str
    given: Mapping[str, Any]

    @property
    def today(self) -> date:
        """The day as of which the folder is judged."""
        return self.folder.as_of

    @cached_property
    def cluster(self) -> Document | None:
        """The cluster's own document."""
        return self.folder.get("cluster", self.cluster_id)

    @cached_property
    def program(self) -> Document | None:
        """The cluster's program."""
        return next(iter(self.folder.of("program", self.cluster_id)), None)

    @cached_property
    def agreement(self) -> Document | None:
        """The cluster's agreement."""
        return next(iter(self.folder.of("agreement", self.cluster_id)), None)

    @cached_property
    def founding(self) -> Document | None:
        """The order that creates the cluster."""
        orders = (o for o in self.folder.of("order") if o.get("cluster") == self.cluster_id)
        return next((o for o in orders if o.get("action") == "create"), None)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The participants of the cluster on the day, or on its first one."""
        if self.cluster is None:
            return ()
        day = membership.since_founding(self.cluster, self.today)
        here = membership.participants(self.cluster, day) or {}
        rows = (row for _, row in self.cluster.items("participants"))
        return tuple(
            self.member(row["organization"], row.get("role", ""), row.get("since", ""))
            for row in rows
            if row.get("organization") in here and not row.get("until")
        )

    @cached_property
    def founders(self) -> tuple[Member, ...]:
        """The participants the founding order names, the operator first, with likely roles."""
        named = self.founding.get("participants", default=[]) if self.founding else []
        known = [self.member(id) for id in named]
        colleges = [m for m in known if m.type == "college"]
        others = [m for m in known if m.type != "college"]
        return tuple(
            self.member(m.organization, role)
            for m, role in (
                *zip(colleges, _roles("operator", "network_college"), strict=False),
                *_employed(others),
            )
        )

    def member(self, id: str, role: str = "", since: str = "") -> Member:
        """The organisation of an id as a participant, whether or not the folder has it."""
        known = self.folder.get("organization", id)
        head = known.get("head", default={}) if known else {}
        return Member(
            organization=id,
            type=known.get("type", default="") if known else "",
            role=role,
            since=since or self.today.isoformat(),
            short=known.get("name", "short", default=id) if known else id,
            head={key: head[key] for key in _SIGNING if key in head},
        )

    @property
    def operator(self) -> Member | None:
        """The participant that runs the cluster's work."""
        return next((m for m in self.members if m.role == "operator"), None)

    @property
    def colleges(self) -> list[Member]:
        """The colleges among the participants."""
        return [m for m in self.members if m.type == "college"]

    @property
    def employers(self) -> list[Member]:
        """The enterprises and entrepreneurs; where there are none, all that are no colleges."""
        found = [m for m in self.members if m.type in _EMPLOYERS]
        return found or [m for m in self.members if m.type != "college"]

    def who(self, side: str) -> list[str]:
        """The participants on a side: colleges, employers, operator or all."""
        sides: dict[str, Iterable[Member]] = {
            "colleges": self.colleges,
            "employers": self.employers,
            "operator": [self.operator] if self.operator else [],
            "all": self.members,
        }
        return [member.organization for member in sides[side]]

    @cached_property
    def council(self) -> list[dict[str, Any]]:
        """The members of the council on the day, as the cluster's document has them."""
        if self.cluster is None:
            return []
        known = membership.council(self.cluster) or ()
        rows = [row for _at, row in self.cluster.items("council", "members")]
        pairs = zip(known, rows, strict=False)
        return [row for stay, row in pairs if stay.covers(self.today) and not row.get("until")]

    def on_council(self, role: str) -> str | None:
        """Who has a role in the council."""
        found = (row["person"]["name"] for row in self.council if row.get("role") == role)
        return next(found, None)

    def place(self) -> str | None:
        """The town of the operator, by its legal address."""
        operator = self.operator and self.folder.get("organization", self.operator.organization)
        found = _PLACE.search(operator.get("addresses", "legal", default="") if operator else "")
        return found.group() if found else None

    def decided(self, decision: str, subject: str | None) -> Document | None:
        """The last protocol with a decision of that kind, about that participant or nobody."""
        for protocol in reversed(self.folder.of("protocol", self.cluster_id)):
            for at, _item in protocol.items("agenda"):
                for _, found in protocol.items("agenda", at, "decisions"):
                    if found.get("kind") == decision and found.get("subject") in (subject, None):
                        return protocol
        return None

    def next_number(self) -> int:
        """The number after the greatest one of the kind in the cluster."""
        return 1 + max(
            (_leading_number(d.get("number")) for d in self.folder.of(self.kind, self.cluster_id)),
            default=0,
        )

    def period(self) -> tuple[date, date]:
        """The first and the last day of the program, or of one that begins next September.

        It ends with the agreement at the latest.
        """
        known = self.program
        start, end = (known.date("period", k) if known else None for k in ("start", "end"))
        if start and end:
            return start, end
        year = self.today.year + (self.today.month > _SEPTEMBER)
        years = self.folder.regulation.number("program_years_max")
        start, end = (
            date(year, _SEPTEMBER, 1),
            date(year + years, _SEPTEMBER, 1) - timedelta(days=1),
        )
        term = self.agreement.date("valid", "until") if self.agreement else None
        return start, min(end, term) if term and term > start else end


_SEPTEMBER = 9


def _roles(first: str, rest: str) -> Iterable[str]:
    yield first
    while True:
        yield rest


def _employed(others: list[Member]) -> Iterable[tuple[Member, str]]:
    """Everyone but colleges with a role: the first enterprise is the anchor."""
    roles = iter(_roles("anchor_employer", "employer"))
    for member in others:
        yield member, next(roles) if member.type in _EMPLOYERS else "other"


def _leading_number(number: object) -> int:
    found = re.match(r"[0-9]+", str(number or ""))
    return int(found.group()) if found else 0
