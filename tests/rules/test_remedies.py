"""Every finding says what to do: by itself, or by the page of its rule."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl import check, folder, rulebook
from conftest import ROOT

if TYPE_CHECKING:
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.messages import Language


@pytest.fixture(scope="module")
def findings() -> tuple[Diagnostic, ...]:
    return check.check(folder.load(ROOT / "examples" / "broken", date(2026, 11, 16))).findings


def test_every_finding_says_what_to_do(findings: tuple[Diagnostic, ...]) -> None:
    assert {found.code for found in findings if found.help is None} == set()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_advice_of_a_page_goes_on_where_the_finding_ends(language: Language) -> None:
    for remedy in rulebook.remedies().values():
        advice = remedy.text(language)
        assert not advice.endswith("."), advice
        assert not advice[0].isupper(), advice
