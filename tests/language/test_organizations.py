"""Organizations decline before their quotes; organizations.csv was written by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from clusterctl.language import Case, Gender, decline_organization, organization_gender

with (Path(__file__).parent / "organizations.csv").open(encoding="utf-8", newline="") as file:
    ORGANIZATIONS = list(csv.DictReader(file))

CASES = (Case.GENITIVE, Case.DATIVE, Case.INSTRUMENTAL)
GENDERS = {"m": Gender.MASCULINE, "f": Gender.FEMININE, "n": Gender.NEUTER, "": None}


@pytest.mark.parametrize("row", ORGANIZATIONS, ids=lambda row: row["name"])
def test_head_declines_and_quotes_stay(row: dict[str, str]) -> None:
    forms = {case: decline_organization(row["name"], case) for case in CASES}

    assert {case: form.text for case, form in forms.items()} == {case: row[case] for case in CASES}
    assert {form.doubtful for form in forms.values()} == {bool(row["doubtful"])}


@pytest.mark.parametrize("row", ORGANIZATIONS, ids=lambda row: row["name"])
def test_gender_is_that_of_the_main_word(row: dict[str, str]) -> None:
    assert organization_gender(row["name"]) is GENDERS[row["gender"]]


@pytest.mark.parametrize(
    ("name", "accusative"),
    [
        ("Примерский машиностроительный завод", "Примерский машиностроительный завод"),
        ("Управляющая компания «Вымысел»", "Управляющую компанию «Вымысел»"),
        (
            "Индивидуальный предприниматель Примеров Пётр Петрович",
            "Индивидуального предпринимателя Примерова Петра Петровича",
        ),
        ("Акционерное общество «Нива»", "Акционерное общество «Нива»"),
    ],
)
def test_accusative_tells_a_person_from_a_thing(name: str, accusative: str) -> None:
    assert decline_organization(name, Case.ACCUSATIVE).text == accusative


def test_nominative_is_the_name_as_written() -> None:
    name = "Акционерное общество «Нива»"

    assert decline_organization(name, Case.NOMINATIVE).text == name


@pytest.mark.parametrize("text", ["", " ", "«", "—", "12345"])
def test_what_is_no_name_stays_as_it_is(text: str) -> None:
    assert decline_organization(text, Case.GENITIVE).text == text
    assert organization_gender(text) is None
