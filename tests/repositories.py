"""Real git repositories for tests."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def git(at: Path, *arguments: str) -> str:
    """What git says to a command that is to succeed."""
    own = ("-c", "user.name=Тест", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false")
    done = subprocess.run(
        ["git", *own, *arguments],
        cwd=at, input="", capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout.strip()


def save(at: Path, message: str = "x") -> str:
    """Commits all there is and gives the commit's hash."""
    git(at, "add", "-A")
    git(at, "commit", "-q", "--allow-empty", "-m", message)
    return git(at, "rev-parse", "HEAD")


def write(at: Path, file: str, text: str) -> Path:
    """Writes a file and the folders above it."""
    path = at / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def replace(at: Path, file: str, old: str, new: str) -> None:
    """Replaces the one place of a text in a file."""
    path = at / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
