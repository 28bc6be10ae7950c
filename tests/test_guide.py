"""The guide: every command of it works, in order, and says what the guide shows."""

from __future__ import annotations

import importlib.util
import re
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted((DOCS / "guide").glob("*.md"))
EVERY_PAGE = (DOCS / "guide.md", DOCS / "guide.ru.md", *PAGES)
PICTURES = sorted((DOCS / "guide" / "pictures").iterdir())
MOST_BYTES, MOST_PICTURES = 120_000, 15


def load_script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look for it there
    spec.loader.exec_module(module)
    return module


GUIDE: Any = load_script("make_guide")


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_command_of_a_page_works_and_says_what_is_shown(page: Path) -> None:
    assert GUIDE.fresh(page) == page.read_text(encoding="utf-8"), "run scripts/make_guide.py"


def test_a_page_that_shows_something_else_is_mended(tmp_path: Path) -> None:
    page = "```sh\ngit --exec-path=here --exec-path\n```\n\n```text\nthere\n```\n"

    assert GUIDE.told(page, tmp_path) == page.replace("there", "here")


def test_what_is_left_out_may_be_any_lines(tmp_path: Path) -> None:
    page = "```sh\ngit init\ngit status\n```\n\n```text\n…\nOn branch main\n…\n```\n"

    assert GUIDE.told(page, tmp_path) == page


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("```sh\ngit nothing-of-the-kind\n```\n", "ended with 1"),
        ("<!-- код 1 -->\n```sh\ngit --version\n```\n", "ended with 0"),
        ("```sh\nrm -r x\n```\n", "nobody knows"),
        ("```yaml\n# x.yaml\nid: x\n```\n", "there is no x.yaml"),
    ],
)
def test_a_step_that_fails_is_told(page: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(GUIDE.GuideError, match=why):
        GUIDE.told(page, tmp_path)


def test_a_block_sets_keys_adds_to_lists_and_takes_a_line_out(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("id: x\nstatus: draft\nlist:\n  - a\n# stays\nlast: 1\n", encoding="utf-8")
    block = "# x.yaml, без строки «status: draft»\nid: y\nlist:\n  # … прежнее\n  - b\nnew: 2\n"

    GUIDE.told(f"```yaml\n{block}```\n", tmp_path)

    told = "id: y\nlist:\n  - a\n  - b\n# stays\nlast: 1\nnew: 2\n"
    assert file.read_text(encoding="utf-8") == told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_block_that_is_not_run_says_why(page: Path) -> None:
    notes = re.findall(r"^<!-- (.*?) -->$", page.read_text(encoding="utf-8"), re.MULTILINE)

    assert all(re.fullmatch(r"код \d|не выполняется: \w.+", note) for note in notes)


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            name, _hash, anchor = target.partition("#")
            file = (page.parent / name).resolve() if name else page
            assert file.exists(), target
            assert not anchor or anchor in anchors(file), target


def anchors(page: Path) -> set[str]:
    """The names that servers give to the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


def test_every_picture_is_shown_and_described() -> None:
    texts = "".join(page.read_text(encoding="utf-8") for page in EVERY_PAGE)

    shown = re.findall(r"!\[(.+?)\]\((?:guide/)?pictures/([^)]+)\)", texts)
    assert {name for _words, name in shown} == {file.name for file in PICTURES}
    assert len(PICTURES) <= MOST_PICTURES


@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.name)
def test_a_picture_is_small_and_fetches_nothing(file: Path) -> None:
    assert file.stat().st_size < MOST_BYTES
    if file.suffix == ".svg":
        text = file.read_text(encoding="utf-8")
        assert "url(http" not in text
        assert "@font-face" not in text
    else:
        head = file.read_bytes()[:24]
        width, height = struct.unpack(">II", head[16:])
        assert head.startswith(b"\x89PNG")
        assert 300 < width <= 1000
        assert height <= 1400


@pytest.mark.slow
def test_each_terminal_shows_what_its_command_says() -> None:
    terminals: Any = load_script("make_pictures")

    for screen in load_script("make_guide_pictures").screens():
        shown = (DOCS / "guide" / "pictures" / f"{screen.name}.svg").read_text(encoding="utf-8")
        told = f"{screen.name}: make_guide_pictures.py was not run"
        assert terminals.words(shown) == screen.plain, told


@pytest.mark.parametrize("readme", ["README.md", "README.ru.md"])
def test_the_readme_leads_to_the_guide(readme: str) -> None:
    page = "docs/guide.md" if readme == "README.md" else "docs/guide.ru.md"

    assert f"]({page})" in (ROOT / readme).read_text(encoding="utf-8")
