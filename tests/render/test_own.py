"""A folder's own template takes the place of the built-in one, within bounds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest

from clusterctl import resources
from clusterctl.errors import ClusterctlError
from clusterctl.provenance.recording import Recorder, template_mark
from clusterctl.render import confined
from clusterctl.render.doubts import Doubt, collected
from clusterctl.render.jobs import jobs
from clusterctl.render.own import Own, content_of, own
from clusterctl.render.papers import PAPERS
from clusterctl.render.worker import USUAL, Bounds
from clusterctl.templating.errors import RenderError
from clusterctl.word.text import text_of
from conftest import TULA
from render.region import read
from templating.words import saved, word

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links ask for a right on Windows")


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The example region, to put templates into."""
    root = tmp_path / "region"
    shutil.copytree(TULA, root)
    return root


def put(root: Path, name: str, content: bytes) -> None:
    file = root / "templates" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)


def made(root: Path, paper: str = "agreement", cluster: str = "himiya") -> bytes:
    folder = read(root)
    (document,) = folder.of(paper, cluster)
    return PAPERS[paper].made(folder, document, 0, draft=False)


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return file.read(name)


def refused(
    own_template: Own, values: dict[str, object], bounds: Bounds = USUAL
) -> ClusterctlError:
    with pytest.raises(ClusterctlError) as caught:
        confined.rendered(own_template, values, bounds=bounds)
    return caught.value


def test_a_word_file_takes_the_place_of_the_built_in_text(region: Path) -> None:
    put(region, "agreement.docx", word("Договор № {{ agreement.number }} кластера {{ cluster }}"))

    told = text_of(made(region))

    assert told.startswith("Договор № 2/2026 кластера «Химическая отрасль»")
    assert b"templates/agreement.docx" in part(made(region), "docProps/custom.xml")


def test_a_text_takes_the_place_of_the_built_in_one(region: Path) -> None:
    put(region, "agreement.md.j2", "# Договор\n\n{{ cluster }}".encode())

    assert text_of(made(region)).startswith("Договор\n")


ALL = [
    (paper.name, job.cluster, job.document.id)
    for paper in PAPERS.values()
    for cluster in ("himiya", "mashinostroenie")
    for job in jobs(read(), paper, cluster)[:1]
]


@pytest.mark.parametrize(("name", "cluster", "id"), ALL[::3])
def test_the_built_in_text_in_a_folder_makes_the_same_paper(
    region: Path, name: str, cluster: str, id: str
) -> None:
    template = resources.templates() / f"{name}.md.j2"
    papers = []
    for root in (TULA, region):
        if root == region:
            put(region, template.name, template.read_bytes())
        folder = read(root)
        (job,) = (j for j in jobs(folder, PAPERS[name], cluster) if j.document.id == id)
        with collected() as doubts:
            papers.append((PAPERS[name].made(folder, job.document, 0, draft=False), len(doubts)))

    (built_in, fewer), (own_one, as_many) = papers
    assert part(own_one, "word/document.xml") == part(built_in, "word/document.xml")
    assert as_many == fewer


def test_doubtful_forms_are_told_from_the_other_process() -> None:
    person = {"name": "Заяц Б.Г.", "position": None}
    template = Own("templates/a.md.j2", b"{{ person | name_in('genitive') }}")

    with collected() as doubts:
        confined.rendered(template, {"person": person})

    (doubt,) = doubts.values()
    assert isinstance(doubt, Doubt)
    assert (doubt.of, doubt.key, doubt.case.value) == ("Заяц Б.Г.", "name", "genitive")
    assert doubt.reason.text("ru") != doubt.reason.text("en")


def test_an_error_in_a_word_template_has_its_place_and_both_languages() -> None:
    error = refused(Own("templates/a.docx", word("а", "{{ nme }}")), {"name": 1})

    assert isinstance(error, RenderError)
    assert error.place.file == "templates/a.docx"
    assert error.place.within is not None
    assert error.place.within.text("ru") == "абзац 2"
    assert error.message.text("ru") == "{{ nme }}: среди значений нет «nme»"
    assert error.message.text("en") == "{{ nme }}: there is no “nme” among the values"
    assert error.hint is not None
    assert error.hint.text("ru") == "может быть, «name»?"


