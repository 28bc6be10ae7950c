"""The file itself: what Word expects of it, and the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from openxml_audit import OpenXmlValidator

from clusterctl.templating.template import compile_text
from clusterctl.word.properties import Core
from clusterctl.word.text import text_of
from templating.papers import found, paper, part
from templating.sample import values

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATES = Path(__file__).parents[1] / "templating" / "templates"
EVERYTHING = """\
::: contents Содержание
# Т
## #. [#а] Б **в** *г*
#.#. см. [#а], таблицу [#т]
#.#.#. д
#) е
  #а) ж
- з

Таблица # [#т] — И

::: table size=10
| а || б |
| ^^ | в | г |
|:--|:-:|--:|
{% for x in xs %}
| {{ x }} | 2<br>3 | {{ x | lines }} |
{% endfor %}
:::

|--|--|
| {{ xs[0] }} | д |

::: keep
::: gap 2
::: columns 1 2
::: column
а
:::
::: column
:::
:::
:::
::: pagebreak
::: landscape
::: appendix
Приложение № #
:::
#. пункт

| а |
|--|
| б |
:::
::: addressee
кому
:::
::: signatures
::: party
**А**
:::
:::
"""


def sample(parties: int = 4) -> bytes:
    text = (TEMPLATES / "agreement.md.j2").read_text(encoding="utf-8")
    core = Core(title="Соглашение & прочее", created=date(2026, 9, 15))
    properties = {"clusterctl.version": "1", "источник": "a.yaml & b.yaml"}
    return compile_text(text, "agreement.md.j2").render(
        values(parties), draft="ПРОЕКТ. Ошибок: 3", core=core, properties=properties
    )


PAPERS: dict[str, Callable[[], bytes]] = {
    "sample": sample,
    "everything": lambda: paper(EVERYTHING, xs=["один", "два & три"]),
    "empty": lambda: paper(""),
    "letter": lambda: paper("---\npage: letter\nsize: 13\n---\nа"),
}


@pytest.mark.parametrize("name", PAPERS)
def test_word_would_open_it_without_a_word(name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(PAPERS[name]())

    outcome = OpenXmlValidator().validate(file)

    assert [f"{e.part_uri}: {e.description}" for e in outcome.errors] == []


@pytest.mark.parametrize("name", PAPERS)
def test_ids_and_bookmarks_are_each_its_own(name: str) -> None:
    made = PAPERS[name]()

    for path in ("//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name"):
        marks = found(made, path)
        assert len(marks) == len(set(marks))
    lists = found(made, "//w:num/@w:numId", "word/numbering.xml")
    assert set(found(made, "//w:pPr/w:numPr/w:numId/@w:val")) <= set(lists)
    styles = set(found(made, "//w:style/@w:styleId", "word/styles.xml"))
    used = found(made, "//w:pStyle/@w:val | //w:tblStyle/@w:val")
    assert set(used) <= styles


def test_python_docx_reads_it() -> None:
    document = docx.Document(BytesIO(sample()))

    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.name == "Title"
    assert document.core_properties.title == "Соглашение & прочее"
    assert document.core_properties.author == "clusterctl"
    assert document.core_properties.created == document.core_properties.modified
    assert [len(table.columns) for table in document.tables] == [2, 5, 2, 5, 6, 3]


def test_where_a_paper_comes_from_is_kept_in_it() -> None:
    root = part(sample(), "docProps/custom.xml")

    kept = {entry.get("name"): entry[0].text for entry in root}
    assert kept == {"clusterctl.version": "1", "источник": "a.yaml & b.yaml"}


def test_a_draft_says_so_on_every_page() -> None:
    for name in ("word/header.xml", "word/headerFirst.xml"):
        assert "ПРОЕКТ. Ошибок: 3" in found(sample(), "//w:t/text()", name)
        assert "ПРОЕКТ" not in "".join(found(paper("а"), "//w:t/text()", name))


def test_the_same_values_make_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from word.test_package import sample;"
        "pathlib.Path(sys.argv[1]).write_bytes(sample())"
    )
    tests = Path(__file__).parents[1]
    paths = os.pathsep.join([str(tests), str(tests.parent / "src")])
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths, "TZ": "Asia/Omsk"}
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / seed)], env=environment, check=True
        )

    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() == sample()


def test_nothing_in_the_file_depends_on_the_machine() -> None:
    with zipfile.ZipFile(BytesIO(sample())) as package:
        entries = package.infolist()

    assert entries[0].filename == "[Content_Types].xml"
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {e.create_system for e in entries} == {0}
    assert {e.compress_type for e in entries} == {zipfile.ZIP_STORED}


def test_many_parties_lose_nobody() -> None:
    text = text_of(sample(40))

    for number in range(40):
        assert text.count(f"71990000{number:02}") == 2  # the list and the signatures
    assert text.count("М.П.") == 40
