"""`clusterctl template` as its users see it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from clusterctl import resources
from clusterctl.cli import completion
from clusterctl.render.papers import PAPERS
from clusterctl.templating.lint import CODES
from conftest import TULA

if TYPE_CHECKING:
    from running import Runner

SRC = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The example region with a place for templates of its own."""
    shutil.copytree(TULA, tmp_path / "home")
    (tmp_path / "home" / "templates").mkdir()
    return tmp_path / "home"


def spoiled(home: Path, paper: str = "agreement", **changes: str) -> Path:
    """A text template of the folder, the built-in one with some words changed."""
    text = (resources.templates() / f"{paper}.md.j2").read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    file = home / "templates" / f"{paper}.md.j2"
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def word(file: Path, *paragraphs: str) -> Path:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(str(file))
    return file


def test_every_paper_is_listed_with_the_folders_own_template(
    clusterctl: Runner, home: Path
) -> None:
    spoiled(home, "notice")

    outcome = clusterctl("template", "list", cwd=home)

    rows = {line.split()[0]: line for line in outcome.out.splitlines() if line.strip()}
    assert outcome.code == 0
    assert all(paper in rows for paper in PAPERS)
    assert "notice.md.j2" in rows["notice"]
    assert rows["order"].rstrip().endswith("—")


def test_papers_are_listed_outside_of_any_folder(clusterctl: Runner, tmp_path: Path) -> None:
    assert clusterctl("template", "list", cwd=tmp_path).code == 0


def test_the_built_in_templates_are_clean(clusterctl: Runner, home: Path) -> None:
    for paper in ("agreement", "order"):
        spoiled(home, paper)

    outcome = clusterctl("template", "check", cwd=home)

    assert (outcome.code, outcome.out) == (0, "проверено 2 шаблона: замечаний нет\n")


def test_the_example_of_a_word_template_is_clean(clusterctl: Runner) -> None:
    outcome = clusterctl("template", "check", TULA.parent / "word" / "templates" / "agreement.docx")

    assert (outcome.code, outcome.out) == (0, "проверен 1 шаблон: замечаний нет\n")


def test_every_finding_is_explained_in_the_docs() -> None:
    page = (TULA.parents[1] / "docs" / "templates.ru.md").read_text(encoding="utf-8")

    assert [code for code in CODES if f"`{code}`" not in page] == []


def test_findings_are_told_with_place_line_and_help(clusterctl: Runner, home: Path) -> None:
    spoiled(home, **{"agreement.place": "agreement.plaec"})

    outcome = clusterctl("template", "check", cwd=home)

    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        "templates/agreement.md.j2:15:3: ошибка[unknown-field] в «agreement» нет «plaec»",
        "15 | | {{ agreement.plaec | blank(20) }} | {{ concluded }} |",
        "   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "  как исправить: может быть, «place»?",
        "",
        "проверен 1 шаблон: 1 ошибка",
    ]


def test_findings_in_a_word_file_are_told_as_one_finds_them(clusterctl: Runner, home: Path) -> None:
    word(home / "templates" / "agreement.docx", "Соглашение", "№ {{ agreement.numbr }}")

    outcome = clusterctl("template", "check", cwd=home)

    first = outcome.out.splitlines()[0]
    assert first == (
        "templates/agreement.docx: абзац 2: ошибка[unknown-field] в «agreement» нет «numbr»"
    )


def test_json_tells_the_same(clusterctl: Runner, home: Path) -> None:
    spoiled(home, **{"agreement.place": "agreement.plaec"})
    word(home / "templates" / "notice.docx", "{{ x }}")

    outcome = clusterctl("template", "check", "--format", "json", cwd=home)

    told = json.loads(outcome.out)
    assert told["summary"] == {"templates": 2, "error": 2, "warning": 0, "info": 0}
    assert [f["code"] for f in told["findings"]] == ["unknown-field", "unknown-name"]
    assert told["findings"][0]["place"] == {
        "file": "templates/agreement.md.j2", "line": 15, "column": 3,
        "end_line": 15, "end_column": 36,
    }  # fmt: skip
    assert told["findings"][1]["place"] == {"file": "templates/notice.docx", "within": "абзац 1"}


def test_github_gets_commands(clusterctl: Runner, home: Path) -> None:
    spoiled(home, **{"agreement.place": "agreement.plaec"})

    outcome = clusterctl("template", "check", "--format", "github", cwd=home)

    assert outcome.out.startswith(
        "::error file=templates/agreement.md.j2,line=15,endLine=15,col=3,endColumn=36,"
        "title=unknown-field::"
    )


def test_a_file_is_checked_as_the_template_of_any_paper(clusterctl: Runner, tmp_path: Path) -> None:
    file = word(tmp_path / "проба.docx", "{{ agreement.number | blank }} {{ protocol }}")

    as_agreement = clusterctl("template", "check", file, "--paper", "agreement")
    by_name = clusterctl("template", "check", file)

    assert "среди значений нет «protocol»" in as_agreement.out
    assert "[unknown-paper]" in by_name.out
    assert as_agreement.code == by_name.code == 1


def test_a_misnamed_template_is_told_which_paper_may_be_meant(
    clusterctl: Runner, home: Path
) -> None:
    word(home / "templates" / "agrement.docx", "да")

    outcome = clusterctl("template", "check", cwd=home)

    assert "документа «agrement» нет" in outcome.out
    assert "agreement?" in outcome.out


