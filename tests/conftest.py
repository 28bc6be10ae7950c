"""What all tests share: the example region, and `--update-golden`."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from running import Runner

ROOT = Path(__file__).parents[1]
TULA = ROOT / "examples" / "tula"
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files instead of comparing"
    )


@pytest.fixture
def tula(tmp_path: Path) -> Path:
    """A copy of the example region to change at will."""
    return Path(shutil.copytree(TULA, tmp_path / "тула", ignore=shutil.ignore_patterns("build")))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name, or writes it there."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def clusterctl(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    """The command line, wide and without colour, whatever the machine's own settings are."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLUSTERCTL_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERMINAL_WIDTH", "100")
    return Runner(monkeypatch, capsys)
