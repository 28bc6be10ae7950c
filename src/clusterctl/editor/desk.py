"""A folder as it is being edited: files on disk, texts not saved yet, and the verdict on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import changes, check, folder, git, revisions
from clusterctl.errors import ClusterctlError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from clusterctl.check import Verdict
    from clusterctl.diagnostics import Diagnostic
    from clusterctl.folder import Folder
    from clusterctl.source import Source


class Desk:
    """The document folder at `root` with the texts that an editor holds.

    The verdict is made anew only when a text has changed since. What changed is told against the
    commit where the present work left the repository's main line; without git there is nothing.
    """

    def __init__(self, root: Path, today: date) -> None:
        self.root = root
        self._today = today
        self._unsaved: dict[str, bytes] = {}
        self._verdict: Verdict | None = None
        self._consequences: tuple[Diagnostic, ...] | None = None
        self._base: tuple[str, Folder] | None = None
        self._commit: str | None = None

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
        self._verdict = self._consequences = None

    def refresh(self) -> None:
        """Forget what was read: a file on disk has changed, perhaps a commit was made."""
        self._verdict = self._consequences = self._commit = None

    @property
    def verdict(self) -> Verdict:
        """The verdict on the folder as it is now; a `ClusterctlError` when it can't be judged."""
        if self._verdict is None:
            read = folder.load(self.root, self._today, unsaved=self._unsaved)
            self._verdict = check.check(read)
        return self._verdict

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What the verdict found, and what the changes since the main line demand."""
        verdict = self.verdict
        if self._consequences is None:
            try:
                self._consequences = tuple(self._changed(verdict.folder))
            except ClusterctlError:  # no git, no commit, a clone that lacks the history
                self._consequences = ()
        return (*verdict.findings, *self._consequences)

    def _changed(self, judged: Folder) -> Iterator[Diagnostic]:
        """The consequences of what differs from the base, in a folder judged already."""
        if git.top(self.root) is None:
            return
        here = revisions.without_links(judged)
        comparison = changes.compare(self._before(here), here)
        yield from changes.findings(comparison, changes.consequences(comparison, here))

    def _before(self, here: Folder) -> Folder:
        """The folder as the base commit has it, read again only for another commit."""
        self._commit = self._commit or git.upstream(self.root)
        if self._base is None or self._base[0] != self._commit:
            version = revisions.revision(self._commit, self.root)
            read = revisions.read(version, self.root, self._today, like=here)
            self._base = self._commit, read
        return self._base[1]

    def source(self, file: str) -> Source | None:
        """The file as it was read for the verdict."""
        return next((s for s in self.verdict.folder.sources if s.file == file), None)
