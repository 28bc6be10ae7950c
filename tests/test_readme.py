"""What the READMEs tell people to run, run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ru.md")


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def everyday(name: str) -> list[str]:
    return [line for block in blocks(name, "sh")[2:] for line in block.splitlines()]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the examples where commands may write."""
    at = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "examples", at / "examples", ignore=shutil.ignore_patterns("build"))
    return at


@pytest.mark.parametrize("line", sorted({*everyday("README.md"), *everyday("README.ru.md")}))
def test_every_command_of_the_readme_works(line: str, checkout: Path) -> None:
    command = line.split()
    assert command[0] == "clusterctl"

    done = subprocess.run(
        [sys.executable, "-m", "clusterctl", *command[1:]],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "ошибка:" not in done.stderr


@pytest.mark.parametrize("name", READMES)
def test_the_first_screen_shows_what_the_tool_says(name: str) -> None:
    [shown, *_others] = blocks(name, "text")
    golden = (ROOT / "tests" / "golden" / "validate" / "late.ru.txt").read_text(encoding="utf-8")

    assert golden in shown


def test_both_readmes_name_the_same_two_commands() -> None:
    assert blocks("README.md", "sh")[:2] == blocks("README.ru.md", "sh")[:2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the command is written for a Unix shell")
def test_the_first_command_does_all_set_up_in_a_folder_with_a_cyrillic_name(tmp_path: Path) -> None:
    checkout = tmp_path / "кластеры"
    junk = shutil.ignore_patterns(".*", "build", "__pycache__", "tests")
    shutil.copytree(ROOT, checkout, ignore=junk)
    [first, *_others] = blocks("README.md", "sh")

    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", first],
        cwd=checkout,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    made = sorted((checkout / "examples" / "tula" / "build").rglob("*.docx"))
    assert len(made) >= 4
