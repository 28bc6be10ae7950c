"""Names of organizations in any case, and the gender participles take beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from clusterctl.language.fullnames import Role, foreign_patronymic_gender, read_name
from clusterctl.language.gender import gender_of
from clusterctl.language.givennames import given_gender
from clusterctl.language.grammar import Case, Form, Gender
from clusterctl.language.names import decline_name
from clusterctl.language.phrases import Head, Manner, Phrase, heads_of, phrase_of, replaced
from clusterctl.language.wordlists import words
from clusterctl.messages import _

_QUOTES: Final = frozenset('«„“"')
_MANNER: Final = Manner(
    kinds=("institution", "person"),
    substantive="substantive_institution",
    joints=frozenset("—–-"),
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """An organization's name taken apart: abbreviation, heads, entrepreneur's own name."""

    phrase: Phrase
    abbreviated: Gender | None
    heads: list[Head]
    person: int
    """Where the entrepreneur's name begins; the number of words when there is none."""


@lru_cache(maxsize=1024)  # a folder's papers name the same few again and again
def decline_organization(full_name: str, case: Case) -> Form:
    """The organization's name in that case; what is in quotes and all dependents stay.

    An entrepreneur's own name is declined along. Doubtful when the main word is unknown.
    """
    if case is Case.NOMINATIVE or not full_name.strip():
        return Form(full_name)
    read = _read(full_name)
    forms = {index: form for head in read.heads for index, form in head.forms(case).items()}
    person = _person(read, case)
    text = str(replaced(read.phrase, forms | dict(enumerate(person.text.split(), read.person))))
    if not read.abbreviated and not (read.heads and all(head.sure for head in read.heads)):
        return Form(text, _("the main word of “{name}” is a guess", name=full_name))
    return Form(text, person.reason)


@lru_cache(maxsize=1024)  # a folder's papers name the same few again and again
def organization_gender(full_name: str) -> Gender | None:
    """The gender participles take: «общество» neuter, «компания» feminine, a man's, a woman's.

    None when the name does not tell, as «Тульские электрические сети».
    """
    read = _read(full_name)
    if read.person < len(read.phrase.words):
        return gender_of(_person(read, Case.NOMINATIVE).text)
    return read.abbreviated or (read.heads[0].gender if read.heads else None)


def _read(full_name: str) -> _Reading:
    whole = phrase_of(full_name)
    end = next((i for i, gap in enumerate(whole.gaps) if _QUOTES & set(gap)), len(whole.words))
    before_quotes = Phrase(whole.words[:end], (*whole.gaps[:end], ""))
    abbreviated = _abbreviated(before_quotes)
    heads = heads_of(before_quotes, _MANNER, 1 if abbreviated else 0)
    heads = [head for head in heads if head.sure or not abbreviated]
    return _Reading(
        whole, abbreviated, heads, _person_start(before_quotes, heads, len(whole.words))
    )


def _abbreviated(phrase: Phrase) -> Gender | None:
    """The gender of the abbreviation the name begins with: ООО, ГПОУ, ИП."""
    first = phrase.words[0] if phrase.words else ""
    known = (each for each in Gender if first.lower() in words("words", "abbreviations", each))
    return next(known, None) if first.isupper() else None


def _person_start(phrase: Phrase, heads: list[Head], nowhere: int) -> int:
    """Where the name of an entrepreneur or of a farm's head begins."""
    nouns = [word for head in heads if head.noun for word in head.noun.words]
    entrepreneur = any(word.animate for word in nouns) or phrase.words[:1] == ("ИП",)
    first = max((head.end for head in heads), default=1)
    starts = range(max(first, len(phrase.words) - 4), len(phrase.words) - 1)
    found = (i for i in starts if entrepreneur and _is_name(phrase.words[i:]))
    return next(found, nowhere)


def _is_name(candidate: tuple[str, ...]) -> bool:
    """Whether all words look like a name and one proves it: a patronymic, initials, «Иван»."""
    loud = all(word.isupper() for word in candidate)
    for word in candidate:
        abbreviation = word.isupper() and len(word) > 1 and "." not in word and not loud
        if abbreviation or not (word[0].isupper() or foreign_patronymic_gender(word)):
            return False
    name = read_name(" ".join(candidate))
    proof = any(map(name.texts, (Role.PATRONYMIC, Role.FOREIGN, Role.INITIALS)))
    return proof or any(map(given_gender, name.texts(Role.GIVEN)))


def _person(read: _Reading, case: Case) -> Form:
    return decline_name(" ".join(read.phrase.words[read.person :]), case)
