"""Numbers against their words: «30 (сорок пять) дней», «100 000 (сто) рублей 50 копеек»."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from clusterctl.language import Case, Gender, in_words
from clusterctl.messages import _
from clusterctl.proof import numerals
from clusterctl.proof.findings import finding
from clusterctl.proof.numerals import normal
from clusterctl.proof.patterns import after, before
from clusterctl.proof.units import GENITIVE, pattern, unit_words, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.language import Countable
    from clusterctl.messages import Message
    from clusterctl.proof.text import Text

_ROUBLES: Final = r"(?:руб(?:л[а-яё]+|\.)?|₽)"
_KOPECKS: Final = r"коп(?:е[а-яё]+|\.)?"
_SCALES: Final = {"тыс": 1000, "млн": 10**6, "мил": 10**6, "млрд": 10**9}
_WRITTEN: Final = re.compile(
    rf"""(?<![\w№.,/–-])(?<![№\d][ \u00a0])
    (?P<figures>\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+|\d{{1,15}})(?:[.,](?P<decimals>\d+))?
    (?P<ending>-[а-яё]{{1,3}})?
    (?:[ \u00a0]*(?P<scale>тыс\.|тысяч[а-яё]*|млн\.?|миллион[а-яё]*|млрд\.?|миллиард[а-яё]*))?
    (?:[ \u00a0]*(?P<before>{_ROUBLES}))?
    (?:[ \u00a0]*(?P<kopecks_before>\d{{2}})[ \u00a0]*{_KOPECKS})?
    (?:[ \u00a0]*(?:%|процент[а-яё]*))?
    (?:[ \u00a0]*(?:календарн|рабоч|банковск)[а-яё]+)?
    (?:[ \u00a0]*(?:дн[яей]{{1,2}}|дней|месяц[а-яё]*|лет|год[а-яё]*|час[а-яё]*|экземпляр[а-яё]*))?
    [ \u00a0]*\((?P<words>[^()]{{2,200}})\)
    (?:[ \u00a0]*(?P<after>{_ROUBLES}))?
    (?:[ \u00a0]*(?P<kopecks_after>\d{{1,2}})[ \u00a0]*{_KOPECKS})?""",
    re.VERBOSE,
)
_REVERSED: Final = re.compile(
    r"(?<![А-Яа-яё])(?P<words>(?:[А-Яа-яё]{1,30}[ \u00a0]{1,3}){1,8})"
    r"\((?P<figures>\d{1,6})\)[ \u00a0]+"
)
_MOST_LIKE: Final = 0.75
_LONG: Final = 4


def check(text: Text) -> Iterator[Diagnostic]:
    """T01, T02: figures and words of different numbers; T03: words of another gender or case."""
    for index, line in enumerate(text.lines):
        for found in _WRITTEN.finditer(line.text):
            yield from _judged(text, index, found)
        for found in _REVERSED.finditer(line.text):
            yield from _reversed(text, index, found)


def _judged(text: Text, index: int, found: re.Match[str]) -> Iterator[Diagnostic]:
    n = int(re.sub(r"\D", "", found["figures"])) * _scale(found["scale"])
    words = found["words"]
    if _money(found):
        yield from _judged_money(text, index, found, n)
        return
    if found["decimals"] and set(found["decimals"]) != {"0"}:
        return
    told = _told(words)
    if told is None:
        yield from _misspelt(text, index, found, n)
    elif told not in {n, n // _scale(found["scale"])}:
        yield finding(
            text, "T01", index, found.span("words"),
            _("“{figures}” in figures, {told} in words", figures=_shown(found), told=told),
            _expected(n, words),
        )  # fmt: skip
    elif told == n:
        yield from _disagreeing(text, index, found, n)


def _scale(word: str | None) -> int:
    return next(
        (size for key, size in reversed(_SCALES.items()) if (word or "").startswith(key)), 1
    )


def _shown(found: re.Match[str]) -> str:
    return found.string[found.start("figures") : found.start("words") - 1].strip()


def _expected(n: int, words: str) -> Message:
    """What the words should be, in the case they seem to stand in."""
    cases = [case for case in Case if _resembles_case(words, case)]
    right = in_words(n, case=cases[0] if cases else Case.NOMINATIVE)
    return _("{n} in words is “{right}”", n=n, right=right)


def _resembles_case(words: str, case: Case) -> bool:
    """Whether the words are a number's in that case."""
    found = numerals.leading(words)
    told = " ".join(normal(words).split()[: found[1]]) if found else ""
    return any(normal(in_words(found[0], g, case)) == told for g in Gender) if found else False


def _told(words: str) -> int | None:
    """The number that the words in brackets say, units after it left out; None if unsure."""
    found = numerals.leading(words)
    if found is None or re.search(r"\d", words):
        return None
    n, length = found
    rest = normal(words).split()[length:]
    return n if set(rest) <= unit_words() | {"процентов", "процента"} else None


