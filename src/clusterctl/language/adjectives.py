"""Adjectives, participles and surnames that decline like them, read by their endings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from clusterctl.language.grammar import Case, Gender
from clusterctl.language.paradigms import Word, fixed, nominative
from clusterctl.language.wordlists import words

_ENDINGS: Final = {
    "ый": (Gender.MASCULINE, "новый"),
    "ой": (Gender.MASCULINE, "новый"),
    "ий": (Gender.MASCULINE, "синий"),
    "ое": (Gender.NEUTER, "новое"),
    "ее": (Gender.NEUTER, "синее"),
    "ая": (Gender.FEMININE, "новая"),
    "яя": (Gender.FEMININE, "синяя"),
    "ье": (Gender.NEUTER, "третье"),
    "ья": (Gender.FEMININE, "третья"),
}
_HARD: Final = {"синий": "новый", "синее": "новое"}
_MODELS: Final = {
    "hard": ("новый", "новая", "новое"),
    "soft": ("синий", "синяя", "синее"),
    "soft sign": ("синий", "третья", "третье"),
}


@dataclass(frozen=True, slots=True)
class Adjective:
    """An adjective in the nominative: its word, its gender, and «-ся» if it is reflexive."""

    word: Word
    gender: Gender
    reflexive: str = ""
    kind: str = "hard"

    def form(self, case: Case, gender: Gender | None = None) -> str:
        """The adjective in that case, agreeing with that gender, by default its own."""
        word = self.word if gender in {None, self.gender} else self._turned(gender)
        return word.form(case) + self.reflexive

    def _turned(self, gender: Gender | None) -> Word:
        model = _MODELS[self.kind][tuple(Gender).index(gender or self.gender)]
        stem = self.word.stem
        if self.kind == "soft sign" and gender is Gender.MASCULINE:
            return Word(f"{stem[:-1]}ий", stem, model)
        text = nominative(stem, model, stressed=self.word.stressed)
        return Word(text, stem, model, self.word.stressed, self.word.animate)


def adjective(text: str, *, animate: bool = True) -> Adjective | None:
    """The adjective the text looks like, or None; only nominative singular endings count."""
    base, reflexive = (text[:-2], text[-2:]) if text.lower().endswith("ся") else (text, "")
    end = base[-2:].lower()
    if end not in _ENDINGS or len(base) < len("злой"):
        return None
    gender, model = _ENDINGS[end]
    masculine = f"{base[:-2]}ий".lower()
    if masculine in words("words", "soft_sign"):
        return _with_soft_sign(base, gender, animate=animate)
    if end in {"ье", "ья"}:
        return None
    stem = base[:-2]
    if stem[-1].lower() in "гкхжчшщ":
        model = _HARD.get(model, model)
    kind = "soft" if model.startswith("син") else "hard"
    return Adjective(Word(base, stem, model, end == "ой", animate), gender, reflexive, kind)


def _with_soft_sign(text: str, gender: Gender, *, animate: bool) -> Adjective:
    model = _MODELS["soft sign"][tuple(Gender).index(gender)]
    stem = text[:-2] + ("Ь" if text.isupper() else "ь")
    return Adjective(Word(text, stem, model, animate=animate), gender, kind="soft sign")


def surname_adjective(text: str) -> Word | None:
    """A surname like «Чайковский», «Толстой», «Рыжая» as a word, if it looks like one."""
    found = adjective(text)
    return found.word if found and found.gender is not Gender.NEUTER else None


def unchanged(text: str) -> Adjective:
    """An abbreviated adjective, «гл.», that keeps its form beside any noun."""
    return Adjective(fixed(text), Gender.MASCULINE)
