"""Git asked for what has changed, in real repositories."""

import subprocess
import sys
from pathlib import Path

import pytest

from clusterctl import git
from clusterctl.git import Changes, GitError


def act(at: Path, *arguments: str) -> str:
    """What git says to a command that is to succeed."""
    identity = ("-c", "user.name=Тест", "-c", "user.email=test@example.org")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=at, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def save(at: Path, message: str = "x") -> None:
    act(at, "add", "-A")
    act(at, "commit", "-q", "-m", message)


def put(at: Path, **texts: str) -> None:
    for name, text in texts.items():
        file = at / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.with_suffix(".yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a folder `край` of four files, saved once on the branch `main`."""
    root = tmp_path / "край"
    act(tmp_path, "init", "-q", "-b", "main")
    put(root, a="a: 1\n", b="b: 1\n", c__d="d: 1\n", e="e: 1\n")
    put(tmp_path, outside="x: 1\n")
    save(tmp_path)
    return root


def test_nothing_changed(repository: Path) -> None:
    assert git.changes_since("main", repository) == Changes(frozenset(), frozenset())


def test_changed_new_renamed_and_deleted_files_whether_committed_staged_or_neither(
    repository: Path,
) -> None:
    put(repository, a="a: 2\n")
    save(repository)
    put(repository, c__d="d: 2\n", new="n: 1\n")
    act(repository, "add", "new.yaml")
    act(repository, "mv", "b.yaml", "переименован.yaml")
    (repository / "e.yaml").unlink()
    put(repository, untracked="u: 1\n")
    put(repository.parent, outside="x: 2\n")

    changes = git.changes_since("HEAD~1", repository)

    written = {"a.yaml", "c/d.yaml", "new.yaml", "переименован.yaml", "untracked.yaml"}
    assert changes == Changes(frozenset(written), frozenset({"b.yaml", "e.yaml"}))


def test_what_others_did_on_the_other_branch_since_is_not_ours(repository: Path) -> None:
    act(repository, "checkout", "-q", "-b", "ours")
    put(repository, a="a: 2\n")
    save(repository)
    act(repository, "checkout", "-q", "main")
    put(repository, b="b: 2\n")
    save(repository)
    act(repository, "checkout", "-q", "ours")

    assert git.changes_since("main", repository).written == {"a.yaml"}


def test_a_file_deleted_and_written_anew_without_git_is_written(repository: Path) -> None:
    act(repository, "rm", "-q", "--cached", "a.yaml")

    assert git.changes_since("main", repository) == Changes(frozenset({"a.yaml"}), frozenset())


def test_ignored_files_are_left_out(repository: Path) -> None:
    (repository / ".gitignore").write_text("*.yaml\n", encoding="utf-8")
    put(repository, ignored="i: 1\n")

    assert git.changes_since("main", repository).written == {".gitignore"}


@pytest.mark.skipif(sys.platform != "linux", reason="names that other systems do not allow")
@pytest.mark.parametrize("name", ["две\nстроки", 'tab\tquote"', "-n", ":(top)", "%0A,:", "\udcff"])
def test_names_arrive_as_they_are(repository: Path, name: str) -> None:
    (repository / name).write_text("x", encoding="utf-8")

    assert git.changes_since("main", repository).written == {name}


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "--output=x", "a..b", "main:a.yaml"])
def test_an_unknown_revision_says_where_to_look(repository: Path, revision: str) -> None:
    with pytest.raises(GitError, match="git knows no revision") as refused:
        git.changes_since(revision, repository)

    assert refused.value.hint
    assert "git branch -a" in refused.value.hint.text("en")
    assert not (repository / "x").exists()


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Path, tmp_path: Path) -> None:
    put(repository, a="a: 2\n")
    save(repository)
    address = repository.parent.as_uri()
    act(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", address, "shallow")
    before = act(repository, "rev-parse", "HEAD~1")

    with pytest.raises(GitError) as refused:
        git.changes_since(before, tmp_path / "shallow" / "край")

    assert refused.value.hint
    assert "fetch-depth: 0" in refused.value.hint.text("en")


def test_a_shallow_clone_whose_history_does_not_reach_the_fork_says_so_too(
    repository: Path, tmp_path: Path
) -> None:
    act(repository, "checkout", "-q", "-b", "ours")
    put(repository, a="a: 2\n")
    save(repository)
    act(repository, "checkout", "-q", "main")
    put(repository, b="b: 2\n")
    save(repository)
    act(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch",
        repository.parent.as_uri(), "shallow")  # fmt: skip
    clone = tmp_path / "shallow" / "край"

    with pytest.raises(GitError, match="the history back to that revision"):
        git.changes_since("origin/ours", clone)


def test_histories_without_a_common_beginning_are_compared_as_they_are(repository: Path) -> None:
    act(repository, "checkout", "-q", "--orphan", "other")
    put(repository, a="a: 2\n")
    save(repository)

    assert git.changes_since("main", repository).written == {"a.yaml"}


def test_a_folder_in_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="in no git repository"):
        git.changes_since("main", tmp_path)


def test_no_git_at_all(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))

    with pytest.raises(GitError, match="git is not found"):
        git.changes_since("main", repository)


def test_the_repository_a_hook_runs_in_is_not_taken_for_the_folder_s(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, a="a: 2\n")
    act(tmp_path, "init", "-q", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")

    assert git.changes_since("main", repository).written == {"a.yaml"}


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_no_program_that_the_repository_names_is_run(repository: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n", encoding="utf-8")
    trap.chmod(0o755)
    for setting in ("core.fsmonitor", "diff.external", "core.pager", "core.sshCommand"):
        act(repository, "config", setting, str(trap))
    put(repository, a="a: 2\n")

    git.changes_since("main", repository)

    assert not (tmp_path / "sprung").exists()


def test_the_top_of_a_repository_is_found_without_asking_git(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert git.top(repository / "c") == repository.parent


def test_other_refusals_are_told_in_git_s_own_words(repository: Path) -> None:
    with pytest.raises(GitError, match=r"git refuses: .*ambiguous"):
        git.run(["rev-list", "nowhere-at-all"], repository)
