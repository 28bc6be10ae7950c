"""Participles agree with the party they stand by."""

from __future__ import annotations

import pytest

from clusterctl.language import Case, Gender, agree

M, F, N = Gender
NOM, GEN, DAT, ACC, INS, PREP = Case


@pytest.mark.parametrize(
    ("word", "gender", "case", "form"),
    [
        ("именуемый", M, NOM, "именуемый"),
        ("именуемый", F, NOM, "именуемая"),
        ("именуемый", N, NOM, "именуемое"),
        ("действующий", N, NOM, "действующее"),
        ("действующий", M, GEN, "действующего"),
        ("действующий", F, GEN, "действующей"),
        ("действующий", M, DAT, "действующему"),
        ("действующий", F, ACC, "действующую"),
        ("действующий", M, ACC, "действующего"),
        ("действующий", M, INS, "действующим"),
        ("действующий", M, PREP, "действующем"),
        ("находящийся", F, NOM, "находящаяся"),
        ("находящийся", F, GEN, "находящейся"),
        ("зарегистрированный", N, GEN, "зарегистрированного"),
        ("второй", F, NOM, "вторая"),
        ("второй", N, DAT, "второму"),
        ("третий", F, ACC, "третью"),
        ("третий", N, NOM, "третье"),
        ("третий", M, GEN, "третьего"),
        ("последний", F, ACC, "последнюю"),
        ("последний", N, NOM, "последнее"),
        ("широкий", M, INS, "широким"),
        ("большой", F, GEN, "большой"),
        ("больший", F, GEN, "большей"),
        ("общее", F, NOM, "общая"),
        ("вправе", F, GEN, "вправе"),
    ],
)
def test_form_agrees(word: str, gender: Gender, case: Case, form: str) -> None:
    assert agree(word, gender, case) == form


@pytest.mark.parametrize(
    ("word", "case", "form"),
    [
        ("действующий", GEN, "действующего(-ей)"),
        ("именуемый", NOM, "именуемый(-ая, -ое)"),
        ("находящийся", NOM, "находящийся(-аяся, -ееся)"),
    ],
)
def test_without_a_gender_the_other_endings_follow_in_brackets(
    word: str, case: Case, form: str
) -> None:
    assert agree(word, None, case) == form


def test_a_thing_keeps_the_nominative_in_the_accusative() -> None:
    assert agree("настоящий", M, ACC, animate=False) == "настоящий"
