"""Codes of professions are known with their titles and successors; a folder may bring its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clusterctl import resources
from clusterctl.classifiers import Classifier, kind_of, recommended_indicators, same_title
from clusterctl.errors import ClusterctlError

if TYPE_CHECKING:
    from pathlib import Path

BUILT_IN = Classifier.load()


def own(folder: Path, content: str | bytes) -> Path:
    path = folder / "classifiers" / "spo.csv"
    path.parent.mkdir()
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_a_code_gives_its_title_kind_and_status() -> None:
    builder = BUILT_IN.get("08.01.27")

    assert builder is not None
    assert (builder.title, builder.kind, builder.status) == (
        "Мастер общестроительных работ",
        "profession",
        "current",
    )
    assert BUILT_IN.get("99.02.99") is None


def test_a_legacy_code_leads_to_what_replaced_it() -> None:
    successor = BUILT_IN.successor("08.01.07")

    assert successor is not None
    assert successor.code == "08.01.27"
    assert BUILT_IN.successor("08.01.27") is None
    assert BUILT_IN.successor("35.02.03") is None
    assert BUILT_IN.successor("99.02.99") is None


def test_the_built_in_classifier_agrees_with_itself() -> None:
    professions = BUILT_IN.professions.values()

    assert len(professions) == 188
    assert all(p.kind == kind_of(p.code) for p in professions)
    assert all(p.status == "legacy" for p in professions if p.replaced_by)
    assert {p.replaced_by for p in professions if p.replaced_by} <= set(BUILT_IN.professions)
    assert all(p.title == " ".join(p.title.split()) for p in professions)


@pytest.mark.parametrize(
    ("code", "kind"),
    [("15.02.16", "specialty"), ("15.01.38", "profession"), ("15.03.01", None), ("15.02", None)],
)
def test_the_second_group_of_a_code_tells_its_kind(code: str, kind: str | None) -> None:
    assert kind_of(code) == kind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Технология машиностроения", "технология  машиностроения ", True),
        ("Учёт и контроль", "Учет и контроль", True),
        ("Мастер «Луч»", 'Мастер "Луч"', True),
        ("Токарь-фрезеровщик", "Токарь – фрезеровщик", True),
        ("Технология машиностроения", "Технологии машиностроения", False),
    ],
)
def test_titles_differ_in_words_only(one: str, other: str, *, same: bool) -> None:
    assert same_title(one, other) is same


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("code,title\n15.02.99,Новая\n", id="two-columns"),
        pytest.param("\ufeffcode;title;status\r\n15.02.99;Новая;current\r\n", id="excel"),
        pytest.param("title,code,kind\nНовая,15.02.99,specialty\n", id="another-order"),
    ],
)
def test_a_folder_s_own_classifier_takes_the_place_of_the_built_in(
    tmp_path: Path, content: str
) -> None:
    classifier = Classifier.load(own(tmp_path, content))

    assert {p.code: (p.title, p.kind, p.status) for p in classifier.professions.values()} == {
        "15.02.99": ("Новая", "specialty", "current")
    }


def test_a_folder_without_its_own_has_the_built_in_one(tmp_path: Path) -> None:
    assert Classifier.load(tmp_path).get("08.01.27") is not None


def test_replacements_in_a_ring_end(tmp_path: Path) -> None:
    ring = "code,title,status,replaced_by\n15.02.01,А,legacy,15.02.02\n15.02.02,Б,legacy,15.02.01\n"

    successor = Classifier.load(own(tmp_path, ring)).successor("15.02.01")

    assert successor is not None
    assert successor.code == "15.02.02"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("code\n15.02.16\n", "строка 1: нет столбца title", id="column"),
        pytest.param("", "строка 1: нет столбца code", id="empty"),
        pytest.param(
            "code,title\n15.2.16,А\n", "строка 2: «15.2.16» — не код вида 15.02.16", id="code"
        ),
        pytest.param(
            "code,title\n15.02.16\n", "строка 2: у кода 15.02.16 нет названия", id="title"
        ),
        pytest.param(
            "code,title\n15.02.16,А\n15.02.16,Б\n",
            "строка 3: код 15.02.16 встречается дважды",
            id="twice",
        ),
        pytest.param(
            "code,title,status\n15.02.16,А,старый\n",
            "строка 2: «старый» — не current, legacy или uncertain",
            id="status",
        ),
        pytest.param("code,title\n15.02.16,А\n".encode("utf-16"), "UTF-8", id="encoding"),
    ],
)
def test_an_own_classifier_that_cannot_be_used_says_where(
    tmp_path: Path, content: str | bytes, told: str
) -> None:
    with pytest.raises(ClusterctlError) as caught:
        Classifier.load(own(tmp_path, content))

    assert told in caught.value.message.text("ru")
    assert "classifiers/spo.csv" in caught.value.message.text("ru")


def test_the_catalogue_of_indicators_is_numbered_without_gaps() -> None:
    assert [i.id for i in recommended_indicators()] == [f"I-{n:02}" for n in range(1, 28)]


def test_an_indicator_is_worked_out_from_sections_or_from_the_monitoring() -> None:
    schema = json.loads((resources.schemas() / "program.schema.json").read_text("utf-8"))
    sections = set(schema["properties"]["sections"]["properties"])

    for indicator in recommended_indicators():
        assert set(indicator.sections) <= sections, indicator.id
        assert indicator.sections or indicator.monitoring, indicator.id
        assert indicator.direction in {"up", "down"}, indicator.id
        assert indicator.aggregation in {"sum", "avg", "last", "cumulative"}, indicator.id
