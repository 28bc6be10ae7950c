"""The Word template of examples/word makes agreements of the region, and Word takes them."""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator

from clusterctl import check
from clusterctl.render.papers import PAPERS
from clusterctl.word.opening import opened
from clusterctl.word.places import spots, words
from conftest import ROOT, TULA
from render.region import plain, read

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = ROOT / "examples" / "word" / "templates"
CLUSTERS = ("himiya", "mashinostroenie", "selskoe-hozyaystvo")


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example region with the college's template."""
    root = tmp_path_factory.mktemp("word") / "region"
    shutil.copytree(TULA, root)
    shutil.copytree(TEMPLATES, root / "templates")
    return root


@pytest.fixture(scope="module", params=CLUSTERS)
def agreement(request: pytest.FixtureRequest, region: Path) -> tuple[str, bytes]:
    """A cluster and its agreement."""
    folder = read(region)
    (document,) = folder.of("agreement", request.param)
    return request.param, PAPERS["agreement"].made(folder, document, 0, draft=True)


def test_every_party_and_every_obligation_stands_in_it(agreement: tuple[str, bytes]) -> None:
    cluster, content = agreement
    folder = read()
    (document,) = folder.of("agreement", cluster)
    text = plain(" ".join(words(spot.paragraph) for spot in spots(opened(content, cluster))))

    for _i, party in document.items("parties"):
        organization = folder.get("organization", party["organization"])
        assert organization is not None
        assert plain(organization.get("name", "full")) in text
        assert organization.get("inn") in text
    for _i, direction in document.items("directions"):
        for obligation in direction.get("obligations", ()):
            assert plain(obligation["text"]) in text
    assert document.get("number") in text
    assert "{" not in text


def test_the_headers_tell_the_college_the_number_and_the_draft(
    agreement: tuple[str, bytes],
) -> None:
    found = [
        (spot.place.text("ru"), words(spot.paragraph)) for spot in spots(opened(agreement[1], "а"))
    ]

    headers = {place: text for place, text in found if place.startswith("верхний")}
    assert any("Соглашение № " in text for text in headers.values())
    assert list(headers.values()).count("ПРОЕКТ") == 2
    with zipfile.ZipFile(BytesIO(agreement[1])) as file:
        assert any(name.startswith("word/media/") for name in file.namelist())


def test_word_opens_it_without_a_word(agreement: tuple[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "agreement.docx"
    file.write_bytes(agreement[1])

    assert [error.description for error in OpenXmlValidator().validate(file).errors] == []


def test_a_template_in_the_folder_is_no_finding(region: Path) -> None:
    assert check.check(read(region)).findings == check.check(read(TULA)).findings
