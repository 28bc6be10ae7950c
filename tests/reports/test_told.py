"""The five reports as they are told: at a terminal word for word, in every format, on anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator

from answers import asked
from clusterctl import publishing
from clusterctl.publishing import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from running import Runner

BROKEN = Path(__file__).parents[2] / "examples" / "broken"
NAMES = ("staff-demand", "funding", "remarks", "deadlines", "comparison")
OFFICE = ("docx", "xlsx")


@pytest.mark.parametrize("look", ["80.ru", "120.ru", "120.en"])
@pytest.mark.parametrize("name", NAMES)
def test_reports_are_told_at_a_terminal(
    clusterctl: Runner, tula: Path, golden: Callable[[str, str], None], name: str, look: str
) -> None:
    width, language = look.split(".")
    clusterctl.monkeypatch.setenv("COLUMNS", width)

    outcome = clusterctl("report", name, "--lang", language, cwd=tula)

    assert (outcome.code, outcome.err) == (0, "")
    golden(f"reports/{name}.{look}.txt", outcome.out)


@pytest.mark.parametrize("name", ["remarks", "deadlines"])
def test_a_broken_cluster_is_told_word_for_word(
    clusterctl: Runner, golden: Callable[[str, str], None], name: str
) -> None:
    clusterctl.monkeypatch.setenv("COLUMNS", "120")

    outcome = clusterctl("report", name, "himiya", "--lang", "ru", cwd=BROKEN)

    assert (outcome.code, outcome.err) == (0, "")
    golden(f"reports/{name}.broken.120.ru.txt", outcome.out)


@pytest.mark.parametrize("name", NAMES)
def test_broken_documents_are_told_in_every_format(name: str, tmp_path: Path) -> None:
    report = asked(BROKEN, name)

    for form, each in FORMATS.items():
        content = publishing.told(form, report, "ru")
        assert content
        if form in OFFICE:
            assert isinstance(content, bytes)
            file = tmp_path / f"report{each.ending}"
            file.write_bytes(content)
            assert OpenXmlValidator().validate(file).errors == []


@pytest.mark.parametrize("cluster", ["himiya", "logistika", "selskoe-hozyaystvo"])
@pytest.mark.parametrize("name", NAMES)
def test_broken_clusters_have_their_reports(name: str, cluster: str) -> None:
    report = asked(BROKEN, name, cluster)

    assert publishing.told("json", report, "en")
    assert publishing.told("md", report, "ru")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_a_folder_without_anything_is_told(name: str, form: str, tmp_path: Path) -> None:
    (tmp_path / "clusterctl.yaml").write_text("kind: settings\nformat: 1\n", encoding="utf-8")

    assert publishing.told(form, asked(tmp_path, name), "ru")