def test_an_error_in_a_text_has_its_line() -> None:
    error = refused(Own("templates/a.md.j2", "а\n\nб {{ nme }}".encode()), {})

    assert error.place is not None
    assert (error.place.line, error.place.column) == (3, 3)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a zip", "«templates/a.docx» не принимается: это не документ Word (*.docx) или он"),
        (word("{{ ''.__class__ }}"), "имя «__class__» в шаблонах недоступно"),
    ],
)
def test_a_hostile_file_is_refused_by_its_name(content: bytes, reason: str) -> None:
    assert refused(Own("templates/a.docx", content), {}).message.text("ru").startswith(reason)


def test_a_text_of_another_encoding_is_refused() -> None:
    error = refused(Own("templates/a.md.j2", "а\nб".encode("cp1251")), {})

    assert error.message.text("ru") == "текст не в кодировке UTF-8"


def test_a_template_that_takes_too_long_is_given_up() -> None:
    loops = "{% for a in range(400) %}{% for b in range(490) %}{{ x }}{% endfor %}{% endfor %}"
    error = refused(Own("templates/a.md.j2", loops.encode()), {"x": "а" * 200}, Bounds(seconds=0))

    assert error.message.text("ru") == "шаблон не удалось заполнить: на него уходит больше 0 секунд"
    assert error.place is not None
    assert error.place.file == "templates/a.md.j2"


@pytest.mark.parametrize(
    "bounds",
    [
        pytest.param(
            Bounds(memory=1_000_000),
            marks=pytest.mark.skipif(sys.platform != "linux", reason="macOS bounds no memory"),
        ),
        Bounds(output=100),
    ],
)
def test_a_template_that_takes_or_makes_too_much_is_given_up(bounds: Bounds) -> None:
    error = refused(Own("templates/a.docx", word("{{ x }}")), {"x": "а"}, bounds)

    assert error.message.text("ru") == (
        "шаблон не удалось заполнить: ему нужно больше памяти или он пишет больше, чем нужно "
        "документу"
    )


def test_two_templates_of_a_paper_are_refused(region: Path) -> None:
    put(region, "agreement.docx", word("а"))
    put(region, "agreement.md.j2", b"a")

    with pytest.raises(ClusterctlError) as caught:
        own(region, "agreement")

    assert caught.value.message.text("ru") == (
        "«templates/agreement.docx» и «templates/agreement.md.j2» — шаблоны одного и того же "
        "документа"
    )


@LINKS
@pytest.mark.parametrize("target", ["outside.docx", "nowhere.docx"])
def test_a_link_out_of_the_folder_is_refused(region: Path, target: str) -> None:
    (region.parent / "outside.docx").write_bytes(word("а"))
    (region / "templates").mkdir()
    (region / "templates" / "agreement.docx").symlink_to(region.parent / target)

    with pytest.raises(ClusterctlError) as caught:
        own(region, "agreement")

    assert caught.value.message.text("ru") == (
        "«templates/agreement.docx» — ссылка, которая ведёт за пределы папки"
    )


@LINKS
def test_a_folder_of_templates_elsewhere_is_refused(region: Path) -> None:
    (region.parent / "other").mkdir()
    (region.parent / "other" / "agreement.docx").write_bytes(word("а"))
    (region / "templates").symlink_to(region.parent / "other", target_is_directory=True)

    with pytest.raises(ClusterctlError):
        own(region, "agreement")


def test_a_template_that_cannot_be_read_is_told(region: Path) -> None:
    (region / "templates" / "agreement.docx").mkdir(parents=True)

    with pytest.raises(ClusterctlError) as caught:
        own(region, "agreement")

    assert caught.value.message.text("ru").startswith("«templates/agreement.docx» не читается: ")


def test_a_paper_tells_which_template_made_it(region: Path) -> None:
    put(region, "agreement.docx", word("{{ cluster }}"))
    folder = read(region)

    assert PAPERS["agreement"].template_in(folder) == "templates/agreement.docx"
    assert PAPERS["program"].template_in(folder) == "program.md.j2"
    assert Recorder(folder).template("templates/agreement.docx") == template_mark(
        content_of(region, "templates/agreement.docx") or b""
    )


def test_render_tells_the_template_it_has_used(region: Path, clusterctl: Runner) -> None:
    put(region, "agreement.docx", word("{{ cluster }}"))

    ran = clusterctl("render", "agreement", "himiya", cwd=region)

    assert ran.code == 0
    assert "himiya/agreement: по шаблону папки templates/agreement.docx" in ran.err


