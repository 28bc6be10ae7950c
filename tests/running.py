"""The command line run in this process, and what it said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import cli

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs `clusterctl` in a folder, in Russian unless the arguments say otherwise."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path, cwd: Path | None = None) -> Outcome:
        if cwd is not None:
            self.monkeypatch.chdir(cwd)
        code = cli.run([str(a) for a in arguments])
        told = self.capsys.readouterr()
        return Outcome(code, told.out, told.err)
