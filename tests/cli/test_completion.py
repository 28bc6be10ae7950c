"""What Tab offers, asked for as a shell asks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("rich", "jsonschema", "jsonschema_rs", "lxml", "docx", "jinja2", "markdown_it", "pygls")


def offered(words: str, cwd: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "clusterctl"],
        cwd=cwd,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "_CLUSTERCTL_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        },
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("clusterctl val", ["validate"]),
        ("clusterctl explain P08-0", [f"P08-0{n}" for n in range(1, 6)]),
        ("clusterctl render agreement hi", ["himiya"]),
        ("clusterctl validate --select D00", [f"D00{n}" for n in range(1, 10)]),
        ("clusterctl validate --output-format ju", ["junit"]),
        ("clusterctl status m", ["mashinostroenie"]),
        ("clusterctl export monitoring himiya --period 2026-", ["2026-h1", "2026-q3"]),
        ("clusterctl report monitoring --period 2026-q", ["2026-q3"]),
    ],
)
def test_tab_offers(words: str, expected: list[str], tula: Path) -> None:
    assert offered(words, tula / "orders") == expected


def test_nothing_heavy_is_loaded_to_offer() -> None:
    code = (
        "import sys\n"
        "from clusterctl.cli.app import command\n"
        "from clusterctl.cli import completion\n"
        "command('ru'); completion.codes('P'); completion.clusters(''); completion.periods('')\n"
        f"print([name for name in {HEAVY} if name in sys.modules])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout == "[]\n"
