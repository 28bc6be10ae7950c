"""The folder as git keeps it, read from real repositories."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl import revisions
from clusterctl.errors import ClusterctlError
from clusterctl.revisions import Version, Where
from clusterctl.source import faults
from repositories import git, save, write

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.folder import Folder

TODAY = date(2026, 11, 23)
SETTINGS = "kind: settings\nformat: 1\n"


def organization(id: str, note: str = "") -> str:
    return f"kind: organization\nid: {id}\nnote: {note or id}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A document folder inside a repository, saved once."""
    git(tmp_path, "init", "-q", "-b", "main")
    root = tmp_path / "область" / "кластеры"
    write(root, "clusterctl.yaml", SETTINGS)
    write(root, "organizations/завод.yaml", organization("zavod"))
    write(tmp_path, "organizations/outside.yaml", organization("outside"))
    save(tmp_path)
    return root


def folder(root: Path, old: str | None = None, *, staged: bool = False) -> tuple[Folder, Folder]:
    pair = revisions.pair(root, old, staged=staged)
    first, last = (revisions.read(version, root, TODAY) for version in pair)
    return first, last


def files(folder: Folder) -> list[str]:
    return [source.file for source in folder.sources]


def notes(folder: Folder) -> list[str]:
    return [d.get("note") for d in folder.of("organization")]


def test_a_commit_holds_the_folder_alone_under_its_own_names(root: Path) -> None:
    old, new = folder(root)

    assert files(old) == files(new) == ["clusterctl.yaml", "organizations/завод.yaml"]
    assert old.documents == new.documents


def test_commit_index_and_working_tree_are_three_versions(root: Path) -> None:
    write(root, "organizations/завод.yaml", organization("zavod", "staged"))
    git(root, "add", ".")
    write(root, "organizations/завод.yaml", organization("zavod", "lies there"))
    write(root, "organizations/new.yaml", organization("new"))

    commit, worktree = folder(root)
    _commit, index = folder(root, staged=True)

    assert (notes(commit), notes(index)) == (["zavod"], ["staged"])
    assert notes(worktree) == ["new", "lies there"]


def test_what_did_not_change_is_read_once(root: Path) -> None:
    write(root, "organizations/new.yaml", organization("new"))
    old, new = revisions.pair(root)

    last = revisions.read(new, root, TODAY)
    first = revisions.read(old, root, TODAY, like=last)

    assert [(a.file, a is b) for a in first.sources for b in last.sources if a.file == b.file] == [
        ("clusterctl.yaml", True),
        ("organizations/завод.yaml", True),
    ]


