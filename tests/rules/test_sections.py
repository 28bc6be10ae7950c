"""Mandatory sections: missing, empty or with a placeholder, each is one finding."""

from __future__ import annotations

import pytest

from clusterctl import check, rulebook
from clusterctl.regulation import Regulation
from clusterctl.rules.section_pages import SECTIONS
from judging import TODAY, found, lines, says

SECTION = {section.key: section for section in SECTIONS}


def program(key: str, text: str) -> str:
    return f"kind: program\nid: p\nsections:\n  {key}:\n" + "".join(
        f"    {line}\n" for line in text.replace("!", "").splitlines()
    )


def test_the_rules_are_those_of_the_regulation_in_its_order() -> None:
    known = Regulation.load().sections

    assert [(s.number, s.key, s.code) for s in SECTIONS] == [
        (s.number, s.key, s.rule) for s in known
    ]


@pytest.mark.parametrize("key", SECTION)
def test_a_section_that_is_missing_is_told_once(key: str) -> None:
    example = "kind: program\nid: p\nsections: {comment: x}\n"

    assert len(found(SECTION[key].code, example)) == 1


@pytest.mark.parametrize("key", SECTION)
def test_a_section_that_is_empty_is_told(key: str) -> None:
    assert found(SECTION[key].code, f"kind: program\nid: p\nsections: {{{key}: {{}}}}\n")


@pytest.mark.parametrize("key", SECTION)
def test_a_good_section_has_no_finding_of_another(key: str) -> None:
    example = program(key, SECTION[key].good)

    told = {s.code for s in SECTIONS if found(s.code, example)}

    assert told == {s.code for s in SECTIONS} - {SECTION[key].code}


def test_all_placeholders_of_a_section_are_one_finding() -> None:
    example = program(
        "facilities",
        "directions: TODO\nzones:\n  - {title: в разработке, college: a, year: 2027}",
    )

    (finding,) = found("P04-22", example)

    assert finding.message.text("en") == "“TODO” stands in place of a text of section 12"
    assert [r.place.line for r in finding.related] == [7]


@pytest.mark.parametrize(
    ("value", "told"),
    [("—", False), ("уточняется", True), ("TODO", True), ("нет", False)],
)
def test_a_dash_in_an_optional_text_says_there_is_nothing(
    value: str,
    told: bool,  # noqa: FBT001 a column of the table
) -> None:
    example = program(
        "participants",
        f"list: [{{organization: a, role: operator, since: 2026-03-02, contribution: {value}}}]",
    )

    assert bool(found("P04-11", example)) is told


@pytest.mark.parametrize("value", ["—", "   ", "уточняется"])
def test_a_reason_is_a_reason(value: str) -> None:
    for key in ("grant_participation", "production_complexes"):
        example = program(key, f"not_applicable: '{value}'")

        assert lines(SECTION[key].code, example) == [("clusters/c/program.yaml", 5)]


def test_parts_of_section_8_are_given_or_explained() -> None:
    example = program(
        "dual_and_targeted_training",
        "targeted: []\nincentives: [{employer: a, kind: stipend}]\nnot_applicable: {dual: далеко}",
    )

    assert says("P04-18", example) == [
        "section 8 gives neither figures nor a reason for: `targeted`, `practice_employment`"
    ]


def test_what_is_wrong_elsewhere_hides_no_placeholder() -> None:
    example = program(
        "promotion",
        "approach: TODO\nmedia_plan: [{date: 2026-10-12, action: уточняется, channel: радио}]",
    )

    told = check.check(rulebook.folder_of(example, TODAY)).findings

    assert [f.place.line for f in told if f.code == "P04-24"] == [5]
    assert {"S004", "P04-11"} <= {f.code for f in told}
