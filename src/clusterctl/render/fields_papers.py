"""The names that each paper's template may use, with what they are."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from clusterctl.language import Case
from clusterctl.render import fields_program
from clusterctl.render.fields import document, of, part
from clusterctl.render.fields_words import (
    date,
    flag,
    keyed,
    maybe,
    number,
    person,
    regulation,
    text,
)
from clusterctl.templating.lint.shapes import (
    TEXT,
    Kind,
    Shape,
    either,
    listed,
    mapping,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_COPIED: Final = ("agreement", "supplement", "protocol")
_SECTIONS: Final = ("obligations", "council", "finance", "liability", "final")
_CASES: Final[Mapping[Case, str]] = {
    Case.NOMINATIVE: "именительный",
    Case.GENITIVE: "родительный",
    Case.DATIVE: "дательный",
    Case.ACCUSATIVE: "винительный",
    Case.INSTRUMENTAL: "творительный",
    Case.PREPOSITIONAL: "предложный",
}


@cache
def names(paper: str) -> Mapping[str, Shape]:
    """What the template of a paper may use, by name."""
    return _PAPERS[paper]()


def _terms(item: Shape) -> Shape:
    keys = [rule.key for rule in regulation().terms]
    return keyed(keys, item, "Сроки Положения")


def _in_cases(about: str, **others: Shape) -> Shape:
    forms = {case.value: text(f"{name} падеж") for case, name in _CASES.items()}
    return mapping({**forms, **others}, about)


def _act() -> Shape:
    approved = text("«приказом … от … № …», утвердившим Положение")
    return _in_cases("Название Положения", approved_by=approved)


def _head(about: str) -> Shape:
    """The head of a regional body, by the settings."""
    return person(about, "name", "position", "basis")


def _signatory() -> Shape:
    return part("agreement", "parties", "signatory", about="Кто подписывает, иначе руководитель")


def _organization(about: str) -> Shape:
    return of("organization", about)


def _agreement() -> Mapping[str, Shape]:
    party = part(
        "agreement", "parties", about="Сторона",
        organization=_organization("Организация"),
        id=text("id организации", maybe=True),
        alias=text("Как сторона названа в тексте: «Сторона 2»"),
        signatory=_signatory(),
    )  # fmt: skip
    direction = mapping({
        "letter": text("Буква подпункта пункта 6"),
        "title": text("Название направления"),
        "obligations": part("agreement", "directions").fields["obligations"],
        "aliases": listed(TEXT, "Как названы стороны, у которых есть обязательства"),
    })  # fmt: skip
    act = mapping({
        "title": text("Название Положения"),
        "instrumental": text("Название в творительном падеже"),
        "approved_by": text("«утверждённым приказом … от … № …»"),
    }, "Положение")  # fmt: skip
    term = mapping({
        "days": text("Срок словами в родительном падеже: «10 (десяти) рабочих дней»"),
        "paragraph": text("Пункт Положения"),
    })  # fmt: skip
    roles = [role.key for role in regulation().roles]
    return {
        "agreement": of("agreement", "Соглашение"),
        "cluster": text("Название Кластера", maybe=True),
        "program": maybe(of("program", "Программа деятельности")),
        "revision": number("Номер редакции программы в день соглашения", maybe=True),
        "order": text("Название приказа о создании Кластера", maybe=True),
        "created_by": text("«от … № …» приказа о создании Кластера"),
        "act": act,
        "regional_operator": text("Наименование Регионального оператора", maybe=True),
        "regional_operator_genitive": text("Оно же в родительном падеже"),
        "regional_coordinator": text("Наименование Регионального координатора", maybe=True),
        "roles": keyed(roles, _in_cases("Роль по падежам"), "Как Положение называет участников"),
        "terms": _terms(term),
        "parties": listed(party, "Стороны: оператор, колледжи, остальные"),
        "operator_name": text("Краткое наименование оператора Кластера", maybe=True),
        "sender": text("Как в тексте назван тот, кто отправляет документы"),
        "directions": listed(direction, "Выбранные направления по порядку Положения"),
        "council": listed(part("cluster", "council", "members"), "Состав совета"),
        "clauses": keyed(_SECTIONS, listed(TEXT), "Условия сторон по разделам"),
    }  # fmt: skip


def _supplement() -> Mapping[str, Shape]:
    party = part(
        "supplement", "parties", about="Сторона",
        organization=_organization("Организация"),
        id=text("id организации", maybe=True),
        alias=text("Как сторона названа в соглашении", maybe=True),
        signatory=_signatory(),
    )  # fmt: skip
    direction = mapping({
        "letter": text("Буква подпункта пункта 6"),
        "title": text("Название направления"),
        "key": text("Ключ направления"),
    })  # fmt: skip
    obliged = mapping({
        "alias": text("Как сторона названа в соглашении", maybe=True),
        "name": text("Краткое наименование", maybe=True),
    })  # fmt: skip
    obligation = mapping({
        "text": text("Обязательство", maybe=True),
        "letter": text("Буква подпункта пункта 6", maybe=True),
        "parties": listed(obliged, "Кто обязуется"),
    })  # fmt: skip
    alias = text("Как участник назван в соглашении", maybe=True)
    return {
        "supplement": of("supplement", "Дополнительное соглашение"),
        "cluster": of("cluster", "Кластер"),
        "agreement": maybe(of("agreement", "Соглашение, которое меняют")),
        "act": _act(),
        "regional_operator": _in_cases("Наименование Регионального оператора"),
        "protocol": maybe(of("protocol", "Протокол, на котором основано")),
        "participant": maybe(of("organization", "Участник, о котором речь", alias=alias)),
        "number_of_newcomer": number("Номер нового участника среди сторон", maybe=True),
        "parties": listed(party, "Стороны по порядку соглашения"),
        "signs": flag("Подписывает ли участник, о котором речь"),
        "directions": listed(direction, "Направления, которых касается"),
        "obligations": listed(obligation, "Обязательства"),
        "sender": text("Как назван тот, кто отправляет документы"),
        "by_protocol": flag("Нужен ли для такого изменения протокол совета"),
        "keeps_the_rest": flag("Сказано ли, что прочие условия не меняются"),
        "terms": _terms(text("Срок словами в родительном падеже")),
    }


def _protocol() -> Mapping[str, Shape]:
    known = part("protocol", "present", "person", about="Докладчик")
    fields = {k: replace(f, missing=k != "name") for k, f in known.fields.items()}
    speaker = replace(known, fields=fields)
    item = part(
        "protocol", "agenda", about="Вопрос повестки",
        number=number("Номер вопроса"),
        speaker=speaker,
        outcome=text("«единогласно», «большинством голосов» или пусто"),
    )  # fmt: skip
    chair = mapping({
        "name": text("Фамилия, имя, отчество", maybe=True),
        "elected": flag("Председатель ли это совета"),
    }, "Председательствующий")  # fmt: skip
    return {
        "protocol": of("protocol", "Протокол"),
        "cluster": of("cluster", "Кластер"),
        "chair": chair,
        "represented": number("Сколько организаций представлено"),
        "participants": number("Сколько участников в Кластере; 0, если неизвестно"),
        "listed_apart": flag("Даётся ли список присутствующих приложением"),
        "items": listed(item, "Повестка с номерами и итогами голосования"),
    }


def _letter(*kinds: str) -> Mapping[str, Shape]:
    told = either(document(kind) for kind in kinds)
    notification = part("supplement", "notification", about="Уведомление о новом участнике")
    copy = part("agreement", "copy_to_regional_operator", about="Когда копию заверили и отправили")
    return {
        "kind": Shape(Kind.TEXT, f"Вид документа: {', '.join(kinds)}", choices=kinds),
        "document": told.told("Документ, о котором письмо: поля зависят от вида"),
        "cluster": of("cluster", "Кластер"),
        "agreement": maybe(of("agreement", "Соглашение Кластера")),
        "order": maybe(of("order", "Приказ о создании Кластера")),
        "act": _act(),
        "regional_operator": _in_cases("Наименование Регионального оператора"),
        "addressee": _head("Руководитель Регионального оператора"),
        "sender": maybe(_organization("Кто отправляет")),
        "operator": maybe(_organization("Оператор Кластера")),
        "copy": copy,
        "chair": person("Председатель совета, который заверил копию", "name", "position"),
        "notification": notification if kinds == ("supplement",) else maybe(notification),
        "participant": maybe(_organization("Участник, о котором речь")),
        "protocols": listed(of("protocol", "Протокол"), "Протоколы, приложенные к копии"),
        "decisions": Shape(
            Kind.LIST, "Решения протокола, ради которых отправляют копию",
            item=TEXT if "protocol" in kinds else None,
        ),
        "inclusion_term": text("Срок включения в приказ словами, в родительном падеже"),
    }  # fmt: skip


def _conclusion() -> Mapping[str, Shape]:
    change = part(
        "conclusion", "changes", about="Изменённое значение",
        title=text("Название показателя или результата"),
        unit=text("Единица измерения", maybe=True),
    )  # fmt: skip
    remark = mapping({
        "text": text("Замечание", maybe=True),
        "number": number("Номер раздела"),
        "title": text("Название раздела", maybe=True),
    })  # fmt: skip
    return {
        "conclusion": of("conclusion", "Заключение"),
        "program": maybe(of("program", "Программа деятельности")),
        "cluster": of("cluster", "Кластер"),
        "act": _act(),
        "regional_operator": _in_cases("Наименование Регионального оператора"),
        "regional_coordinator": _in_cases("Наименование Регионального координатора"),
        "signer": _head("Кто подписывает"),
        "entity": maybe(_organization("Юридическое лицо Регионального координатора")),
        "addressee": person(
            "Кому направляют", "name", "position", chairs=flag("Председатель ли это совета")
        ),
        "protocol": maybe(of("protocol", "Протокол, с которого начались изменения")),
        "changes": listed(change, "Было и стало"),
        "remarks": listed(remark, "Замечания по порядку разделов"),
    }


def _career_maps() -> Mapping[str, Shape]:
    found = part("program", "sections", "career_support", "career_maps")
    drawn = Shape(Kind.DRAWING, "Рисунок карты")
    return {
        "program": of("program", "Программа деятельности"),
        "cluster": of("cluster", "Кластер"),
        "maps": listed(replace(found, fields={**found.fields, "picture": drawn}), "Карты"),
        "undrawn": listed(TEXT, "Профессии, у карт которых ещё нет ступеней"),
    }


def _remarks() -> Mapping[str, Shape]:
    remark = mapping({
        "text": text("Что не так"),
        "help": text("Как исправить"),
        "paragraph": text("Пункт Положения"),
        "grave": flag("Ошибка ли это; иначе рекомендация"),
    })  # fmt: skip
    group = mapping({
        "title": text("О чём: раздел, мероприятия, программа в целом"),
        "remarks": listed(remark, "Замечания"),
    })  # fmt: skip
    return {
        "program": of("program", "Программа деятельности"),
        "cluster": of("cluster", "Кластер"),
        "act": _act(),
        "coordinator": _in_cases("Наименование Регионального координатора"),
        "entity": maybe(_organization("Юридическое лицо Регионального координатора")),
        "signer": _head("Руководитель Регионального координатора"),
        "groups": listed(group, "Замечания по разделам"),
        "date": replace(date("День проверки"), maybe=False),
    }


def _order() -> Mapping[str, Shape]:
    role = text("Роль в Кластере", maybe=True)
    letter = mapping({
        "sent_on": date("Когда отправлено"),
        "outgoing_number": text("Исходящий номер"),
        "received_on": date("Когда получено"),
        "incoming_number": text("Входящий номер", maybe=True),
    }, "Письмо, из которого стало известно об участнике")  # fmt: skip
    return {
        "order": of("order", "Приказ"),
        "cluster": of("cluster", "Кластер"),
        "created": maybe(of("order", "Приказ о создании Кластера")),
        "supplement": maybe(of("supplement", "Дополнительное соглашение, на котором основан")),
        "protocol": maybe(of("protocol", "Протокол, на котором основано то соглашение")),
        "letter": maybe(letter),
        "sender": maybe(_organization("Кто отправил письмо")),
        "operator": maybe(_organization("Оператор Кластера")),
        "participants": listed(
            of("organization", "Участник", role=role), "Участники, которых называет приказ"
        ),
        "act": _act(),
        "body": _in_cases("Наименование Регионального оператора"),
        "signer": person("Кто подписывает", "name", "position", "basis"),
        "terms": _terms(text("Срок словами в родительном падеже")),
    }


_PAPERS: Final[Mapping[str, Callable[[], Mapping[str, Shape]]]] = {
    "agreement": _agreement,
    "program": fields_program.names,
    "supplement": _supplement,
    "protocol": _protocol,
    "registration": _protocol,
    "extract": _protocol,
    "certification": partial(_letter, *_COPIED),
    "notice": partial(_letter, *_COPIED),
    "notification": partial(_letter, "supplement"),
    "conclusion": _conclusion,
    "remarks": _remarks,
    "career-maps": _career_maps,
    "order": _order,
}