def test_a_name_with_a_quote_a_line_break_and_spaces_is_read(root: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no such names on Windows")
    write(root, 'organizations/«а» "б"\nв.yaml', organization("odd"))
    save(root)

    old, _new = folder(root)

    assert 'organizations/«а» "б"\nв.yaml' in files(old)


def test_what_the_folder_never_reads_is_not_read_of_a_commit_either(root: Path) -> None:
    for file in ("build/a.yaml", ".github/b.yml", "templates/c.yaml", "organizations/.d.yaml"):
        write(root, file, "a: 1\n")
    write(root, "organizations/readme.md", "# text\n")
    save(root)

    old, new = folder(root)

    assert files(old) == files(new)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_links_and_submodules_are_no_documents(root: Path, tmp_path: Path) -> None:
    (root / "organizations" / "link.yaml").symlink_to("завод.yaml")
    save(root)
    module = tmp_path.parent / f"{tmp_path.name}-module"
    module.mkdir()
    git(module, "init", "-q")
    write(module, "organizations/inner.yaml", organization("inner"))
    commit = save(module)
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{commit},область/кластеры/module")

    old, new = folder(root)
    _old, index = folder(root, staged=True)

    assert files(old) == files(new) == files(index)
    assert "organizations/link.yaml" not in files(old)


def test_a_folder_that_was_not_there_yet_is_empty(root: Path) -> None:
    commit = git(
        root, "commit-tree", "-m", "x", git(root, "hash-object", "-t", "tree", "/dev/null")
    )

    old, _new = folder(root, commit)

    assert (old.documents, old.sources) == ((), ())


def test_a_huge_file_is_a_finding_and_no_text(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "MOST_BYTES", 200_000)
    write(root, "organizations/huge.yaml", organization("huge", "x" * 200_000))
    save(root)

    old, _new = folder(root)

    assert [(f.code, f.place.file) for f in old.findings] == [("Y007", "organizations/huge.yaml")]


@pytest.mark.parametrize("words", ["HEAD", "main", "HEAD~1", "main@{0}", "v1", "HEAD^{/second}"])
def test_every_name_of_a_commit_names_it(root: Path, words: str) -> None:
    save(root, "second")
    git(root, "tag", "-a", "v1", "-m", "x")
    expected = git(root, "rev-parse", f"{words}^{{commit}}")

    old, new = revisions.pair(root, words)

    assert old == Version(Where.REVISION, words, expected)
    assert new == Version(Where.WORKTREE)


def test_two_dots_are_two_revisions_and_three_begin_where_they_parted(root: Path) -> None:
    parted = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "-q", "-b", "ours")
    ours = save(root, "ours")
    git(root, "checkout", "-q", "main")
    theirs = save(root, "theirs")

    two = revisions.pair(root, "main..ours")
    three = revisions.pair(root, "main...ours")
    to_here = revisions.pair(root, "ours..")

    assert [v.commit for v in two] == [theirs, ours]
    assert [v.commit for v in three] == [parted, ours]
    assert [v.commit for v in to_here] == [ours, theirs]


def refusal(root: Path, *words: str, staged: bool = False) -> tuple[str, str]:
    with pytest.raises(ClusterctlError) as caught:
        revisions.pair(root, *words, staged=staged)
    error = caught.value
    return error.message.text("en"), error.hint.text("en") if error.hint else ""


def test_an_unknown_revision_is_told_with_the_way_to_what_there_is(root: Path) -> None:
    message, hint = refusal(root, "v2")

    assert message == "git knows no revision “v2”"
    assert "git tag" in hint


def test_a_revision_that_looks_like_an_option_is_no_option(root: Path) -> None:
    assert refusal(root, "--help")[0] == "git knows no revision “--help”"


def test_a_shallow_clone_says_how_to_get_the_rest(root: Path, tmp_path: Path) -> None:
    save(root, "second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", tmp_path.as_uri(), str(clone))

    message, hint = refusal(clone / "область" / "кластеры", "HEAD~1")

    assert message == "git knows no revision “HEAD~1”"
    assert "git fetch --unshallow" in hint


def test_histories_without_a_common_commit_have_no_three_dots(root: Path) -> None:
    tree = git(root, "rev-parse", "HEAD^{tree}")
    git(root, "branch", "other", git(root, "commit-tree", "-m", "other", tree))

    message, hint = refusal(root, "main...other")

    assert message == "git knows no commit that “main” and “other” share"
    assert "--unshallow" in hint


def test_a_folder_outside_git_is_told_how_to_begin(tmp_path: Path) -> None:
    message, hint = refusal(tmp_path)

    assert "is in no git repository" in message
    assert "git init" in hint


def test_without_git_its_absence_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert refusal(root)[0] == "git is not found"


def test_the_index_takes_one_revision(root: Path) -> None:
    assert "--staged" in refusal(root, "HEAD", "HEAD", staged=True)[0]


def test_an_unfinished_merge_is_told_with_its_files(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "ours")
    write(root, "organizations/завод.yaml", organization("zavod", "ours"))
    save(root)
    git(root, "checkout", "-q", "main")
    write(root, "organizations/завод.yaml", organization("zavod", "theirs"))
    save(root)
    with pytest.raises(Exception, match="returned non-zero"):
        git(root, "merge", "ours")

    with pytest.raises(ClusterctlError, match=r"not merged: organizations/завод\.yaml"):
        folder(root, staged=True)
