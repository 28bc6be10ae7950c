"""`clusterctl render`: drafts and their errors, strictness, whole files or none."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from clusterctl.render.filters import FILTERS
from clusterctl.templating.errors import RenderError
from clusterctl.templating.template import compile_text
from clusterctl.word.text import text_of
from conftest import ROOT
from templating.papers import part

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner

LATE = ("clusters/himiya/agreement.yaml", "\ndate: 2026-03-26", "\ndate: 2026-04-26")


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Puts other words into a file of the folder."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def files(folder: Path) -> list[str]:
    """All files below a folder."""
    return sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())


def mark(content: bytes) -> str:
    """What a paper says in the header of its first page."""
    return "".join(map(str, part(content, "word/headerFirst.xml").itertext()))


def test_a_paper_of_sound_documents_is_made_in_build(clusterctl: Runner, tula: Path) -> None:
    told = clusterctl("render", "agreement", "himiya", cwd=tula)

    assert (told.code, told.out, told.err) == (0, "build/himiya/agreement.docx: готово\n", "")
    assert files(tula / "build") == ["himiya/agreement.docx"]
    assert mark((tula / "build/himiya/agreement.docx").read_bytes()) == ""


def test_errors_make_a_draft_that_says_how_many(clusterctl: Runner, tula: Path) -> None:
    change(tula, *LATE)
    change(tula, "organizations/emp-kraski.yaml", 'inn: "7199002106"', 'inn: "7199002107"')

    told = clusterctl("render", "agreement", "himiya", cwd=tula)

    assert told.code == 0
    assert told.out == (
        "build/himiya/agreement.docx: готово как проект, в исходных документах 2 ошибки\n"
    )
    content = (tula / "build/himiya/agreement.docx").read_bytes()
    assert mark(content) == "ПРОЕКТ. В исходных документах 2 ошибки"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(("himiya", "--draft"), "ПРОЕКТ"), (("selskoe-hozyaystvo",), "ПРОЕКТ"), (("himiya",), "")],
    ids=["asked-for", "a-draft-document", "final"],
)
def test_a_draft_without_errors_says_only_that_it_is_one(
    clusterctl: Runner, tula: Path, arguments: tuple[str, ...], expected: str
) -> None:
    clusterctl("render", "program", *arguments, cwd=tula)

    assert mark((tula / f"build/{arguments[0]}/program.docx").read_bytes()) == expected


def test_strictness_refuses_errors_and_writes_nothing(clusterctl: Runner, tula: Path) -> None:
    change(tula, *LATE)

    told = clusterctl("render", "agreement", "himiya", "--strict", cwd=tula)

    assert (told.code, told.out) == (2, "")
    assert "Соглашение о сотрудничестве: 1 ошибка в исходных документах" in told.err
    assert "их покажет `clusterctl validate`; без --strict получится проект" in told.err
    assert not (tula / "build").exists()


def test_strictness_refuses_of_all_papers_those_with_errors(clusterctl: Runner, tula: Path) -> None:
    change(tula, *LATE)

    told = clusterctl("render", "--all", "--strict", cwd=tula)

    assert told.code == 2
    assert not (tula / "build/himiya/agreement.docx").exists()


def test_all_makes_the_papers_of_every_cluster(clusterctl: Runner, tula: Path) -> None:
    told = clusterctl("render", "--all", cwd=tula)

    assert told.code == 0
    made = files(tula / "build")
    for cluster in ("himiya", "mashinostroenie", "selskoe-hozyaystvo"):
        assert {f"{cluster}/agreement.docx", f"{cluster}/program.docx"} <= {*made}
    assert len(told.out.splitlines()) == len(made)


@pytest.mark.parametrize(
    "damage", ["\x07", "\n<<<<<<< HEAD\n", "\n\tid: x\n"], ids=["control", "conflict", "tab"]
)
def test_a_file_that_cannot_be_read_makes_a_draft_and_nobody_is_left_out(
    clusterctl: Runner, tula: Path, damage: str
) -> None:
    file = tula / "organizations/emp-himiya.yaml"
    file.write_text(file.read_text("utf-8") + damage, encoding="utf-8", newline="\n")

    told = clusterctl("render", "agreement", "himiya", cwd=tula)

    assert (told.code, "готово как проект" in told.out) == (0, True)
    assert "emp-himiya" in text_of((tula / "build/himiya/agreement.docx").read_bytes())
    assert clusterctl("render", "agreement", "himiya", "--strict", cwd=tula).code == 2


def test_a_program_that_cannot_be_read_makes_a_draft_of_the_agreement(
    clusterctl: Runner, tula: Path
) -> None:
    (tula / "clusters/himiya/program.yaml").write_text("- a list", encoding="utf-8")

    told = clusterctl("render", "agreement", "himiya", "--strict", cwd=tula)

    assert told.code == 2


def test_a_name_arrives_on_paper_as_it_is_written(clusterctl: Runner, tula: Path) -> None:
    odd = "ООО «А & Б <тест> {{ 7*7 }}»"
    change(tula, "organizations/emp-kraski.yaml", "short: ООО «ЛКЗ «Образцовый»", f'short: "{odd}"')

    clusterctl("render", "agreement", "himiya", cwd=tula)

    assert odd in text_of((tula / "build/himiya/agreement.docx").read_bytes())


def test_a_file_in_place_of_the_build_folder_is_told(clusterctl: Runner, tula: Path) -> None:
    (tula / "build").write_text("мой файл", encoding="utf-8")

    told = clusterctl("render", "agreement", "himiya", cwd=tula)

    assert (told.code, told.out) == (2, "")
    assert "build/himiya/agreement.docx» не записывается" in told.err
    assert (tula / "build").read_text(encoding="utf-8") == "мой файл"


def test_a_folder_in_place_of_the_paper_is_left_as_it_is(clusterctl: Runner, tula: Path) -> None:
    taken = tula / "build/himiya/agreement.docx"
    (taken / "внутри").mkdir(parents=True)

    told = clusterctl("render", "agreement", "himiya", cwd=tula)

    assert told.code == 2
    assert [p.name for p in taken.parent.iterdir()] == ["agreement.docx"]
    assert [p.name for p in taken.iterdir()] == ["внутри"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_closed_for_writing_gets_nothing_half_written(
    clusterctl: Runner, tula: Path
) -> None:
    closed = tula / "build/himiya"
    closed.mkdir(parents=True)
    closed.chmod(0o555)

    told = clusterctl("render", "agreement", "himiya", cwd=tula)

    closed.chmod(0o755)
    assert told.code == 2
    assert files(tula / "build") == []


def test_a_build_folder_may_be_a_link(clusterctl: Runner, tula: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "готовое"
    elsewhere.mkdir()
    (tula / "build").symlink_to(elsewhere, target_is_directory=True)

    told = clusterctl("render", "agreement", "himiya", cwd=tula)

    assert told.code == 0
    assert files(elsewhere) == ["himiya/agreement.docx"]


def test_an_older_paper_is_replaced_whole(clusterctl: Runner, tula: Path) -> None:
    old = tula / "build/himiya/agreement.docx"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old")

    clusterctl("render", "agreement", "himiya", cwd=tula)

    assert old.read_bytes()[:2] == b"PK"
    assert files(tula / "build") == ["himiya/agreement.docx"]


def test_a_template_that_asks_for_what_there_is_not_says_where() -> None:
    template = compile_text("Город\n\n{{ agreement.plase }}", "agreement.md.j2", FILTERS)

    with pytest.raises(RenderError) as caught:
        template.render({"agreement": {"place": "г. Тула"}})

    error = caught.value
    assert (error.place.file, error.place.line) == ("agreement.md.j2", 3)
    assert "plase" in error.message.text("ru")
    assert error.hint is not None
    assert "place" in error.hint.text("ru")


def test_a_mistake_in_a_template_ends_the_run(
    clusterctl: Runner, tula: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "agreement.md.j2").write_text("{{ agreement.plase }}", encoding="utf-8")
    monkeypatch.setattr("clusterctl.resources.templates", lambda: templates)

    told = clusterctl("render", "agreement", "himiya", cwd=tula)

    assert (told.code, told.out) == (2, "")
    assert "plase" in told.err
    assert not (tula / "build").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["agreement", "program"])
def test_the_same_folder_makes_the_same_bytes_in_any_process(name: str, tula: Path) -> None:
    digests = set()
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "clusterctl", "render", name, "himiya", "-C", str(tula)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            check=True, capture_output=True,
        )  # fmt: skip
        content = (tula / f"build/himiya/{name}.docx").read_bytes()
        digests.add(hashlib.sha256(content).hexdigest())

    assert len(digests) == 1
