"""Git asked through its own command: what has changed since a revision, and why it can't be told.

Nothing here goes to the network, starts a shell, or runs what a repository's settings name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.errors import ClusterctlError
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clusterctl.messages import Message

_OPTIONS = (
    "--no-pager",
    "--no-optional-locks",  # a question leaves the repository as it was
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),  # a program that the repository's settings may name
    *("-c", "protocol.allow=never"),  # a partial clone would fetch what it lacks
)
_OF_ANOTHER_REPOSITORY = frozenset(
    {
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_PREFIX",
        "GIT_COMMON_DIR",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    }
)
"""What git tells its hooks of the repository they run in, which needn't be the folder's."""

_MOST_SAID = 200


class GitError(ClusterctlError):
    """Git was asked and gave no answer."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The files of a folder that differ from a revision, relative to the folder, with `/`.

    A renamed file is gone under its old name and written under its new one.
    """

    written: frozenset[str]
    gone: frozenset[str]


def run(arguments: Sequence[str], cwd: Path, given: bytes = b"") -> bytes:
    """What git answers in that folder to what it is given; a `GitError` when it doesn't."""
    git = shutil.which("git")
    if git is None:
        raise GitError(_("git is not found"), _("install it, or add the folder it is in to PATH"))
    done = subprocess.run(  # noqa: S603 git itself, no shell; revisions are made hashes of first
        [git, *_OPTIONS, *arguments],
        cwd=cwd,
        env=_environment(),
        input=given,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise _refusal(done.stderr.decode("utf-8", "replace").strip(), cwd)
    return done.stdout


def top(path: Path) -> Path | None:
    """The folder of the repository that a path lies in, or None; git itself isn't needed."""
    path = path.absolute()
    return next((at for at in (path, *path.parents) if (at / ".git").exists()), None)


def commit(revision: str, root: Path) -> str:
    """The full hash of the commit that a revision names; a `GitError` for an unknown one."""
    run(["rev-parse", "--git-dir"], root)
    try:  # in two steps: `:/text` takes all that follows for the text it looks for
        return _object(f"{_object(revision, root)}^{{commit}}", root)
    except GitError as error:
        message = _("git knows no revision “{revision}”", revision=revision)
        raise GitError(message, _remedy(root)) from error


def _object(name: str, root: Path) -> str:
    """The full hash of what a name stands for."""
    told = run(["rev-parse", "--verify", "--quiet", "--end-of-options", name], root)
    return told.decode("ascii").strip()


def upstream(root: Path) -> str:
    """The commit where the present work left the repository's main line; the last one at least.

    A `GitError` where there is no commit yet.
    """
    head = commit("HEAD", root)
    for name in _MAIN_LINES:
        try:
            return run(["merge-base", commit(name, root), head], root).decode("ascii").strip()
        except GitError:
            continue
    return head


_MAIN_LINES = (
    "refs/remotes/origin/HEAD",
    *(f"refs/{of}/{name}" for of in ("remotes/origin", "heads") for name in ("main", "master")),
)
"""Where a repository's main line may be named, the shared one first."""


def changes_since(revision: str, root: Path) -> Changes:
    """What was changed below a folder since its history left that revision, committed or not.

    Files git doesn't track yet count as written, those it ignores don't.
    """
    base = _common_ancestor(commit(revision, root), root)
    told = run(
        [
            *("diff", "--name-status", "-z", "--relative", "--no-renames"),
            *("--ignore-submodules", base, "--", "."),
        ],
        root,
    )
    fields = _names(told)
    states = dict(zip(fields[1::2], fields[::2], strict=True))
    new = _names(run(["ls-files", "-z", "--others", "--exclude-standard", "--", "."], root))
    return Changes(
        frozenset(file for file, state in states.items() if state != "D").union(new),
        frozenset(file for file, state in states.items() if state == "D").difference(new),
    )


def _common_ancestor(revision: str, root: Path) -> str:
    """Where the present history left that of the revision: what others did since is not ours."""
    try:
        return run(["merge-base", revision, "HEAD"], root).decode("ascii").strip()
    except GitError as error:
        if not _is_shallow(root):
            return revision  # histories without a common beginning are compared as they are
        message = _("git does not have the history back to that revision")
        raise GitError(message, _remedy(root)) from error


def _names(told: bytes) -> list[str]:
    return [os.fsdecode(name) for name in told.split(b"\0") if name]


def _environment() -> dict[str, str]:
    kept = {name: v for name, v in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    return {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


def _is_shallow(root: Path) -> bool:
    return run(["rev-parse", "--is-shallow-repository"], root).strip() == b"true"


def _remedy(root: Path) -> Message:
    if _is_shallow(root):
        return _(
            "this clone holds the last commits only: fetch the rest with `git fetch --unshallow`, "
            "in a GitHub workflow `fetch-depth: 0`, in GitLab CI `GIT_DEPTH: 0`"
        )
    return _("`git branch -a` and `git tag` list what there is; `git fetch` brings what is new")


def _refusal(said: str, cwd: Path) -> GitError:
    """The refusal in our words where we know it, else in git's own."""
    if "not a git repository" in said:
        return GitError(
            _("“{path}” is in no git repository", path=cwd),
            _("`git init` makes one; without git, leave this option out"),
        )
    if "dubious ownership" in said:
        return GitError(
            _(
                "git does not trust the repository of “{path}”: it belongs to another user",
                path=cwd,
            ),
            _("if you trust it: `git config --global --add safe.directory {top}`", top=top(cwd)),
        )
    lines = said.splitlines() or ["?"]
    reason = next((line for line in lines if line.startswith("fatal: ")), lines[-1])
    return GitError(_("git refuses: {said}", said=reason.removeprefix("fatal: ")[:_MOST_SAID]))
