"""Initials before the surname in signatures, after it in lists."""

from __future__ import annotations

import pytest

from clusterctl.language import initials_first, surname_first


@pytest.mark.parametrize(
    ("name", "signature", "listed"),
    [
        ("Примеров Пётр Ильич", "П.И. Примеров", "Примеров П.И."),
        ("Пётр Ильич Примеров", "П.И. Примеров", "Примеров П.И."),
        ("Примеров И. П.", "И.П. Примеров", "Примеров И.П."),
        ("И.П. Примеров", "И.П. Примеров", "Примеров И.П."),
        ("Иванова Ольга", "О. Иванова", "Иванова О."),
        ("Римский-Корсаков Николай Андреевич", "Н.А. Римский-Корсаков", "Римский-Корсаков Н.А."),
        ("Сартр Жан-Поль", "Ж.-П. Сартр", "Сартр Ж.-П."),
        ("фон Нейман Джон", "Д. фон Нейман", "фон Нейман Д."),
        ("Алиев Вагиф Рашид оглы", "В.Р. Алиев", "Алиев В.Р."),
        ("Алиева Лейла Рашид-кызы", "Л.Р. Алиева", "Алиева Л.Р."),
        ("Ким Ир Сен", "Ким Ир Сен", "Ким Ир Сен"),
        ("Примеров", "Примеров", "Примеров"),
        ("Татьяна Марковна", "Татьяна Марковна", "Татьяна Марковна"),
        ("Ёлкина Юлия Яковлевна", "Ю.Я. Ёлкина", "Ёлкина Ю.Я."),
        ("", "", ""),
    ],
)
def test_initials(name: str, signature: str, listed: str) -> None:
    assert initials_first(name).replace("\u00a0", " ") == signature
    assert surname_first(name).replace("\u00a0", " ") == listed


def test_initials_and_surname_stay_on_one_line() -> None:
    assert initials_first("Примеров Пётр Ильич") == "П.И.\u00a0Примеров"
    assert surname_first("Примеров Пётр Ильич") == "Примеров\u00a0П.И."
