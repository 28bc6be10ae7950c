"""`clusterctl render`: which papers are made, where, in which format."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from clusterctl.errors import ClusterctlError
from clusterctl.word import pdf
from conftest import TULA

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner


def made(folder: Path) -> list[str]:
    """The files below a folder, relative to it."""
    return sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())


def test_a_document_is_chosen_by_its_id(clusterctl: Runner, tmp_path: Path) -> None:
    told = clusterctl(
        "render", "protocol", "himiya", "protokol-2026-02", "-C", TULA, "-o", tmp_path
    )

    assert (told.code, told.err) == (0, "")
    assert made(tmp_path) == ["himiya/protocol-protokol-2026-02.docx"]


def test_without_an_id_all_of_the_kind_are_made(clusterctl: Runner, tmp_path: Path) -> None:
    clusterctl("render", "conclusion", "himiya", "-C", TULA, "-o", tmp_path)

    assert made(tmp_path) == [
        "himiya/conclusion-rk-2026-01.docx",
        "himiya/conclusion-rk-2026-02.docx",
    ]


def test_what_a_cluster_has_one_of_needs_no_id_in_its_name(
    clusterctl: Runner, tmp_path: Path
) -> None:
    clusterctl("render", "agreement", "himiya", "-C", TULA, "-o", tmp_path)

    assert made(tmp_path) == ["himiya/agreement.docx"]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("protocl", "himiya"), "protocol"),
        (("зфсл", "himiya"), "pack"),
        (("protocol", "himya"), "himiya"),
        (("protocol", "himiya", "protokol-2026-2"), "protokol-2026-02"),
    ],
    ids=["paper", "keyboard", "cluster", "id"],
)
def test_a_slip_of_the_pen_is_seen_through(
    clusterctl: Runner, words: tuple[str, ...], meant: str
) -> None:
    told = clusterctl("render", *words, "-C", TULA)

    assert told.code == 2
    assert f"может быть, {meant}?" in told.err


def test_a_pack_is_numbered_and_has_its_contents(clusterctl: Runner, tmp_path: Path) -> None:
    told = clusterctl("render", "pack", "himiya", "-C", TULA, "-o", tmp_path)

    files = made(tmp_path)

    assert told.code == 0
    assert files[0] == "himiya/pack/01-order-prikaz-2026-102.docx"
    assert files[1] == "himiya/pack/02-agreement.docx"
    assert files[-1] == "himiya/pack/содержание.docx"
    numbers = [int(f.rpartition("/")[2][:2]) for f in files[:-1]]
    assert numbers == list(range(1, len(files)))


def test_text_is_shown_unless_a_folder_is_named(clusterctl: Runner, tmp_path: Path) -> None:
    shown = clusterctl("render", "notice", "himiya", "ds-2026-01", "-C", TULA, "--format", "md")
    clusterctl(
        "render", "notice", "himiya", "ds-2026-01", "-C", TULA, "--format", "md", "-o", tmp_path
    )

    written = (tmp_path / "himiya" / "notice-ds-2026-01.md").read_text(encoding="utf-8")

    assert shown.out == written
    assert "Министру образования Тульской области  \nОбразцовой\u00a0Н.В." in shown.out


def test_text_has_headings_and_tables(clusterctl: Runner) -> None:
    told = clusterctl("render", "order", "himiya", "prikaz-2026-102", "-C", TULA, "--format", "md")

    assert "\n# ПРИКАЗ\n" in told.out
    assert re.search(r"\n\| № \| Участник \|.*\n\| --- \| --- \|", told.out)


def test_pdf_without_an_office_is_told_before_anything_is_made(
    clusterctl: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)

    told = clusterctl("render", "order", "himiya", "-C", TULA, "--format", "pdf", "-o", tmp_path)

    assert told.code == 2
    assert "LibreOffice" in told.err
    assert made(tmp_path) == []


@pytest.mark.slow
@pytest.mark.skipif(not pdf.installed(), reason="LibreOffice is not installed here")
def test_pdf_is_made_by_the_office(clusterctl: Runner, tmp_path: Path) -> None:
    clusterctl(
        "render", "order", "himiya", "prikaz-2026-318", "-C", TULA, "--format", "pdf",
        "-o", tmp_path,
    )  # fmt: skip

    assert (tmp_path / "himiya/order-prikaz-2026-318.pdf").read_bytes().startswith(b"%PDF-")


def test_an_office_that_fails_is_told() -> None:
    with pytest.raises(ClusterctlError) as told:
        pdf.converted({"paper": b""}, sys.executable)  # which knows none of the options

    assert told.value.message.text("ru").startswith("LibreOffice не смог подготовить PDF")


def test_a_form_that_is_a_guess_is_told_with_its_place(
    clusterctl: Runner, tula: Path, tmp_path: Path
) -> None:
    file = tula / "clusters/himiya/supplements/ds-2026-01.yaml"
    text = file.read_text(encoding="utf-8").replace("Журавлёв Кирилл Андреевич", "Ким Саша")
    file.write_text(text, encoding="utf-8", newline="\n")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "Ким Саша" in row)

    told = clusterctl("render", "supplement", "himiya", "-C", tula, "-o", tmp_path)

    assert told.code == 0
    assert f"ds-2026-01.yaml:{line}: проверьте форму «Ким Саши»" in told.err


def test_career_maps_are_given_as_pictures_with_letters_of_their_own(
    clusterctl: Runner, tmp_path: Path
) -> None:
    told = clusterctl(
        "render", "career-maps", "himiya", "--format", "svg", "-C", TULA, "-o", tmp_path
    )

    assert (told.code, told.err) == (0, "")
    assert made(tmp_path) == [
        f"himiya/career-maps/{code}.svg"
        for code in ("18.01.34", "18.01.35", "18.02.13", "18.02.14")
    ]
    drawn = (tmp_path / "himiya/career-maps/18.01.35.svg").read_text(encoding="utf-8")
    assert "Мастер смены" in drawn
    assert "data:font/woff" in drawn


def test_other_papers_are_no_pictures(clusterctl: Runner, tmp_path: Path) -> None:
    told = clusterctl(
        "render", "agreement", "himiya", "--format", "svg", "-C", TULA, "-o", tmp_path
    )

    assert told.code == 2
    assert "career-maps" in told.err
    assert made(tmp_path) == []


def test_a_map_without_steps_is_told_on_the_paper_of_the_maps(
    clusterctl: Runner, tula: Path
) -> None:
    program = tula / "clusters" / "himiya" / "program.yaml"
    text = program.read_text(encoding="utf-8")
    begin = text.index("        steps:", text.index("18.02.13", text.index("career_maps:")))
    end = text.index("    prof_trials:")
    program.write_text(text[:begin] + text[end:], encoding="utf-8")

    told = clusterctl("render", "career-maps", "himiya", "--format", "md", "-C", tula)

    assert "Ступени карьеры ещё не описаны: 18.02.13" in told.out.replace("\u00a0", " ")
