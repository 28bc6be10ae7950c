"""Russian typography: quotes, dashes, and spaces and hyphens that must not break."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, TypeAlias

from clusterctl.language.quotes import quoted

Replacement: TypeAlias = str | Callable[[re.Match[str]], str]

_KEPT: Final = "\ue000"
# Addresses, identifiers, code: their signs are not typography.
_PROTECTED: Final = re.compile(
    rf"""{_KEPT}
    |`[^`\n]+`
    |(?:https?://|www\.)[^\s"«»„“”<>]+
    |[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    |(?<!\w)(?=[\w./\\-]*[A-Za-z])[A-Za-z0-9]+(?:[-_./\\]+[A-Za-z0-9]+)+(?!\w)
    """,
    re.VERBOSE,
)
_BEFORE: Final = (
    "пп?|подп|ст|ч|гл|разд|абз|гор|пос|дер|с|д|ул|пер|пр|просп|пл|ш|кв|корп|стр|каб|оф|обл|им|рис"
    "|табл|прил|см|тел|доб|вх|исх|л|лл"
)
_UNITS: Final = (
    r"(?:гг?|руб|коп|тыс|шт|экз|лл?|чел|дн|ч|мин|сек|мес|кв|куб|ед)\."
    "|[%‰₽°]|(?:млн|млрд|трлн|мм|см|м|км|кг|т|га|кВт|лет)(?!\\w)"
    "|год[а-яё]*|рубл|копе|процент|человек|рабоч|календарн|дн[яейю]|день|месяц|недел|час[а-яё]*(?!\\w)"
    "|минут|лист|экземпляр"
    "|(?:январ|феврал|март|апрел|ма[яй](?!\\w)|июн|июл|август|сентябр|октябр|ноябр|декабр)"
)


@lru_cache(maxsize=1024)  # a title stands in a paper more than once
def typeset(text: str) -> str:
    """The text with Russian quotes, dashes and unbreakable spaces; letters and digits stay.

    Doing it twice changes nothing more; addresses, identifiers and code are left alone.
    """
    kept = iter(_PROTECTED.findall(text))
    result = quoted(_spaced(_PROTECTED.sub(_KEPT, text)))
    for pattern, replacement in _compiled():
        result = pattern.sub(replacement, result)
    return re.sub(_KEPT, lambda _match: next(kept), result)


def _spaced(text: str) -> str:
    """The text without runs of spaces inside its lines; one with an unbreakable space stays so."""
    return re.sub(
        r"(?<=\S)[ \t\u00a0]{2,}(?=\S)",
        lambda match: "\u00a0" if "\u00a0" in match[0] else " ",
        text,
    )


def _rising(match: re.Match[str]) -> str:
    """The range with an en dash; anything that does not rise is a number of something."""
    first, last = (float(match[name].replace(",", ".")) for name in ("first", "last"))
    return match[0].replace("-", "–") if first < last else match[0]


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Replacement], ...]:
    """The rules ready to use; most commands typeset nothing and compile none."""
    return tuple((re.compile(pattern), replacement) for pattern, replacement in _RULES)


_SPACE: Final = "[ \u00a0]"
_NAME: Final = "[А-ЯЁ][а-яё]+"
_TWO_INITIALS: Final = r"[А-ЯЁ]\.\u00a0?[А-ЯЁ]\."
_RANGE: Final = r"(?<![\w.,/№-])(?<!№[ \u00a0])(?P<first>{n})-(?P<last>{n})(?![\w-]|[.,/]\w)"
_RULES: Final[tuple[tuple[str, Replacement], ...]] = (
    # a dash between words
    (rf"(?<=[^\s|]){_SPACE}+(?:--?|[–—])(?={_SPACE}+[^\s|])", "\u00a0—"),
    # what is written together and should be apart, before other rules look for it
    (rf"(?<![\w.])([Тт])\.{_SPACE}?([дпекнч])\.", "\\1.\u00a0\\2."),
    (r"(?<=\d)(?=(?:гг?|руб|коп)\.|%(?![\w-]))", "\u00a0"),
    # ranges: years; «п. 5-7»; «10-15 дней»
    (_RANGE.format(n=r"(?:19|20)\d\d"), _rising),
    (
        rf"(?<!\w)(?:пп?|ст|стр|с|гл|лл)\.{_SPACE}" + _RANGE.format(n=r"\d{1,4}"),
        _rising,
    ),
    (_RANGE.format(n=r"\d{1,4}(?:,\d+)?") + rf"(?={_SPACE}?(?:{_UNITS}))", _rising),
    # number signs and abbreviations stay with what follows
    (rf"([№§]){_SPACE}*(?=[\w{_KEPT}])", "\\1\u00a0"),
    (rf"(?<![\w.])(?<!т\.\u00a0)({_BEFORE})\. (?=\d)", "\\1.\u00a0"),
    (rf"(?<![\w.])(?<!\d{_SPACE})(?<!т\.\u00a0)({_BEFORE})\. (?=[\w«„№{_KEPT}])", "\\1.\u00a0"),
    (rf"(?<![\w.])(?<!\d{_SPACE})([Гг])\. (?=[А-ЯЁ])", "\\1.\u00a0"),
    (r"(?<!\w)(ИНН|КПП|ОГРН|ОГРНИП|БИК|ОКТМО|СНИЛС) (?=\d)", "\\1\u00a0"),
    # «и т. д.», «и др.»
    (r"(?<!\w)([ив]) (?=т\.\u00a0[дпч]\.|др\.|пр\.)", "\\1\u00a0"),
    # acting as: «и.о. директора»; initials and surname
    (r"(?<![\w.])([Ии])\. (?=о\.)", "\\1.\u00a0"),
    (r"(?<![\w.])([Ии]\.\u00a0?о\.) (?=[а-яё])", "\\1\u00a0"),
    (r"(?<![\w.])([А-ЯЁ]\.) (?=[А-ЯЁ]\.)", "\\1\u00a0"),
    (r"(?<![\w.])([А-ЯЁ]\.(?:\u00a0?[А-ЯЁ]\.)?) (?=[А-ЯЁ][а-яё])", "\\1\u00a0"),
    (rf"(?<!\w)({_NAME}(?:-{_NAME})?) (?={_TWO_INITIALS}(?!{_SPACE}{_NAME}))", "\\1\u00a0"),
    # numbers stay with their units, groups of thousands together
    (rf"(?<=\d) (?={_UNITS})", "\u00a0"),
    (
        r"(?<![\d.,-])\d{1,3}(?: \d{3})+(?!\d)",
        lambda match: match[0].replace(" ", "\u00a0"),
    ),
    # «152-ФЗ», «1-й»
    (
        r"(?<=\d)-(?=(?:ФЗ|ФКЗ|ЗТО|[йяехмю]|го|му|ми|[оы]й|ая|ое|ые|ых|ым)(?!\w))",
        "\u2011",
    ),
)