def test_render_tells_the_place_of_an_error(region: Path, clusterctl: Runner) -> None:
    made_here = docx.Document()
    made_here.add_table(1, 2).cell(0, 1).text = "{{ agreement.nmber }}"
    put(region, "agreement.docx", saved(made_here))

    ran = clusterctl("render", "agreement", "himiya", cwd=region)

    assert ran.code == 2
    assert ran.err.startswith(
        "templates/agreement.docx: таблица 1, строка 1, ячейка 2, абзац 1: ошибка: "
    )


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started from here on."""
    found: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen.__init__

    def noted(self: subprocess.Popen[bytes], *args: Any, **kwargs: Any) -> None:
        start(self, *args, **kwargs)
        found.append(self)

    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
    confined.rendered(Own("templates/a.md.j2", b"a"), {})  # from here on one waits
    return found


def test_one_process_fills_the_templates_of_a_run(started: list[subprocess.Popen[bytes]]) -> None:
    before = len(started)

    told = [
        text_of(confined.rendered(Own("templates/a.md.j2", b"{{ n }}"), {"n": n})) for n in range(3)
    ]

    assert told == ["0\n", "1\n", "2\n"]
    assert len(started) == before


@pytest.mark.parametrize("bounds", [Bounds(seconds=0), Bounds(output=100)])
def test_after_a_template_past_its_bounds_the_next_gets_a_new_process(
    bounds: Bounds, started: list[subprocess.Popen[bytes]]
) -> None:
    before = len(started)
    loops = b"{% for a in range(400) %}{% for b in range(490) %}{{ x }}{% endfor %}{% endfor %}"
    refused(Own("templates/a.md.j2", loops), {"x": "a" * 200}, bounds)

    told = text_of(confined.rendered(Own("templates/b.md.j2", b"b"), {}))

    assert told == "b\n"
    assert len(started) == before + 1


def test_an_error_in_a_template_ends_no_process(started: list[subprocess.Popen[bytes]]) -> None:
    before = len(started)
    refused(Own("templates/a.md.j2", b"{{ nme }}"), {})

    assert text_of(confined.rendered(Own("templates/b.md.j2", b"b"), {})) == "b\n"
    assert len(started) == before


def test_doubts_of_one_paper_are_not_told_of_the_next() -> None:
    template = Own("templates/a.md.j2", b"{{ person | name_in('genitive') }}")
    confined.rendered(template, {"person": {"name": "Заяц Б.Г.", "position": None}})

    with collected() as doubts:
        confined.rendered(Own("templates/b.md.j2", b"b"), {})

    assert not doubts


def test_a_process_that_was_ended_meanwhile_is_replaced(
    started: list[subprocess.Popen[bytes]],
) -> None:
    refused(Own("templates/a.md.j2", b"a"), {}, Bounds(output=100))
    confined.rendered(Own("templates/a.md.j2", b"a"), {})
    started[-1].kill()
    started[-1].wait()

    assert text_of(confined.rendered(Own("templates/b.md.j2", b"b"), {})) == "b\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal for one process")
def test_an_interrupted_run_leaves_no_process_behind() -> None:
    loops = b"{% for a in range(440) %}{% for b in range(440) %}{{ x }}{% endfor %}{% endfor %}"
    given = f"""
import os, signal, subprocess, threading
from clusterctl.render import confined
from clusterctl.render.own import Own

start = subprocess.Popen.__init__

def interrupted(self, *args, **kwargs):
    start(self, *args, **kwargs)
    print(self.pid, flush=True)
    threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()

subprocess.Popen.__init__ = interrupted
confined.rendered(Own("a.md.j2", {loops!r}), {{"x": "x" * 200}})
"""

    ran = subprocess.run(
        [sys.executable, "-c", given],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "KeyboardInterrupt" in ran.stderr
    with pytest.raises(ProcessLookupError):
        os.kill(int(ran.stdout), 0)


def test_what_our_own_process_has_held_does_not_count_for_the_one_apart() -> None:
    program = """
import subprocess
from clusterctl.render import confined
from clusterctl.render.own import Own
held = b"x" * 600_000_000
del held
started, start = [], subprocess.Popen.__init__
def noted(self, *args, **kwargs):
    start(self, *args, **kwargs)
    started.append(self)
subprocess.Popen.__init__ = noted
for _ in range(3):
    confined.rendered(Own("templates/a.md.j2", b"a"), {})
print(len(started))
"""

    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip

    assert told.stdout == b"1\n"
