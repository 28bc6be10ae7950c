"""`clusterctl init` as its users see it."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner


@pytest.mark.parametrize("options", [(), ("--example",)], ids=["empty", "example"])
def test_validate_passes_at_once(
    clusterctl: Runner, tmp_path: Path, options: tuple[str, ...]
) -> None:
    made = clusterctl("init", "край", *options, cwd=tmp_path)

    checked = clusterctl("validate", "-C", "край")
    laid_out = clusterctl("fmt", "--check", "-C", "край")
    assert (made.code, made.err) == (0, "")
    assert checked.code == 0
    assert "ошиб" not in checked.out
    assert laid_out.code == 0


def test_an_empty_folder_has_nothing_to_complain_of(clusterctl: Runner, tmp_path: Path) -> None:
    clusterctl("init", cwd=tmp_path)

    outcome = clusterctl("validate")

    assert outcome.out == "Проверен 1 документ: замечаний нет\n"


def test_what_git_and_editors_need_is_there(clusterctl: Runner, tmp_path: Path) -> None:
    clusterctl("init", cwd=tmp_path)

    for name in ("organizations", "orders", "clusters"):
        assert (tmp_path / name / ".gitkeep").exists()
    assert "*.docx -text diff=docx" in (tmp_path / ".gitattributes").read_text(encoding="utf-8")
    assert "/build/" in (tmp_path / ".gitignore").read_text(encoding="utf-8")
    editor = json.loads((tmp_path / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for file in editor["yaml.schemas"]:
        assert json.loads((tmp_path / file).read_text(encoding="utf-8"))["title"]


def test_git_takes_the_attributes(clusterctl: Runner, tmp_path: Path) -> None:
    clusterctl("init", cwd=tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)

    told = subprocess.run(
        ["git", "check-attr", "diff", "eol", "text", "--", "a.docx", "b.yaml"],
        cwd=tmp_path, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip

    assert "a.docx: diff: docx" in told.stdout
    assert "a.docx: text: unset" in told.stdout
    assert "b.yaml: eol: lf" in told.stdout


def test_the_settings_are_what_was_given(clusterctl: Runner, tmp_path: Path) -> None:
    clusterctl(
        "init", "--region", "Калужская область", "--coordinator", "ЦОПП «Мастер»: Калуга",
        cwd=tmp_path,
    )  # fmt: skip

    settings = (tmp_path / "clusterctl.yaml").read_text(encoding="utf-8")
    assert "  name: Калужская область\n" in settings
    assert "  name: министерство образования Калужской области\n" in settings
    assert '  name: "ЦОПП «Мастер»: Калуга"\n' in settings
    assert clusterctl("validate").code == 0


def test_what_comes_next_is_told(clusterctl: Runner, tmp_path: Path) -> None:
    outcome = clusterctl("init", "край", cwd=tmp_path)

    assert "clusterctl validate -C край" in outcome.out
    assert "git config diff.docx.textconv 'clusterctl template text'" in outcome.out


def test_no_file_is_overwritten_and_each_is_named(clusterctl: Runner, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("мой\n", encoding="utf-8")

    outcome = clusterctl("init", cwd=tmp_path)

    assert outcome.code == 0
    assert ".gitignore: уже есть и остаётся как был" in outcome.err
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "мой\n"


def test_twice_is_once(clusterctl: Runner, tmp_path: Path) -> None:
    clusterctl("init", "--example", cwd=tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}

    outcome = clusterctl("init", "--example", "--region", "Другая область")

    assert outcome.code == 0
    assert "создано 0 файлов" in outcome.out
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    ("service", "file"),
    [("github", ".github/workflows/clusterctl.yml"), ("gitlab", ".gitlab-ci.yml")],
)
def test_a_service_checks_every_change_on_request(
    clusterctl: Runner, tmp_path: Path, service: str, file: str
) -> None:
    clusterctl("init", "--ci", service, cwd=tmp_path)

    assert "clusterctl validate" in (tmp_path / file).read_text(encoding="utf-8")
    assert clusterctl("validate").code == 0


def test_an_unknown_service_is_told(clusterctl: Runner, tmp_path: Path) -> None:
    outcome = clusterctl("init", "--ci", "githab", cwd=tmp_path)

    assert outcome.code == 2
    assert "github" in outcome.err
    assert not list(tmp_path.iterdir())


def test_no_folder_is_made_inside_another(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("init", "новая/папка", cwd=tula / "clusters")

    assert outcome.code == 2
    assert "лежит внутри папки документов" in outcome.err
    assert not (tula / "clusters" / "новая").exists()


def test_the_example_is_explained_throughout(clusterctl: Runner, tmp_path: Path) -> None:
    clusterctl("init", "--example", cwd=tmp_path)

    for file in tmp_path.glob("[oc]*/**/*.yaml"):
        assert re.match(r"# [А-Я]", file.read_text(encoding="utf-8")), file
