"""The Russian catalogue is complete, fresh, and says numbers the Russian way."""

from __future__ import annotations

import gettext
import importlib.util
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "scripts" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogue"] = module
    spec.loader.exec_module(module)
    return module


catalogue = load_script()


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sources and fragments of a program of our own, one text and its translation each."""
    monkeypatch.setattr(catalogue, "SOURCES", tmp_path)
    monkeypatch.setattr(catalogue, "FRAGMENTS", tmp_path)
    monkeypatch.setattr(catalogue, "CATALOGUE", tmp_path / "clusterctl.mo")
    (tmp_path / "code.py").write_text(
        '_("no file {path}", path=1)\nn_("{n} day", "{n} days", 3)\n', encoding="utf-8"
    )
    days = 'msgid "{n} day"\nmsgid_plural "{n} days"\n' + "".join(
        f'msgstr[{i}] "{{n}} {form}"\n' for i, form in enumerate(("день", "дня", "дней"))
    )
    (tmp_path / "a.po").write_text(
        HEADER + 'msgid "no file {path}"\nmsgstr "нет файла {path}"\n\n' + days, encoding="utf-8"
    )
    catalogue.main([])
    return tmp_path


def test_every_text_of_the_program_has_a_fresh_translation_and_no_other_is_kept() -> None:
    assert sorted(catalogue.problems()) == []


def test_a_whole_area_has_no_problems(area: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = catalogue.main(["--check"])

    assert (status, capsys.readouterr().out.splitlines()[-1]) == (
        0,
        "every text has its translation",
    )
    assert (area / "clusterctl.mo").exists()


@pytest.mark.parametrize(
    ("n", "told"), [(1, "1 день"), (2, "2 дня"), (5, "5 дней"), (11, "11 дней"), (21, "21 день")]
)
def test_numbers_take_their_russian_form(area: Path, n: int, told: str) -> None:
    texts = gettext.GNUTranslations(io.BytesIO((area / "clusterctl.mo").read_bytes()))

    form = texts.ngettext("{n} day", "{n} days", n)

    assert form.format(n=n) == told


def test_bytes_depend_on_the_texts_alone(area: Path) -> None:
    before = (area / "clusterctl.mo").read_bytes()
    (area / "b.po").write_text((area / "a.po").read_text(encoding="utf-8"), encoding="utf-8")
    (area / "a.po").unlink()

    catalogue.main([])

    assert (area / "clusterctl.mo").read_bytes() == before


@pytest.mark.parametrize(
    ("code", "told"),
    [
        pytest.param('_("new")', "no translation of “new”", id="missing"),
        pytest.param('n_("no file {path}", "x", 1)', "has another plural", id="plural"),
        pytest.param('def msgids():\n    yield "said"', "no translation of “said”", id="extra"),
    ],
)
def test_what_the_sources_say_and_the_fragments_lack_is_told(
    area: Path, monkeypatch: pytest.MonkeyPatch, code: str, told: str
) -> None:
    monkeypatch.syspath_prepend(str(area.parent))
    monkeypatch.setattr(catalogue, "SOURCES", area)
    (area / "a_first.py").write_text(code, encoding="utf-8")

    found = list(catalogue.problems())

    assert [line for line in found if told in line]


def test_a_translation_nobody_asks_for_is_told(area: Path) -> None:
    (area / "code.py").write_text('_("no file {path}")\n', encoding="utf-8")

    found = list(catalogue.problems())

    assert [line.partition(": ")[2] for line in found] == ["nobody says “{n} day” any more"]


def test_a_translation_with_other_values_is_told(area: Path) -> None:
    text = (area / "a.po").read_text(encoding="utf-8")
    (area / "a.po").write_text(text.replace("{n} дня", "{m} дня"), encoding="utf-8")
    catalogue.main([])

    found = list(catalogue.problems())

    assert [line.partition(": ")[2] for line in found] == [
        "“{m} дня” takes other values than “{n} day”"
    ]


def test_a_stale_catalogue_is_told(area: Path) -> None:
    text = (area / "a.po").read_text(encoding="utf-8")
    (area / "a.po").write_text(text.replace("нет файла", "файла нет"), encoding="utf-8")

    found = list(catalogue.problems())

    assert len(found) == 1
    assert "run scripts/catalogue.py" in found[0]


@pytest.mark.parametrize(
    ("fragment", "told"),
    [
        pytest.param('msgid "no file {path}"\nmsgstr "x"\n', "stands in", id="two-fragments"),
        pytest.param(
            'msgid "x"\nmsgstr "y"\n\nmsgid "x"\nmsgstr "z"\n', "stands twice", id="one-fragment"
        ),
        pytest.param('msgid "x"\nmsgstr ""\n', "no finished translation", id="empty"),
        pytest.param('#, fuzzy\nmsgid "x"\nmsgstr "y"\n', "no finished translation", id="fuzzy"),
        pytest.param(
            'msgid "x"\nmsgid_plural "y"\nmsgstr[0] "z"\nmsgstr[1] "z"\n',
            "no finished translation",
            id="two-forms",
        ),
        pytest.param('#~ msgid "x"\n#~ msgstr "y"\n', "obsolete", id="obsolete"),
        pytest.param("msgid x\n", "b.po", id="syntax"),
    ],
)
def test_a_fragment_that_cannot_be_trusted_is_refused(
    area: Path, capsys: pytest.CaptureFixture[str], fragment: str, told: str
) -> None:
    (area / "b.po").write_text(HEADER + fragment, encoding="utf-8")

    status = catalogue.main([])

    assert status == 1
    assert told in capsys.readouterr().out