def _misspelt(text: Text, index: int, found: re.Match[str], n: int) -> Iterator[Diagnostic]:
    """A numeral with a slip: so like the number's words that it can't be anything else."""
    told = normal(found["words"])
    if not told or re.search(r"[^А-Яа-яЁё \u00a0\u00ad-]", found["words"]):
        return
    forms = {normal(in_words(n, gender, case)) for gender in Gender for case in Case}
    first = told.split()[0]
    near = max(forms, key=lambda form: SequenceMatcher(None, told, form).ratio(), default="")
    ratio = SequenceMatcher(None, told, near).ratio()
    strange = [word for word in told.split() if not numerals.is_numeral(word)]
    alike = len(told.split()) == len(near.split()) and len(first) >= _LONG
    if alike and ratio > _MOST_LIKE and len(strange) == 1:
        yield finding(
            text, "T01", index, found.span("words"),
            _("“{word}” is no numeral", word=strange[0]),
            _("{n} in words is “{right}”", n=n, right=near),
        )  # fmt: skip


def _disagreeing(text: Text, index: int, found: re.Match[str], n: int) -> Iterator[Diagnostic]:
    """Words of another gender than the noun after them, or not in the genitive where it belongs."""
    told = normal(found["words"])
    noun = _noun(after(found.string, found.end("words") + 1))
    gender = noun.gender if noun else None
    wrong = gender is not None and _gender_differs(n, told, gender)
    wanted = in_words(n, gender or Gender.MASCULINE, Case.GENITIVE)
    nominative = {normal(in_words(n, g)) for g in Gender}
    if wrong and gender is not None:
        case = next(c for c in Case for g in Gender if normal(in_words(n, g, c)) == told)
        wanted = in_words(n, gender, case)
    elif not (
        told in nominative
        and normal(wanted) != told
        and GENITIVE.search(before(found.string, found.start()))
    ):
        return
    yield finding(
        text, "T03", index, found.span("words"),
        _("“{told}” is not the form that belongs here", told=found["words"]),
        _("write “{right}”", right=wanted),
    )  # fmt: skip


def _noun(following: str) -> Countable | None:
    """The unit right after the brackets."""
    found = re.match(rf"[ \u00a0]+({pattern()})", following, re.IGNORECASE)
    return units().get(normal(found[1])) if found else None


def _gender_differs(n: int, told: str, gender: Gender) -> bool:
    own = {normal(in_words(n, gender, case)) for case in Case}
    others = {normal(in_words(n, g, case)) for g in Gender for case in Case}
    return told not in own and told in others


def _money(found: re.Match[str]) -> bool:
    if found["before"] or found["after"] or found["kopecks_after"]:
        return True
    return bool(re.search(rf"{_ROUBLES}|{_KOPECKS}", found["words"]))


def _judged_money(text: Text, index: int, found: re.Match[str], n: int) -> Iterator[Diagnostic]:
    whole, rouble, rest = _split(found["words"])
    told = numerals.number_of(whole)
    if (
        told is not None
        and told not in {n, n // _scale(found["scale"])}
        and not (found["scale"] and found["decimals"])
    ):
        yield finding(
            text, "T02", index, found.span("words"),
            _("“{figures}” in figures, {told} in words", figures=_shown(found), told=told),
            _expected(n, whole),
        )  # fmt: skip
        return
    if told is None and not rouble:
        yield from _misspelt(text, index, found, n)
    kopecks = _kopecks(found, rest)
    if len(set(kopecks.values())) > 1:
        (first, one), (second, other) = list(kopecks.items())[:1] + list(kopecks.items())[-1:]
        yield finding(
            text, "T02", index, found.span(),
            _("{one} kopecks {first}, {other} {second}",
              one=f"{one:02d}", first=_WHERE[first], other=f"{other:02d}", second=_WHERE[second]),
        )  # fmt: skip


_WHERE: Final = {
    "decimals": _("in figures"),
    "before": _("before the brackets"),
    "words": _("in brackets"),
    "after": _("after the brackets"),
}


def _split(words: str) -> tuple[str, bool, str]:
    """The words of the roubles, whether «рублей» follows them, and the rest: kopecks."""
    found = re.search(_ROUBLES, words)
    if not found:
        return words, False, ""
    return words[: found.start()], True, words[found.end() :]


def _kopecks(found: re.Match[str], rest: str) -> dict[str, int]:
    """The kopecks as each part of the amount tells them."""
    told: dict[str, int] = {}
    if found["decimals"] and len(found["decimals"]) == 2 and not found["scale"]:  # noqa: PLR2004
        told["decimals"] = int(found["decimals"])
    if found["kopecks_before"]:
        told["before"] = int(found["kopecks_before"])
    written = re.search(rf"(\d{{1,2}}|[а-яё \u00a0]+?)[ \u00a0]*{_KOPECKS}", rest)
    if written:
        n = int(written[1]) if written[1].isdigit() else numerals.number_of(written[1])
        if n is not None:
            told["words"] = n
    if found["kopecks_after"]:
        told["after"] = int(found["kopecks_after"])
    return told


def _reversed(text: Text, index: int, found: re.Match[str]) -> Iterator[Diagnostic]:
    """«тридцать (45) дней»: only where a unit follows, so that it is surely an amount."""
    told = numerals.trailing(found["words"])
    n = int(found["figures"])
    if told is None or told[0] == n or not _noun(" " + after(found.string, found.end())):
        return
    yield finding(
        text, "T01", index, found.span("figures"),
        _("“{figures}” in figures, {told} in words", figures=found["figures"], told=told[0]),
    )  # fmt: skip
