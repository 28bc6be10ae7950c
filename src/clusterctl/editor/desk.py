"""A folder as it is being edited: files on disk, texts not saved yet, and the verdict on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import check, folder

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clusterctl.check import Verdict
    from clusterctl.source import Source


class Desk:
    """The document folder at `root` with the texts that an editor holds.

    The verdict is made anew only when a text has changed since.
    """

    def __init__(self, root: Path, today: date) -> None:
        self.root = root
        self._today = today
        self._unsaved: dict[str, bytes] = {}
        self._verdict: Verdict | None = None

    def file(self, path: Path) -> str | None:
        """The path's name within the folder, with `/`; None when it lies outside."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return None

    def put(self, file: str, text: str | None) -> None:
        """Take over the text of a file; None gives the file on disk its say back."""
        if text is None:
            self._unsaved.pop(file, None)
        else:
            self._unsaved[file] = text.encode("utf-8", "replace")
        self._verdict = None

    def refresh(self) -> None:
        """Forget what was read: a file on disk has changed."""
        self._verdict = None

    @property
    def verdict(self) -> Verdict:
        """The verdict on the folder as it is now; a `ClusterctlError` when it can't be judged."""
        if self._verdict is None:
            read = folder.load(self.root, self._today, unsaved=self._unsaved)
            self._verdict = check.check(read)
        return self._verdict

    def source(self, file: str) -> Source | None:
        """The file as it was read for the verdict."""
        return next((s for s in self.verdict.folder.sources if s.file == file), None)