@pytest.mark.parametrize("name", ["письмо.txt", "agreement", ".docx"])
def test_a_name_that_tells_no_paper_is_one_finding(
    clusterctl: Runner, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("да", encoding="utf-8")

    outcome = clusterctl("template", "check", name, cwd=tmp_path)

    assert outcome.code == 1
    assert "не видно, какого документа это шаблон" in outcome.out


def test_two_templates_of_one_paper_are_found(clusterctl: Runner, home: Path) -> None:
    spoiled(home)
    word(home / "templates" / "agreement.docx", "да")

    outcome = clusterctl("template", "check", cwd=home)

    assert "ошибка[twofold]" in outcome.out


def test_a_copy_with_comments_is_written_beside(clusterctl: Runner, home: Path) -> None:
    file = word(home / "templates" / "agreement.docx", "{{ agreement.numbr }}")
    before = file.read_bytes()

    outcome = clusterctl("template", "check", file, "--annotate", "remarks.docx", cwd=home)

    with zipfile.ZipFile(home / "remarks.docx") as package:
        comments = package.read("word/comments.xml").decode()
    assert outcome.code == 1
    assert file.read_bytes() == before
    assert "в «agreement» нет «numbr»" in comments
    assert "абзац 1" in comments


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check",), "нет шаблонов"),
        (("check", "nothing.docx"), "нет файла nothing.docx"),
        (("check", "--paper", "agrement"), "agreement?"),
        (("check", "--format", "xml"), "--format"),
        (("eject", "agrement"), "agreement?"),
        (("eject", "agreement", "--format", "pdf"), "--format"),
        (("fields", "notise"), "notice?"),
        (("fields", "agreement", "partis"), "parties?"),
    ],
)
def test_a_slip_in_the_arguments_is_told(
    clusterctl: Runner, home: Path, words: tuple[str, ...], told: str
) -> None:
    outcome = clusterctl("template", *words, cwd=home)

    assert outcome.code == 2
    assert told in outcome.err


def test_an_ejected_word_file_is_clean_and_render_uses_it(clusterctl: Runner, home: Path) -> None:
    made = clusterctl("template", "eject", "supplement", cwd=home)
    checked = clusterctl("template", "check", cwd=home)
    rendered = clusterctl("render", "supplement", "himiya", "-o", "out", "--format", "md", cwd=home)

    assert (made.code, made.out) == (0, "templates/supplement.docx: готово\n")
    assert checked.code == 0
    assert rendered.code == 0
    told = next((home / "out" / "himiya").glob("supplement*.md")).read_text(encoding="utf-8")
    assert "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ" in told


def test_an_ejected_text_is_the_built_in_one(clusterctl: Runner, home: Path) -> None:
    clusterctl("template", "eject", "order", "--format", "md", cwd=home)

    made = (home / "templates" / "order.md.j2").read_bytes()
    assert made == (resources.templates() / "order.md.j2").read_bytes()


def test_nothing_is_written_over_unasked(clusterctl: Runner, home: Path) -> None:
    file = word(home / "templates" / "order.docx", "своё")
    before = file.read_bytes()

    refused = clusterctl("template", "eject", "order", cwd=home)
    other = clusterctl("template", "eject", "order", "--format", "md", "--force", cwd=home)

    assert (refused.code, other.code) == (2, 2)
    assert "уже есть" in refused.err
    assert "шаблон того же документа" in other.err
    assert file.read_bytes() == before
    assert clusterctl("template", "eject", "order", "--force", cwd=home).code == 0
    assert file.read_bytes() != before


def test_fields_are_told_with_what_they_are(clusterctl: Runner, tmp_path: Path) -> None:
    outcome = clusterctl("template", "fields", "agreement", "parties", cwd=tmp_path)

    rows = {line.split()[0]: line for line in outcome.out.splitlines() if line.strip()}
    assert "Стороны" in rows["parties"]
    assert "список" in rows["parties"]
    assert "Как сторона названа" in rows["alias"]
    assert "signed_on?" in rows


def git(home: Path, *words: str) -> str:
    """What git says; its own settings are those of the test."""
    environment = {
        **os.environ, "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "PYTHONPATH": str(SRC),
        "GIT_AUTHOR_NAME": "И", "GIT_AUTHOR_EMAIL": "i@example.org",
        "GIT_COMMITTER_NAME": "И", "GIT_COMMITTER_EMAIL": "i@example.org",
    }  # fmt: skip
    told = subprocess.run(
        ["git", *words], cwd=home, env=environment, capture_output=True, check=True
    )
    return told.stdout.decode("utf-8")


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed here")
def test_git_shows_the_words_that_changed_in_a_word_file(
    clusterctl: Runner, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    clusterctl("init", home, "--region", "Тульская область", cwd=tmp_path)
    git(home, "init", "-q")
    command = f'"{Path(sys.executable).as_posix()}" -m clusterctl template text'
    git(home, "config", "diff.docx.textconv", command)
    file = word(home / "письмо.docx", "Срок — десять дней.", "Остальное без изменений.")
    git(home, "add", ".")
    git(home, "commit", "-qm", "письмо")

    word(file, "Срок — двадцать дней.", "Остальное без изменений.")
    told = git(home, "diff", "--", "письмо.docx")
    file.write_bytes(b"\x00broken")
    broken = git(home, "diff", "--", "письмо.docx")

    changed = [
        line for line in told.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert changed == ["-Срок — десять дней.", "+Срок — двадцать дней."]
    assert "SHA-256" in broken


@pytest.mark.parametrize("content", [b"", b"\x00\xff", "просто текст".encode()])
def test_text_never_fails(clusterctl: Runner, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(content)

    outcome = clusterctl("template", "text", file)
    missing = clusterctl("template", "text", tmp_path / "нет.docx")

    assert (outcome.code, missing.code) == (0, 0)
    assert outcome.out.strip()
    assert missing.out.strip()


def test_the_shell_offers_the_papers() -> None:
    assert completion.templates("no") == ["notice", "notification"]
