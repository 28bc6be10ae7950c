"""References within a text that lead nowhere: «пункт 9.9», «раздел 20», «приложение № 5».

Only what surely refers to this very text is judged. «Пункт 8 Положения», «статья 27 Закона»,
«пункт 3 протокола» are somebody else's; so is what a supplement says of the agreement it changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from clusterctl.messages import _
from clusterctl.proof.findings import finding
from clusterctl.proof.patterns import after, before
from clusterctl.proof.text import Part, unpaired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.messages import Message
    from clusterctl.proof.text import Line, Text

_NUMBER: Final = r"\d{1,3}(?:\.\d{1,3})*"
_UNITS: Final = r"[ \u00a0]*(?:\(|рабоч|календар|дн|год|руб|процент|%)"
_NUMBERS: Final = (
    rf"{_NUMBER}(?:[ \u00a0]*(?:,|и|или|[–—-])[ \u00a0]*{_NUMBER}(?![\d.]*\d*{_UNITS}))*"
)
_CASES: Final = "(?:а|у|ом|е|ы|ов|ам|ами|ах)?"
_REFERENCE: Final = re.compile(
    rf"""(?<![\w-])(?:
    (?:подпункт[а-яё]*[ \u00a0]+(?:[«„](?P<letter>[а-я])[»“]|(?P<bare>[а-я])\))[ \u00a0]+)?
    (?P<clause>пункт{_CASES}|пп?\.(?:[ \u00a0]?п\.)?)
    |(?P<section>раздел{_CASES}|разд\.)
    |(?P<appendix>приложени(?:е|я|ю|ем|и|й|ям|ями|ях))(?:[ \u00a0]*№)
    |(?P<table>таблиц(?:а|ы|у|е|ей|ам|ами|ах)?|табл\.)(?:[ \u00a0]*№)?
    )[ \u00a0]*(?P<numbers>{_NUMBERS})(?![\w/-]|\.\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_ACT: Final = (
    r"(?:[Пп]оложени|[Зз]акон(?:а|у|ом|е|ы|ов|ами)?(?![а-яё])|[Кк]одекс|ГК|ТК|НК|КоАП|БК|ФЗ"
    r"|[Пп]остановлени|[Рр]аспоряжени|[Пп]оряд(?:ок|к)|[Пп]равил(?:а|ам|ами|ах)?(?![а-яё])"
    r"|[Уу]став|ГОСТ|[Сс]тандарт|[Мм]етодик|[Рр]егламент|[Кк]онституци|[Сс]тать|ст\."
    r"|[Уу]каз(?:а|у|ом|е|ы)?(?![а-яё])|[Пп]риказ(?:а|у|ом|е|ы)?(?![а-яё])|[Рр]ешени"
    r"|[Пп]рограмм|[Дд]оговор|[Кк]онтракт|[Пп]ротокол|[Сс]оглашени|[Пп]еречн"
    r"|[Пп]лан(?:а|у|ом|е|ы)?(?![а-яё]))"
)
"""What else may have clauses: an act, a contract."""

_MORE: Final = re.compile(
    r"(?:[ \u00a0,;]|и(?![а-яё])|или(?![а-яё])|\d[\d.]*|№"
    r"|п(?:од)?пункт[а-яё]*|пункт[а-яё]*|част[а-яё]+|абзац[а-яё]*|раздел[а-яё]*|пп?\.|ч\."
    r"|перв[а-яё]+|втор[а-яё]+|треть[а-яё]+|[«„][а-я][»“])*"
)
_OWN: Final = re.compile(
    r"[ \u00a0]*(?:к[ \u00a0]+)?настоящ(?:его|ей|их|ему)(?![а-яё])", re.IGNORECASE
)
_ENDS: Final = re.compile(
    r"[ \u00a0]*(?:$|\n|[.,;:)—–!?]|(?:и|или|а|но|не|в|во|на|с|со|по|за|до|для|при|от|если|либо"
    r"|вносятся|вносится|является|являются|применяется|применяются|действует|действуют|Сторон[аы]"
    r"|Оператор|Исполнитель|Заказчик|(?:устан[ао]вл|предусм[ао]тр|определ|указ[аы]|закрепл|излож|исключ|призна|изменя)[а-яё]+"
    r"|остаётся|остаются|должн[аоы]|мо[гж][а-яё]+)(?![\w-]))"
)
_TITLED: Final = {
    "соглашение": r"Соглашени[яю]",
    "договор": r"Договор[ау]",
    "контракт": r"Контракт[ау]",
    "программа": r"Программ[ые]",
    "положение": r"Положени[яю]",
    "порядок": r"Порядк[ау]",
    "устав": r"Устав[ау]",
    "регламент": r"Регламент[ау]",
}
_QUOTING: Final = frozenset({"дополнительное соглашение", "протокол", "приказ", "заключение",
                             "изменения"})  # fmt: skip
"""Papers whose bare «пункт 3» is that of another paper they speak of."""

_APPENDIX: Final = re.compile(r"[ \u00a0]*приложение[ \u00a0]*№?[ \u00a0]*(\d+)", re.IGNORECASE)
_CAPTION: Final = re.compile(r"[ \u00a0]*таблица[ \u00a0]*№?[ \u00a0]*(\d+)", re.IGNORECASE)
_INDENT: Final = 100
_FAR: Final = 1000
"""So many characters around a reference are its sentence, and more."""

_SENTENCE: Final = re.compile(r"[.;!?](?=[ \u00a0\n][А-ЯЁ«–])|\n")


@dataclass(frozen=True)
class _Targets:
    """What a text has that may be referred to."""

    text: Text

    @cached_property
    def clauses(self) -> dict[str, list[int]]:
        """The lines where clauses of each number begin; a list typed in cells is none."""
        found: dict[str, list[int]] = {}
        for index, line in self.text.body:
            if line.clause:
                found.setdefault(line.clause, []).append(index)
        return found

    @cached_property
    def appendices(self) -> set[str]:
        """The numbers of the appendices whose headings stand here."""
        return self._headed(_APPENDIX, {Part.BODY, Part.CELL})

    @cached_property
    def tables(self) -> set[str]:
        """The numbers of the tables whose captions stand here."""
        return self._headed(_CAPTION, {Part.BODY, Part.CELL})

    def _headed(self, pattern: re.Pattern[str], parts: set[Part]) -> set[str]:
        found = (pattern.match(each.text) for each in self.text.lines if each.part in parts)
        return {heading[1] for heading in found if heading}

    def lacks(self, kind: str, n: str) -> bool:
        """Whether this text counts such things, and has none of that number."""
        match kind:
            case "appendix":
                return bool(self.appendices) and n not in self.appendices
            case "table":
                return bool(self.tables) and n not in self.tables
            case _:
                alike = any(known.count(".") == n.count(".") for known in self.clauses)
                return alike and n not in self.clauses

    def says(self, clause: str, letter: str) -> bool:
        """Whether a clause has that letter among its items, in one of the usual ways."""
        wanted = re.compile(rf"(?:^|\s){letter}\)|[«„]{letter}[»“]")
        for start in self.clauses.get(clause, ()):
            for line in self._within(start):
                if wanted.search(f"{line.number} {line.text}"):
                    return True
        return False

    def _within(self, start: int) -> Iterator[Line]:
        lines = self.text.lines
        depth = lines[start].clause.count(".")
        yield lines[start]
        for line in lines[start + 1 :]:
            if line.clause and line.clause.count(".") <= depth:
                return
            yield line


def check(text: Text) -> Iterator[Diagnostic]:
    """T05: a clause, section, appendix or table that isn't there."""
    targets = _Targets(text)
    quoted = 0
    for index, line in enumerate(text.lines):
        for found in _REFERENCE.finditer(line.text):
            if not _heads(found) and _is_own(text, found, quoted):
                yield from _judged(text, targets, index, found)
        opens, closes = unpaired(line.text)
        quoted = max(0, quoted - len(closes)) + len(opens)


def _heads(found: re.Match[str]) -> bool:
    """Whether this is the heading itself: «Таблица 1 — …», «Приложение № 2»."""
    return (
        found.start() <= _INDENT
        and not before(found.string, found.start()).strip()
        and not found["clause"]
    )


def _is_own(text: Text, found: re.Match[str], quoted: int) -> bool:
    """Whether the reference surely means this very text."""
    leading = before(found.string, found.start(), _FAR)
    following = after(found.string, found.end(), _FAR)
    more = _MORE.match(following)
    rest = following[more.end() if more else 0 :]
    if _OWN.match(following) or _OWN.match(rest):
        return not re.match(r"[ \u00a0]*настоящего[ \u00a0]+(?:пункта|раздела)", rest)
    title = text.title
    if title in _TITLED and re.match(
        rf"[ \u00a0]*(?:к[ \u00a0]+)?{_TITLED[title]}(?![\w-])(?![ \u00a0]+от)", rest
    ):
        return True
    inside = quoted or unpaired(leading)[0] or unpaired(following)[1]
    if title in _QUOTING or inside or not _ENDS.match(following):
        return False
    if _speaks_of_act(following):
        return False
    return not re.search(rf"(?<!\w){_ACT}", _before_it(leading, title))


def _before_it(leading: str, title: str) -> str:
    """The sentence up to the reference, without the text's own name: «Изменения Соглашения»."""
    sentence = _SENTENCE.split(leading)[-1]
    if title not in _TITLED:
        return sentence
    own = _TITLED[title].partition("[")[0]
    return re.sub(rf"(?:настоящ[а-яё]+[ \u00a0]+)?(?<!\w){own}[а-яё]*", "", sentence)


def _speaks_of_act(following: str) -> bool:
    """Whether a list of references goes on to an act: «пункт 1, подпункт 2 пункта 3 Закона»."""
    more = _MORE.match(following)
    rest = following[more.end() :] if more else following
    return bool(re.match(rf"[ \u00a0]*(?:{_ACT}|[Пп]риложени)", rest)) and bool(
        more and more[0].strip(" ,;\u00a0")
    )


def _judged(
    text: Text, targets: _Targets, index: int, found: re.Match[str]
) -> Iterator[Diagnostic]:
    numbers = re.findall(r"\d+(?:\.\d+)*", found["numbers"])
    kind = _kind(found)
    for n in numbers:
        if targets.lacks(kind, n):
            start = found.string.index(n, found.start("numbers"))
            yield finding(
                text, "T05", index, (found.start(), start + len(n)),
                _missing(kind, n), _help(targets, kind, n),
            )  # fmt: skip
    letter = found["letter"] or found["bare"]
    of = numbers[0]
    if letter and len(numbers) == 1 and of in targets.clauses and not targets.says(of, letter):
        yield finding(
            text, "T05", index, found.span(),
            _("subclause “{letter}” of clause {n}, which isn't there", letter=letter, n=of),
        )  # fmt: skip


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in ("clause", "section", "appendix", "table") if found[kind])


def _missing(kind: str, n: str) -> Message:
    match kind:
        case "section":
            return _("section {n}, which isn't there", n=n)
        case "appendix":
            return _("appendix № {n}, which isn't there", n=n)
        case "table":
            return _("table {n}, which isn't there", n=n)
        case _:
            return _("clause {n}, which isn't there", n=n)


def _help(targets: _Targets, kind: str, n: str) -> Message | None:
    """The last number there is of the same section."""
    section, dot, _own = n.rpartition(".")
    if kind != "clause" or not dot:
        return None
    last = [c for c in targets.clauses if c.rpartition(".")[0] == section]
    return _("the last one of section {n} is {last}", n=section, last=last[-1]) if last else None
