"""Positions decline by their head; positions.csv was written from grammar by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from clusterctl.language import Case, decline_position

with (Path(__file__).parent / "positions.csv").open(encoding="utf-8", newline="") as file:
    POSITIONS = list(csv.DictReader(file))

CASES = (Case.GENITIVE, Case.DATIVE, Case.INSTRUMENTAL)


@pytest.mark.parametrize("row", POSITIONS, ids=lambda row: row["position"])
def test_head_declines_and_dependents_stay(row: dict[str, str]) -> None:
    forms = {case: decline_position(row["position"], case) for case in CASES}

    assert {case: form.text for case, form in forms.items()} == {case: row[case] for case in CASES}
    assert {form.doubtful for form in forms.values()} == {bool(row["doubtful"])}


def test_table_is_as_large_as_promised() -> None:
    assert len({row["position"] for row in POSITIONS}) >= 60


@pytest.mark.parametrize(
    ("position", "accusative", "prepositional"),
    [
        ("генеральный директор", "генерального директора", "генеральном директоре"),
        ("заведующая отделением", "заведующую отделением", "заведующей отделением"),
        ("глава администрации", "главу администрации", "главе администрации"),
        ("третий секретарь", "третьего секретаря", "третьем секретаре"),
    ],
)
def test_other_cases(position: str, accusative: str, prepositional: str) -> None:
    assert decline_position(position, Case.ACCUSATIVE).text == accusative
    assert decline_position(position, Case.PREPOSITIONAL).text == prepositional


def test_unknown_word_is_declined_with_a_reason() -> None:
    form = decline_position("старший купец", Case.GENITIVE)

    assert form.reason is not None
    assert form.reason.text("ru") == (
        "главное слово должности «старший купец» определено по окончанию"
    )


@pytest.mark.parametrize("text", ["", " ", "—", "(", "и", "/", "№ 5"])
def test_what_is_no_position_stays_as_it_is(text: str) -> None:
    assert decline_position(text, Case.GENITIVE).text == text
