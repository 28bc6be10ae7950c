"""A run that makes many files and may be cut short: what was made stays, the next run goes on."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clusterctl import __version__, files
from clusterctl.errors import ClusterctlError
from clusterctl.render.own import HOME

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.folder import Folder

STATE = ".unfinished.json"
"""What a run that was cut short leaves in its target: what it had made, of what."""


def mark(folder: Folder, *asked: object) -> str:
    """What tells a run from another: the documents, the folder's templates, what was asked for."""
    whole = hashlib.sha256(repr((__version__, folder.as_of, asked)).encode())
    for source in sorted(folder.sources, key=lambda source: source.file):
        whole.update(f"\0{source.file}\0{source.text}".encode("utf-8", "surrogatepass"))
    for template in sorted((folder.root / HOME).glob("*")):
        with suppress(OSError):
            whole.update(template.name.encode() + b"\0" + template.read_bytes())
    return whole.hexdigest()


@dataclass(slots=True)
class Run:
    """The files of a run by their paths below the target, each with what there is to tell of it."""

    target: Path
    mark: str
    made: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def begun(cls, target: Path, mark: str) -> Run:
        """A new run, or the one that was cut short, if nothing has changed since."""
        run = cls(target, mark)
        with suppress(OSError, ValueError, TypeError, LookupError):
            told = json.loads((target / STATE).read_text(encoding="utf-8"))
            if told["mark"] == mark:
                run.made = dict(told["made"])
        return run

    def kept(self, path: str) -> dict[str, Any] | None:
        """What is known of a file that was made and is still as it was made; else None."""
        known = self.made.get(path)
        with suppress(OSError):
            if known and known["hash"] == _hash((self.target / path).read_bytes()):
                return known
        return None

    def write(self, path: str, content: bytes, **known: Any) -> None:
        """Put a file in its place, whole or not at all, and remember what is known of it."""
        files.write(self.target / path, content)
        self.made[path] = {"hash": _hash(content), **known}

    def cut_short(self) -> None:
        """Leave word of what was made; without a place for it the next run makes all anew."""
        told = {"mark": self.mark, "made": self.made}
        with suppress(ClusterctlError):
            files.write(self.target / STATE, json.dumps(told, ensure_ascii=False).encode())

    def finished(self) -> None:
        """Take the word of an earlier run away."""
        with suppress(OSError):
            (self.target / STATE).unlink(missing_ok=True)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
