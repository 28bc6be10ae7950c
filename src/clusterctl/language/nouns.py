"""Nouns that name a position or an organization, compounds included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from clusterctl.language.grammar import Case, Gender
from clusterctl.language.paradigms import Word, fixed, regular
from clusterctl.language.wordlists import entries, words

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["person", "institution"]

# Ends that make a person's name beyond doubt, and those that do so at the head of a position.
_PERSON: Final = re.compile(r".{3,}(?:тель|[нщч]ик|ист|олог)")
_LIKELY: Final = re.compile(
    r".{2,}(?:тель|ик|ист|лог|граф|вед|ор|[её]р|[аеу]нт|мен|атр|евт|вод|ург|им|аф|ад|от|он"
    r"|ат|ум|арий|ство|ние|[цсз]ия|пром|строй|маш)"
)
# No gender for -ые, -ие: «электрические сети» are many.
_ENDS: Final = (
    (re.compile(r"[ая]$", re.IGNORECASE), Gender.FEMININE),
    (re.compile(r"(?:[нт]ие|[^иы]е|о)$", re.IGNORECASE), Gender.NEUTER),
    (re.compile(r"[бвгджзйклмнпрстфхцчшщь]$", re.IGNORECASE), Gender.MASCULINE),
)
_SECTIONS: Final = {
    "person": {
        "person_masculine": Gender.MASCULINE,
        "person_first": Gender.MASCULINE,
        "person_feminine": Gender.FEMININE,
        "person_neuter": Gender.NEUTER,
        "person_fixed": Gender.MASCULINE,
    },
    "institution": {
        "institution_masculine": Gender.MASCULINE,
        "institution_feminine": Gender.FEMININE,
        "institution_neuter": Gender.NEUTER,
        "institution_fixed": Gender.NEUTER,
    },
}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun's parts in the nominative, and the gender adjectives take beside it."""

    words: tuple[Word, ...]
    gender: Gender
    sure: bool = True

    def form(self, case: Case) -> str:
        """The noun in that case, hyphenated parts joined."""
        return "-".join(word.form(case) for word in self.words)


def noun(text: str, kinds: Iterable[Kind]) -> Noun | None:
    """The noun of the dictionary in the nominative, or None; a compound by its parts."""
    found = [_known(part, tuple(kinds)) for part in text.split("-")]
    genders = [gender for _word, gender in found if gender]
    if not genders or found[-1][1] is None:
        return None
    return Noun(tuple(word for word, _gender in found), genders[0])


def guessed_noun(text: str, gender: Gender | None = None) -> Noun | None:
    """A noun of no dictionary by its last letters, of that gender or the one they suggest."""
    last = text.rsplit("-", 1)[-1]
    seen = gender or _seen_gender(last)
    word = regular(last, seen) if seen else fixed(last)
    if not seen or not word.model:
        return None
    before = tuple(fixed(part) for part in text.split("-")[:-1])
    return Noun((*before, word), seen, sure=bool(_LIKELY.fullmatch(last.lower())))


def _known(text: str, kinds: tuple[Kind, ...]) -> tuple[Word, Gender | None]:
    low = text.lower()
    if low in words("words", "fixed_parts"):
        return fixed(text), None
    for kind in kinds:
        for section, gender in _SECTIONS[kind].items():
            if low in words("words", section):
                return _word(text, section, gender, kind), gender
    if "person" in kinds and _PERSON.fullmatch(low):
        return regular(text, Gender.MASCULINE), Gender.MASCULINE
    return fixed(text), None


def _word(text: str, section: str, gender: Gender, kind: Kind) -> Word:
    if section.endswith("fixed"):
        return fixed(text, animate=kind == "person")
    low = text.lower()
    stem = entries("words", "stems").get(low, "")
    stressed = low in words("words", "stressed")
    return regular(text, gender, stem=stem, stressed=stressed, animate=kind == "person")


def _seen_gender(text: str) -> Gender | None:
    for end, gender in _ENDS:
        if end.search(text):
            return gender
    return None
