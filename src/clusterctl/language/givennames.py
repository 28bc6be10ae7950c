"""Given names and patronymics: their gender and their declension."""

from __future__ import annotations

import re
from typing import Final

from clusterctl.language.grammar import Case, Gender
from clusterctl.language.paradigms import Word, fixed, regular
from clusterctl.language.wordlists import entries, words
from clusterctl.messages import Message, _

_PATRONYMIC: Final = (
    (re.compile(r".*(?:[оеё]вич|ьич)"), Gender.MASCULINE),
    (re.compile(r".*(?:[оеё]вна|ична|инишна)"), Gender.FEMININE),
)


def given_gender(name: str) -> Gender | None:
    """The gender of a name of the list, hyphenated ones by their first known part."""
    for part in name.lower().split("-"):
        if part in words("given-names", "masculine"):
            return Gender.MASCULINE
        if part in words("given-names", "feminine"):
            return Gender.FEMININE
    return None


def patronymic_gender(text: str) -> Gender | None:
    """The gender a patronymic shows, or None where the text is no patronymic."""
    low = text.lower()
    if low in words("given-names", "short_patronymics"):
        return Gender.MASCULINE
    return next((gender for shape, gender in _PATRONYMIC if shape.fullmatch(low)), None)


def decline_patronymic(text: str, gender: Gender, case: Case) -> str:
    """The patronymic in that case; one that is not of that gender stays as it is."""
    if patronymic_gender(text) is not gender:
        return text
    stressed = text.lower() in words("given-names", "stressed_patronymics")
    return regular(text, gender, stressed=stressed).form(case)


def decline_given(name: str, gender: Gender, case: Case) -> tuple[str, Message | None]:
    """The given name in that case, hyphenated parts each by itself, and the doubt about it."""
    declined = [_word(part, gender) for part in name.split("-")]
    doubts = [_doubt(word, gender, case) for word in declined]
    return "-".join(word.form(case) for word in declined), next(filter(None, doubts), None)


def _word(name: str, gender: Gender) -> Word:
    low = name.lower()
    if low in words("given-names", "indeclinable") or re.search(r"[аеиоуэюя]а$", low):
        return fixed(name)
    if low in words("given-names", "stressed_iya"):
        return Word(name, name[:-1], "земля", stressed=True)
    stem = entries("given-names", "stems").get(low, "") if gender is Gender.MASCULINE else ""
    return regular(name, gender, stem=stem, stressed=low in words("given-names", "stressed"))


def _doubt(word: Word, gender: Gender, case: Case) -> Message | None:
    low = word.text.lower()
    soft = word.model == "тетрадь" and low not in words("given-names", "soft_feminine")
    two_ways = words("given-names", "stressed_iya") | words("given-names", "two_ways")
    if case is not Case.NOMINATIVE and (soft or low in two_ways):
        return _("the name “{name}” is declined in different ways", name=word.text)
    if given_gender(word.text) not in {None, gender}:
        return _("the name “{name}” is usually of the other gender", name=word.text)
    return None
