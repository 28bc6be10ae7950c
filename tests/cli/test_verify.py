"""`clusterctl verify` as its users see it: papers edited or saved anew, data that change."""

from __future__ import annotations

import json
import os
import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from clusterctl import __version__, cli
from clusterctl.cli import completion
from clusterctl.word.package import zipped
from conftest import TULA
from provenance.saved import by_python_docx, edited, in_pieces, parts
from repositories import git, replace, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from running import Outcome, Runner

DOCS = TULA.parents[1] / "docs"
AGREEMENT = "clusters/himiya/agreement.yaml"
PAPER = "build/himiya/agreement.docx"
UNKNOWN = "какими были исходные документы, неизвестно"
GONE = "в папке нет документа «soglashenie», из которого он делается"
SOUND = "не правился и соответствует данным"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example region in git, with the agreement of a cluster made."""
    folder = tmp_path_factory.mktemp("made") / "тула"
    shutil.copytree(TULA, folder, ignore=shutil.ignore_patterns("build"))
    git(folder, "init", "-q")
    save(folder)
    assert cli.run(["-C", str(folder), "render", "agreement", "himiya"]) == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it to change at will."""
    return Path(shutil.copytree(made, tmp_path / "тула"))


def by_hand(file: Path, edit: Callable[[Document], object]) -> None:
    """Edits a file as its reader might."""
    file.write_bytes(edited(file.read_bytes(), edit))


def said(told: Outcome) -> list[str]:
    """What was said of one file, without the indents."""
    assert told.err == ""
    return [line.strip() for line in told.out.splitlines()]


def test_a_paper_just_made_is_current(folder: Path, clusterctl: Runner) -> None:
    told = clusterctl("verify", PAPER, cwd=folder)

    assert (told.code, said(told)) == (0, [f"{PAPER}: {SOUND}"])


def test_every_paper_of_the_region_is_current(folder: Path, clusterctl: Runner) -> None:
    clusterctl("render", "--all", cwd=folder)
    clusterctl("render", "pack", "selskoe-hozyaystvo", cwd=folder)

    told = clusterctl("verify", "build", cwd=folder)

    number = len(list(folder.glob("build/**/*.docx")))
    assert told.code == 0
    assert told.out.endswith(f"не правились и соответствуют данным: {number}, отличаются: 0\n")


@pytest.mark.parametrize("again", [by_python_docx, in_pieces], ids=["python-docx", "word"])
def test_a_paper_saved_anew_without_an_edit_is_not_edited(
    folder: Path, clusterctl: Runner, again: Callable[[bytes], bytes]
) -> None:
    file = folder / PAPER
    file.write_bytes(again(file.read_bytes()))

    told = clusterctl("verify", PAPER, cwd=folder)

    assert told.code == 0
    assert said(told)[0] == f"{PAPER}: {SOUND}"


def test_another_program_that_saved_it_is_told(folder: Path, clusterctl: Runner) -> None:
    file = folder / PAPER
    file.write_bytes(in_pieces(file.read_bytes()))

    told = clusterctl("verify", PAPER, cwd=folder)

    assert said(told)[1:] == [
        "сохранён заново другой программой; текст тот же, оформление не сверяется"
    ]


def test_a_value_that_changed_is_told_in_the_documents_own_terms(
    folder: Path, clusterctl: Runner
) -> None:
    replace(folder, AGREEMENT, "until: 2031-12-31", "until: 2032-12-31")

    told = clusterctl("verify", PAPER, cwd=folder)

    assert told.code == 1
    assert said(told) == [
        f"{PAPER}: не правился; данные с тех пор изменились",
        "сделать заново: clusterctl render agreement himiya soglashenie",
        "изменено в данных:",
        f"~ {AGREEMENT}:9: срок действия продлён на 12 месяцев: 31.12.2031 → 31.12.2032",
    ]


def test_a_change_that_was_committed_is_told_all_the_same(folder: Path, clusterctl: Runner) -> None:
    replace(folder, AGREEMENT, "place: г. Образцов", "place: г. Тула")
    save(folder)

    told = clusterctl("verify", PAPER, cwd=folder)

    assert said(told)[-1] == f"~ {AGREEMENT}:8: Место заключения: г. Образцов → г. Тула"


