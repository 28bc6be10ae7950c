"""What somebody meant by what stands in a cell: «12 шт.» is twelve, «15.03.2027» a day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clusterctl.exchange.explained import listed_on
from clusterctl.exchange.kinds import CHOSEN, EXPECTED, NUMBERS, Kind, is_list, kind_of
from clusterctl.exchange.lexicon import Names
from clusterctl.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clusterctl.exchange.lexicon import Lexicon
    from clusterctl.schema import Field

_SPACES: Final = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]+")
_UNSEEN: Final = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85]")
_RUSSIAN: Final = re.compile("[А-Яа-яЁё]")
_DASHES: Final = re.compile(r"[-‐‑‒–—−]+")
_NUMBER: Final = re.compile(
    r"(?P<sign>[-+−]?)(?P<digits>\d{1,3}(?:[ ']\d{3})+|\d+)(?:(?P<mark>[.,])(?P<rest>\d+))?"
    r"(?P<more>[.,][\d.,]+)?\s*(?P<unit>[^\d\s].*)?"
)
_GROUPED: Final = re.compile(r"[-+]?\d{1,3}(?P<sep>[.,])\d{3}(?:(?P=sep)\d{3})*(?:[.,]\d+)?")
_UNITS: Final = re.compile(
    r"(?:шт|чел|ед|экз|руб|р|₽|ч|час\w*|мес\w*|год\w*|г|лет|м2|м²|кв\.? ?м|мест\w*|студент\w*"
    r"|человек|штук\w*|рубл\w*|единиц\w*|выпускник\w*|%|п\.? ?п)\.?"
)
"""Units that say nothing new; a thousand or a million would."""

_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s*г(?:\.|ода?)?)?")
_DAY_IN_WORDS: Final = re.compile(r"(\d{1,2})\s+([а-яё]+)\s+(\d{4})(?:\s*г(?:\.|ода?)?)?")
_MONTHS: Final = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр",
                  "октябр", "ноябр", "декабр")  # fmt: skip
_YEAR: Final = re.compile(r"(20\d\d)(?:\s*г(?:\.|од\w*)?)?")
_ZERO_DAY: Final = date(1899, 12, 30)
_SERIALS: Final = range(36526, 73416)
"""The numbers that days from 2000 to 2100 have in Excel."""
_CENTURY: Final = 100
_THIS_CENTURY: Final = 2000
_HALF: Final = 50


@dataclass(frozen=True, slots=True)
class Meant:
    """The value a cell stands for; `note` tells where it was read otherwise than written."""

    value: Any
    note: Message | None = None


class Misread(ValueError):  # noqa: N818 not an error of the run: told with its cell
    """A cell that nobody can be sure of: what it holds and what is expected."""

    def __init__(self, message: Message, remedy: Message | None = None) -> None:
        super().__init__(message.text("en"))
        self.message = message
        self.help = remedy


def meant(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    """The value of a cell as the document says it; None for an empty cell.

    A `Misread` for what can't be told.
    """
    if isinstance(raw, str):
        raw = _clean(raw)
    if raw is None or raw == "":
        return Meant(None)
    kind = kind_of(field)
    if kind not in (Kind.TEXT, Kind.CODE) and isinstance(raw, str) and _DASHES.fullmatch(raw):
        return Meant(None)
    reader = _READERS.get(kind, _text)
    if not is_list(field):
        return reader(raw, field, lexicon)
    parts = _parts(raw, kind, field, lexicon)
    read = [reader(part, field, lexicon) for part in parts]
    notes = () if kind in NUMBERS else (each.note for each in read if each.note)  # all are texts
    note = next(iter(notes), None)
    values = [each.value for each in read if each.value is not None]
    return Meant(list(dict.fromkeys(values)) or None, note)


def _clean(text: str) -> str:
    lines = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip(" \t\n\u00a0\u202f\u3000")


def _parts(raw: Any, kind: Kind, field: Field, lexicon: Lexicon) -> list[Any]:
    """The values of a cell that holds several: by lines, by semicolons, numbers by commas."""
    if not isinstance(raw, str):
        return [raw]
    lines = [line for line in raw.split("\n") if line.strip()]
    if kind is Kind.TEXT:
        return lines
    found: list[str] = []
    for line in lines:
        known = kind in CHOSEN and lexicon.names(field).value(line) is not None
        mark = r"[;,\s]+" if kind in (*NUMBERS, Kind.PROFESSION) or _is_ids(kind, line) else ";"
        found += [line] if known else [part for part in re.split(mark, line) if part.strip()]
    return [part.strip() for part in found]


def _is_ids(kind: Kind, line: str) -> bool:
    """Whether a line is a row of short names or numbers of measures: they have no commas."""
    return (kind is Kind.CODE and not _RUSSIAN.search(line)) or (
        kind is Kind.CHOICE and line.strip()[:1].isdigit()
    )


def _text(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    del field, lexicon
    if isinstance(raw, str):
        return Meant(raw.strip())
    text = _as_text(raw)
    return Meant(text, _("a {what} was read as the text “{text}”", what=_sort(raw), text=text))


def _code(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    if isinstance(raw, float | int) and not isinstance(raw, bool) and float(raw).is_integer():
        return Meant(str(int(raw)), None)
    found = _text(raw, field, lexicon)
    if (sheet := listed_on(field)) and _RUSSIAN.search(found.value):
        return _titled(found.value, lexicon.titles.get(sheet, {}))
    return replace(found, value=_SPACES.sub("", found.value)) if _is_slug(field) else found


def _titled(text: str, titles: Mapping[str, str]) -> Meant:
    """The id that a title stands for, where somebody wrote that instead."""
    names = Names.of(titles.items())
    value = names.value(text)
    if value is None:
        raise Misread(
            _("“{text}” is not known; expected: {what}", text=text, what=EXPECTED[Kind.CHOICE]),
            _did_you_mean(names.near(text)),
        )
    return Meant(value, _("“{text}” was read as {code}", text=text, code=value))


def _is_slug(field: Field) -> bool:
    pattern = field.item.pattern if field.item else field.pattern
    return pattern.startswith("^[a-z0-9]")


def _choice(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    names = lexicon.names(field)
    text = _as_text(raw)
    value = names.value(text)
    if value is None:
        raise Misread(_unknown(text, field), _did_you_mean(names.near(text)))
    return Meant(value)


def _organization(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    return _choice(raw, field, lexicon)


def _profession(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    if isinstance(raw, date | datetime):  # Excel takes 18.01.35 for a day
        code = f"{raw:%d.%m.%y}"
        return Meant(code, _("Excel made a date of the code; it was read as {code}", code=code))
    text = _as_text(raw)
    code = _SPACES.sub("", text).replace(",", ".")
    if re.fullmatch(r"\d\d\.\d\d\.\d\d", code):
        return Meant(code)
    names = lexicon.professions
    value = names.value(text) or _first_code(text)
    if value is None:
        raise Misread(_unknown(text, field), _did_you_mean(names.near(text)))
    return Meant(value, _("“{text}” was read as {code}", text=text, code=value))


def _first_code(text: str) -> str | None:
    """The code that a title stands behind: «15.01.38 Оператор-наладчик»."""
    found = re.match(r"\s*(\d\d\.\d\d\.\d\d)\s+\D", text)
    return found[1] if found else None


def _did_you_mean(near: str | None) -> Message:
    if near:
        return _("did you mean {near}?", near=near)
    return _("choose from the list: sheet “{sheet}” has it", sheet=_LISTS)


_LISTS: Final = _("Lists")


def _unknown(text: str, field: Field) -> Message:
    return _("“{text}” is not known; expected: {what}", text=text, what=EXPECTED[kind_of(field)])


def _day(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    del lexicon
    if isinstance(raw, datetime):
        return Meant(raw.date().isoformat())
    if isinstance(raw, date):
        return Meant(raw.isoformat())
    if isinstance(raw, str):
        found = _written_day(" ".join(_SPACES.split(raw)).strip())
        if found is not None:
            return Meant(found.isoformat(), _("the text was read as the date {day}", day=found))
    elif isinstance(raw, float | int) and int(raw) in _SERIALS:
        found = _ZERO_DAY + timedelta(days=int(raw))
        return Meant(found.isoformat(), _("the number was read as the date {day}", day=found))
    raise _not(raw, field)


def _written_day(text: str) -> date | None:
    """The day that a text names; None where it names none that exists."""
    try:
        if found := _ISO_DAY.fullmatch(text.removesuffix(" 00:00:00")):
            return date(*map(int, found.groups()))
        if found := _DAY.fullmatch(text):
            day, month, year = map(int, found.groups())
            return date(_full_year(year), month, day)
        if found := _DAY_IN_WORDS.fullmatch(text.casefold()):
            months = [n for n, m in enumerate(_MONTHS, 1) if found[2].startswith(m)]
            # «март» begins as «мая» does
            return date(int(found[3]), min(months), int(found[1])) if months else None
    except ValueError:
        return None
    return None


def _full_year(year: int) -> int:
    return year if year >= _CENTURY else _THIS_CENTURY + year


def _day_or_year(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    if isinstance(raw, float | int) and float(raw).is_integer() and int(raw) not in _SERIALS:
        return Meant(int(raw))
    if isinstance(raw, str) and _YEAR.fullmatch(raw.strip()):
        return _year(raw, field, lexicon)
    return _day(raw, field, lexicon)


def _year(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    if isinstance(raw, str) and (found := _YEAR.fullmatch(raw.strip())):
        return Meant(int(found[1]), _as_number(raw, found[1]))
    if isinstance(raw, date | datetime):
        raise _not(raw, field)
    return _integer(raw, field, lexicon)


def _integer(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    found = _number(raw, field, lexicon)
    if found.value is not None and found.value != int(found.value):
        raise _not(raw, field)
    return replace(found, value=int(found.value)) if found.value is not None else found


def _number(raw: Any, field: Field, lexicon: Lexicon) -> Meant:
    del lexicon
    if isinstance(raw, str):
        return _written_number(raw, field)
    if isinstance(raw, bool) or not isinstance(raw, float | int):
        raise _not(raw, field)
    exact = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)
    if not exact.is_finite():
        raise _not(raw, field)
    if kind_of(field) is Kind.MONEY:  # 0.1 + 0.2, kept by a formula
        exact = round(exact, 2) if abs(exact - round(exact, 2)) < _DUST else exact
    return Meant(int(exact) if exact == int(exact) else Decimal(f"{exact.normalize():f}"))


_DUST: Final = Decimal("1e-7")


def _written_number(raw: str, field: Field) -> Meant:
    """The number a text tells: with spaces between thousands, a comma or a point, a unit."""
    text = _SPACES.sub(" ", raw).strip()
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise _not(raw, field)
    unit = (found["unit"] or "").casefold().strip()
    if unit and not _UNITS.fullmatch(unit):
        raise _not(raw, field)
    if found["more"]:
        value = _with_both_marks(text, found)
        if value is None:
            raise _not(raw, field)
    else:
        if _may_be_thousands(found):
            raise Misread(
                _("“{text}” may be a thousand times more or less", text=raw),
                _("write it as a number: with a decimal comma, without marks between thousands"),
            )
        value = f"{found['digits']}.{found['rest'] or 0}".replace(" ", "").replace("'", "")
    exact = Decimal(value) * (-1 if found["sign"] in ("-", "−") and found["sign"] else 1)
    whole = exact == int(exact)
    told = int(exact) if whole else Decimal(f"{exact.normalize():f}")
    return Meant(told, _as_number(raw, told))


_THOUSAND: Final = 3


def _may_be_thousands(found: re.Match[str]) -> bool:
    """Whether the one mark of a number may stand between thousands: 1,200 but not 0,125."""
    digits = found["digits"]
    return bool(
        found["mark"]
        and len(found["rest"]) == _THOUSAND
        and len(digits) <= _THOUSAND
        and digits[0] != "0"
    )


def _with_both_marks(text: str, found: re.Match[str]) -> str | None:
    """A number like 1.200,50 or 1,200,000: marks in between tell thousands."""
    digits = text[: found.start("unit")] if found["unit"] else text
    digits = digits.strip().lstrip("+-−")
    grouped = _GROUPED.fullmatch(digits)
    if grouped is None:
        return None
    plain = digits.replace(grouped["sep"], "")
    return plain.replace(",", ".")


def _as_number(raw: str, value: object) -> Message:
    return _("the text “{text}” was read as {value}", text=raw, value=value)


def _not(raw: Any, field: Field) -> Misread:
    kind = kind_of(field)
    return Misread(
        _("“{text}”; expected: {what}", text=_as_text(raw), what=EXPECTED[kind]), _HELP.get(kind)
    )


def _as_text(raw: Any) -> str:
    match raw:
        case bool():
            return "да" if raw else "нет"
        case datetime() if raw.time() == time():
            return f"{raw:%d.%m.%Y}"
        case datetime():
            return f"{raw:%d.%m.%Y %H:%M}"
        case date():
            return f"{raw:%d.%m.%Y}"
        case float() if raw.is_integer():
            return str(int(raw))
        case float():
            return repr(raw).replace(".", ",")
        case _:
            return str(raw).strip()


def _sort(raw: Any) -> Message:
    match raw:
        case bool():
            return _("truth value")
        case date() | datetime():
            return _("date")
        case time() | timedelta():
            return _("time")
        case _:
            return _("number")


_WITHOUT_UNIT: Final = _("write the number in full and without a unit")
_HELP: Final[Mapping[Kind, Message]] = {
    Kind.DATE: _("write a date that exists as day, month, year: 15.03.2027"),
    Kind.DAY_OR_YEAR: _("write a date like 15.03.2027, or a year alone"),
    Kind.YEAR: _("write the year alone: 2027"),
    **dict.fromkeys((Kind.INTEGER, Kind.NUMBER, Kind.MONEY), _WITHOUT_UNIT),
}

_READERS: Final[Mapping[Kind, Callable[[Any, Field, Lexicon], Meant]]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _choice,
    Kind.ORGANIZATION: _organization,
    Kind.PROFESSION: _profession,
    Kind.DATE: _day,
    Kind.DAY_OR_YEAR: _day_or_year,
    Kind.YEAR: _year,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.MONEY: _number,
}
