"""Letters of two alphabets in a word are shown, with the word as it should be."""

from __future__ import annotations

import pytest

from judging import found, lines

LATIN_A, LATIN_C, CYRILLIC_O = "a", "c", "о"


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        (f"Тул{LATIN_A}", f"“Тул{LATIN_A}” (Latin {LATIN_A})", "write Тула"),
        (f"inf{CYRILLIC_O}@example.ru", f"“inf{CYRILLIC_O}” (Cyrillic {CYRILLIC_O})", "write info"),
        (
            f"{LATIN_C}танок и {LATIN_C}т{LATIN_A}ль",
            (
                f"“{LATIN_C}танок” (Latin {LATIN_C}), "
                f"“{LATIN_C}т{LATIN_A}ль” (Latin {LATIN_C}, {LATIN_A})"
            ),
            "write станок, сталь",
        ),
    ],
    ids=["word", "address", "two words"],
)
def test_the_letters_out_of_place_are_named(text: str, message: str, help_text: str) -> None:
    (finding,) = found("D010", f"kind: order\nid: o\ntitle: {text}\n")

    assert finding.message.text("en") == f"letters of two alphabets in one word: {message}"
    assert finding.help is not None
    assert finding.help.text("en") == help_text


@pytest.mark.parametrize(
    "text", ["IT-специалист", "станок с ЧПУ DMG", "3D-моделирование", "info@example.ru", "15.02.16"]
)
def test_words_of_their_own_alphabet_stand_side_by_side(text: str) -> None:
    assert found("D010", f"kind: order\nid: o\ntitle: {text}\n") == []


def test_every_text_is_looked_at() -> None:
    example = f"kind: protocol\nid: p\nagenda:\n  - title: О приёме\n    heard: г. Тул{LATIN_A}\n"

    assert lines("D010", example) == [("clusters/c/protocols/p.yaml", 5)]