def test_a_change_that_the_paper_does_not_tell_leaves_it_current(
    folder: Path, clusterctl: Runner
) -> None:
    replace(folder, "organizations/emp-himiya.yaml", "https://primer", "https://www.primer")

    told = clusterctl("verify", PAPER, cwd=folder)

    assert said(told)[:2] == [
        f"{PAPER}: {SOUND}",
        "данные изменились, но не то, что в этом документе сказано",
    ]
    assert told.code == 0


def test_a_comment_or_a_layout_is_no_change(folder: Path, clusterctl: Runner) -> None:
    replace(folder, AGREEMENT, "place: г. Образцов", "# город\nplace:   'г. Образцов'")

    assert said(clusterctl("verify", PAPER, cwd=folder)) == [f"{PAPER}: {SOUND}"]


def test_without_git_fields_are_told_by_their_marks(tula: Path, clusterctl: Runner) -> None:
    clusterctl("render", "agreement", "himiya", cwd=tula)
    replace(tula, AGREEMENT, "until: 2031-12-31", "until: 2032-12-31")
    replace(tula, AGREEMENT, "\nplace: г. Образцов\n", "\n")

    told = clusterctl("verify", PAPER, cwd=tula)

    assert said(told) == [
        f"{PAPER}: не правился; данные с тех пор изменились",
        f"{UNKNOWN}: когда файл делали, папка не была в репозитории git",
        "сделать заново: clusterctl render agreement himiya soglashenie",
        "изменено в данных:",
        f"~ {AGREEMENT}:8: Срок действия › Действует по: теперь 31.12.2032",
        f"- {AGREEMENT}: Место заключения",
    ]


def test_what_was_not_committed_when_it_was_made_is_told_by_marks(
    folder: Path, clusterctl: Runner
) -> None:
    replace(folder, AGREEMENT, "place: г. Образцов", "place: г. Эскизов")
    clusterctl("render", "agreement", "himiya", cwd=folder)
    replace(folder, AGREEMENT, "place: г. Эскизов", "place: г. Тула")

    told = clusterctl("verify", PAPER, cwd=folder)

    assert "в исходных документах были изменения, не внесённые в git" in said(told)
    assert said(told)[-1] == f"~ {AGREEMENT}:8: Место заключения: теперь г. Тула"


