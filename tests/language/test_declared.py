"""A form written in the data always wins over a computed one."""

from __future__ import annotations

from typing import Any

import pytest

from clusterctl.language import (
    Case,
    Gender,
    head_gender,
    head_name,
    head_position,
    organization_name,
)

HEAD: dict[str, Any] = {
    "position": "генеральный директор",
    "name": "Заяц Иван Ильич",
    "genitive": {"name": "Заяца Ивана Ильича"},
}


def test_name_written_in_that_case_wins_and_is_beyond_doubt() -> None:
    form = head_name(HEAD, Case.GENITIVE)

    assert (form.text, form.doubtful) == ("Заяца Ивана Ильича", False)


def test_name_not_written_in_that_case_is_computed() -> None:
    assert head_name(HEAD, Case.DATIVE).text == "Зайцу Ивану Ильичу"


def test_position_is_computed_where_only_the_name_is_written() -> None:
    assert head_position(HEAD, Case.GENITIVE).text == "генерального директора"


def test_position_written_in_that_case_wins() -> None:
    head = {"position": "коммерсант", "dative": {"position": "госпоже коммерсанту"}}

    assert head_position(head, Case.DATIVE).text == "госпоже коммерсанту"


@pytest.mark.parametrize(
    ("head", "gender"),
    [
        ({"name": "Шевчук И. И.", "gender": "female"}, Gender.FEMININE),
        ({"name": "Шевчук И. И.", "gender": "masculine"}, Gender.MASCULINE),
        ({"name": "Шевчук Анна Ивановна"}, Gender.FEMININE),
        ({"name": "Шевчук И. И."}, None),
        ({}, None),
    ],
)
def test_stated_gender_beats_the_one_the_name_tells(
    head: dict[str, Any], gender: Gender | None
) -> None:
    assert head_gender(head) is gender


def test_stated_gender_is_declined_by() -> None:
    form = head_name({"name": "Шевчук И. И.", "gender": "female"}, Case.GENITIVE)

    assert (form.text, form.doubtful) == ("Шевчук И. И.", False)


@pytest.mark.parametrize(
    ("genitive", "expected"),
    [
        ("АО «Иная форма»", "АО «Иная форма»"),
        ({"full": "Общества «Иная форма»"}, "Общества «Иная форма»"),
        ({"short": "АО"}, "Акционерного общества «Нива»"),
        (None, "Акционерного общества «Нива»"),
    ],
)
def test_organization_name_is_taken_as_written(genitive: object, expected: str) -> None:
    name = {"full": "Акционерное общество «Нива»", "genitive": genitive}

    assert organization_name(name, Case.GENITIVE).text == expected


def test_absent_person_has_empty_forms() -> None:
    assert (head_name({}, Case.GENITIVE).text, head_position({}, Case.DATIVE).text) == ("", "")
