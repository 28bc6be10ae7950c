"""The hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit from a real git repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from clusterctl import layout

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
AGREEMENT = "край/clusters/himiya/agreement.yaml"
PACKAGE = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "src", "schemas",
           "templates")  # fmt: skip


def run(at: Path, *command: str, **environment: str) -> tuple[int, str]:
    """The exit code of a command, and what it said."""
    done = subprocess.run(
        command,
        cwd=at,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def git(at: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Тест", "-c", "user.email=test@example.org")
    code, said = run(at, "git", *identity, *arguments)
    assert code == 0, said
    return said.strip()


def saved(at: Path) -> str:
    """The commit that holds all there is at a place."""
    git(at, "init", "-q")
    git(at, "add", "-A")
    git(at, "commit", "-q", "-m", "x")
    return git(at, "rev-parse", "HEAD")


def hook(id: str) -> dict[str, object]:
    [found] = [h for h in yaml.safe_load(HOOKS.read_text(encoding="utf-8")) if h["id"] == id]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("prefix", ["", "тула/"])
@pytest.mark.parametrize("name", ["clusterctl-validate", "clusterctl-fmt"])
def test_a_file_hook_takes_every_kind_of_document_and_nothing_else(name: str, prefix: str) -> None:
    pattern = re.compile(str(hook(name)["files"]))
    documents = [layout.path_of(kind, "x", "c") for kind in layout.PATTERNS]
    others = ("mkdocs.yml", ".github/workflows/ci.yml", "regulations/tula.yaml", "orders/x.docx",
              "orders/old/x.yaml", "my-orders.yaml", "clusterctl.yaml.orig")  # fmt: skip

    assert [file for file in documents if not pattern.search(f"{prefix}{file}")] == []
    assert [file for file in others if pattern.search(f"{prefix}{file}")] == []


@pytest.mark.slow
def test_the_hooks_pass_and_fail_as_the_documents_do(tula: Path, tmp_path: Path) -> None:
    hooks, documents = tmp_path / "hooks", tmp_path / "documents"
    hooks.mkdir()
    for name in PACKAGE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, hooks / name)
    shutil.copytree(tula, documents / "край")
    (documents / "mkdocs.yml").write_text("not: a document\n", encoding="utf-8")
    config = {"repos": [{"repo": str(hooks), "rev": saved(hooks), "hooks": [
        {"id": "clusterctl-validate"},
        {"id": "clusterctl-validate-folder", "args": ["-C", "край"]},
        {"id": "clusterctl-fmt"},
    ]}]}  # fmt: skip
    (documents / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    saved(documents)

    def checked(*options: str) -> tuple[int, str]:
        command = (sys.executable, "-m", "pre_commit", "run", "--color", "never", *options)
        return run(documents, *command, PRE_COMMIT_HOME=str(tmp_path / "home"), PYTHONPATH="")

    clean = checked("--all-files")
    text = (documents / AGREEMENT).read_text(encoding="utf-8")
    (documents / AGREEMENT).write_text(
        re.sub(r"(?m)^date: .*$", "date: 2026-04-30", text), encoding="utf-8"
    )
    git(documents, "add", "-A")
    late = checked()
    git(documents, "reset", "-q", "--hard")
    (documents / AGREEMENT).write_text(
        text.replace("kind: agreement", "kind:   agreement"), encoding="utf-8"
    )
    git(documents, "add", "-A")
    untidy = checked()
    git(documents, "reset", "-q", "--hard")
    git(documents, "rm", "-q", "край/orders/prikaz-2026-102.yaml")
    deleted = checked()

    assert clean[0] == 0, clean[1]
    assert clean[1].count("Passed") == 3
    assert (late[0], late[1].count("Failed")) == (1, 2), late[1]
    assert f"{AGREEMENT}:7:7: ошибка[P08-02]" in late[1]
    assert (deleted[0], deleted[1].count("Failed"), deleted[1].count("Skipped")) == (1, 1, 2)
    assert (untidy[0], untidy[1].count("Failed"), untidy[1].count("Passed")) == (1, 1, 2)
    assert AGREEMENT in untidy[1]
