"""What a regulation consists of: paragraphs, terms, numbers, sections, roles, readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from clusterctl.calendar import Unit
from clusterctl.messages import Bilingual, Message, n_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.calendar import Calendar, DueDate

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What the regulation is called."""

    title: Bilingual
    short: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What holds from its first day to its last; always, where neither is given."""

    since: date | None = None
    until: date | None = None

    def in_force(self, on: date | None = None) -> bool:
        """Whether this holds on that day; without a day, whether it holds without an end."""
        if on is None:
            return self.until is None
        return (self.since or date.min) <= on <= (self.until or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Edition):
    """A paragraph or subparagraph: what it says in our words, what only a person can judge."""

    id: str
    says: Bilingual
    person: Bilingual | None = None
    label: Bilingual | None = None
    """How to cite it where its id doesn't tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRule(Edition):
    """So many days from an event to do something; `bound` is the role that has to."""

    key: str
    days: int
    unit: Unit
    paragraph: str
    bound: str
    title: Bilingual
    from_event: Bilingual
    reading: str | None = None

    def due(self, calendar: Calendar, event: date) -> DueDate:
        """The last day of this term when the event was on that day."""
        return calendar.term(event, self.days, self.unit)

    @property
    def told(self) -> Message:
        """The term in words: “10 working days after the agreement is concluded”."""
        if self.unit is Unit.WORKING:
            return n_(
                "{n} working day {event}",
                "{n} working days {event}",
                self.days,
                event=self.from_event,
            )
        return n_(
            "{n} calendar day {event}",
            "{n} calendar days {event}",
            self.days,
            event=self.from_event,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Edition):
    """A number that the paragraph sets, or its reading."""

    key: str
    value: int
    paragraph: str
    reading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Edition):
    """A mandatory section of the program, and the rule that asks for it."""

    key: str
    number: int
    rule: str
    paragraph: str
    title: Bilingual
    says: Bilingual
    may_not_apply: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who is who, with the Russian name in all cases."""

    key: str
    paragraph: str
    en: str
    ru: Mapping[Case, str]

    @property
    def name(self) -> Bilingual:
        """The name in the nominative."""
        return Bilingual(self.ru["nominative"], self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """A direction to work together in, or to match the need for staff along."""

    key: str
    paragraph: str
    title: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a supplementary agreement changes, and the council's decision that it rests on."""

    key: str
    title: Bilingual
    decision: str | None = None
    paragraph: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where a cluster or a program stands."""

    key: str
    of: Literal["cluster", "program"]
    paragraph: str
    title: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a doubtful place is read, and the value that chooses otherwise (kind and route)."""

    id: str
    doubt: Bilingual
    read: Bilingual
    setting: str | None = None
