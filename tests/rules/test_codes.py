"""Codes of professions: told where they are declared, with what they should be."""

from __future__ import annotations

import pytest

from judging import found, lines, says


def college(*codes: str) -> str:
    listed = ", ".join(f'"{code}"' for code in codes)
    return f"kind: organization\nid: college-a\ntype: college\nprofessions: [{listed}]\n"


def program(**values: str) -> str:
    row = ", ".join(f'{key}: "{value}"' for key, value in values.items())
    return f"kind: program\nid: p\nsections:\n  education_programs:\n    list:\n      - {{{row}}}\n"


@pytest.mark.parametrize("code", ["15.03.05", "15.00.16", "15.10.16"])
def test_the_middle_tells_the_level(code: str) -> None:
    for example in (college(code), program(code=code)):
        assert len(found("D006", example)) == 1
        assert found("D009", example) == []


def test_a_code_of_another_shape_is_told_once_by_the_schema() -> None:
    (finding,) = found("D006", program(code="15.02.1"))

    assert finding.route[-1] == "code"


@pytest.mark.parametrize(
    ("code", "help_text"),
    [("15.02.08", "it is 15.02.16 “Технология машиностроения” now")],
)
def test_an_old_code_names_its_successor(code: str, help_text: str) -> None:
    (finding,) = found("D007", college(code))

    assert finding.help is not None
    assert finding.help.text("en") == help_text


@pytest.mark.parametrize(
    "title",
    ["Технология машиностроения", "технология  Машиностроения", "«Технология машиностроения»"],
)
def test_a_title_may_differ_in_looks(title: str) -> None:
    assert says("D008", program(code="15.02.16", title=title)) == []


def test_a_title_of_another_code_hints_at_that_code() -> None:
    (finding,) = found("D008", program(code="15.01.38", title="Технология машиностроения"))

    assert finding.help is not None
    assert finding.help.text("en") == "“Технология машиностроения” has the code 15.02.16"


def test_a_title_of_an_unknown_code_is_not_compared() -> None:
    example = program(code="15.02.99", title="Технология машиностроения")

    assert says("D008", example) == []
    assert says("D009", example) == ["the classifier does not know 15.02.99"]


def test_a_kind_is_compared_with_the_code() -> None:
    assert says("D011", program(code="15.02.16", kind="profession")) == [
        "15.02.16 is a speciality by its code"
    ]
    assert says("D011", program(code="15.02.16", kind="specialty")) == []


def test_codes_repeated_in_other_sections_are_told_where_they_are_declared() -> None:
    example = program(code="15.02.08") + (
        "  competency_map:\n    maps:\n      - {profession: '15.02.08'}\n"
    )

    assert lines("D007", example) == [("clusters/c/program.yaml", 6)]
