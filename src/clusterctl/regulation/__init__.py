"""The regulation as data: its paragraphs, terms, numbers, sections and roles, as of a day.

A profile is a YAML file: the built-in ones are in `data/regulations`, a folder may bring its own
in `regulations/`. What an edition changed stands there once for each wording, and the day of the
document that is judged chooses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from clusterctl.messages import Bilingual, Message, _, said
from clusterctl.regulation import profiles
from clusterctl.regulation.entries import (
    Act,
    Case,
    Change,
    Direction,
    Edition,
    Number,
    Paragraph,
    Reading,
    Role,
    Section,
    Stage,
    TermRule,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from clusterctl.messages import Language

__all__ = [
    "DEFAULT",
    "Act",
    "Case",
    "Change",
    "Direction",
    "Number",
    "Paragraph",
    "Reading",
    "Regulation",
    "Role",
    "Section",
    "Stage",
    "TermRule",
]

DEFAULT = "tula"
"""The profile of a folder that names none."""

_ID = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)*)(?P<letter>[а-я]?)")

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Edition)


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation profile.

    What is asked for by key or id is there in every profile (its schema sees to that), so an
    unknown one is a mistake of the caller and raises a `KeyError`. Of several wordings the last
    that had begun by the day `on` is given, or the first of all; without a day, the last.
    """

    name: str
    act: Act
    roles: tuple[Role, ...]
    directions: tuple[Direction, ...]
    synchronisation: tuple[Direction, ...]
    changes: tuple[Change, ...]
    stages: tuple[Stage, ...]
    terms: tuple[TermRule, ...]
    numbers: tuple[Number, ...]
    sections: tuple[Section, ...]
    every_paragraph: tuple[Paragraph, ...]
    readings: tuple[Reading, ...]
    cited_as: Mapping[str, str]
    """Own paragraphs by those of the model, which rules and schemas name."""

    @classmethod
    def load(cls, name: str = DEFAULT, folder: Path | None = None) -> Regulation:
        """The profile of that name, the folder's own before the built-in one.

        A `ClusterctlError` when there is none, or it is not what a profile should be.
        """
        return cls(**profiles.read(name, folder))

    def paragraph(self, id: str, on: date | None = None) -> Paragraph:
        """The paragraph of an id such as `9` or `4б`."""
        return _edition([p for p in self.every_paragraph if p.id == id], on, id)

    def paragraphs(self, ids: str, on: date | None = None) -> tuple[Paragraph, ...]:
        """The paragraphs of several ids of the model (`4б, 8`), without those it lacks."""
        return tuple(self.paragraph(id, on) for id in self._own(ids))

    def cite(self, ids: str, language: Language) -> str:
        """The citation of one or several ids: «п. 9», «пп. „б“ п. 4, п. 8»."""
        return ", ".join(self._label(id).text(language) for id in _split(ids))

    def refer(self, ids: str, language: Language) -> str:
        """The citation of the model's ids with the act's short name: «Положение, п. 9».

        The act alone, where it has no such paragraph: a number is cited or none, never a wrong one.
        """
        cited = (self._label(id).text(language) for id in self._own(ids))
        return ", ".join([self.act.short.text(language), *cited])

    def term(self, key: str, on: date | None = None) -> TermRule:
        """The term of a key such as `agreement_copy`."""
        return _edition([x for x in self.terms if x.key == key], on, key)

    def number(self, key: str, on: date | None = None) -> int:
        """The number of a key such as `program_years_max`."""
        return _edition([x for x in self.numbers if x.key == key], on, key).value

    def section(self, key: str, on: date | None = None) -> Section:
        """The mandatory section of a key such as `governance`."""
        return _edition([x for x in self.sections if x.key == key], on, key)

    def sections_in_force(self, on: date | None = None) -> tuple[Section, ...]:
        """The sections a program of that day must have, in their order."""
        return tuple(section for section in self.sections if section.in_force(on))

    def reading(self, id: str) -> Reading:
        """The reading of an id such as `A13`."""
        return _one([r for r in self.readings if r.id == id], id)

    def role(self, key: str) -> Role:
        """The role of a key such as `regional_operator`."""
        return _one([x for x in self.roles if x.key == key], key)

    def direction(self, key: str) -> Direction:
        """The direction of a key such as `facilities`."""
        return _one([x for x in self.directions if x.key == key], key)

    def change(self, key: str) -> Change:
        """What a supplement changes, by a key such as `accession`."""
        return _one([x for x in self.changes if x.key == key], key)

    def changes_under(self, paragraph: str) -> tuple[Change, ...]:
        """The changes that fall under a paragraph: under `13`, those that take a protocol."""
        return tuple(change for change in self.changes if change.paragraph == paragraph)

    def _own(self, ids: str) -> list[str]:
        """The ids of this profile that stand for those of the model, each once."""
        known = {p.id for p in self.every_paragraph}
        own = (o for id in _split(ids) for o in _split(self.cited_as.get(id, id)))
        return [id for id in dict.fromkeys(own) if id in known]

    def _label(self, id: str) -> Message | Bilingual:
        own = (p.label for p in self.every_paragraph if p.id == id and p.label)
        return next(own, None) or _label(id)


def _split(ids: str) -> list[str]:
    return [id.strip() for id in ids.split(",")]


def _label(id: str) -> Message:
    """The citation that an id tells by itself; an id of another shape is cited as it stands."""
    parts = _ID.fullmatch(id)
    if parts is None:
        return said(id)
    if not parts["letter"]:
        return _("para. {number}", number=parts["number"])
    return _(
        "subpara. “{letter}” of para. {number}", letter=parts["letter"], number=parts["number"]
    )


def _one(entries: list[_T], name: str) -> _T:
    if not entries:
        raise KeyError(name)
    return entries[0]


def _edition(wordings: list[_E], on: date | None, name: str) -> _E:
    """The last wording that had begun by that day, or the first of all."""
    ordered = sorted(wordings, key=lambda wording: wording.since or date.min)
    begun = [w for w in ordered if on is None or (w.since or date.min) <= on]
    return begun[-1] if begun else _one(ordered, name)
