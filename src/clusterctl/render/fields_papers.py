"""The names that each paper's template may use, with what they are."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from clusterctl.language import Case
from clusterctl.regulation import DEFAULT, Regulation
from clusterctl.render.fields import document, of, part
from clusterctl.templating.lint.shapes import (
    ANYTHING,
    DECIMAL,
    NUMBER,
    TEXT,
    Kind,
    Shape,
    either,
    listed,
    mapping,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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


def _text(about: str, *, maybe: bool = False) -> Shape:
    return Shape(Kind.TEXT, about, maybe=maybe)


def _date(about: str) -> Shape:
    return Shape(Kind.DATE, about, maybe=True)


def _number(about: str, *, maybe: bool = False) -> Shape:
    return Shape(Kind.NUMBER, about, maybe=maybe)


def _flag(about: str) -> Shape:
    return Shape(Kind.FLAG, about)


def _maybe(shape: Shape) -> Shape:
    """A document that may not be there."""
    return shape.perhaps


def _keyed(keys: Iterable[str], item: Shape, about: str) -> Shape:
    """A mapping whose keys come from the regulation."""
    return mapping(dict.fromkeys(keys, item), about)


@cache
def _regulation() -> Regulation:
    return Regulation.load(DEFAULT)


def _terms(item: Shape) -> Shape:
    keys = [rule.key for rule in _regulation().terms]
    return _keyed(keys, item, "Сроки Положения")


def _in_cases(about: str, **others: Shape) -> Shape:
    forms = {case.value: _text(f"{name} падеж") for case, name in _CASES.items()}
    return mapping({**forms, **others}, about)


def _act() -> Shape:
    approved = _text("«приказом … от … № …», утвердившим Положение")
    return _in_cases("Название Положения", approved_by=approved)


def _person(about: str, *sure: str, **others: Shape) -> Shape:
    """Somebody of whom only some keys are sure to be there: forms are written where needed."""
    person = part("settings", "regional_operator", "head")
    fields = {k: replace(f, missing=k not in sure) for k, f in person.fields.items()}
    return replace(person, about=about, fields={**fields, **others})


def _head(about: str) -> Shape:
    """The head of a regional body, by the settings."""
    return _person(about, "name", "position", "basis")


def _signatory() -> Shape:
    return part("agreement", "parties", "signatory", about="Кто подписывает, иначе руководитель")


def _organization(about: str) -> Shape:
    return of("organization", about)


def _agreement() -> Mapping[str, Shape]:
    party = part(
        "agreement", "parties", about="Сторона",
        organization=_organization("Организация"),
        id=_text("id организации", maybe=True),
        alias=_text("Как сторона названа в тексте: «Сторона 2»"),
        signatory=_signatory(),
    )  # fmt: skip
    direction = mapping({
        "letter": _text("Буква подпункта пункта 6"),
        "title": _text("Название направления"),
        "obligations": part("agreement", "directions").fields["obligations"],
        "aliases": listed(TEXT, "Как названы стороны, у которых есть обязательства"),
    })  # fmt: skip
    act = mapping({
        "title": _text("Название Положения"),
        "instrumental": _text("Название в творительном падеже"),
        "approved_by": _text("«утверждённым приказом … от … № …»"),
    }, "Положение")  # fmt: skip
    term = mapping({
        "days": _text("Срок словами в родительном падеже: «10 (десяти) рабочих дней»"),
        "paragraph": _text("Пункт Положения"),
    })  # fmt: skip
    roles = [role.key for role in _regulation().roles]
    return {
        "agreement": of("agreement", "Соглашение"),
        "cluster": _text("Название Кластера", maybe=True),
        "program": _maybe(of("program", "Программа деятельности")),
        "revision": _number("Номер редакции программы в день соглашения", maybe=True),
        "order": _text("Название приказа о создании Кластера", maybe=True),
        "created_by": _text("«от … № …» приказа о создании Кластера"),
        "act": act,
        "regional_operator": _text("Наименование Регионального оператора", maybe=True),
        "regional_operator_genitive": _text("Оно же в родительном падеже"),
        "regional_coordinator": _text("Наименование Регионального координатора", maybe=True),
        "roles": _keyed(roles, _in_cases("Роль по падежам"), "Как Положение называет участников"),
        "terms": _terms(term),
        "parties": listed(party, "Стороны: оператор, колледжи, остальные"),
        "operator_name": _text("Краткое наименование оператора Кластера", maybe=True),
        "sender": _text("Как в тексте назван тот, кто отправляет документы"),
        "directions": listed(direction, "Выбранные направления по порядку Положения"),
        "council": listed(part("cluster", "council", "members"), "Состав совета"),
        "clauses": _keyed(_SECTIONS, listed(TEXT), "Условия сторон по разделам"),
    }  # fmt: skip


def _supplement() -> Mapping[str, Shape]:
    party = part(
        "supplement", "parties", about="Сторона",
        organization=_organization("Организация"),
        id=_text("id организации", maybe=True),
        alias=_text("Как сторона названа в соглашении", maybe=True),
        signatory=_signatory(),
    )  # fmt: skip
    direction = mapping({
        "letter": _text("Буква подпункта пункта 6"),
        "title": _text("Название направления"),
        "key": _text("Ключ направления"),
    })  # fmt: skip
    obliged = mapping({
        "alias": _text("Как сторона названа в соглашении", maybe=True),
        "name": _text("Краткое наименование", maybe=True),
    })  # fmt: skip
    obligation = mapping({
        "text": _text("Обязательство", maybe=True),
        "letter": _text("Буква подпункта пункта 6", maybe=True),
        "parties": listed(obliged, "Кто обязуется"),
    })  # fmt: skip
    alias = _text("Как участник назван в соглашении", maybe=True)
    return {
        "supplement": of("supplement", "Дополнительное соглашение"),
        "cluster": of("cluster", "Кластер"),
        "agreement": _maybe(of("agreement", "Соглашение, которое меняют")),
        "act": _act(),
        "regional_operator": _in_cases("Наименование Регионального оператора"),
        "protocol": _maybe(of("protocol", "Протокол, на котором основано")),
        "participant": _maybe(of("organization", "Участник, о котором речь", alias=alias)),
        "number_of_newcomer": _number("Номер нового участника среди сторон", maybe=True),
        "parties": listed(party, "Стороны по порядку соглашения"),
        "signs": _flag("Подписывает ли участник, о котором речь"),
        "directions": listed(direction, "Направления, которых касается"),
        "obligations": listed(obligation, "Обязательства"),
        "sender": _text("Как назван тот, кто отправляет документы"),
        "by_protocol": _flag("Нужен ли для такого изменения протокол совета"),
        "keeps_the_rest": _flag("Сказано ли, что прочие условия не меняются"),
        "terms": _terms(_text("Срок словами в родительном падеже")),
    }


def _protocol() -> Mapping[str, Shape]:
    person = part("protocol", "present", "person", about="Докладчик")
    fields = {k: replace(f, missing=k != "name") for k, f in person.fields.items()}
    speaker = replace(person, fields=fields)
    item = part(
        "protocol", "agenda", about="Вопрос повестки",
        number=_number("Номер вопроса"),
        speaker=speaker,
        outcome=_text("«единогласно», «большинством голосов» или пусто"),
    )  # fmt: skip
    chair = mapping({
        "name": _text("Фамилия, имя, отчество", maybe=True),
        "elected": _flag("Председатель ли это совета"),
    }, "Председательствующий")  # fmt: skip
    return {
        "protocol": of("protocol", "Протокол"),
        "cluster": of("cluster", "Кластер"),
        "chair": chair,
        "represented": _number("Сколько организаций представлено"),
        "participants": _number("Сколько участников в Кластере; 0, если неизвестно"),
        "listed_apart": _flag("Даётся ли список присутствующих приложением"),
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
        "agreement": _maybe(of("agreement", "Соглашение Кластера")),
        "order": _maybe(of("order", "Приказ о создании Кластера")),
        "act": _act(),
        "regional_operator": _in_cases("Наименование Регионального оператора"),
        "addressee": _head("Руководитель Регионального оператора"),
        "sender": _maybe(_organization("Кто отправляет")),
        "operator": _maybe(_organization("Оператор Кластера")),
        "copy": copy,
        "chair": _person("Председатель совета, который заверил копию", "name", "position"),
        "notification": notification if kinds == ("supplement",) else _maybe(notification),
        "participant": _maybe(_organization("Участник, о котором речь")),
        "protocols": listed(of("protocol", "Протокол"), "Протоколы, приложенные к копии"),
        "decisions": Shape(
            Kind.LIST, "Решения протокола, ради которых отправляют копию",
            item=TEXT if "protocol" in kinds else None,
        ),
        "inclusion_term": _text("Срок включения в приказ словами, в родительном падеже"),
    }  # fmt: skip


def _conclusion() -> Mapping[str, Shape]:
    change = part(
        "conclusion", "changes", about="Изменённое значение",
        title=_text("Название показателя или результата"),
        unit=_text("Единица измерения", maybe=True),
    )  # fmt: skip
    remark = mapping({
        "text": _text("Замечание", maybe=True),
        "number": _number("Номер раздела"),
        "title": _text("Название раздела", maybe=True),
    })  # fmt: skip
    return {
        "conclusion": of("conclusion", "Заключение"),
        "program": _maybe(of("program", "Программа деятельности")),
        "cluster": of("cluster", "Кластер"),
        "act": _act(),
        "regional_operator": _in_cases("Наименование Регионального оператора"),
        "regional_coordinator": _in_cases("Наименование Регионального координатора"),
        "signer": _head("Кто подписывает"),
        "entity": _maybe(_organization("Юридическое лицо Регионального координатора")),
        "addressee": _person(
            "Кому направляют", "name", "position", chairs=_flag("Председатель ли это совета")
        ),
        "protocol": _maybe(of("protocol", "Протокол, с которого начались изменения")),
        "changes": listed(change, "Было и стало"),
        "remarks": listed(remark, "Замечания по порядку разделов"),
    }


def _remarks() -> Mapping[str, Shape]:
    remark = mapping({
        "text": _text("Что не так"),
        "help": _text("Как исправить"),
        "paragraph": _text("Пункт Положения"),
        "grave": _flag("Ошибка ли это; иначе рекомендация"),
    })  # fmt: skip
    group = mapping({
        "title": _text("О чём: раздел, мероприятия, программа в целом"),
        "remarks": listed(remark, "Замечания"),
    })  # fmt: skip
    return {
        "program": of("program", "Программа деятельности"),
        "cluster": of("cluster", "Кластер"),
        "act": _act(),
        "coordinator": _in_cases("Наименование Регионального координатора"),
        "entity": _maybe(_organization("Юридическое лицо Регионального координатора")),
        "signer": _head("Руководитель Регионального координатора"),
        "groups": listed(group, "Замечания по разделам"),
        "date": replace(_date("День проверки"), maybe=False),
    }


def _order() -> Mapping[str, Shape]:
    role = _text("Роль в Кластере", maybe=True)
    letter = mapping({
        "sent_on": _date("Когда отправлено"),
        "outgoing_number": _text("Исходящий номер"),
        "received_on": _date("Когда получено"),
        "incoming_number": _text("Входящий номер", maybe=True),
    }, "Письмо, из которого стало известно об участнике")  # fmt: skip
    return {
        "order": of("order", "Приказ"),
        "cluster": of("cluster", "Кластер"),
        "created": _maybe(of("order", "Приказ о создании Кластера")),
        "supplement": _maybe(of("supplement", "Дополнительное соглашение, на котором основан")),
        "protocol": _maybe(of("protocol", "Протокол, на котором основано то соглашение")),
        "letter": _maybe(letter),
        "sender": _maybe(_organization("Кто отправил письмо")),
        "operator": _maybe(_organization("Оператор Кластера")),
        "participants": listed(
            of("organization", "Участник", role=role), "Участники, которых называет приказ"
        ),
        "act": _act(),
        "body": _in_cases("Наименование Регионального оператора"),
        "signer": _person("Кто подписывает", "name", "position", "basis"),
        "terms": _terms(_text("Срок словами в родительном падеже")),
    }


def _program() -> Mapping[str, Shape]:
    signature = mapping({
        "id": _text("id организации"),
        "organization": _text("Краткое наименование", maybe=True),
        "position": _text("Должность", maybe=True),
        "name": _text("Фамилия, имя, отчество", maybe=True),
        "signed_on": _date("Когда подписано"),
        "left_on": _date("Последний день в Кластере, если участник вышел"),
    })  # fmt: skip
    verdict = mapping({
        "revision": _number("Номер редакции", maybe=True),
        "proposal": replace(part("conclusion", "about").fields["proposal"], about="Предложение"),
        "by": _text("Кто согласовал", maybe=True),
        "verdict": _text("Итог", maybe=True),
        "act": _text("«заключение от … № …»"),
    })  # fmt: skip
    revision = part(
        "program", "revisions", about="Редакция",
        grounds=listed(TEXT, "Протокол и заключение, на которых основана"),
    )  # fmt: skip
    titles = [section.key for section in _regulation().sections]
    return {
        "program": of("program", "Программа деятельности"),
        "revised_on": _date("День нынешней редакции"),
        "operator_name": _text("Краткое наименование оператора", maybe=True),
        "titles": _keyed(titles, _text("Название раздела"), "Названия разделов по Положению"),
        "sections": part("program", "sections", about="Разделы программы"),
        "region": _text("Название региона", maybe=True),
        "signatures": listed(signature, "Кто подписал и кому ещё подписать"),
        "signed_by_all": _flag("Подписали ли все"),
        "coordinator": _text("Наименование Регионального координатора", maybe=True),
        "coordinator_head": _person("Руководитель Регионального координатора", "name", "position"),
        "verdicts": listed(verdict, "Заключения по дате"),
        "revisions": listed(revision, "Редакции программы"),
        "tables": _tables(),
    }


def _pivot(about: str, *, keys: bool = True, parts: bool = False) -> Shape:
    """A table of `pivots.pivot`; without keys or parts, those lists are empty."""
    total = DECIMAL.perhaps
    summed = listed(DECIMAL) if parts else _EMPTY
    row = mapping({
        "keys": listed(ANYTHING.perhaps) if keys else _EMPTY,
        "cells": listed(total, "По столбцам"),
        "parts": listed(summed, "Из чего сложено каждое значение"),
        "total": total.told("Всего"),
    })  # fmt: skip
    return mapping({
        "columns": listed(ANYTHING, "Годы"),
        "rows": listed(row, "Строки"),
        "totals": listed(total, "Итого по столбцам"),
        "total": total.told("Всего"),
        "explained": _flag("Сказано ли, из чего сложены значения"),
    }, about)  # fmt: skip


_EMPTY: Final = Shape(Kind.LIST)
_KEYLESS: Final = frozenset({"new_jobs", "teachers", "mentor_need"})
_SUMMED: Final = frozenset({"placements"})
_PIVOTS: Final = {
    "new_jobs": "Новые рабочие места по годам",
    "staff_need": "Кадровая потребность по годам",
    "graduates": "Выпуск по годам",
    "placements": "Трудоустройство по годам",
    "vocational": "Профессиональное обучение по годам",
    "teachers": "Педагоги по годам",
    "mentor_need": "Потребность в наставниках по годам",
    "dual": "Дуальное обучение по годам",
    "targeted": "Целевое обучение по годам",
    "practice": "Практика и трудоустройство по годам",
    "trials": "Профессиональные пробы по годам",
    "internships": "Стажировки по годам",
    "funding": "Финансирование по годам",
}


def _tables() -> Shape:
    programs = part("program", "sections", "education_programs", "list")
    plan = programs.fields["admission_plan"].item or ANYTHING
    admitted = replace(plan, fields={
        **plan.fields,
        "all": _number("Всего", maybe=True),
        "students": _number("Обучающихся", maybe=True),
    })  # fmt: skip
    skill = part("program", "sections", "competency_map", "maps", "competencies",
                 text=_text("Что значит код", maybe=True))  # fmt: skip
    career = part("program", "sections", "career_support", "career_maps")
    step = part("program", "sections", "career_support", "career_maps", "steps",
                after=listed(NUMBER, "Номера шагов перед этим"))  # fmt: skip
    activity = part(
        "program", "activities",
        section=_number("Номер раздела", maybe=True),
        paragraphs=listed(TEXT.perhaps, "Пункты Положения"),
        indicators=listed(NUMBER, "Номера показателей"),
    )  # fmt: skip
    training = part("program", "sections", "staff_development", "training")
    return mapping({
        **{
            name: _pivot(about, keys=name not in _KEYLESS, parts=name in _SUMMED)
            for name, about in _PIVOTS.items()
        },
        "need": Shape(Kind.MAPPING, "Потребность по кодам программ", item=_pivot("", parts=True)),
        "admission": Shape(Kind.MAPPING, "План приёма по кодам программ", item=listed(admitted)),
        "targets": listed(NUMBER, "Годы, на которые заданы показатели"),
        "activities": listed(activity, "Мероприятия"),
        "indicators": Shape(Kind.MAPPING, "Номера показателей по id", item=NUMBER),
        "competencies": listed(part("program", "sections", "competency_map", "maps",
                                    rows=listed(skill, "Компетенции с текстом")), "Карты"),
        "graded": _flag("Указаны ли уровни компетенций"),
        "training": listed(training, "Повышение квалификации по годам"),
        "career_maps": listed(replace(career, fields={
            **career.fields, "steps": listed(step, "Шаги")}), "Карьерные карты"),
    }, "Таблицы с годами в столбцах")  # fmt: skip


_PAPERS: Final[Mapping[str, Callable[[], Mapping[str, Shape]]]] = {
    "agreement": _agreement,
    "program": _program,
    "supplement": _supplement,
    "protocol": _protocol,
    "registration": _protocol,
    "extract": _protocol,
    "certification": partial(_letter, *_COPIED),
    "notice": partial(_letter, *_COPIED),
    "notification": partial(_letter, "supplement"),
    "conclusion": _conclusion,
    "remarks": _remarks,
    "order": _order,
}
