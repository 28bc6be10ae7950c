"""Every page of the rulebook tells the truth: its bad example is bad, its good one good."""

from __future__ import annotations

import pytest

from clusterctl import layout, rulebook
from clusterctl.rules import every_rule
from judging import lines

PAGES = rulebook.pages()
SHOWN = sorted(code for code, page in PAGES.items() if not page.unshown)
STOPS = (".", "”", "?")


@pytest.mark.parametrize("code", PAGES)
def test_a_page_has_a_title_and_a_reason(code: str) -> None:
    page = PAGES[code]

    assert page.title.id.endswith(STOPS)
    assert page.reasons


@pytest.mark.parametrize("code", PAGES)
def test_a_page_has_both_examples_or_says_why_it_has_none(code: str) -> None:
    page = PAGES[code]

    assert bool(page.bad) == bool(page.good) == (page.unshown is None)


@pytest.mark.parametrize("code", SHOWN)
def test_the_bad_example_gets_exactly_the_marked_findings(code: str) -> None:
    example = PAGES[code].bad

    assert lines(code, example) == rulebook.marked(example, code) != []


@pytest.mark.parametrize("code", SHOWN)
def test_the_good_example_gets_none(code: str) -> None:
    assert lines(code, PAGES[code].good) == []


def test_a_rule_says_what_it_reads() -> None:
    kinds = {"folder", *layout.PATTERNS}

    assert {rule.on for rule in every_rule().values()} <= kinds
