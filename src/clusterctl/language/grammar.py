"""Cases and genders, and a declined text with the doubt there may be about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clusterctl.messages import Message

NBSP = "\u00a0"


class Case(StrEnum):
    """The six cases of Russian, in the order of its grammars."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    PREPOSITIONAL = "prepositional"


class Gender(StrEnum):
    """What adjectives, participles and numerals agree with."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"


@dataclass(frozen=True, slots=True)
class Form:
    """A text in the case asked for; a reason says why a person should look at it."""

    text: str
    reason: Message | None = None

    @property
    def doubtful(self) -> bool:
        """Whether the form rests on a guess."""
        return self.reason is not None

    def __str__(self) -> str:
        return self.text
