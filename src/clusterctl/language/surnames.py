"""Surnames of any origin, one part at a time.

Rules: Rosenthal's handbook of spelling and editing, § 149; Russian Grammar of 1980, § 1175-1186.
"""

from __future__ import annotations

import re
from typing import Any, Final

from clusterctl.language.adjectives import surname_adjective
from clusterctl.language.grammar import Case, Gender
from clusterctl.language.paradigms import Word, fixed, regular
from clusterctl.language.wordlists import entries, words
from clusterctl.messages import Message, _

_VOWELS: Final = "аеёиоуыэюя"
_POSSESSIVE: Final = re.compile(r".*(?:[оеё]в|[иы]н)")
_POSSESSIVE_FEMININE: Final = re.compile(r".*(?:[оеё]в|[иы]н)а")
_FIXED: Final = re.compile(r".*(?:ых|[гкхжчшщн]их|[оеёэиыую]|[аеиоуэюя]а)")
# A vowel that may drop out: -ец, -ок, -ек, -ень, -оть.
_FLEETING: Final = re.compile(r".*[аеёиоуыэюя].*(?:ец|[оеё]к|ень|оть)")
_HUSHING: Final = "жшчщ"


def decline_surname(surname: str, gender: Gender, case: Case) -> tuple[str, Message | None]:
    """The surname in that case, hyphenated parts each by itself, and the doubt about it."""
    parts = surname.split("-")
    declined = [_part(part, gender, last=part is parts[-1]) for part in parts]
    doubts = [_doubt(word, gender, case) for word in declined]
    return "-".join(word.form(case) for word in declined), next(filter(None, doubts), None)


def surname_gender(surname: str) -> Gender | None:
    """The gender a Russian surname shows by its ending: Иванов, Иванова, Чайковская.

    Nothing for «Щербина», which is a man's name or the feminine of «Щербин».
    """
    last = surname.rsplit("-", 1)[-1].lower()
    if last in words("surnames", "nouns_in_ina") or _syllables(last) <= 1:
        return None
    if re.fullmatch(r".{2,}(?:[оеё]ва|[сц]кая)", last):
        return Gender.FEMININE
    if re.fullmatch(r".{2,}(?:[оеё]в|[сц]к[ио]й)|.{3,}ин", last):
        return Gender.MASCULINE
    return None


def _part(text: str, gender: Gender, *, last: bool) -> Word:
    low = text.lower()
    if (low in words("surnames", "fixed_parts") and not last) or _stays(low, gender):
        return fixed(text)
    if gender is Gender.FEMININE and _is_possessive_feminine(low):
        return Word(text, text[:-1], "Иванова")
    return _masculine(text) if gender is Gender.MASCULINE else _feminine(text)


def _stays(low: str, gender: Gender) -> bool:
    if low in words("surnames", "indeclinable"):
        return True
    if low in words("surnames", "declined_ikh"):
        return gender is Gender.FEMININE
    return bool(_FIXED.fullmatch(low))


def _is_possessive_feminine(low: str) -> bool:
    common = low in words("surnames", "nouns_in_ina")
    return bool(_POSSESSIVE_FEMININE.fullmatch(low)) and not common and _syllables(low) > 1


def _feminine(text: str) -> Word:
    low = text.lower()
    if low.endswith(("ая", "яя")):
        return surname_adjective(text) or fixed(text)
    if low.endswith(("а", "я")):
        return regular(text, Gender.FEMININE, stressed=_special(low).get("stressed", False))
    return fixed(text)


def _masculine(text: str) -> Word:
    low = text.lower()
    known = _special(low)
    if low in entries("surnames", "special"):
        stem, stressed = known.get("stem", ""), known.get("stressed", False)
        return regular(text, Gender.MASCULINE, stem=stem, stressed=stressed)
    if _is_possessive(low):
        return Word(text, text, "Иванов")
    if _is_adjective(low):
        return surname_adjective(text) or fixed(text)
    return regular(
        text, Gender.MASCULINE, stem=_shortened(low), stressed=low.endswith(("ач", "ыч"))
    )


def _special(low: str) -> dict[str, Any]:
    return dict(entries("surnames", "special").get(low) or {})


def _is_possessive(low: str) -> bool:
    foreign = low in words("surnames", "foreign_in_ov")
    short = low.endswith(("ин", "ын")) and _syllables(low) == 1
    return bool(_POSSESSIVE.fullmatch(low)) and not foreign and not short


def _is_adjective(low: str) -> bool:
    if low.endswith("ой"):
        return _syllables(low) > 1 and low not in words("surnames", "nouns_in_oy")
    noun = low in words("surnames", "nouns_in_iy")
    return bool(re.fullmatch(r".*(?:ый|[гкхжчшщн]ий)", low)) and not noun


def _shortened(low: str) -> str:
    """The stem of a surname in -ец or -чок without its fleeting vowel, or nothing."""
    if re.fullmatch(r".*[иаое]ец", low):
        return low[:-2] + "йц"
    if re.fullmatch(r".*[аеёиоуыэюя][бвгджзкмнпрстфх]ец", low):
        return low[:-2] + "ц"
    if re.fullmatch(r".*[аеёиоуыэюя]лец", low):
        return low[:-2] + "ьц"
    return low[:-2] + "к" if re.fullmatch(r".*[аеёиоуыэюя].*[чшжщ]ок", low) else ""


def _doubt(word: Word, gender: Gender, case: Case) -> Message | None:
    low = word.text.lower()
    if case is Case.NOMINATIVE or not word.model:
        return None
    if low in words("surnames", "nouns_in_ina") and gender is Gender.FEMININE:
        return _("the surname “{surname}” is declined in two ways by women", surname=word.text)
    if gender is Gender.FEMININE:
        return None
    if low in entries("surnames", "special"):
        return _vowel(word) if _special(low).get("doubtful") else None
    if _FLEETING.fullmatch(low) and _syllables(low) > 1:
        return _vowel(word)
    return _ending_doubt(word, case)


def _vowel(word: Word) -> Message:
    return _("the surname “{surname}” may keep its vowel or drop it", surname=word.text)


def _ending_doubt(word: Word, case: Case) -> Message | None:
    low = word.text.lower()
    known_soft = low.endswith(("ич", "ач", "ыч"))
    stress = (low[-1] in _HUSHING and not known_soft) or low.endswith(("арь", "ырь", "ья", "ня"))
    if case is Case.INSTRUMENTAL and stress:
        return _("the ending of “{surname}” depends on its stress", surname=word.text)
    unusual = word.model == "гений" and low not in words("surnames", "nouns_in_iy")
    if unusual or (low.endswith("их") and low not in words("surnames", "declined_ikh")):
        return _("the surname “{surname}” is declined by its ending only", surname=word.text)
    return None


def _syllables(low: str) -> int:
    return sum(letter in _VOWELS for letter in low)
