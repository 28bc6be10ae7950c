"""The pictures of the documentation show what the commands say today."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 60_000


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    """The script that makes them."""
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "scripts/make_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look for it there
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_each_picture_shows_what_its_command_says(pictures: Any) -> None:
    screens = list(pictures.screens())

    assert {f"{s.name}.svg" for s in screens} == {file.name for file in PICTURES.iterdir()}
    for screen in screens:
        shown = (PICTURES / f"{screen.name}.svg").read_text(encoding="utf-8")
        assert pictures.words(shown) == screen.plain, f"{screen.name}: make_pictures.py was not run"


@pytest.mark.parametrize("file", sorted(PICTURES.iterdir()), ids=lambda file: file.name)
def test_a_picture_is_small_and_fetches_nothing(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert file.stat().st_size < MOST_BYTES
    assert set(re.findall(r"https?://[^\s\"<]+", text)) <= {
        "http://www.w3.org/2000/svg", "https://www.textualize.io",
    }  # fmt: skip
    assert "url(http" not in text
    assert "@font-face" not in text


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_pages_show_the_pictures(language: str) -> None:
    ending = ".ru.md" if language == "ru" else ".md"
    text = "".join((ROOT / "docs" / f"{n}{ending}").read_text("utf-8") for n in ("ci", "diff"))

    shown = set(re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", text))
    assert shown == {file.name for file in PICTURES.glob(f"*.{language}.svg")}
