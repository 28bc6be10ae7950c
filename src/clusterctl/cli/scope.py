"""What a run looks at: the paths given, what has changed in git, a text on standard input."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl.errors import ClusterctlError
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.cli.session import Session
    from clusterctl.folder import Folder
    from clusterctl.git import Changes

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Outlook:
    """The paths to tell of, the revision to compare with, the text that stands for a file.

    Without paths the whole folder is told of. The whole folder is read in any case.
    """

    paths: tuple[Path, ...] = ()
    changed_since: str | None = None
    unsaved: Mapping[Path, bytes] = field(default_factory=dict)

    @classmethod
    def of(
        cls, session: Session, paths: Sequence[Path], changed_since: str | None, name: Path | None
    ) -> Outlook:
        """The outlook these arguments ask for; `name` is the file that standard input stands for.

        An error where the arguments don't go together.
        """
        if STDIN not in paths and name is None:
            return cls(tuple(paths), changed_since)
        if name is None:
            raise ClusterctlError(
                _("the text on standard input has no place in the folder"),
                _("say which file it is: --stdin-filename clusters/<id>/agreement.yaml"),
            )
        if list(paths) != [STDIN] or changed_since is not None:
            raise ClusterctlError(
                _("--stdin-filename goes with one path, “-”, and without --changed-since"),
                _("clusterctl validate - --stdin-filename clusters/<id>/agreement.yaml"),
            )
        file = Path(os.path.abspath(session.directory / name))  # noqa: PTH100 resolves no links
        return cls((file,), None, {file: sys.stdin.buffer.read()})

    def start(self, session: Session) -> Path | None:
        """Where to look for the folder: at the first path when one stands outside of any folder."""
        if not self.paths:
            return None
        first = session.directory / self.paths[0]
        return first if first.is_dir() else first.parent if first.parent.is_dir() else None

    def root(self, session: Session) -> Path:
        """The document folder that is looked at."""
        from clusterctl.folder import find_root  # noqa: PLC0415 wrong options are told first

        return find_root(self.start(session) or session.directory)

    def files(self, session: Session, folder: Folder) -> frozenset[str]:
        """The files to tell of; an error for a path that names none."""
        every = {s.file for s in folder.sources} | {d.place.file for d in folder.findings}
        if not self.paths:
            return frozenset(every)
        return frozenset().union(*(_named(session, folder, every, path) for path in self.paths))

    def changes(self, folder: Folder) -> Changes | None:
        """What has changed since the revision; None without one."""
        if self.changed_since is None:
            return None
        from clusterctl import git  # noqa: PLC0415 few runs ask git

        return git.changes_since(self.changed_since, folder.root)


def _named(session: Session, folder: Folder, every: set[str], path: Path) -> set[str]:
    full = Path(os.path.abspath(session.directory / path))  # noqa: PTH100 resolves no links
    matched = {f for f in every if (folder.root / f) == full or full in (folder.root / f).parents}
    if not matched:
        root = session.relative(folder.root)
        raise ClusterctlError(
            _("no document at “{path}”", path=path),
            _("give a YAML file of {root} or a folder in it", root=root),
        )
    return matched
