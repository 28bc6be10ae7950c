"""Numbers in words: tables by hand, and num2words as the oracle of the nominative."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words  # type: ignore[import-untyped]  # it ships no types

from clusterctl.language import Case, Gender, in_words, ordinal

M, F, N = Gender
NOM, GEN, DAT, ACC, INS, PREP = Case


@pytest.mark.parametrize(
    ("n", "case", "words"),
    [
        (0, GEN, "нуля"),
        (1, GEN, "одного"),
        (3, GEN, "трёх"),
        (10, GEN, "десяти"),
        (30, GEN, "тридцати"),
        (45, GEN, "сорока пяти"),
        (90, GEN, "девяноста"),
        (100, GEN, "ста"),
        (1234, GEN, "одной тысячи двухсот тридцати четырёх"),
        (2_000_005, GEN, "двух миллионов пяти"),
        (5000, GEN, "пяти тысяч"),
        (57, DAT, "пятидесяти семи"),
        (1000, ACC, "одну тысячу"),
        (2000, ACC, "две тысячи"),
        (358, INS, "тремястами пятьюдесятью восемью"),
        (21_000, INS, "двадцатью одной тысячей"),
        (400, PREP, "четырёхстах"),
        (-5, GEN, "минус пяти"),
    ],
)
def test_every_word_of_a_number_declines(n: int, case: Case, words: str) -> None:
    assert in_words(n, case=case) == words


@pytest.mark.parametrize(
    ("n", "gender", "words"),
    [
        (1, F, "одна"),
        (2, F, "две"),
        (2, N, "два"),
        (21, N, "двадцать одно"),
        (1002, F, "одна тысяча две"),
        (1001, M, "одна тысяча один"),
        (12, F, "двенадцать"),
    ],
)
def test_the_last_word_takes_the_gender(n: int, gender: Gender, words: str) -> None:
    assert in_words(n, gender) == words


def test_numbers_up_to_a_thousand_are_those_of_num2words() -> None:
    numbers = range(1001)

    assert [in_words(n) for n in numbers] == [num2words(n, lang="ru") for n in numbers]


@given(st.integers(-(10**6), 10**6) | st.integers(0, 10**12 - 1))
@example(1_000_000)
@example(21_001_002_000)
def test_any_number_is_that_of_num2words(n: int) -> None:
    assert in_words(n) == num2words(n, lang="ru")


@pytest.mark.parametrize("n", [10**15, -(10**15)])
def test_a_quadrillion_is_too_much(n: int) -> None:
    with pytest.raises(ValueError, match="1000000000000000"):
        in_words(n)


@pytest.mark.parametrize(
    ("n", "gender", "case", "words"),
    [
        (1, M, NOM, "первый"),
        (2, F, GEN, "второй"),
        (3, F, ACC, "третью"),
        (3, N, NOM, "третье"),
        (20, M, GEN, "двадцатого"),
        (21, F, NOM, "двадцать первая"),
        (40, M, DAT, "сороковому"),
        (100, M, NOM, "сотый"),
        (112, M, NOM, "сто двенадцатый"),
        (1000, M, NOM, "тысячный"),
        (2000, M, GEN, "двухтысячного"),
        (2026, M, GEN, "две тысячи двадцать шестого"),
        (2100, M, PREP, "две тысячи сотом"),
    ],
)
def test_only_the_last_word_of_an_ordinal_declines(
    n: int, gender: Gender, case: Case, words: str
) -> None:
    assert ordinal(n, gender, case) == words


@given(st.integers(1, 9999))
@example(1100)
@example(9000)
def test_any_ordinal_is_that_of_num2words_which_omits_the_one_of_a_thousand(n: int) -> None:
    expected = num2words(n, lang="ru", to="ordinal")

    assert ordinal(n).removeprefix("одна ") == expected


@pytest.mark.parametrize("n", [0, -1, 10_000])
def test_ordinals_have_bounds(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        ordinal(n)
