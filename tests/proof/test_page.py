"""The page on proof-reading says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from clusterctl.proof.findings import KINDS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "proof.ru.md").read_text(encoding="utf-8")


def test_every_code_has_its_section_and_its_title() -> None:
    sections = dict(re.findall(r"^### (T\d\d)\n\n(.+)$", PAGE, re.MULTILINE))

    assert sections == {code: kind.title.text("ru") for code, kind in KINDS.items()}


def test_the_output_shown_is_the_true_one() -> None:
    golden = ROOT / "tests" / "golden" / "proof" / "slips.ru.txt"

    assert f"```text\n{golden.read_text(encoding='utf-8')}```" in PAGE
