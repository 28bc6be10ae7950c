"""Phrases whose head is declined while what depends on it stays: «директора филиала»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl.language.adjectives import Adjective, adjective
from clusterctl.language.grammar import Case, Gender
from clusterctl.language.nouns import Kind, Noun, guessed_noun, noun
from clusterctl.language.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = re.compile(r"""([^\s(),;:/«»„“”"]+)""")
_BREAK: Final = re.compile(r"""[,;:/«»„“”"]""")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a text and what stands around them: `gaps[i]` is before `words[i]`."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]

    def __str__(self) -> str:
        pairs = zip(self.gaps, (*self.words, ""), strict=True)
        return "".join(gap + word for gap, word in pairs)


@dataclass(frozen=True, slots=True)
class Head:
    """The words of a phrase that decline, by position; `end` is the first word after them."""

    adjectives: tuple[tuple[int, Adjective], ...]
    gender: Gender
    end: int
    noun: Noun | None = None
    sure: bool = True

    def forms(self, case: Case) -> dict[int, str]:
        """The form of every word that declines, by position."""
        forms = {index: word.form(case) for index, word in self.adjectives}
        return forms | ({self.end - 1: self.noun.form(case)} if self.noun else {})


@dataclass(frozen=True, slots=True)
class Manner:
    """How phrases are built: their nouns, and the words and signs that join equal ones."""

    kinds: tuple[Kind, ...]
    substantive: str
    joints: frozenset[str]
    joining_signs: str = ""


def phrase_of(text: str) -> Phrase:
    """The text taken apart into words and gaps."""
    pieces = _WORD.split(text)
    return Phrase(tuple(pieces[1::2]), tuple(pieces[::2]))


def replaced(phrase: Phrase, forms: dict[int, str]) -> Phrase:
    """The phrase with the words at those positions replaced."""
    changed = (forms.get(index, word) for index, word in enumerate(phrase.words))
    return Phrase(tuple(changed), phrase.gaps)


def heads_of(phrase: Phrase, manner: Manner, start: int = 0) -> list[Head]:
    """The head of the phrase, and the heads of those joined to it as equals."""
    first = _known_head(phrase, start, manner) or _guessed_head(phrase, start)
    heads = [first] if first else []
    for index in range(first.end if first else len(phrase.words), len(phrase.words)):
        if index >= heads[-1].end and _is_joined(phrase, index, heads[-1], manner):
            found = _known_head(phrase, index, manner)
            heads += [found] if found else []
    return heads


def _is_joined(phrase: Phrase, index: int, before: Head, manner: Manner) -> bool:
    """Whether a joint stands before the word, or the word itself names the same person."""
    signs = set(phrase.gaps[index]) & set(manner.joining_signs)
    joint = phrase.words[index - 1].lower() in manner.joints
    return bool(signs) or joint or (index == before.end and _is_person(phrase, index))


def _is_person(phrase: Phrase, index: int) -> bool:
    """«Индивидуальный предприниматель глава хозяйства»: both words are in the nominative."""
    apart = _BREAK.search(phrase.gaps[index])
    return not apart and noun(phrase.words[index], ("person",)) is not None


def _known_head(phrase: Phrase, start: int, manner: Manner) -> Head | None:
    """A head whose noun, or adjective in place of a noun, the dictionary knows."""
    run, end = _run(phrase, start)
    found = noun(phrase.words[end], manner.kinds) if end is not None else None
    if end is not None and found:
        return Head(_animated(run, found), found.gender, end + 1, found)
    for place, (index, word) in enumerate(run):
        masculine = word.form(Case.NOMINATIVE, Gender.MASCULINE).lower()
        if masculine in words("words", manner.substantive):
            return Head(run[: place + 1], word.gender, index + 1)
    return None


def _guessed_head(phrase: Phrase, start: int) -> Head | None:
    """A head by endings alone; a noun of an unusual kind makes it unsure."""
    run, end = _run(phrase, start)
    gender = run[0][1].gender if run else None
    found = guessed_noun(phrase.words[end], gender) if end is not None else None
    if end is not None and found:
        return Head(run, found.gender, end + 1, found, sure=found.sure)
    return Head(run, gender, run[-1][0] + 1, sure=False) if gender else None


def _run(phrase: Phrase, start: int) -> tuple[tuple[tuple[int, Adjective], ...], int | None]:
    """The agreeing adjectives from the start on, and where their noun may stand."""
    run: list[tuple[int, Adjective]] = []
    for index in range(start, len(phrase.words)):
        if index > start and _BREAK.search(phrase.gaps[index]):
            return tuple(run), None
        found = adjective(phrase.words[index])
        if found and (not run or found.gender is run[0][1].gender):
            run.append((index, found))
        elif not _is_passed(phrase, index, run):
            return tuple(run), index
    return tuple(run), None


def _is_passed(phrase: Phrase, index: int, run: Sequence[tuple[int, Adjective]]) -> bool:
    """Whether the word may stand among adjectives unchanged: «гл.», «временно», «и»."""
    low = phrase.words[index].lower()
    if low == "и" and run and index + 1 < len(phrase.words):
        following = adjective(phrase.words[index + 1])
        return bool(following and following.gender is run[0][1].gender)
    return low.endswith(".") or low in words("words", "adverbs")


def _animated(
    run: tuple[tuple[int, Adjective], ...], found: Noun
) -> tuple[tuple[int, Adjective], ...]:
    """The adjectives as they stand beside a living being or a thing."""
    animate = any(word.animate for word in found.words)
    remade = (
        (index, adjective(word.form(Case.NOMINATIVE), animate=animate)) for index, word in run
    )
    return tuple((index, word) for index, word in remade if word)
