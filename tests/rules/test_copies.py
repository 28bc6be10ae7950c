"""Texts that the programs of two clusters share."""

from __future__ import annotations

import pytest

from judging import found
from programs import folder, program

LONG = (
    "Кластером управляет отраслевой совет, в который входят представители всех участников. Совет"
    " собирается раз в квартал, утверждает план работы на год, распределяет места практики между"
    " предприятиями и заслушивает отчёты колледжей. Между заседаниями дела ведёт оператор, который"
    " созывает рабочие группы, готовит документы и следит за сроками."
)


def of(cluster: str, model: str, **more: str) -> str:
    return program({"governance": {"model": model, **more}}, cluster=cluster)


def places(*papers: str) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(d.place.file, d.route) for d in found("C005", folder(*papers))]


def test_a_copy_is_told_in_the_later_file() -> None:
    assert places(of("a", LONG), of("b", LONG)) == [
        ("clusters/b/program.yaml", ("sections", "governance", "model"))
    ]


def test_case_marks_and_the_letter_yo_hide_nothing() -> None:
    changed = LONG.upper().replace("Ё", "Е").replace(",", " —")

    assert len(places(of("a", LONG), of("b", changed))) == 1


def test_a_short_text_may_be_the_same() -> None:
    assert (
        places(of("a", "Совет собирается раз в квартал"), of("b", "Совет собирается раз в квартал"))
        == []
    )


def test_a_third_copy_points_at_the_first_text() -> None:
    told = found("C005", folder(of("a", LONG), of("b", LONG), of("c", LONG)))

    assert [d.related[0].place.file for d in told] == ["clusters/a/program.yaml"] * 2


def test_a_program_may_repeat_itself() -> None:
    assert places(of("a", LONG, rationale=LONG)) == []


def test_a_text_taken_into_a_longer_one_is_found() -> None:
    longer = f"{LONG} Кроме того, предприятия ведут четыре рабочие группы по своим направлениям."

    assert len(places(of("a", LONG), of("b", longer))) == 1


@pytest.mark.parametrize(("words", "told"), [(39, 0), (40, 1)])
def test_a_text_is_long_from_forty_words_on(words: int, told: int) -> None:
    text = " ".join(f"слово{n}" for n in range(words))

    assert len(places(of("a", text), of("b", text))) == told
