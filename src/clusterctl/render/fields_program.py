"""The names that the program's template may use: its sections, and tables with years as columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from clusterctl.render.fields import of, part
from clusterctl.render.fields_words import date, flag, keyed, number, person, regulation, text
from clusterctl.templating.lint.shapes import (
    ANYTHING,
    DECIMAL,
    NUMBER,
    TEXT,
    Kind,
    Shape,
    listed,
    mapping,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def names() -> Mapping[str, Shape]:
    """What the template of the program may use, by name."""
    signature = mapping({
        "id": text("id организации"),
        "organization": text("Краткое наименование", maybe=True),
        "position": text("Должность", maybe=True),
        "name": text("Фамилия, имя, отчество", maybe=True),
        "signed_on": date("Когда подписано"),
        "left_on": date("Последний день в Кластере, если участник вышел"),
    })  # fmt: skip
    verdict = mapping({
        "revision": number("Номер редакции", maybe=True),
        "proposal": replace(part("conclusion", "about").fields["proposal"], about="Предложение"),
        "by": text("Кто согласовал", maybe=True),
        "verdict": text("Итог", maybe=True),
        "act": text("«заключение от … № …»"),
    })  # fmt: skip
    revision = part(
        "program", "revisions", about="Редакция",
        grounds=listed(TEXT, "Протокол и заключение, на которых основана"),
    )  # fmt: skip
    titles = [section.key for section in regulation().sections]
    return {
        "program": of("program", "Программа деятельности"),
        "revised_on": date("День нынешней редакции"),
        "operator_name": text("Краткое наименование оператора", maybe=True),
        "titles": keyed(titles, text("Название раздела"), "Названия разделов по Положению"),
        "sections": part("program", "sections", about="Разделы программы"),
        "region": text("Название региона", maybe=True),
        "signatures": listed(signature, "Кто подписал и кому ещё подписать"),
        "signed_by_all": flag("Подписали ли все"),
        "coordinator": text("Наименование Регионального координатора", maybe=True),
        "coordinator_head": person("Руководитель Регионального координатора", "name", "position"),
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
        "explained": flag("Сказано ли, из чего сложены значения"),
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
        "all": number("Всего", maybe=True),
        "students": number("Обучающихся", maybe=True),
    })  # fmt: skip
    skill = part("program", "sections", "competency_map", "maps", "competencies",
                 text=text("Что значит код", maybe=True))  # fmt: skip
    career = part("program", "sections", "career_support", "career_maps")
    step = part("program", "sections", "career_support", "career_maps", "steps",
                after=listed(NUMBER, "Номера шагов перед этим"))  # fmt: skip
    activity = part(
        "program", "activities",
        section=number("Номер раздела", maybe=True),
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
        "graded": flag("Указаны ли уровни компетенций"),
        "training": listed(training, "Повышение квалификации по годам"),
        "career_maps": listed(replace(career, fields={
            **career.fields, "steps": listed(step, "Шаги")}), "Карьерные карты"),
    }, "Таблицы с годами в столбцах")  # fmt: skip