def test_where_git_is_missing_papers_are_made_and_say_so(
    folder: Path, clusterctl: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    made = clusterctl("render", "agreement", "himiya", cwd=folder)

    assert made.code == 0
    assert (
        "не указано, по какой версии папки в git они сделаны: программа git не найдена" in made.err
    )
    assert clusterctl("verify", PAPER, cwd=folder).code == 0


def test_a_repository_without_a_commit_is_no_trouble(tula: Path, clusterctl: Runner) -> None:
    git(tula, "init", "-q")

    made = clusterctl("render", "agreement", "himiya", cwd=tula)

    assert (made.code, made.err) == (0, "")
    assert clusterctl("verify", PAPER, cwd=tula).code == 0


def test_a_clone_without_the_history_tells_how_to_get_it(
    folder: Path, tmp_path: Path, clusterctl: Runner
) -> None:
    save(folder)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", folder.as_uri(), str(clone))
    shutil.copytree(folder / "build", clone / "build", dirs_exist_ok=True)
    replace(clone, AGREEMENT, "place: г. Образцов", "place: г. Тула")

    told = clusterctl("verify", PAPER, cwd=clone)

    assert "git fetch --unshallow" in said(told)[1]
    assert said(told)[-1] == f"~ {AGREEMENT}:8: Место заключения: теперь г. Тула"


def edit(document: Document) -> None:
    """Rewords a paragraph, takes one out, puts one in, adds to a cell, deletes a row."""
    paragraphs = document.paragraphs
    paragraphs[20].runs[0].text = "Прочие Стороны. " + paragraphs[20].runs[0].text
    document.element.body.remove(paragraphs[25]._p)
    paragraphs[30].insert_paragraph_before("Вписано от руки.")
    table = next(table for table in document.tables if len(table.rows) > 3)
    table._tbl.remove(table.rows[2]._tr)
    table.rows[1].cells[-1].paragraphs[0].add_run(" дописано")


def test_an_edit_by_hand_is_told_by_its_place_before_and_after(
    folder: Path, clusterctl: Runner
) -> None:
    by_hand(folder / PAPER, edit)

    told = clusterctl("verify", PAPER, cwd=folder)

    assert told.code == 1
    reworded = "Предприятия — остальные Стороны независимо от их организационно-правовой формы."
    row = "Сторона 2 | ГПОУ ТО «Условский колледж технологий и экологии» | + | + | + | +"
    assert said(told) == [
        f"{PAPER}: правился вручную в 5 местах; данные прежние",
        "изменено вручную:",
        f"~ абзац 21: «{reworded}» → «Прочие Стороны. {reworded}»",
        "- после: абзац 25: «Направления взаимодействия»",
        "+ абзац 30: «Вписано от руки.»",
        "~ таблица 2, строка 2, ячейка 6: «+» → «+ дописано»",
        f"- после: таблица 2, строка 2 (было: таблица 2, строка 3): «{row}»",
    ]


def test_an_edit_is_told_in_full_even_when_the_data_changed_in_the_same_place(
    folder: Path, clusterctl: Runner
) -> None:
    by_hand(folder / PAPER, lambda document: _reword(document, "г. Образцов", "г. Москва"))
    replace(folder, AGREEMENT, "place: г. Образцов", "place: г. Тула")

    told = clusterctl("verify", PAPER, cwd=folder)

    assert said(told)[0] == f"{PAPER}: правился вручную в 1 месте; данные с тех пор изменились"
    assert said(told)[-1] == "~ таблица 1, строка 1, ячейка 1: «г. Образцов» → «г. Москва»"


def test_what_was_before_an_edit_is_left_open_where_nobody_knows(
    tula: Path, clusterctl: Runner
) -> None:
    clusterctl("render", "agreement", "himiya", cwd=tula)
    by_hand(tula / PAPER, lambda document: _reword(document, "г. Образцов", "г. Москва"))
    replace(tula, AGREEMENT, "place: г. Образцов", "place: г. Тула")

    told = clusterctl("verify", PAPER, cwd=tula)

    assert said(told)[-1] == "~ таблица 1, строка 1: «г. Москва | «26» марта 2026 г.»"


def _reword(document: Document, old: str, new: str) -> None:
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    cell = next(cell for cell in cells if old in cell.text.replace("\u00a0", " "))
    cell.paragraphs[0].runs[0].text = new


def test_a_mark_of_a_draft_taken_off_is_an_edit(folder: Path, clusterctl: Runner) -> None:
    clusterctl("render", "agreement", "himiya", "--draft", cwd=folder)
    by_hand(folder / PAPER, _unmark)

    told = clusterctl("verify", PAPER, cwd=folder)

    assert said(told)[0].startswith(f"{PAPER}: правился вручную в 1 месте")
    assert said(told)[-1] == "- верхний колонтитул: «ПРОЕКТ»"
    assert "сделан как проект" in said(told)


def _unmark(document: Document) -> None:
    for header in (document.sections[0].header, document.sections[0].first_page_header):
        for paragraph in header.paragraphs:
            if paragraph.text == "ПРОЕКТ":
                paragraph.clear()


def test_a_draft_that_was_asked_for_stays_current(folder: Path, clusterctl: Runner) -> None:
    clusterctl("render", "agreement", "himiya", "--draft", cwd=folder)

    told = clusterctl("verify", PAPER, cwd=folder)

    assert (told.code, said(told)) == (0, [f"{PAPER}: {SOUND}", "сделан как проект"])


def test_a_paper_whose_document_is_gone_cannot_be_made_anew(
    folder: Path, clusterctl: Runner
) -> None:
    (folder / AGREEMENT).unlink()

    told = clusterctl("verify", PAPER, cwd=folder)

    assert told.code == 1
    assert said(told) == [
        f"{PAPER}: не правился; заново не делается: {GONE}",
        "изменено в данных:",
        f"- {AGREEMENT}: документ удалён",
    ]


def test_a_document_that_cannot_be_read_is_not_told_as_gone(
    folder: Path, clusterctl: Runner
) -> None:
    replace(folder, AGREEMENT, "place: г. Образцов", "place: [г. Образцов")

    told = clusterctl("verify", PAPER, cwd=folder)

    assert told.code == 1
    assert said(told)[-1].startswith(f"~ {AGREEMENT}:")
    assert ": прочитать не удалось, поэтому не сравнивается: " in said(told)[-1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(folder: Path, clusterctl: Runner) -> None:
    os.mkfifo(folder / "pipe.docx")

    told = clusterctl("verify", "pipe.docx", cwd=folder)

    assert (told.code, told.out) == (2, "pipe.docx: не читается: это не файл\n")


def test_a_file_of_another_name_in_another_place_is_verified(
    folder: Path, tmp_path: Path, clusterctl: Runner
) -> None:
    moved = tmp_path / "Соглашение (копия).docx"
    shutil.copy(folder / PAPER, moved)

    told = clusterctl("verify", moved, cwd=folder)

    assert (told.code, told.out) == (0, f"../Соглашение (копия).docx: {SOUND}\n")


def test_the_folder_of_the_file_is_found_from_anywhere(
    folder: Path, tmp_path: Path, clusterctl: Runner
) -> None:
    told = clusterctl("verify", folder / PAPER, cwd=tmp_path)

    assert (told.code, told.out) == (0, f"тула/{PAPER}: {SOUND}\n")


def _foreign() -> bytes:
    file = BytesIO()
    docx.Document().save(file)
    return file.getvalue()


DAMAGED = "это не документ Word (*.docx) или он повреждён"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(_foreign(), "сделан не clusterctl", id="foreign"),
        pytest.param(b"%PDF-1.7\n", "это PDF: в нём нет записи о том, из чего он сделан", id="pdf"),
        pytest.param(b"PK\x03\x04", DAMAGED, id="damaged"),
        pytest.param(b"", DAMAGED, id="empty"),
    ],
)
def test_what_is_no_paper_of_ours_is_told(
    folder: Path, clusterctl: Runner, content: bytes, expected: str
) -> None:
    (folder / "a.docx").write_bytes(content)

    told = clusterctl("verify", "a.docx", PAPER, cwd=folder)

    assert told.code == (1 if "clusterctl" in expected else 2)
    assert said(told)[0].endswith(expected)
    assert f"{PAPER}: {SOUND}" in said(told)


