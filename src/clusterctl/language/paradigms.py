"""Endings of Russian words, and the spelling rules that join them to a stem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from clusterctl.language.grammar import Case, Gender
from clusterctl.language.wordlists import like

# Named by a model word, as dictionaries do. Order: nominative, genitive, dative, accusative,
# instrumental, prepositional. «-» is no ending, «*» the genitive of a living being and the
# nominative of a thing, «=» the nominative.
_ENDINGS: Final = {
    "стол": "- а у * ом е",
    "конь": "ь я ю * ем е",
    "гений": "й я ю * ем и",
    "дело": "о а у = ом е",
    "море": "е я ю = ем е",
    "здание": "е я ю = ем и",
    "жена": "а ы е у ой е",
    "земля": "я и е ю ей е",
    "мария": "я и и ю ей и",
    "тетрадь": "ь и и ь ью и",
    "Иванов": "- а у * ым е",
    "Иванова": "а ой ой у ой ой",
    "новый": "ый ого ому * ым ом",
    "новое": "ое ого ому = ым ом",
    "новая": "ая ой ой ую ой ой",
    "синий": "ий его ему * им ем",
    "синее": "ее его ему = им ем",
    "синяя": "яя ей ей юю ей ей",
    "третье": "е его ему = им ем",
    "третья": "я ей ей ю ей ей",
    "": "- - - - - -",
}
_MODELS: Final = {model: tuple(endings.split()) for model, endings in _ENDINGS.items()}
_CASES: Final = tuple(Case)


@dataclass(frozen=True, slots=True)
class Word:
    """A word ready to decline: its nominative, the stem of the other cases, the model."""

    text: str
    stem: str
    model: str
    stressed: bool = False
    animate: bool = True

    def form(self, case: Case) -> str:
        """The word in the given case, in its own letter case."""
        if case is Case.NOMINATIVE or not self.model:
            return self.text
        ending = _MODELS[self.model][_CASES.index(case)]
        if ending == "=":
            return self.text
        if ending == "*":
            return self.form(Case.GENITIVE) if self.animate else self.text
        return self._joined(ending)

    def _joined(self, ending: str) -> str:
        ending = spelled(self.stem, ending, stressed=self.stressed)
        return self.stem + (
            ending.upper() if len(self.text) > 1 and self.text.isupper() else ending
        )


def nominative(stem: str, model: str, *, stressed: bool = False) -> str:
    """A stem with the ending of the model's nominative: («действующ», «новое») → «действующее»."""
    ending = _MODELS[model][0].replace("-", "")
    return stem + spelled(stem, "ой" if stressed and ending == "ый" else ending, stressed=stressed)


def spelled(stem: str, ending: str, *, stressed: bool) -> str:
    """The ending as it is written after the stem's last letter.

    No «ы» after velars and sibilants, no unstressed «о» after sibilants and «ц»;
    a stressed «ем», «ей» of the soft models is «ём», «ёй».
    """
    last = stem[-1:].lower()
    if last in "гкхжчшщ" and ending[0] == "ы":
        return "и" + ending[1:]
    if last in "жчшщц" and ending[0] == "о" and not stressed:
        return "е" + ending[1:]
    if stressed and ending in {"ем", "ей"}:
        return "ё" + ending[1:]
    return ending


def fixed(text: str, *, animate: bool = False) -> Word:
    """A word that stays as it is in every case."""
    return Word(text, text, "", animate=animate)


# The end of a noun, the letters it loses and its model, by gender; the first that fits is taken.
_REGULAR: Final = {
    Gender.MASCULINE: (
        (r"ия", 1, "мария"),
        (r"а", 1, "жена"),
        (r"я", 1, "земля"),
        (r"ий", 1, "гений"),
        (r"[йь]", 1, "конь"),
        (r"[бвгджзклмнпрстфхцчшщ]", 0, "стол"),
    ),
    Gender.FEMININE: (
        (r"ия", 1, "мария"),
        (r"а", 1, "жена"),
        (r"я", 1, "земля"),
        (r"ь", 1, "тетрадь"),
    ),
    Gender.NEUTER: (
        (r"ие", 1, "здание"),
        (r"[жчшщц]е|о", 1, "дело"),
        (r"е", 1, "море"),
    ),
}


def regular(
    text: str,
    gender: Gender,
    *,
    stem: str = "",
    stressed: bool = False,
    animate: bool = True,
) -> Word:
    """A noun of that gender by its last letters; what fits no model stays as it is.

    A stem given is the one without the fleeting vowel.
    """
    for end, dropped, model in _REGULAR[gender]:
        if re.search(rf"(?:{end})$", text, re.IGNORECASE):
            base = like(text, stem) if stem else text[: len(text) - dropped]
            return Word(text, base, model, stressed, animate)
    return fixed(text)
