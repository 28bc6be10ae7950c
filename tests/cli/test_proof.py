"""`clusterctl proof` as its users see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Runner

SLIPS = """СОГЛАШЕНИЕ № 2/2026
1. Предмет
1.1. Срок ответа — 30 (сорок пять) рабочих дней со дня, указанного в пункте 9.9.
1.2. ООО «Образец-Полимер» (ИНН 7199000148) платит 5 000 (пять тысяч) рублей в  месяц.
1.3. Соглашение действует с 26 марта 2026 г. по 31 декабря 2025 г., составлено на ___ листах.
"""


@pytest.fixture
def slips(tmp_path: Path) -> Path:
    """A text with slips, outside of any folder."""
    (tmp_path / "slips.txt").write_text(SLIPS, encoding="utf-8", newline="\n")
    return tmp_path


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_finding_has_its_place_the_spot_and_the_remedy(
    clusterctl: Runner, slips: Path, golden: Callable[[str, str], None], language: str
) -> None:
    told = clusterctl("proof", "slips.txt", "--lang", language, cwd=slips)

    assert (told.code, told.err) == (1, "")
    golden(f"proof/slips.{language}.txt", told.out)


def test_markdown_is_a_table_for_each_file(
    clusterctl: Runner, slips: Path, golden: Callable[[str, str], None]
) -> None:
    told = clusterctl("proof", "slips.txt", "--format", "markdown", cwd=slips)

    golden("proof/slips.ru.md", told.out)


def test_json_holds_the_paragraph_and_the_spot_in_it(clusterctl: Runner, slips: Path) -> None:
    told = json.loads(clusterctl("proof", "slips.txt", "--format", "json", cwd=slips).out)

    assert told["summary"] == {"files": 1, "error": 3, "warning": 1, "info": 1}
    first = told["findings"][0]
    assert first["text"][first["start"] : first["end"]] == "сорок пять"
    assert (first["code"], first["where"], first["file"]) == ("T01", "строка 3", "slips.txt")


def test_within_a_folder_the_text_is_compared_with_its_data(clusterctl: Runner, tula: Path) -> None:
    (tula / "slips.txt").write_text(SLIPS, encoding="utf-8")

    beside = clusterctl("proof", "slips.txt", cwd=tula).out
    alone = clusterctl("proof", "slips.txt", "--no-data", cwd=tula).out

    assert "T13" in beside
    assert "T16" in beside
    assert "T13" not in alone


def test_a_paper_edited_in_word_is_found_out(clusterctl: Runner, tula: Path) -> None:
    clusterctl("render", "agreement", "himiya", "-o", "out", cwd=tula)
    file = tula / "out" / "himiya" / "agreement.docx"
    assert clusterctl("proof", file, "--severity", "warning", cwd=tula).code == 0
    document = docx.Document(str(file))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("(тридцати)", "(сорока)").replace("9.3", "9.8")
    document.save(str(file))

    told = json.loads(clusterctl("proof", file, "--format", "json", cwd=tula).out)

    found = {(each["code"], each["where"]) for each in told["findings"] if each["code"] != "T08"}
    assert found == {
        ("T01", "пункт 7.4 (абзац 62)"),
        ("T05", "пункт 7.4 (абзац 62)"),
        ("T01", "пункт 9.2 (абзац 67)"),
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--severity", "error"], 1),
        (["--fail-on", "info"], 1),
    ],
)
def test_the_exit_code_tells_of_the_failing_severity(
    clusterctl: Runner, slips: Path, arguments: list[str], code: int
) -> None:
    assert clusterctl("proof", "slips.txt", *arguments, cwd=slips).code == code


def test_what_is_not_shown_fails_the_run_all_the_same(clusterctl: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("слово  слово и №5", encoding="utf-8")

    told = clusterctl("proof", "a.txt", "--severity", "error", "--fail-on", "warning", cwd=tmp_path)

    assert told.code == 1
    assert told.out == "вычитан 1 файл: замечаний нет\n"


def test_several_files_are_read_and_told_in_their_order(clusterctl: Runner, slips: Path) -> None:
    (slips / "good.md").write_text("Всё верно.\n", encoding="utf-8")

    told = clusterctl("proof", "good.md", "slips.txt", "-o", "found.md", "--format", "markdown",
                      cwd=slips)  # fmt: skip

    assert (told.code, told.out) == (1, "")
    report = (slips / "found.md").read_text(encoding="utf-8")
    assert report.index("## good.md") < report.index("## slips.txt")
    assert "вычитано 2 файла" in report


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("paper.docx", b"PK\x03\x04", "не принимается"),
        ("paper.doc", b"", "не документ Word и не текст"),
        ("absent.docx", None, "не читается"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_reason(
    clusterctl: Runner, tmp_path: Path, name: str, content: bytes | None, why: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    told = clusterctl("proof", name, cwd=tmp_path)

    assert (told.code, told.out) == (2, "")
    assert why in told.err


def test_a_hostile_text_does_not_steer_the_terminal(clusterctl: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("слово \x1b[31m слово  слово\u202e №5", encoding="utf-8")

    out = clusterctl("proof", "a.txt", cwd=tmp_path).out

    assert "\x1b" not in out
    assert "\u202e" not in out