def test_a_file_that_is_not_there_keeps_no_other_from_being_verified(
    folder: Path, clusterctl: Runner
) -> None:
    told = clusterctl("verify", "нет.docx", PAPER, cwd=folder)

    assert told.code == 2
    assert said(told) == [
        "нет.docx: не читается: нет такого файла или папки",
        f"{PAPER}: {SOUND}",
        "2 файла; не правились и соответствуют данным: 1, отличаются: 0, не проверены: 1",
    ]


def test_a_record_that_was_tampered_with_is_told(folder: Path, clusterctl: Runner) -> None:
    file = folder / PAPER
    whole = parts(file.read_bytes())
    name = "customXml/item1.xml"
    file.write_bytes(zipped(whole | {name: whole[name].replace(b'"number":"', b'"number":"x', 1)}))

    told = clusterctl("verify", PAPER, cwd=folder)

    assert told.code == 2
    assert said(told)[0] == f"{PAPER}: запись о том, из чего он сделан, повреждена"


def test_another_version_that_made_it_is_told(folder: Path, clusterctl: Runner) -> None:
    file = folder / PAPER
    whole = parts(file.read_bytes())
    name, old = "customXml/item1.xml", f'<program version="{__version__}"'
    recorded = whole[name].decode()
    assert recorded.count(old) == 1
    older = recorded.replace(old, '<program version="0.0.1"').encode()
    file.write_bytes(zipped(whole | {name: older}))

    told = clusterctl("verify", PAPER, cwd=folder)

    assert told.code == 0
    assert said(told) == [
        f"{PAPER}: {SOUND}",
        f"сделан clusterctl 0.0.1, сейчас {__version__}",
    ]


def test_a_folder_without_papers_is_an_error(tula: Path, clusterctl: Runner) -> None:
    told = clusterctl("verify", "clusters", cwd=tula)

    assert told.code == 2
    assert "нет файлов Word (*.docx)" in told.err


