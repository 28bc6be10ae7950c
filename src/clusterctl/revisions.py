"""The document folder as git keeps it: of a revision, of the index, of the working tree.

Nothing is checked out and nothing of what is read is run. Links and submodules of a tree are
left out. The regulation is that of the working tree: it judges, and is not what is judged.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from clusterctl import folder, git, layout, source
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Listing, Message, _, said
from clusterctl.source import faults
from clusterctl.source.document import unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from clusterctl.folder import Folder
    from clusterctl.source import Source

_FILES = frozenset({b"100644", b"100755", b"100664"})
"""The modes of files; links (120000) and submodules (160000) have others."""

_SHORT = 10
_LONGEST_HEAD = 200
"""More than a hash, a kind and a size take before each text."""


class Where(StrEnum):
    """What may be compared."""

    REVISION = "revision"
    INDEX = "index"
    WORKTREE = "worktree"


@dataclass(frozen=True, slots=True)
class Version:
    """A state of the folder: `name` as people gave it, `commit` the full hash of a revision."""

    where: Where
    name: str = ""
    commit: str = ""

    @property
    def told(self) -> Message:
        """The version in words."""
        match self.where:
            case Where.REVISION:
                return said(self.name)
            case Where.INDEX:
                return _("the index")
            case Where.WORKTREE:
                return _("the working tree")


def pair(
    root: Path,
    old: str | None = None,
    new: str | None = None,
    *,
    staged: bool = False,
    unstaged: bool = False,
) -> tuple[Version, Version]:
    """The two versions that the words of a command name, read as git reads them.

    `A..B` and `A...B` are two, and so are `A^!` and `A^-`: a commit and its parent. Without words
    the last commit and the working tree; `staged` puts the index in its place, `unstaged` in that
    of the commit. A `ClusterctlError` for what git doesn't know.
    """
    _demand_repository(root)
    if unstaged:
        if staged or old is not None:
            raise ClusterctlError(
                _("--unstaged compares the index with the working tree, and nothing else"),
                _("leave out --unstaged or “{revision}”", revision=old or "--staged"),
            )
        return Version(Where.INDEX), Version(Where.WORKTREE)
    if staged and new is not None:
        raise ClusterctlError(
            _("--staged compares with the index; it takes one revision"),
            _("leave out --staged or “{revision}”", revision=new),
        )
    if old is not None and new is None and not staged:
        ends = _ends(old, root)
        if ends is not None:
            return ends
    first = revision(old or "HEAD", root)
    if new is not None:
        return first, revision(new, root)
    return first, Version(Where.INDEX if staged else Where.WORKTREE)


def _ends(words: str, root: Path) -> tuple[Version, Version] | None:
    """The two versions that one word names; None where it names a single one.

    A search for a message, `:/text` or `A^{/text}`, may hold dots and names one all the same.
    """
    own = _OWN_CHANGE.fullmatch(words)
    if own is not None:
        commit, parent = own["commit"], own["parent"] or "1"
        return revision(f"{commit}^{parent}", root), revision(commit, root)
    if ".." not in words or _is_one(words, root):
        return None
    return _range(words, root)


def _is_one(words: str, root: Path) -> bool:
    try:
        return bool(git.commit(words, root))
    except git.GitError:
        return False


_OWN_CHANGE = re.compile(r"(?P<commit>.+)\^(?:!|-(?P<parent>[1-9][0-9]*)?)")
"""`A^!` and `A^-n`: what a commit changed of its first or its n-th parent."""


def revision(name: str, root: Path) -> Version:
    """The version that a revision names; a `ClusterctlError` for an unknown one."""
    return Version(Where.REVISION, name, git.commit(name, root))


def read(
    version: Version,
    root: Path,
    today: date,
    as_of: date | None = None,
    like: Folder | None = None,
) -> Folder:
    """The folder at `root` as it stands in a version; an empty one where it wasn't there yet.

    What stands in another version word for word, one that it is `like`, is not read twice.
    """
    match version.where:
        case Where.WORKTREE:
            return _of_worktree(root, today, as_of)
        case Where.INDEX:
            entries = _index(root)
        case Where.REVISION:
            entries = _tree(version.commit, root)
    files = {file: blob for file, blob in entries if _belongs(file)}
    known = {source.file: source for source in like.sources} if like else {}
    return folder.assemble(root, _sources(files, root, known), today, as_of)


def _range(words: str, root: Path) -> tuple[Version, Version]:
    """The ends of `A..B`; of `A...B`, where B left A and B."""
    dots = "..." if "..." in words else ".."
    left, _dots, right = words.partition(dots)
    first, last = revision(left or "HEAD", root), revision(right or "HEAD", root)
    if dots == "..":
        return first, last
    base = _parting(first, last, root)
    return Version(Where.REVISION, base[:_SHORT], base), last


def _parting(first: Version, last: Version, root: Path) -> str:
    """The last commit that two histories share; a `ClusterctlError` where none is known."""
    try:
        return git.run(["merge-base", first.commit, last.commit], root).decode("ascii").strip()
    except git.GitError as error:
        raise ClusterctlError(
            _("git knows no commit that “{first}” and “{last}” share",
              first=first.name, last=last.name),
            _("a clone of the last commits only lacks it: `git fetch --unshallow`; "
              "with two dots the revisions are compared as they are"),
        ) from error  # fmt: skip


def _demand_repository(root: Path) -> None:
    if git.top(root) is None:
        raise ClusterctlError(
            _("“{path}” is in no git repository", path=root),
            _("`diff` compares what git keeps: `git init`, then `git add .` and `git commit`"),
        )


def _of_worktree(root: Path, today: date, as_of: date | None) -> Folder:
    """The folder as it lies there, but for links, which no tree has either."""
    return without_links(folder.load(root, today, as_of))


def without_links(whole: Folder) -> Folder:
    """A folder on disk without the documents that are links, which no tree has either."""
    links = {s.file for s in whole.sources if (whole.root / s.file).is_symlink()}
    if not links:
        return whole
    kept = tuple(s for s in whole.sources if s.file not in links)
    return replace(whole.apart_from(links), sources=kept)


def _tree(commit: str, root: Path) -> Iterator[tuple[str, str]]:
    """The files of a commit below the root, relative to it, with the hashes of their texts."""
    for entry in git.run(["ls-tree", "-r", "-z", commit], root).split(b"\0"):
        if entry:
            told, _tab, name = entry.partition(b"\t")
            mode, _kind, blob = told.split(b" ")
            if mode in _FILES:
                yield os.fsdecode(name), blob.decode("ascii")


def _index(root: Path) -> Iterator[tuple[str, str]]:
    """The files of the index below the root; a `ClusterctlError` while a merge is unfinished."""
    clashing = []
    for entry in git.run(["ls-files", "-s", "-z"], root).split(b"\0"):
        if entry:
            told, _tab, name = entry.partition(b"\t")
            mode, blob, stage = told.split(b" ")
            if stage != b"0":
                clashing.append(os.fsdecode(name))
            elif mode in _FILES:
                yield os.fsdecode(name), blob.decode("ascii")
    if clashing:
        raise ClusterctlError(
            _("the index has files that are not merged: {files}",
              files=Listing(tuple(dict.fromkeys(clashing)))),
            _("finish the merge, then `git add` them"),
        )  # fmt: skip


def _belongs(file: str) -> bool:
    """Whether the folder reads such a file, as `folder.load` does."""
    *above, name = file.split("/")
    hidden = any(part.startswith(".") for part in (*above, name))
    skipped = bool(above) and above[0] in layout.SKIPPED
    return name.endswith(layout.ENDINGS) and not hidden and not skipped


def _sources(files: dict[str, str], root: Path, known: Mapping[str, Source]) -> list[Source]:
    """The files read by the hashes of their texts, in the order of their names."""
    sizes = _sizes(set(files.values()), root)
    texts = _texts({blob for blob, size in sizes.items() if size <= faults.MOST_BYTES}, root)
    return [
        _source(file, texts[blob], known.get(file))
        if blob in texts
        else unread(file, faults.too_large(file, sizes[blob]))
        for file, blob in sorted(files.items())
    ]


def _source(file: str, text: bytes, known: Source | None) -> Source:
    if known and not known.findings and known.text.encode() == text:
        return known
    return source.read(file, text)


def _sizes(hashes: set[str], root: Path) -> dict[str, int]:
    """How long each text is; a `ClusterctlError` where git lacks one."""
    sizes = {}
    for line in _asked("--batch-check", hashes, root).decode("ascii").splitlines():
        blob, *kind_and_size = line.split(" ")
        if len(kind_and_size) == 1:  # “missing”
            raise ClusterctlError(
                _("git does not have all texts of that revision here"),
                _("the clone was made with a filter: fetch the rest with `git fetch --refetch`"),
            )
        sizes[blob] = int(kind_and_size[-1])
    return sizes


def _texts(hashes: set[str], root: Path) -> dict[str, bytes]:
    """The texts by their hashes, all asked for at once."""
    told = _asked("--batch", hashes, root)
    texts, at = {}, 0
    while at < len(told):
        head, _break, _rest = told[at : at + _LONGEST_HEAD].partition(b"\n")
        blob, _kind, size = head.decode("ascii").split(" ")
        start = at + len(head) + 1
        texts[blob] = told[start : start + int(size)]
        at = start + int(size) + 1
    return texts


def _asked(how: str, hashes: set[str], root: Path) -> bytes:
    if not hashes:
        return b""
    return git.run(["cat-file", how], root, "".join(f"{h}\n" for h in sorted(hashes)).encode())