def test_json_tells_the_same(folder: Path, clusterctl: Runner) -> None:
    by_hand(folder / PAPER, lambda document: _reword(document, "г. Образцов", "г. Москва"))
    replace(folder, AGREEMENT, "place: г. Образцов", "place: г. Тула")
    (folder / "a.pdf").write_bytes(b"%PDF")

    told = clusterctl("verify", PAPER, "a.pdf", "--format", "json", "--lang", "en", cwd=folder)

    whole = json.loads(told.out)
    paper, unread = whole["files"]
    assert whole["summary"] == {"files": 2, "sound": 0, "unread": 1}
    assert (paper["state"], paper["edited"], paper["outdated"]) == ("differs", True, True)
    assert paper["origin"]["revision"] == git(folder, "rev-parse", "HEAD")
    assert paper["data"] == [
        {"action": "changed", "file": AGREEMENT, "line": 8, "label": "place",
         "before": "г. Образцов", "after": "г. Тула"}
    ]  # fmt: skip
    assert paper["edits"] == [
        {"kind": "changed", "place": "table 1, row 1, cell 1",
         "before": "г. Образцов", "after": "г. Москва"}
    ]  # fmt: skip
    assert [edit["after"] for edit in paper["news"]] == ["г. Тула"]
    assert (unread["file"], unread["state"]) == ("a.pdf", "unread")


def test_nothing_in_a_file_steers_the_terminal(folder: Path, clusterctl: Runner) -> None:
    def hostile(document: Document) -> None:
        document.paragraphs[20].runs[0].text = "::error::x \u202e[red]y[/red] {0}"

    by_hand(folder / PAPER, hostile)

    told = clusterctl("verify", PAPER, cwd=folder)

    assert told.code == 1
    assert "\\u202e[red]y[/red] {0}" in told.out


def test_tab_offers_word_files_and_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "build" / "~$agreement.docx").touch()

    assert completion.papers("bu") == ["build/"]
    assert completion.papers("build/h") == ["build/himiya/"]
    assert completion.papers("build/himiya/") == [PAPER]
    assert completion.papers("nowhere/") == []


def _written_in(document: Document) -> None:
    _reword(document, "г. Образцов", "г. Москва")
    document.paragraphs[30].insert_paragraph_before("Вписано от руки.")


def test_the_page_shows_what_is_said(folder: Path, clusterctl: Runner) -> None:
    """Between one example of the page and the next, what its text tells happens."""
    page = (DOCS / "verify.ru.md").read_text(encoding="utf-8")
    shown = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    made = (folder / PAPER).read_bytes()

    assert len(shown) == 3
    assert _played(shown[0], folder, clusterctl) == shown[0]
    replace(folder, AGREEMENT, "place: г. Образцов", "place: г. Тула")
    assert _played(shown[1], folder, clusterctl) == shown[1]
    replace(folder, AGREEMENT, "place: г. Тула", "place: г. Образцов")
    (folder / PAPER).write_bytes(edited(made, _written_in))
    assert _played(shown[2], folder, clusterctl) == shown[2]


def _played(example: str, folder: Path, clusterctl: Runner) -> str:
    """The example with what its commands say now."""
    told = ""
    for line in example.splitlines():
        if line.startswith("$ clusterctl "):
            told += f"{line}\n{clusterctl(*line.split()[2:], cwd=folder).out}"
    return told


def test_a_template_of_the_folders_own_is_told(folder: Path, clusterctl: Runner) -> None:
    clusterctl("template", "eject", "agreement", cwd=folder)

    replaced = clusterctl("verify", PAPER, cwd=folder)
    clusterctl("render", "agreement", "himiya", cwd=folder)
    made = clusterctl("verify", PAPER, cwd=folder)
    by_hand(folder / "templates" / "agreement.docx", lambda d: d.paragraphs[3].add_run(" Ещё."))
    changed = clusterctl("verify", PAPER, cwd=folder)

    own = "templates/agreement.docx"
    assert said(replaced) == [
        f"{PAPER}: {SOUND}",
        f"сделан по шаблону «agreement.md.j2», сейчас шаблон «{own}»",
    ]
    assert said(made) == [f"{PAPER}: {SOUND}"]
    assert said(changed)[:3] == [
        f"{PAPER}: не правился; сделанный сейчас был бы другим",
        f"шаблон «{own}» с тех пор изменился",
        "сделать заново: clusterctl render agreement himiya soglashenie",
    ]
    assert said(changed)[-1].endswith("Ещё.»")
    assert changed.code == 1
